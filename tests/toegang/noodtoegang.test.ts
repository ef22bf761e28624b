// Asking to look into a case by its number, at the poort: ten tries an hour for each colleague (issue 3 §2, dreigingen C02).
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nu } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { casus, noodtoegang } from '#lib/server/opslag/schema.ts';
import { COOKIE, maak } from '#lib/server/toegang/sessie.ts';
import { maakCasus } from '../huis.ts';
import { metPost } from './beheer-proef.ts';

let opslag: Opslag;
let sluit: () => Promise<void>;
beforeAll(async () => ({ opslag, sluit } = await openDeur()));
afterAll(() => sluit());

const ELDERS = { regio: 'twente', subregio: 'almelo' };
/** A voorzitter of another subregio, signed in with a fresh proof; in no case. */
async function collega(naam: string) {
	const { accountId } = await metPost(opslag, naam, 'voorzitter', ELDERS);
	const b = nieuweBrowser(opslag);
	b.koekjes.set(
		COOKIE,
		await opslag.schrijf((tx) =>
			maak(tx, { soort: 'vol', accountId, rustMinuten: 30, apparaat: 'Computer' }, nu())
		)
	);
	return b;
}

it('is refused after ten tries in an hour, also for a number that is right, and for nobody else', async () => {
	const { actions } = await import('../../src/routes/werk/noodtoegang/+page.server.ts');
	const proef = await maakCasus(opslag, { nu: nu() });
	const goed = 'TWE-2026-7391';
	await opslag.schrijf((tx) =>
		tx.update(casus).set({ referentienummer: goed }).where(eq(casus.id, proef.casusId))
	);
	const vraag = async (b: Awaited<ReturnType<typeof collega>>, referentienummer: string) => {
		const velden = {
			referentienummer,
			reden: 'Het meisje belde dat zij niet naar huis durft.',
			gezien: 'ja'
		};
		const { uitkomst, naar } = await b.doe(actions.default, '/werk/noodtoegang', { velden });
		return naar ?? [uitkomst?.status, uitkomst?.data?.melding];
	};
	const marit = await collega('Marit Spoedman');
	const geraden = [];
	for (let nummer = 0; nummer < 10; nummer++) geraden.push(await vraag(marit, `PROEF-${nummer}`));
	expect(new Set(geraden.map(String)).size, 'each the same').toBe(1);
	expect(geraden[0]![0]).toBe(409);
	const teVaak = await vraag(marit, goed);
	expect(teVaak[0]).toBe(409);
	expect(String(teVaak)).not.toBe(String(geraden[0]));
	expect(await vraag(marit, 'PROEF-99'), 'and tells nothing of the number').toEqual(teVaak);
	expect(await opslag.lees((db) => db.select().from(noodtoegang))).toEqual([]);
	expect(await vraag(await collega('Tom Duinker'), goed)).toBe(`/casus/${proef.casusId}`);
	expect(await opslag.lees((db) => db.select().from(noodtoegang))).toHaveLength(1);
});
