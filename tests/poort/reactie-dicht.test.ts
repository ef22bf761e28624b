// The tafel closes while somebody writes: nothing that was typed is lost or out of sight (beleving "never lose a word").
// The pages are the real ones, with what the poort gives them.
import { isRedirect } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { render } from 'svelte/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vertaler } from '#lib/i18n/index.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { rol, tafel } from '#lib/server/opslag/schema.ts';
import { nodigUit } from '../casus/genodigd.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';
import { openDeur } from '../toegang/browser.ts';

const VOORBIJ = ['afgerond', 'geannuleerd', 'vervallen-geen-toestemming'] as const;
const TAB = '00000000-0000-4000-8000-000000000001';
const WIE = [
	['ouderA', 'u', 'nu', 'iedereen'],
	['jongere16', 'je', 'wens', 'voorzitter']
] as const;

type Werk = (event: unknown) => Promise<unknown>;
type Route = { load: Werk; actions: Record<string, Werk> };
type Mislukt = { status: number; data: { melding: string; waarden: Record<string, string> } };

let opslag: Opslag;
let sluit: () => Promise<void>;
let proef: Proefcasus;
let schrijven: Route;
let versturen: Route;
let Pagina: (typeof import('../../src/routes/casus/[casus]/reactie/+page.svelte'))['default'];
beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	const routes = '../../src/routes/casus/[casus]/reactie';
	schrijven = (await import(`${routes}/+page.server.ts`)) as Route;
	versturen = (await import(`${routes}/versturen/+page.server.ts`)) as Route;
	Pagina = (await import('../../src/routes/casus/[casus]/reactie/+page.svelte')).default;
});
afterAll(() => sluit());
beforeEach(async () => {
	proef = await maakCasus(opslag);
	await nodigUit(opslag, proef, ['ouderA', 'jongere16']);
	// The poort reads the real clock; the family of huis.ts gets its roles in November 2026.
	await opslag.schrijf((tx) =>
		tx.update(rol).set({ van: '2020-01-01T00:00:00.000Z' }).where(eq(rol.casusId, proef.casusId))
	);
});

const zet = (status: string) =>
	opslag.schrijf((tx) => tx.update(tafel).set({ status }).where(eq(tafel.id, proef.tafelId!)));

/** One person at the pages: asks them, sends their forms, sees what they show. */
function iemand(wie: 'ouderA' | 'jongere16') {
	const vraag = async (werk: Werk, pad: string, velden?: Record<string, string>) => {
		const url = new URL(`http://localhost/casus/${proef.casusId}${pad}`);
		const lijf = velden && { method: 'POST', body: new URLSearchParams(velden) };
		try {
			return await werk({
				url,
				request: new Request(url, lijf),
				params: { casus: proef.casusId },
				locals: { gebruiker: proef.gebruikers[wie], verzoekId: crypto.randomUUID() },
				route: { id: '' },
				setHeaders: () => undefined
			});
		} catch (sprong) {
			if (isRedirect(sprong)) return { naar: sprong.location };
			throw sprong;
		}
	};
	return {
		typ: (over: string, tekst: string, basis = '0') =>
			vraag(schrijven.actions.bewaar!, `/reactie?/bewaar&vraag=${over}`, {
				vraag: over,
				tekst,
				basis,
				tab: TAB,
				naar: 'volgende'
			}) as Promise<Mislukt>,
		verstuur: (deelMet: string) =>
			vraag(versturen.actions.indienen!, '/reactie/versturen?/indienen', { deelMet, gezien: 'ja' }),
		kijkNa: () => vraag(versturen.load, '/reactie/versturen'),
		async zie(zoek = '', form: Mislukt['data'] | null = null) {
			const data = await vraag(schrijven.load, `/reactie${zoek}`);
			return (await render(Pagina, { props: { data, form } as never })).body;
		}
	};
}
const keer = (html: string, zin: string) => html.split(zin).length - 1;

