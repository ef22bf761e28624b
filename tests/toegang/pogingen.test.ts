import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { poging } from '#lib/server/opslag/schema.ts';
import { kenmerk } from '#lib/server/opslag/versleuteling.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';
import { maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

describe('pogingen', () => {
	const emmer = { naam: 'proef', hoogstens: 3, minuten: 15 };

	it('counts parallel tries, says when there are new ones, and starts again then', async () => {
		const uit = await Promise.all(Array.from({ length: 10 }, () => pogingen.neem(opslag, [emmer], NU)));
		expect(uit.filter((u) => u === null)).toHaveLength(3);
		const wacht = await pogingen.neem(opslag, [emmer], NU.add({ minutes: 5 }));
		expect(wacht?.seconden).toBe(600);
		expect(await pogingen.neem(opslag, [emmer], NU.add({ minutes: 15 }))).toBeNull();
	});

	it('takes from all limits or from none', async () => {
		const [vol, ruim] = [
			{ naam: 'vol', hoogstens: 1, minuten: 15 },
			{ naam: 'ruim', hoogstens: 2, minuten: 15 }
		];
		expect(await pogingen.neem(opslag, [vol, ruim], NU)).toBeNull();
		for (let i = 0; i < 5; i++) expect(await pogingen.neem(opslag, [vol, ruim], NU)).not.toBeNull();
		expect(await pogingen.neem(opslag, [ruim], NU)).toBeNull();
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, [vol]));
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, [vol]));
		expect(await pogingen.neem(opslag, [vol], NU)).toBeNull();
		expect(await pogingen.neem(opslag, [vol], NU)).not.toBeNull();
	});

	it('lets nobody read from the table who tried', async () => {
		const rijen = await opslag.lees((db) => db.select().from(poging));
		expect(JSON.stringify(rijen)).not.toMatch(/proef|vol|ruim/);
	});

	it.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:aaaa:bb01::1', '2001:db8:aaaa:bbff:1:2:3:4'],
		['::1', '::2']
	])('takes %s and %s for one household', (a, b) => {
		expect(pogingen.voorvoegsel(a)).toBe(pogingen.voorvoegsel(b));
	});

	it.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:aaaa:bb01::1', '2001:db8:aaaa:187'],
		['2001:DB8:AAAA:BB01:1:2:3:4', '2001:db8:aaaa:187'],
		['2001:db8:aaaa::', '2001:db8:aaaa:0'],
		['2001:db8::500:6:7', '2001:db8:0:0'],
		['2001:db8:aaaa:100:5:6:7::', '2001:db8:aaaa:1'],
		['::a:b:c:d:e:f:1', '0:a:b:0'],
		['::1', '0:0:0:0'],
		['wat is dit', '0:0:0:0'],
		['203.0.113.254', '203.0.113.254'],
		['::', '0:0:0:0'],
		['1:2:3:400:5:6:7:8', '1:2:3:4'],
		['1:2:3:400:5:6:7:8:9:a:b::c', '1:2:3:4'],
		['x.192.0.2.7', '0:0:0:0'],
		['192.0.2.7.x', '192:0:0:0'],
		['', '0:0:0:0']
	])('counts %s as one place', (adres, plek) => {
		const [a, b, c, d] = pogingen
			.voorvoegsel(adres)
			.split(':')
			.map((deel) => Number.parseInt(deel, 10));
		const hex = [a, b, c].map((deel) => deel?.toString(16)).join(':');
		expect(d === undefined ? pogingen.voorvoegsel(adres) : `${hex}:${d}`).toBe(plek);
	});

	it('takes two households for two', () => {
		expect(pogingen.voorvoegsel('2001:db8:aaaa:bb01::1')).not.toBe(
			pogingen.voorvoegsel('2001:db8:aaaa:cc01::1')
		);
		expect(pogingen.voorvoegsel('192.0.2.7')).not.toBe(pogingen.voorvoegsel('192.0.2.8'));
	});
});

