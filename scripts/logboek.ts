// npm run --silent logboek -- --van <plek> [--bewaard <bestand>]: walks the log and prints the head of each strand, a line
// `streng nummer mac`, while the server runs. Kept on another machine, those lines show later that a tail or a strand was
// cut off: with --bewaard each of them must still be there. A place is as with npm run verhuis. The key file is
// AANTAFEL_SLEUTELS. Ends with another code than 0 when something is wrong: let the timer that runs it tell somebody.
import { readFileSync } from 'node:fs';
import { leesHoofdsleutels, StartFout } from '../src/lib/server/opslag/sleutelbestand.ts';
import { stop } from './proces.ts';
import { keurStrengen, Ongelijk, type Kop } from './verhuis/nakijken.ts';
import { leesPlek } from './verhuis/plek.ts';
import { openDatabase } from './verhuis/postgres.ts';
import { heeftBestanden, openMap } from './verhuis/sqlite.ts';
import type { Huis } from './verhuis/vorm.ts';

const GEBRUIK = 'Zo: npm run --silent logboek -- --van sqlite:data --bewaard koppen.txt';
const keuze = (naam: string): string | undefined =>
	process.argv.includes(naam) ? process.argv[process.argv.indexOf(naam) + 1] : undefined;

/** The lines of an earlier run, one after another or of many runs together. @throws StartFout for any other file */
function leesKoppen(bestand: string): Kop[] {
	const regels = readFileSync(bestand, 'utf8').split('\n').filter(Boolean);
	return regels.map((regel) => {
		const [, keten, nummer, mac] = /^(\d+) (\d+) ([\w-]+)$/.exec(regel) ?? [];
		if (!mac) throw new StartFout(`In ${bestand} staat een regel die geen kop is.`);
		return { keten: Number(keten), nummer: Number(nummer), mac };
	});
}

async function open(plek: string): Promise<Huis> {
	const waar = leesPlek(plek);
	if (!waar) throw new StartFout(GEBRUIK);
	if ('database' in waar) return openDatabase(waar.database, { kijken: true });
	if (!heeftBestanden(waar.gegevens)) throw new StartFout(`In ${waar.gegevens} staan geen gegevens.`);
	return openMap(waar.gegevens);
}

let huis: Huis | undefined;
try {
	const bewaard = keuze('--bewaard');
	const eerder = bewaard === undefined ? [] : leesKoppen(bewaard);
	const hoofd = leesHoofdsleutels(process.env.AANTAFEL_SLEUTELS);
	huis = await open(keuze('--van') ?? '');
	const { koppen } = await keurStrengen(huis, hoofd, eerder);
	for (const { keten, nummer, mac } of koppen) process.stdout.write(`${keten} ${nummer} ${mac}\n`);
} catch (fout) {
	if (fout instanceof StartFout || fout instanceof Ongelijk) stop(fout.message);
	throw fout;
} finally {
	await huis?.sluit();
}