describe.each(WIE)('%s', (wie, stem, over, deelMet) => {
	const t = vertaler('nl', stem);

	it.each(VOORBIJ)(
		'sees what was typed while the tafel became %s, and why it was not kept',
		async (status) => {
			const ik = iemand(wie);
			await ik.typ(over, 'Dit stond er al.');
			await zet(status);
			const { status: code, data } = await ik.typ(over, 'Dit stond er al. En dit <nieuwe>.', '1');
			expect(code).toBe(409);
			const html = await ik.zie(`?/bewaar&vraag=${over}`, data);
			expect(keer(html, 'Dit stond er al. En dit &lt;nieuwe>.')).toBe(1);
			expect(keer(html, t('reactie.voorbij.typte'))).toBe(1);
			expect(keer(html, t('fout.reactie.afgerond'))).toBe(1);
			expect(keer(html, t('reactie.voorbij.nietVerstuurd'))).toBe(2);
			expect(html).toContain('>Dit stond er al.</p>');
			expect(html).not.toContain('type="submit"');
			expect(keer(await ik.zie(), t('fout.reactie.afgerond'))).toBe(1);
		}
	);

	it('is not told that words were not sent which were', async () => {
		const ik = iemand(wie);
		await ik.typ(over, 'Dit heb ik verstuurd.');
		await ik.verstuur(deelMet);
		await zet('afgerond');
		const { data } = await ik.typ(over, 'Dit heb ik verstuurd.', '1');
		const html = await ik.zie(`?/bewaar&vraag=${over}`, data);
		expect(keer(html, 'Dit heb ik verstuurd.')).toBe(1);
		expect(html).not.toContain(t('reactie.voorbij.nietVerstuurd'));
	});

	it.each(VOORBIJ)(
		'sees what was added after sending, apart from what was sent, once it is %s',
		async (status) => {
			const ik = iemand(wie);
			const ander = over === 'nu' ? 'toekomst' : 'goed';
			await ik.typ(over, 'Dit heb ik verstuurd.');
			await ik.typ(ander, 'Dit bleef hetzelfde.');
			await ik.verstuur(deelMet);
			await ik.typ(over, 'Dit heb ik verstuurd. Dit kwam erbij.', '1');
			await zet(status);
			const html = await ik.zie();
			expect(html).toContain('>Dit heb ik verstuurd.</p>');
			expect(html).toContain('>Dit heb ik verstuurd. Dit kwam erbij.</p>');
			expect(keer(html, 'Dit bleef hetzelfde.')).toBe(1);
			expect(keer(html, t('reactie.voorbij.daarna'))).toBe(1);
			expect(html.indexOf(t('reactie.voorbij.daarna'))).toBeGreaterThan(
				html.indexOf(t('reactie.verstuurd.titel'))
			);
			expect(keer(html, t('reactie.voorbij.nietVerstuurd'))).toBe(1);
		}
	);

	it('gets the key to what this device still keeps, for every question', async () => {
		const ik = iemand(wie);
		const sleutel = /data-klad="([^"]+)"/;
		const plek = /data-klad-plek="([^"]+)"/g;
		const open = await ik.zie(`?vraag=${over}`);
		await zet('geannuleerd');
		const dicht = await ik.zie();
		expect(dicht.match(sleutel)![1]).toBe(open.match(sleutel)![1]);
		const plekken = [...dicht.matchAll(/<textarea[^>]*data-klad-plek="([^"]+)"/g)].map(([, een]) => een);
		expect(plekken).toHaveLength(wie === 'ouderA' ? 5 : 4);
		expect(new Set(plekken).size).toBe(plekken.length);
		expect(plekken).toContain([...open.matchAll(plek)][0]![1]);
		expect(keer(dicht, ' readonly')).toBe(plekken.length);
	});

	it.each(VOORBIJ)('is not offered to send what would be refused once it is %s', async (status) => {
		const ik = iemand(wie);
		await ik.typ(over, 'Nog niet verstuurd.');
		expect(await ik.kijkNa()).toMatchObject({ begonnen: false });
		await zet(status);
		expect(await ik.kijkNa()).toEqual({ naar: `/casus/${proef.casusId}/reactie` });
		expect(await ik.zie()).toContain('>Nog niet verstuurd.</p>');
	});
});