describe('an attempt that no front door stops', () => {
	const emmer = { naam: 'zonder-deur', hoogstens: 1, minuten: 15 };
	/** A store that is not to be asked. */
	const gesloten = () =>
		({ ...opslag, schrijf: () => Promise.reject(new Error('asked the store')) }) as Opslag;

	it('asks the store until it said no, and then one of all who try every two seconds', async () => {
		expect(await pogingen.klop(opslag, [emmer], NU)).toBeNull();
		await expect(pogingen.klop(gesloten(), [emmer], NU)).rejects.toThrow('asked the store');
		expect(await pogingen.klop(opslag, [emmer], NU)).toMatchObject({ seconden: 900 });
		expect(await pogingen.klop(gesloten(), [emmer], NU)).toMatchObject({ seconden: 900 });
		const straks = NU.add({ seconds: 2 });
		await expect(pogingen.klop(gesloten(), [emmer], straks)).rejects.toThrow('asked the store');
		expect(await pogingen.klop(gesloten(), [emmer], straks)).toMatchObject({ seconden: 898 });
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, [emmer]));
		expect(await pogingen.klop(opslag, [emmer], straks)).toBeNull();
	});
});

describe('how often one may guess', () => {
	/** Tries until it is enough, and for how long. */
	async function tot(emmers: readonly pogingen.Emmer[]): Promise<[number, number]> {
		for (let keer = 0; keer < 100; keer += 1) {
			const wacht = await pogingen.neem(opslag, emmers, NU);
			if (wacht) return [keer, wacht.seconden / 60];
		}
		throw new Error('there is no end to it');
	}
	const plek = (toestelId: string | null = null): pogingen.Plek => ({ adres: nieuwId(), toestelId });

	it('is told by what is guessed', async () => {
		expect(await tot(pogingen.voorWachtwoord('een-naam', plek()))).toEqual([10, 15]);
		expect(await tot(pogingen.voorWachtwoord('een-naam', plek('bekend')))).toEqual([20, 15]);
		expect(await tot(pogingen.voorTweedeFactor('een-account', 'een-sessie', plek()))).toEqual([5, 15]);
		expect(await tot(pogingen.voorInstellen('een-stap'))).toEqual([5, 30]);
		expect(await tot(pogingen.voorCode(plek()))).toEqual([40, 15]);
		expect(await tot(pogingen.voorVraag(plek()))).toEqual([60, 15]);
		expect(await tot(pogingen.voorNoodtoegang('een-account'))).toEqual([10, 60]);
	});

	it('of one is not that of another: name, device, session, step, place and account each count apart', async () => {
		const hier = plek();
		await tot(pogingen.voorVraag(hier));
		await tot(pogingen.voorCode(hier));
		for (const anders of [
			pogingen.voorWachtwoord('een-andere-naam', plek()),
			pogingen.voorWachtwoord('een-naam', plek('ander-toestel')),
			pogingen.voorTweedeFactor('een-account', 'een-andere-sessie', plek()),
			pogingen.voorInstellen('een-andere-stap'),
			pogingen.voorCode(plek()),
			pogingen.voorVraag(plek()),
			pogingen.voorNoodtoegang('een-ander-account')
		])
			expect([anders[0]!.naam, await pogingen.neem(opslag, anders, NU)]).toEqual([anders[0]!.naam, null]);
		// A name that nobody guessed is slowed down by the place it is guessed from.
		expect(await pogingen.neem(opslag, pogingen.voorWachtwoord('nieuwe-naam', hier), NU)).not.toBeNull();
	});

	it('more half sessions do not help: an account has twenty in an hour, a known device has its own', async () => {
		const factor = (toestelId: string | null) =>
			pogingen.voorTweedeFactor('veel-sessies', nieuwId(), plek(toestelId));
		for (let keer = 0; keer < 20; keer += 1) expect(await pogingen.neem(opslag, factor(null), NU)).toBeNull();
		expect((await pogingen.neem(opslag, factor(null), NU))?.seconden).toBe(3600);
		expect(await pogingen.neem(opslag, factor('eigen-telefoon'), NU)).toBeNull();
	});

	it('by everyone together is three thousand in fifteen minutes, and a known device is not held up by that', async () => {
		const zet = (aantal: number) =>
			opslag.schrijf((tx) =>
				tx
					.update(poging)
					.set({ aantal })
					.where(eq(poging.id, kenmerk(opslag.sleutels.index, 'poging|overal')))
			);
		await pogingen.neem(opslag, pogingen.voorCode(plek()), NU);
		await zet(2999);
		expect(await pogingen.neem(opslag, pogingen.voorWachtwoord('iemand', plek()), NU)).toBeNull();
		for (const emmers of [pogingen.voorWachtwoord('iemand-anders', plek()), pogingen.voorCode(plek())])
			expect((await pogingen.neem(opslag, emmers, NU))?.seconden).toBe(900);
		expect(await pogingen.neem(opslag, pogingen.voorWachtwoord('iemand', plek('telefoon')), NU)).toBeNull();
		await zet(0);
	});

	it('waits for the last of the limits that are empty, and at least a second', async () => {
		const [kort, lang] = [
			{ naam: 'kort', hoogstens: 1, minuten: 1 },
			{ naam: 'lang', hoogstens: 1, minuten: 30 }
		];
		await pogingen.neem(opslag, [lang], NU);
		await pogingen.neem(opslag, [kort], NU);
		expect((await pogingen.neem(opslag, [kort, lang], NU))?.seconden).toBe(1800);
		expect((await pogingen.neem(opslag, [lang, kort], NU))?.seconden).toBe(1800);
		const bijna = NU.add({ seconds: 59, milliseconds: 600 });
		expect((await pogingen.neem(opslag, [kort], bijna))?.seconden).toBe(1);
		expect(await pogingen.neem(opslag, [kort], NU.add({ minutes: 1 }))).toBeNull();
	});

	it('is given back for what was right, and never more than was taken', async () => {
		const emmer = { naam: 'terug', hoogstens: 2, minuten: 15 };
		const terug = () => opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, [emmer]));
		await pogingen.neem(opslag, [emmer], NU);
		for (let keer = 0; keer < 4; keer += 1) await terug();
		expect(await tot([emmer])).toEqual([2, 15]);
		await terug();
		expect(await tot([emmer])).toEqual([1, 15]);
	});
});

