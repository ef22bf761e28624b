/** The copy of a store that is in use: what was acknowledged before it began is in it, it opens, and it can be put back. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { document, poging } from '#lib/server/opslag/schema.ts';
import { maakPlek, metOpslag, ruimOp, type Plek } from './plek.ts';
import { schrijfRegel } from './regel.ts';
import { vulHuis, WOORDEN } from './vol-huis.ts';

const TOT = '2026-01-01T00:00:00.000Z';

let plek: Plek;
let opslag: Opslag;
let naar: string;
let sleutels: string;
beforeAll(async () => {
	plek = maakPlek();
	[naar, sleutels] = [path.join(plek.map, 'lang'), path.join(plek.map, 'kort')];
	opslag = await openOpslag(plek);
	await vulHuis(opslag);
});
afterAll(async () => {
	await opslag.sluit();
	ruimOp(plek);
});

type Afloop = { code: number | null; tekst: string };
function kopie(opties: string[], dood?: RegExp, env: Record<string, string> = {}): Promise<Afloop> {
	const kind = spawn(process.execPath, ['scripts/kopie.ts', ...opties], {
		env: { ...process.env, AANTAFEL_GEGEVENS: plek.gegevens, AANTAFEL_SLEUTELS: plek.sleutels, ...env }
	});
	let tekst = '';
	for (const stroom of [kind.stdout, kind.stderr])
		stroom.setEncoding('utf8').on('data', (stuk: string) => {
			tekst += stuk;
			if (dood?.test(tekst)) kind.kill('SIGKILL');
		});
	return new Promise((klaar) => kind.once('close', (code) => klaar({ code, tekst })));
}
const maak = (dood?: RegExp) => kopie(['--naar', naar, '--sleutels-naar', sleutels], dood);
const laatste = (map: string) =>
	path.join(
		map,
		readdirSync(map)
			.filter((naam) => !naam.startsWith('.'))
			.sort()
			.at(-1)!
	);
const terug = (map: string, casus = laatste(naar)) =>
	kopie(['--terug', casus, '--sleutels-terug', laatste(sleutels), '--gegevens', map]);

/** Keeps writing; `bevestigd` grows with each write that was answered. */
function schrijver() {
	const bevestigd: string[] = [];
	let klaar = false;
	const bezig = (async () => {
		for (let i = 0; !klaar; i++) {
			const id = `tijdens-${bevestigd.length}-${i}`;
			await schrijfRegel(opslag, id);
			bevestigd.push(id);
			await new Promise((verder) => setTimeout(verder, 1));
		}
	})();
	return { bevestigd, stop: () => ((klaar = true), bezig) };
}

describe('a copy made while families write (R16)', () => {
	it('holds all that was acknowledged before, and is what the source was at one moment', async () => {
		const schrijft = schrijver();
		while (schrijft.bevestigd.length < 50) await new Promise((verder) => setTimeout(verder, 5));
		const voor = [...schrijft.bevestigd];
		const { code, tekst } = await maak();
		await schrijft.stop();
		expect([code, tekst]).toEqual([0, expect.stringContaining('Documenten: 1 gaan open, 4 blokken.')]);
		expect(schrijft.bevestigd.length).toBeGreaterThan(voor.length);
		const los = path.join(plek.map, 'los.db');
		cpSync(path.join(laatste(naar), 'casus.db'), los);
		const db = new Database(los, { readonly: true });
		const ids = new Set(db.prepare<[], string>('SELECT id FROM poging').pluck().all());
		db.close();
		expect(voor.filter((id) => !ids.has(id))).toEqual([]);
	});

	it('keeps the keys elsewhere, and nobody else may look into either', () => {
		expect(readdirSync(laatste(naar))).toEqual(['casus.db']);
		expect(readdirSync(laatste(sleutels))).toEqual(['sleutels.db']);
		expect([naar, sleutels].map((map) => statSync(laatste(map)).mode & 0o077)).toEqual([0, 0]);
		expect(
			readdirSync(naar)
				.concat(readdirSync(sleutels))
				.filter((naam) => naam.startsWith('.'))
		).toEqual([]);
	});

	it('shows nothing to who finds it', () => {
		const bytes = readFileSync(path.join(laatste(naar), 'casus.db'));
		expect(WOORDEN.filter((woord) => bytes.includes(woord))).toEqual([]);
	});
});

