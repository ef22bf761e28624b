import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { maakPlek, ruimOp, type Plek } from './plek.ts';
import { vulHuis, WOORDEN } from './vol-huis.ts';
import { gevonden } from './vormen.ts';

let plek: Plek;
let opslag: Opslag;
beforeAll(async () => {
	plek = maakPlek();
	opslag = await openOpslag(plek);
	await vulHuis(opslag);
	await vulHuis(opslag, 'haaglanden-2023');
});
afterAll(async () => {
	await opslag.sluit();
	ruimOp(plek);
});

/** Every file of the store: databases, write-ahead logs, shared memory. */
const bestanden = () =>
	readdirSync(plek.gegevens).map((naam) => ({ naam, bytes: readFileSync(path.join(plek.gegevens, naam)) }));

it('finds a word in each of the forms when it is there', () => {
	const woord = 'Zwaluwkanariestraat';
	const bak = (bytes: Buffer) => Buffer.concat([Buffer.from('x!'), bytes, Buffer.from('~')]);
	expect(gevonden(bak(Buffer.from(woord)), woord)).toContain('gewoon');
	expect(gevonden(bak(Buffer.from(woord, 'utf16le')), woord)).toContain('utf16');
	expect(gevonden(bak(Buffer.from(Buffer.from(woord).toString('hex'))), woord)).toContain('hex');
	for (const voor of ['', 'a', 'ab', 'abc'])
		expect(gevonden(bak(Buffer.from(Buffer.from(`${voor}${woord}!`).toString('base64'))), woord)).toContain(
			'base64'
		);
});

it('no personal word lies in the open in any file of the store', () => {
	const files = bestanden();
	expect(files.map(({ naam }) => naam)).toEqual(
		expect.arrayContaining(['casus.db', 'casus.db-wal', 'sleutels.db', 'sleutels.db-wal'])
	);
	const lekken = files.flatMap(({ naam, bytes }) =>
		WOORDEN.flatMap((woord) => gevonden(bytes, woord).map((vorm) => `${naam}: ${woord} (${vorm})`))
	);
	expect(lekken).toEqual([]);
});

it('and neither after everything went from the log into the file', async () => {
	await opslag.sluit();
	const lekken = bestanden().flatMap(({ naam, bytes }) =>
		WOORDEN.flatMap((woord) => gevonden(bytes, woord).map((vorm) => `${naam}: ${woord} (${vorm})`))
	);
	expect(lekken).toEqual([]);
	opslag = await openOpslag(plek);
});
