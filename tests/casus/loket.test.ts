import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { nieuwReferentienummer } from '#lib/server/casus/casus.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { loketStart, uitbox } from '#lib/server/opslag/schema.ts';
import * as loket from '#lib/server/toegang/loket.ts';
import { maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => {
	opslag = await maakOpslag();
});
afterAll(() => opslag.sluit());

const bij = <T>(fn: (plek: Parameters<typeof loket.begin>[0]) => Promise<T>, nu = NU) =>
	opslag.schrijf((tx) => fn({ tx, sleutels: opslag.sleutels, nu }));
const laatsteCode = async (): Promise<string> => {
	const post = (await opslag.lees((db) => db.select().from(uitbox).orderBy(uitbox.id))).at(-1)!;
	const inhoud = openPost(opslag.sleutels, post).post;
	return inhoud.soort === 'loketcode' ? inhoud.code : '';
};
const anders = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const stuur = (cookie: string) => loket.stuurCode(opslag, { cookie, adres: `10.0.0.${teller}`, nu: NU });
let teller = 0;
async function open(email = `loket${teller++}@voorbeeld.invalid`) {
	const cookie = await bij((plek) => loket.begin(plek, { email }));
	const uitkomst = await stuur(cookie);
	return { cookie, uitkomst, email };
}

describe('the code of the loket', () => {
	it('works once, in the browser that asked for it', async () => {
		const { cookie, email } = await open();
		const code = await laatsteCode();
		const vreemd = await bij((plek) => loket.bevestig(plek, `${cookie.split('.')[0]}.nietdezelfde`, code));
		expect(vreemd).toEqual({ fout: 'opnieuw' });
		const goed = await bij((plek) => loket.bevestig(plek, cookie, code));
		expect(goed).toMatchObject({ start: { email } });
		expect(await bij((plek) => loket.bevestig(plek, cookie, code))).toEqual({ fout: 'opnieuw' });
	});

	it('stops after five wrong tries, also for the right code', async () => {
		const { cookie } = await open();
		const code = await laatsteCode();
		const fouten: unknown[] = [];
		for (let keer = 0; keer < 5; keer++)
			fouten.push(await bij((plek) => loket.bevestig(plek, cookie, anders(code))));
		expect(fouten.map((een) => (een as { fout: string }).fout)).toEqual([
			'fout',
			'fout',
			'fout',
			'fout',
			'op'
		]);
		expect(await bij((plek) => loket.bevestig(plek, cookie, code))).toEqual({ fout: 'op' });
	});

	it('ends after half an hour', async () => {
		const { cookie } = await open();
		const code = await laatsteCode();
		expect(await bij((plek) => loket.bevestig(plek, cookie, code), NU.add({ minutes: 30 }))).toEqual({
			fout: 'verlopen'
		});
	});

	it('is replaced by a new one', async () => {
		const { cookie } = await open();
		const eerste = await laatsteCode();
		await stuur(cookie);
		const tweede = await laatsteCode();
		if (eerste !== tweede)
			expect(await bij((plek) => loket.bevestig(plek, cookie, eerste))).toEqual({ fout: 'fout' });
		expect(await bij((plek) => loket.bevestig(plek, cookie, tweede))).toHaveProperty('start');
	});

	it('is sent five times an hour to one address, from whatever browser', async () => {
		const uitkomsten: unknown[] = [];
		for (let keer = 0; keer < 6; keer++) uitkomsten.push((await open('vaak@voorbeeld.invalid')).uitkomst);
		expect(uitkomsten.slice(0, 5)).toEqual([null, null, null, null, null]);
		const laatste = uitkomsten[5];
		expect(isWeigering(laatste) && laatste.sleutel).toBe('loket.te-vaak');
	});

	it('is dead after the address was changed', async () => {
		const { cookie } = await open();
		const code = await laatsteCode();
		await bij((plek) => loket.wijzig(plek, cookie, { email: 'iemand-anders@voorbeeld.invalid' }));
		expect(await bij((plek) => loket.bevestig(plek, cookie, code))).toEqual({ fout: 'verlopen' });
	});

	it('stands nowhere in the open, and neither does the address', async () => {
		const { email } = await open('geheim@voorbeeld.invalid');
		const code = await laatsteCode();
		const rijen = await opslag.lees((db) => db.select().from(loketStart));
		const tekst = JSON.stringify(
			rijen.map((rij) => ({
				...rij,
				gegevensVersleuteld: Buffer.from(rij.gegevensVersleuteld).toString('latin1')
			}))
		);
		expect(tekst).not.toContain(email);
		expect(rijen.some((rij) => rij.codeHash.includes(code))).toBe(false);
	});
});

describe('the reference number', () => {
	it('is short, readable over the phone and never the same', () => {
		const nummers = Array.from({ length: 500 }, nieuwReferentienummer);
		expect(new Set(nummers).size).toBe(500);
		for (const nummer of nummers) expect(nummer).toMatch(/^T-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
	});
});
