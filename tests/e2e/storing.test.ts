/**
 * kill -9 while families write (dreigingen R01): what the server acknowledged is there, once, and what it did not is
 * there once or not at all. It keeps the page cache, so it says nothing of a power cut; for that syncs are counted in
 * tests/opslag/sqlite.test.ts.
 */
import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { asc, eq } from 'drizzle-orm';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { reactie, reactieVersie, rol } from '#lib/server/opslag/schema.ts';
import { maakSleutelbestand } from '#lib/server/opslag/sleutelbestand.ts';
import { COOKIE, maak } from '#lib/server/toegang/sessie.ts';
import { startServer, type Server } from '../../scripts/server.ts';
import { nodigUit } from '../casus/genodigd.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';

const RONDES = 15;
const SCHRIJVERS = ['ouderA', 'ouderB', 'jongere16'] as const;
type Schrijver = {
	casusId: string;
	persoonId: string;
	cookie: string;
	/** Fields of the hand-in form; a jongere chooses otherwise than an ouder. */
	keuze: Record<string, string>;
	vraag: string;
	tab: string;
	versie: number;
	/** Texts of which the draft was acknowledged, and of which the hand-in was. */
	bewaard: string[];
	ingediend: string[];
	/** Sent, and no answer yet: the same form goes again after the restart. */
	onzeker: { tekst: string; sleutel: string; concept: boolean } | null;
};

let map: string;
let plek: { gegevens: string; sleutels: string };

test.beforeAll(() => {
	map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-storing-'));
	plek = { gegevens: path.join(map, 'gegevens'), sleutels: path.join(map, 'sleutels.json') };
	maakSleutelbestand(plek.sleutels);
});
test.afterAll(() => rmSync(map, { recursive: true, force: true }));