describe('what the store refused a moment ago', () => {
	const neem = (emmers: pogingen.Emmer[]) => pogingen.neem(opslag, emmers, NU);
	const pas = (emmers: pogingen.Emmer[]) => pogingen.pasGeweigerd(opslag, emmers, NU)?.seconden ?? null;
	const emmer = (naam: string, minuten = 15) => ({ naam, hoogstens: 1, minuten });

	it('is known without asking it, for the limit that was empty and until there are new tries', async () => {
		const [kort, lang, vrij] = [emmer('net-kort'), emmer('net-lang', 30), emmer('net-vrij')];
		for (const een of [kort, lang]) await neem([een]);
		expect(pas([kort, lang, vrij]), 'nobody was refused yet').toBeNull();
		await neem([kort, lang, vrij]);
		expect([pas([kort]), pas([lang]), pas([vrij]), pas([])]).toEqual([900, 1800, null, null]);
		expect(pas([vrij, lang, kort])).toBe(1800);
	});

	it('is forgotten when tries are given back here', async () => {
		const een = emmer('net-terug');
		for (let keer = 0; keer < 2; keer += 1) await neem([een]);
		expect(pas([een])).toBe(900);
		await opslag.schrijf((tx) => pogingen.geefTerug(tx, opslag, [een]));
		expect(pas([een])).toBeNull();
	});

	it('is forgotten when the store says yes, because they were given back elsewhere', async () => {
		const een = emmer('net-elders');
		for (let keer = 0; keer < 2; keer += 1) await neem([een]);
		expect(pas([een])).toBe(900);
		await opslag.schrijf((tx) =>
			tx
				.update(poging)
				.set({ aantal: 0 })
				.where(eq(poging.id, kenmerk(opslag.sleutels.index, `poging|${een.naam}`)))
		);
		expect(await neem([een])).toBeNull();
		expect(pas([een])).toBeNull();
	});
});
