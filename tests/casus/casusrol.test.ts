// Which roles somebody holds in a case, and what a session may do with them (issue 3 §2, dreigingen A02, C02, C05, C06).
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rechten, rechtenVan, rollen, type Recht, type Rol } from '#lib/domein/bevoegdheid.ts';
import { heeftRecht, rollenIn, zoekIn } from '#lib/server/casusrol.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { gebruikerVan, maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

const ENSCHEDE = { regio: 'twente', subregio: 'enschede' };
const met = (...aanstellingen: Gebruiker['aanstellingen']): Gebruiker =>
	gebruikerVan('wie', { aanstellingen });
const post = (rol: Rol, regio = 'twente', subregio: string | null = 'enschede') => ({ rol, regio, subregio });

describe('a post', () => {
	it.each([
		['of this subregio', post('voorzitter'), ['voorzitter']],
		['of the whole region', post('fg', 'twente', null), ['fg']],
		['of another subregio', post('voorzitter', 'twente', 'almelo'), []],
		['of another region', post('voorzitter', 'haaglanden', 'den-haag'), []],
		['of the whole of another region', post('fg', 'haaglanden', null), []],
		['of another region whose subregio has this name', post('voorzitter', 'haaglanden', 'enschede'), []],
		['that manages people', post('beheerder', 'twente', null), []]
	] as const)('%s gives %j', (_wat, een, verwacht) => {
		expect(rollenIn(met(een), ENSCHEDE, 'compleet', [])).toEqual(verwacht);
	});

	it('holds nothing while the melder is still writing', () => {
		const wie = met(post('voorzitter'), post('procesondersteuner'));
		expect(rollenIn(wie, ENSCHEDE, 'concept', ['melder'])).toEqual(['melder']);
		expect(rollenIn(wie, ENSCHEDE, 'ingediend', [])).toEqual(['voorzitter', 'procesondersteuner']);
	});

	it('is the only way to lead or plan: a place at the table gives neither', () => {
		const aanTafel: Rol[] = ['voorzitter', 'procesondersteuner', 'gi'];
		expect(rollenIn(met(), ENSCHEDE, 'compleet', aanTafel)).toEqual(['gi']);
		expect(rollenIn(met(post('voorzitter')), ENSCHEDE, 'compleet', aanTafel)).toEqual(['gi', 'voorzitter']);
	});

	it('held twice is one role', () => {
		const wie = met(post('voorzitter'), post('voorzitter', 'twente', null));
		expect(rollenIn(wie, ENSCHEDE, 'compleet', ['gi', 'gi'])).toEqual(['gi', 'voorzitter']);
	});
});

describe('a session', () => {
	const alles = { eigen: true, gesproken: true, leeftijdsgroep: '18+' } as const;
	const magNiet = (wie: Gebruiker, houdt: readonly Rol[]) =>
		rechtenVan(houdt).filter((recht) => !heeftRecht(wie, recht, houdt, alles));

	it('that is full gives what the roles give, condition and all', () => {
		for (const rol of rollen) expect([rol, magNiet(gebruikerVan('wie'), [rol])]).toEqual([rol, []]);
		expect(heeftRecht(gebruikerVan('wie'), 'voortgang.lezen', ['ouder'], alles)).toBe(false);
		expect(heeftRecht(gebruikerVan('wie'), 'reactie.indienen', ['ouder'], { eigen: false })).toBe(false);
	});

	it('by a code at the loket opens the own aanmelding, whatever else this address is in the case', () => {
		const loket = gebruikerVan('wie', { soort: 'loket', accountId: null, emailIndex: 'adres' });
		const mag = (Object.keys(rechten) as Recht[]).filter((recht) => heeftRecht(loket, recht, rollen, alles));
		expect(mag.sort()).toEqual([
			'aanmelding.afschrift',
			'aanmelding.direct-naar-rvdk',
			'aanmelding.indienen',
			'aanmelding.intrekken',
			'aanmelding.opstellen'
		]);
		expect(heeftRecht(loket, 'aanmelding.indienen', ['ouder'], alles)).toBe(false);
	});
});

