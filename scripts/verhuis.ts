// npm run verhuis -- --van <plek> --naar <plek>: a whole store from SQLite to PostgreSQL, or back. A place is a data folder
// (`sqlite:data`) or a database (`postgres://…`, or `env:NAAM` for an address that should not stand on the command line).
// The key file of the store is AANTAFEL_SLEUTELS; it does not move along. Ended half-way, the same command goes on.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { wordEigenaar } from '../src/lib/server/opslag/eigenaar.ts';
import { migreer } from '../src/lib/server/opslag/migratie.ts';
import { migreerPostgres } from '../src/lib/server/opslag/postgresmigratie.ts';
import { leesHoofdsleutels, StartFout, type Hoofdsleutels } from '../src/lib/server/opslag/sleutelbestand.ts';
import { vingerafdruk } from '../src/lib/server/opslag/versleuteling.ts';
import { stop, wortel } from './proces.ts';
import { keur, Ongelijk, vergelijk } from './verhuis/nakijken.ts';
import { leesPlek } from './verhuis/plek.ts';
import { openDatabase } from './verhuis/postgres.ts';
import { heeftBestanden, openMap } from './verhuis/sqlite.ts';
import { DELEN, rijen, type Huis } from './verhuis/vorm.ts';

const GEBRUIK =
	'Zo: npm run verhuis -- --van sqlite:data --naar postgres://naam:wachtwoord@machine/database (of andersom).';
const map = (motor: string, deel: string) => path.join(wortel, 'drizzle', motor, deel);
const meld = (zin: string): void => void process.stdout.write(`${zin}\n`);

/** Opens one end, with its tables as this version has them. @throws StartFout with a sentence */
async function open(plek: string, kant: 'van' | 'naar'): Promise<Huis> {
	const waar = leesPlek(plek);
	if (!waar) throw new StartFout(GEBRUIK);
	const nu = new Date().toISOString();
	if ('database' in waar) {
		const mappen = { sleutels: map('postgres', 'sleutels'), casus: map('postgres', 'casus') };
		await migreerPostgres(waar.database, mappen, nu, { ookHalf: kant === 'naar' });
		return openDatabase(waar.database);
	}
	const { gegevens } = waar;
	if (kant === 'van' && !heeftBestanden(gegevens)) throw new StartFout(`In ${gegevens} staan geen gegevens.`);
	mkdirSync(gegevens, { recursive: true, mode: 0o700 });
	const geefVrij = wordEigenaar(gegevens);
	for (const deel of DELEN)
		await migreer(path.join(gegevens, `${deel}.db`), map('sqlite', deel), nu, { ookHalf: kant === 'naar' });
	const huis = openMap(gegevens);
	return {
		...huis,
		async sluit() {
			await huis.sluit();
			geefVrij();
		}
	};
}

/** What tells one store from another: its first key, as it lies there. @throws StartFout for a store without one */
async function kenmerkVan(van: Huis): Promise<string> {
	const sleutel = (await van.tabellen()).find(({ naam }) => naam === 'sleutel')!;
	for await (const stuk of rijen(van, sleutel))
		for (const rij of stuk)
			if (rij[sleutel.kolommen.indexOf('id')] === 'huis')
				return vingerafdruk(rij[sleutel.kolommen.indexOf('verpakt')] as Buffer);
	throw new StartFout('Waar u vandaan wilt verhuizen, staat niets.');
}

/** Marks the target as being filled from this source. @throws StartFout when something else is in it */
async function neemIn(naar: Huis, kenmerk: string): Promise<void> {
	const merk = await naar.merk('casus');
	if (merk === kenmerk) return meld('Verder waar de verhuizing was gebleven.');
	if (merk !== null) throw new StartFout('Daar is een verhuizing van andere gegevens bezig.');
	for (const tabel of await naar.tabellen())
		if ((await naar.tel(tabel)) > 0)
			throw new StartFout(
				`Waar u naartoe wilt, is het niet leeg: ${tabel.naam} heeft rijen. Er is niets gedaan.`
			);
	await naar.zetMerk('casus', kenmerk);
}

async function zetOver(van: Huis, naar: Huis): Promise<void> {
	for (const tabel of await van.tabellen()) {
		const totaal = await van.tel(tabel);
		let gedaan = await naar.tel(tabel);
		for await (const stuk of rijen(van, tabel, await naar.laatste(tabel))) {
			await naar.voegToe(tabel, stuk);
			gedaan += stuk.length;
			meld(`  ${tabel.deel}.${tabel.naam}: ${gedaan} van ${totaal}`);
		}
	}
}

async function verhuis(van: Huis, naar: Huis, hoofd: Hoofdsleutels): Promise<void> {
	await neemIn(naar, await kenmerkVan(van));
	await zetOver(van, naar);
	meld('Nakijken.');
	const som = await vergelijk(van, naar, meld);
	const { strengen, auditrijen, documenten, blokken } = await keur(naar, hoofd);
	await naar.zetMerk('casus', null);
	meld(`${som} rijen zijn over en gelijk.`);
	meld(
		`Logboek: ${auditrijen} regels in ${strengen} strengen kloppen. Documenten: ${documenten} gaan open, ${blokken} blokken.`
	);
	meld('De oude gegevens staan er nog. Wis ze pas als de server op de nieuwe plek draait.');
}

const keuze = (naam: string): string => process.argv[process.argv.indexOf(naam) + 1] ?? '';
const [van, naar] = [keuze('--van'), keuze('--naar')];
if (!process.argv.includes('--van') || !process.argv.includes('--naar') || van === naar) stop(GEBRUIK);
const huizen: Huis[] = [];
try {
	const hoofd = leesHoofdsleutels(process.env.AANTAFEL_SLEUTELS);
	huizen.push(await open(van, 'van'), await open(naar, 'naar'));
	await verhuis(huizen[0]!, huizen[1]!, hoofd);
} catch (fout) {
	if (fout instanceof Ongelijk)
		stop(`De verhuizing is niet goed: ${fout.message} Gebruik de nieuwe plek niet.`);
	if (fout instanceof StartFout) stop(fout.message);
	throw fout;
} finally {
	for (const huis of huizen) await huis.sluit();
}