describe('put back', () => {
	it('in an empty folder, a server opens it: the chain fits, a key opens', async () => {
		const map = path.join(plek.map, 'terug');
		const { code, tekst } = await terug(map);
		expect([code, tekst]).toEqual([0, expect.stringContaining(`Teruggezet in ${map}`)]);
		await metOpslag({ ...plek, gegevens: map }, async (terugOpslag) => {
			const keten = await terugOpslag.lees((db) => controleerKeten(db, terugOpslag.sleutels.audit));
			expect(keten.breuk).toBeNull();
			const [rij] = await terugOpslag.lees((db) => db.select().from(document));
			const slot = await terugOpslag.sleutels.casus(rij!.casusId);
			expect(slot.ontsleutel('document.naam', rij!.id, rij!.naamVersleuteld)).toBe('schoolverslag-fenna.pdf');
		});
	});

	it('not in a folder where something is, and not with another key file', async () => {
		expect((await terug(plek.gegevens)).tekst).toContain('is niet leeg. Er is niets gedaan.');
		const ander = maakPlek();
		const opties = ['--nakijken', laatste(naar), '--sleutels-terug', laatste(sleutels)];
		const { code, tekst } = await kopie(opties, undefined, { AANTAFEL_SLEUTELS: ander.sleutels });
		expect([code, tekst]).toEqual([1, expect.stringContaining('sleutelbestand past niet')]);
		ruimOp(ander);
	});
});

describe('a copy that is not good (R18)', () => {
	const beschadig = async (doe: (bestand: string) => void): Promise<Afloop> => {
		const map = path.join(plek.map, `stuk-${readdirSync(plek.map).length}`);
		cpSync(laatste(naar), map, { recursive: true });
		doe(path.join(map, 'casus.db'));
		return kopie(['--nakijken', map, '--sleutels-terug', laatste(sleutels)]);
	};
	const opdracht = (sql: string) => (bestand: string) => {
		const db = new Database(bestand);
		db.exec(sql);
		db.close();
	};

	it.each([
		['cut off', (bestand: string) => writeFileSync(bestand, readFileSync(bestand).subarray(0, 40_000))],
		['empty', (bestand: string) => writeFileSync(bestand, '')],
		[
			'with one changed byte in a document',
			opdracht(`UPDATE document_blok SET inhoud = zeroblob(length(inhoud)) WHERE nummer = 2`)
		],
		['with a piece of a document gone', opdracht('DELETE FROM document_blok WHERE nummer = 3')],
		[
			'with a row of the log gone',
			opdracht('DROP TRIGGER audit_niet_wissen; DELETE FROM audit WHERE nummer = 5')
		]
	])('%s, is told by its end and its words', async (_naam, doe) => {
		const { code, tekst } = await beschadig(doe);
		expect([code, tekst]).toEqual([1, expect.stringContaining('De kopie is niet goed')]);
	});
});

describe('a copy that was not finished', () => {
	it('has no name, and the source goes on', async () => {
		const voor = readdirSync(naar).length;
		expect((await maak(/Gekopieerd/)).code).toBeNull();
		expect(readdirSync(naar).filter((een) => !een.startsWith('.')).length).toBe(voor);
		await opslag.schrijf((db) => db.insert(poging).values({ id: 'na', aantal: 1, vensterTot: TOT }));
		expect((await maak()).code).toBe(0);
	});

	it('is refused when keys and cases would lie together, or inside the data', async () => {
		for (const plekken of [
			['--naar', naar, '--sleutels-naar', naar],
			['--naar', naar],
			['--naar', path.join(plek.gegevens, 'k'), '--sleutels-naar', sleutels]
		])
			expect((await kopie(plekken)).code).toBe(1);
		expect(existsSync(path.join(plek.gegevens, 'k'))).toBe(false);
	});
});