describe('looking somebody up', () => {
	let opslag: Opslag;
	let proef: Proefcasus;
	beforeAll(async () => void (opslag = await maakOpslag()));
	afterAll(() => opslag.sluit());
	beforeEach(async () => void (proef = await maakCasus(opslag)));

	const zoek = (wie: Gebruiker, op = NU, id = proef.casusId) =>
		opslag.lees((db) => zoekIn(db, wie, { ...ENSCHEDE, id, fase: 'compleet' }, op));
	const zet = (velden: Partial<typeof t.rol.$inferInsert>) =>
		opslag.schrijf((tx) =>
			tx
				.update(t.rol)
				.set(velden)
				.where(and(eq(t.rol.casusId, proef.casusId), eq(t.rol.persoonId, proef.personen.gi)))
		);
	const geefNood = (accountId: string, tot: Temporal.Instant, casusId = proef.casusId) =>
		opslag.schrijf((tx) =>
			tx.insert(t.noodtoegang).values({
				id: nieuwId(),
				casusId,
				accountId,
				redenVersleuteld: Buffer.from('x'),
				van: tijdstip(NU),
				tot: tijdstip(tot)
			})
		);

	it('finds the roles of this case, and the person they are about', async () => {
		const { rollen: houdt, ik } = await zoek(proef.gebruikers.jongere13);
		expect([houdt, ik?.persoonId]).toEqual([['jongere'], proef.personen.jongere13]);
		const geboren = (await opslag.sleutels.casus(proef.casusId)).ontsleutel(
			'persoon.geboortedatum',
			proef.personen.jongere13,
			ik!.geboortedatum!
		);
		expect(geboren).toBe('2013-03-04');
	});

	it('finds nothing in another case, and nothing for a stranger or for nobody', async () => {
		const ander = await maakCasus(opslag);
		expect(await zoek(proef.gebruikers.ouderA, NU, ander.casusId)).toEqual({ rollen: [], ik: undefined });
		expect((await zoek(proef.gebruikers.vreemde)).rollen).toEqual([]);
		// Empty is nobody, also where a role has neither account nor address yet.
		await zet({ accountId: null, emailIndex: null });
		expect((await zoek(gebruikerVan('', { accountId: null, emailIndex: null }))).rollen).toEqual([]);
	});

	it('finds a melder by the confirmed address, too', async () => {
		await zet({ accountId: null, emailIndex: 'adres-van-gi' });
		const loket = gebruikerVan('x', { soort: 'loket', accountId: null, emailIndex: 'adres-van-gi' });
		expect((await zoek(loket)).rollen).toEqual(['gi']);
		expect((await zoek({ ...loket, emailIndex: 'ander-adres' })).rollen).toEqual([]);
	});

	it.each([
		['that begins now', { van: tijdstip(NU) }, ['gi']],
		['that begins in a moment', { van: tijdstip(NU.add({ milliseconds: 1 })) }, []],
		['that ends in a moment', { tot: tijdstip(NU.add({ milliseconds: 1 })) }, ['gi']],
		['that ends now', { tot: tijdstip(NU) }, []],
		['at rest', { rustSinds: tijdstip(NU) }, []]
	])('counts a role %s as it stands', async (_wat, velden, verwacht) => {
		await zet(velden);
		expect((await zoek(proef.gebruikers.gi)).rollen).toEqual(verwacht);
	});

	it('lets who asked for it in an emergency look, only in that case, only so long, only with a full session', async () => {
		const wie = proef.gebruikers.vreemde;
		await geefNood(wie.accountId!, NU.add({ minutes: 1 }));
		expect((await zoek(wie)).rollen).toEqual(['noodtoegang']);
		expect((await zoek(wie, NU.add({ seconds: 59 }))).rollen).toEqual(['noodtoegang']);
		expect((await zoek(wie, NU.add({ minutes: 1 }))).rollen).toEqual([]);
		for (const soort of ['half', 'loket'] as const)
			expect((await zoek({ ...wie, soort })).rollen).toEqual([]);
		expect((await zoek({ ...wie, accountId: null })).rollen).toEqual([]);
		expect((await zoek(proef.gebruikers.fg)).rollen).toEqual(['fg']);
		const ander = await maakCasus(opslag);
		expect((await zoek(wie, NU, ander.casusId)).rollen).toEqual([]);
		expect((await zoek(ander.gebruikers.vreemde)).rollen).toEqual([]);
	});

	it('adds no emergency to who has a role already', async () => {
		await geefNood(proef.gebruikers.gi.accountId!, NU.add({ hours: 1 }));
		expect((await zoek(proef.gebruikers.gi)).rollen).toEqual(['gi']);
	});
});
