// npm run kopie -- --naar <map> --sleutels-naar <andere map>: a proven copy of the data folder, while the server runs.
//   --terug <map> --sleutels-terug <map> --gegevens <lege map>: puts a copy back.
//   --nakijken <map> --sleutels-terug <map>: looks whether an older copy still is whole.
// The data folder is AANTAFEL_GEGEVENS or --gegevens; the key file AANTAFEL_SLEUTELS. Ends with another code than 0 when
// there is no good copy: let the timer that runs it tell somebody.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wordEigenaar } from '../src/lib/server/opslag/eigenaar.ts';
import { leesHoofdsleutels, StartFout } from '../src/lib/server/opslag/sleutelbestand.ts';
import { maakKopie, zetTerug } from './kopie/kopieer.ts';
import { stop } from './proces.ts';
import { Ongelijk, type Keuring } from './verhuis/nakijken.ts';

const GEBRUIK = 'Zo: npm run kopie -- --naar /kopie/zaken --sleutels-naar /kopie-kort/sleutels';
const meld = (zin: string): void => void process.stdout.write(`${zin}\n`);
const keuze = (naam: string): string | undefined => {
	const plek = process.argv.indexOf(naam);
	const waarde = plek < 0 ? undefined : process.argv[plek + 1];
	return waarde === undefined ? undefined : path.resolve(waarde);
};
const isIn = (map: string, ander: string) => `${map}/`.startsWith(`${ander}/`);

function vertel({ strengen, auditrijen, documenten, blokken }: Keuring): void {
	meld(`Logboek: ${auditrijen} regels in ${strengen} strengen kloppen.`);
	meld(`Documenten: ${documenten} gaan open, ${blokken} blokken.`);
}

async function maak(gegevens: string, naar: string): Promise<void> {
	const sleutels = keuze('--sleutels-naar');
	if (!sleutels || isIn(sleutels, naar) || isIn(naar, sleutels))
		throw new StartFout(`De sleutels gaan naar een eigen plek. ${GEBRUIK}`);
	if (isIn(naar, gegevens) || isIn(sleutels, gegevens))
		throw new StartFout('Een kopie hoort niet in de map van de gegevens zelf.');
	if (!existsSync(path.join(gegevens, 'casus.db')))
		throw new StartFout(`In ${gegevens} staan geen gegevens.`);
	const hoofd = leesHoofdsleutels(process.env.AANTAFEL_SLEUTELS);
	const naam = new Date().toISOString().replaceAll(':', '.');
	vertel(await maakKopie(gegevens, { casus: naar, sleutels }, naam, hoofd, meld));
	meld(`Klaar: ${path.join(naar, naam)} en ${path.join(sleutels, naam)}.`);
}

async function zetHeleKopieTerug(casus: string, map: string): Promise<void> {
	const sleutels = keuze('--sleutels-terug');
	if (!sleutels) throw new StartFout('Noem ook de kopie van de sleutels: --sleutels-terug <map>.');
	vertel(await zetTerug({ casus, sleutels }, map, leesHoofdsleutels(process.env.AANTAFEL_SLEUTELS)));
}

async function begin(): Promise<void> {
	const gegevens = keuze('--gegevens') ?? path.resolve(process.env.AANTAFEL_GEGEVENS ?? 'data');
	const [naar, terug, nakijken] = ['--naar', '--terug', '--nakijken'].map(keuze);
	if (naar) return maak(gegevens, naar);
	if (terug) {
		mkdirSync(gegevens, { recursive: true, mode: 0o700 });
		if (readdirSync(gegevens).length > 0)
			throw new StartFout(`${gegevens} is niet leeg. Er is niets gedaan.`);
		const geefVrij = wordEigenaar(gegevens);
		await zetHeleKopieTerug(terug, gegevens).finally(geefVrij);
		return meld(`Teruggezet in ${gegevens}.`);
	}
	if (!nakijken) throw new StartFout(GEBRUIK);
	const proef = mkdtempSync(path.join(tmpdir(), 'aan-tafel-nakijken-'));
	try {
		await zetHeleKopieTerug(nakijken, proef);
	} finally {
		rmSync(proef, { recursive: true, force: true });
	}
}

await begin().catch((fout: unknown) => {
	if (fout instanceof StartFout) stop(fout.message);
	if (fout instanceof Ongelijk) stop(`De kopie is niet goed: ${fout.message}`);
	const code = (fout as { code?: string }).code ?? '';
	if (code === 'ENOSPC' || code === 'SQLITE_FULL') stop('De schijf is vol. Er is geen kopie gemaakt.');
	throw fout;
});
