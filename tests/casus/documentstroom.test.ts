import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BLOK } from '#lib/server/bestanden/versleutelde-blokken.ts';
import * as document from '#lib/server/casus/document.ts';
import * as documentstroom from '#lib/server/casus/documentstroom.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { audit, documentBlok } from '#lib/server/opslag/schema.ts';
import { NietTeOpenen } from '#lib/server/opslag/versleuteling.ts';
import { maakCasus, maakOpslag, type Proefcasus } from '../huis.ts';

const LENGTE = 9 * 1024 * 1024 + 17;
const bytes = randomBytes(LENGTE);

let opslag: Opslag;
let proef: Proefcasus;
let id: string;
beforeAll(async () => {
	opslag = await maakOpslag();
	proef = await maakCasus(opslag);
	const bestand = {
		soort: 'pdf',
		mime: 'application/pdf',
		bestandsnaam: 'groot.pdf',
		grootte: LENGTE,
		paginas: 1,
		bytes,
		tekst: null
	} as const;
	id = await proef.als('voorzitter', 'document.lezen', (hier) =>
		document.voegToe(hier, { soort: 'verzoek-tot-bespreking', jeugdigeId: proef.personen.kind8, bestand })
	);
});
afterAll(() => opslag.sluit());

const open = (wie: 'voorzitter' | 'ouderB') =>
	proef.als(wie, 'document.lezen', (hier) => documentstroom.open(hier, id));

it('gives a big file piece by piece, a megabyte of blocks in memory at most, with the look on record', async () => {
	let keer = 0;
	let meest = 0;
	const geteld: Pick<Opslag, 'lees'> = {
		lees: (fn) =>
			opslag.lees(async (db) => {
				keer++;
				const uitkomst = await fn(db);
				if (Array.isArray(uitkomst)) meest = Math.max(meest, uitkomst.length);
				return uitkomst;
			})
	};
	const gelezen = await open('voorzitter');
	let plek = 0;
	for await (const stuk of gelezen!.lees(geteld)) {
		expect(stuk.length).toBeLessThanOrEqual(BLOK);
		expect(bytes.subarray(plek, plek + stuk.length).equals(stuk)).toBe(true);
		plek += stuk.length;
	}
	expect([plek, meest]).toEqual([LENGTE, 16]);
	expect(keer).toBe(Math.floor(Math.ceil(LENGTE / BLOK) / 16) + 1);
	const regels = await opslag.lees((db) => db.select().from(audit).where(eq(audit.objectId, id)));
	expect(regels.map(({ handeling }) => handeling)).toContain('document.lezen');
});

it('does not exist for who may not read it', async () => {
	expect(await open('ouderB')).toBeNull();
});

it('stops before the first block that was changed, and never gives it', async () => {
	const welk = and(eq(documentBlok.documentId, id), eq(documentBlok.nummer, 100));
	const [echt] = await opslag.lees((db) => db.select().from(documentBlok).where(welk));
	const anders = Buffer.from(echt!.inhoud);
	anders[5]! ^= 1;
	await opslag.schrijf((db) => db.update(documentBlok).set({ inhoud: anders }).where(welk));
	const gelezen = await open('voorzitter');
	let plek = 0;
	const lees = async () => {
		for await (const stuk of gelezen!.lees(opslag)) plek += stuk.length;
	};
	await expect(lees()).rejects.toThrow(NietTeOpenen);
	expect(plek).toBe(100 * BLOK);
});