/** mulberry32: the same moments each time, so that a failure can be had again. */
function dobbel(zaad: number): () => number {
	return () => {
		zaad = (zaad + 0x6d2b79f5) | 0;
		let t = Math.imul(zaad ^ (zaad >>> 15), 1 | zaad);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

async function metOpslag<T>(fn: (opslag: Opslag) => Promise<T>): Promise<T> {
	const opslag = await openOpslag({ ...plek, migraties: 'drizzle' });
	try {
		return await fn(opslag);
	} finally {
		await opslag.sluit();
	}
}

/** Everyone who writes in one case, signed in. */
async function schrijversVan(opslag: Opslag, proef: Proefcasus): Promise<Schrijver[]> {
	await nodigUit(opslag, proef, SCHRIJVERS);
	return opslag.schrijf(async (tx) => {
		await tx.update(rol).set({ van: '2020-01-01T00:00:00.000Z' }).where(eq(rol.casusId, proef.casusId));
		const uit: Schrijver[] = [];
		for (const wie of SCHRIJVERS) {
			const jong = wie === 'jongere16';
			const accountId = proef.gebruikers[wie].accountId!;
			const sessie = { soort: 'vol', accountId, rustMinuten: 30, apparaat: 'proef' } as const;
			uit.push({
				casusId: proef.casusId,
				persoonId: proef.personen[wie],
				cookie: `${COOKIE}=${await maak(tx, sessie, Temporal.Now.instant())}`,
				keuze: jong ? { deelMet: 'voorzitter', deelname: 'op-papier' } : { deelMet: 'iedereen' },
				vraag: jong ? 'zorgen' : 'nu',
				tab: crypto.randomUUID(),
				versie: 0,
				bewaard: [],
				ingediend: [],
				onzeker: null
			});
		}
		return uit;
	});
}

/** Posts a form; null when the server died before it answered. */
async function stuur(
	server: Server,
	wie: Schrijver,
	pad: string,
	velden: Record<string, string>
): Promise<number | null> {
	try {
		const antwoord = await fetch(`${server.adres}/casus/${wie.casusId}${pad}`, {
			method: 'POST',
			redirect: 'manual',
			headers: {
				accept: 'text/html',
				cookie: wie.cookie,
				origin: server.adres,
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: new URLSearchParams(velden)
		});
		await antwoord.arrayBuffer();
		return antwoord.status;
	} catch {
		return null;
	}
}

/** Saves a draft, hands it in, and again, until the server is gone. */
async function schrijf(server: Server, wie: Schrijver): Promise<void> {
	for (;;) {
		const nu = (wie.onzeker ??= {
			tekst: `Woorden ${wie.bewaard.length + 1} van ${wie.persoonId.slice(-6)}`,
			sleutel: crypto.randomUUID(),
			concept: false
		});
		if (!nu.concept) {
			const velden = { vraag: wie.vraag, tekst: nu.tekst, basis: String(wie.versie), tab: wie.tab };
			const status = await stuur(server, wie, '/reactie/concept', velden);
			if (status === null) return;
			expect(status).toBe(204);
			nu.concept = true;
			wie.versie += 1;
			wie.bewaard.push(nu.tekst);
		}
		const velden = { ...wie.keuze, gezien: 'ja', sleutel: nu.sleutel };
		const status = await stuur(server, wie, '/reactie/versturen?/indienen', velden);
		if (status === null) return;
		expect(status).toBe(303);
		wie.ingediend.push(nu.tekst);
		wie.onzeker = null;
	}
}

/** What lies in the store of this writer: the draft, and every version in order. */
async function inOpslag(opslag: Opslag, wie: Schrijver): Promise<{ concept: string; versies: string[] }> {
	const eigen = await opslag.sleutels.persoon(wie.persoonId, wie.casusId, 'eigen');
	const gedeeld = await opslag.sleutels.casus(wie.casusId);
	const [rij] = await opslag.lees((db) =>
		db.select().from(reactie).where(eq(reactie.persoonId, wie.persoonId))
	);
	if (!rij) return { concept: '', versies: [] };
	const rijen = await opslag.lees((db) =>
		db
			.select()
			.from(reactieVersie)
			.where(eq(reactieVersie.reactieId, rij.id))
			.orderBy(asc(reactieVersie.nummer))
	);
	const concept = JSON.parse(eigen.ontsleutel('reactie.concept', rij.id, rij.conceptVersleuteld!)) as {
		velden: Record<string, { tekst: string }>;
	};
	const versies = rijen.map((versie) => {
		const slot = versie.deelMet === 'voorzitter' ? eigen : gedeeld;
		const inhoud = slot.ontsleutel('reactie_versie.inhoud', versie.id, versie.inhoudVersleuteld);
		return (JSON.parse(inhoud) as { antwoorden: Record<string, string> }).antwoorden[wie.vraag]!;
	});
	return { concept: concept.velden[wie.vraag]!.tekst, versies };
}

function controleerBestand(): void {
	const db = new Database(path.join(plek.gegevens, 'casus.db'), { readonly: true });
	expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
	expect(db.pragma('foreign_key_check')).toEqual([]);
	db.close();
}

async function controleer(schrijvers: Schrijver[]): Promise<void> {
	await metOpslag(async (opslag) => {
		const keten = await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit));
		expect(keten.breuk).toBeNull();
		for (const wie of schrijvers) {
			const { concept, versies } = await inOpslag(opslag, wie);
			// All that was acknowledged, in order; then at most the one that was under way.
			expect(versies.slice(0, wie.ingediend.length)).toEqual(wie.ingediend);
			expect([[], [wie.onzeker?.tekst]]).toContainEqual(versies.slice(wie.ingediend.length));
			expect([wie.bewaard.at(-1) ?? '', wie.onzeker?.tekst]).toContain(concept);
		}
	});
	controleerBestand();
}

test('kill -9 loses no acknowledged reactie, and doubles none', async ({}, info) => {
	const zaad = Number(process.env.ZAAD ?? 20261123);
	const gooi = dobbel(zaad);
	const schrijvers = await metOpslag(async (opslag) => {
		const uit: Schrijver[] = [];
		for (const werkwijze of ['twente-2026', 'haaglanden-2023', 'twente-2026'] as const)
			uit.push(...(await schrijversVan(opslag, await maakCasus(opslag, { werkwijze }))));
		return uit;
	});
	const som = (veld: 'bewaard' | 'ingediend') =>
		schrijvers.reduce((aantal, wie) => aantal + wie[veld].length, 0);
	for (let ronde = 0; ronde < RONDES; ronde++) {
		const server = await startServer({ ...plek, smtpPort: 9 });
		const bezig = Promise.all(schrijvers.map((wie) => schrijf(server, wie)));
		bezig.catch(() => undefined);
		const voor = som('bewaard');
		try {
			await expect.poll(() => som('bewaard'), { intervals: [10] }).toBeGreaterThan(voor);
			await new Promise((klaar) => setTimeout(klaar, gooi() * 700));
		} finally {
			await server.breekAf();
		}
		await bezig;
		await controleer(schrijvers);
	}
	const verslag = `zaad ${zaad}: ${RONDES} keer afgebroken, ${som('bewaard')} concepten en ${som('ingediend')} reacties bevestigd, 0 weg, 0 dubbel`;
	info.annotations.push({ type: 'uitkomst', description: verslag });
	process.stdout.write(`${verslag}\n`);
	expect(som('ingediend')).toBeGreaterThan(RONDES);
});
