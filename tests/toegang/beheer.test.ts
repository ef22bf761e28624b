/** No post comes about by one beheerder, and none reaches over a border (issue 3 §2, dreigingen C05, C06, C11). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { PostRol } from '#lib/domein/beheer.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { betreed, GeenToegang } from '#lib/server/context.ts';
import { begin } from '#lib/server/beheer/begin.ts';
import * as post from '#lib/server/beheer/post.ts';
import * as professional from '#lib/server/beheer/professional.ts';
import * as toelating from '#lib/server/beheer/toelating.ts';
import { gaatWeg } from '#lib/server/beheer/vertrek.ts';
import * as voorstel from '#lib/server/beheer/voorstel.ts';
import { alleOpen } from '#lib/server/beheer/voorstellijst.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { aanstelling, audit, inlogkoppeling, passkey, uitbox } from '#lib/server/opslag/schema.ts';
import * as collega from '#lib/server/toegang/collega.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import { maakCasus, maakOpslag, NU } from '../huis.ts';
import { klopper } from './gezin.ts';
import { als, HAAGLANDEN, metPost, middel, nodigUit, TWENTE, type Aangesteld } from './beheer-proef.ts';

let opslag: Opslag;
let een: Aangesteld;
let twee: Aangesteld;
let ander: Aangesteld;
let wie: string;
beforeAll(async () => {
	opslag = await maakOpslag();
	een = await metPost(opslag, 'Joost Landman', 'beheerder', TWENTE);
	twee = await metPost(opslag, 'Marit Bos', 'beheerder', TWENTE);
	ander = await metPost(opslag, 'Koos Zee', 'beheerder', HAAGLANDEN);
});
afterAll(() => opslag.sluit());
beforeEach(async () => (wie = await nodigUit(opslag, een, 'Anneke Roelink')));

const dag = (tekst: string) => Temporal.PlainDate.from(tekst);
const vraag = (
	door: Aangesteld,
	bij: Partial<Parameters<typeof voorstel.stelVoor>[1]> = {}
): Promise<unknown> =>
	als(opslag, door, (hier) =>
		voorstel.stelVoor(hier, {
			accountId: wie,
			rol: 'voorzitter' as PostRol,
			regio: 'twente',
			subregio: 'enschede',
			van: dag('2026-11-23'),
			tot: null,
			vervangt: null,
			...bij
		})
	);
const bevestig = async (door: Aangesteld, id: unknown) => {
	const klaar = await middel(opslag);
	return als(opslag, door, (hier) => voorstel.bevestig(hier, id as string, klaar));
};
const sleutel = async (uit: Promise<unknown>) => {
	const klaar = await uit;
	return isWeigering(klaar) ? klaar.sleutel : klaar;
};
const posten = (accountId: string) =>
	opslag.lees((db) => db.select().from(aanstelling).where(eq(aanstelling.accountId, accountId)));
const open = (accountId: string) =>
	opslag.schrijf((tx) =>
		sessie.maak(tx, { soort: 'vol', accountId, rustMinuten: 30, apparaat: 'Computer' }, NU)
	);

describe('a post', () => {
	it('holds only after another beheerder agreed, and then opens a case of that subregio alone', async () => {
		const proef = await maakCasus(opslag, { fase: 'ingediend' });
		const probeer = async () => {
			const gebruiker = await sessie.zoek(opslag, await open(wie), NU);
			return opslag.schrijf(async (tx) => {
				const plek = { tx, sleutels: opslag.sleutels, moment: NU, verzoekId: nieuwId() };
				return betreed(plek, gebruiker!, proef.casusId, 'aanmelding.lezen');
			});
		};
		const id = await vraag(een);
		expect(await posten(wie)).toEqual([]);
		await expect(probeer()).rejects.toBeInstanceOf(GeenToegang);
		expect(await bevestig(twee, id)).toEqual({ code: null });
		expect(await probeer()).toMatchObject({ wie: { rollen: ['voorzitter'] } });
		const elders = await maakCasus(opslag, { fase: 'ingediend', werkwijze: 'haaglanden-2023' });
		const gebruiker = await sessie.zoek(opslag, await open(wie), NU);
		await expect(
			opslag.schrijf((tx) =>
				betreed(
					{ tx, sleutels: opslag.sleutels, moment: NU, verzoekId: nieuwId() },
					gebruiker!,
					elders.casusId,
					'aanmelding.lezen'
				)
			)
		).rejects.toBeInstanceOf(GeenToegang);
	});

	it.each(['voorzitter', 'procesondersteuner', 'fg', 'beheerder'] as const)(
		'of %s is never confirmed by who asked for it',
		async (rol) => {
			const id = await vraag(een, { rol, subregio: null });
			expect(await sleutel(bevestig(een, id))).toBe('beheer.tweede-ander');
			expect(await posten(wie)).toEqual([]);
		}
	);

	it('is never asked for oneself, nor confirmed by whom it is about', async () => {
		expect(await sleutel(vraag(een, { accountId: een.accountId }))).toBe('beheer.niet-zelf');
		const id = await vraag(een, { accountId: twee.accountId, rol: 'voorzitter' });
		expect(await sleutel(bevestig(twee, id))).toBe('beheer.niet-zelf');
		expect((await posten(twee.accountId)).map((rij) => rij.rol)).toEqual(['beheerder']);
	});

	it('is decided once, also by two at the same moment', async () => {
		const derde = await metPost(opslag, 'Derde Hand', 'beheerder', TWENTE);
		const id = await vraag(een);
		const uit = await Promise.all([bevestig(twee, id), bevestig(derde, id)]);
		expect(uit.filter(isWeigering)).toHaveLength(1);
		expect(await posten(wie)).toHaveLength(1);
		expect(await sleutel(bevestig(twee, id))).toBe('beheer.al-beslist');
	});

	it('does not reach back to before it was confirmed', async () => {
		await bevestig(twee, await vraag(een, { van: dag('2026-01-01') }));
		expect((await posten(wie))[0]?.van).toBe('2026-11-23');
	});

	it('that is refused or withdrawn never holds', async () => {
		for (const door of [een, twee]) {
			const id = await vraag(een);
			await als(opslag, door, (hier) => voorstel.wijsAf(hier, id as string));
			expect(await sleutel(bevestig(twee, id))).toBe('beheer.al-beslist');
		}
		expect(await posten(wie)).toEqual([]);
	});
});

it('a beheerder is a stranger in every case of the own region: the answer is that of an unknown one', async () => {
	const proef = await maakCasus(opslag);
	const betreedt = (casusId: string) =>
		opslag.schrijf((tx) => {
			const plek = { tx, sleutels: opslag.sleutels, moment: NU, verzoekId: nieuwId() };
			return betreed(plek, een, casusId, 'casus.lezen');
		});
	for (const id of [proef.casusId, nieuwId()]) await expect(betreedt(id)).rejects.toBeInstanceOf(GeenToegang);
});

describe('another region', () => {
	it('is out of reach: its people, its posts, its proposals', async () => {
		expect(await sleutel(vraag(ander))).toBe('beheer.ander-gebied');
		expect(await sleutel(vraag(ander, { regio: 'haaglanden', subregio: 'h1' }))).toBe('beheer.onbekend');
		const id = await vraag(een);
		expect(await sleutel(bevestig(ander, id))).toBe('beheer.onbekend');
		expect(await als(opslag, ander, (hier) => professional.vind(hier, wie))).toBeNull();
		expect(await als(opslag, ander, alleOpen)).toEqual([]);
		await bevestig(twee, id);
		const [rij] = await posten(wie);
		expect(await sleutel(als(opslag, ander, (hier) => post.beeindig(hier, rij!.id, dag('2026-11-23'))))).toBe(
			'beheer.onbekend'
		);
	});

	it('and another subregio too, for who manages one', async () => {
		const klein = await metPost(opslag, 'Kleine Beheerder', 'beheerder', {
			regio: 'twente',
			subregio: 'almelo'
		});
		expect(await sleutel(vraag(klein))).toBe('beheer.ander-gebied');
		expect(await sleutel(vraag(klein, { subregio: null }))).toBe('beheer.ander-gebied');
		expect(typeof (await vraag(klein, { subregio: 'almelo' }))).toBe('string');
	});
});

describe('a stand-in', () => {
	it('ends by itself, needs an end and a colleague who has that post there', async () => {
		const ziek = await metPost(opslag, 'Zieke Collega', 'voorzitter', {
			regio: 'twente',
			subregio: 'hengelo'
		});
		const bij = { subregio: 'hengelo', vervangt: ziek.accountId };
		expect(await sleutel(vraag(een, bij))).toBe('beheer.vervanging-einde');
		expect(await sleutel(vraag(een, { ...bij, tot: dag('2027-06-01') }))).toBe('beheer.vervanging-lang');
		expect(await sleutel(vraag(een, { ...bij, rol: 'fg', tot: dag('2026-12-23') }))).toBe(
			'beheer.vervanging-rol'
		);
		expect(await sleutel(vraag(een, { ...bij, subregio: 'almelo', tot: dag('2026-12-23') }))).toBe(
			'beheer.vervanging-geen-post'
		);
		await bevestig(twee, await vraag(een, { ...bij, tot: dag('2026-12-23') }));
		const cookie = await open(wie);
		// Dutch midnight of 23 December is 23:00 UTC the evening before.
		const opMoment = async (tijd: string) => {
			const nu = Temporal.Instant.from(tijd);
			const vers = await opslag.schrijf((tx) =>
				sessie.maak(tx, { soort: 'vol', accountId: wie, rustMinuten: 30, apparaat: 'Computer' }, nu)
			);
			return (await sessie.zoek(opslag, vers, nu))?.aanstellingen;
		};
		expect(cookie).toBeTruthy();
		expect(await opMoment('2026-12-22T22:59:59Z')).toEqual([
			{ rol: 'voorzitter', regio: 'twente', subregio: 'hengelo' }
		]);
		expect(await opMoment('2026-12-22T23:00:00Z')).toEqual([]);
	});
});

describe('the end of a post', () => {
	it('today ends every session of that person at once', async () => {
		await bevestig(twee, await vraag(een));
		const cookie = await open(wie);
		expect(await sessie.zoek(opslag, cookie, NU)).not.toBeNull();
		const [rij] = await posten(wie);
		await als(opslag, een, (hier) => post.beeindig(hier, rij!.id, dag('2026-11-23')));
		expect(await sessie.zoek(opslag, cookie, NU)).toBeNull();
	});

	it('may be brought forward by one beheerder and put off by none', async () => {
		await bevestig(twee, await vraag(een, { tot: dag('2026-12-31') }));
		const [rij] = await posten(wie);
		const eindig = (tot: string) =>
			sleutel(als(opslag, een, (hier) => post.beeindig(hier, rij!.id, dag(tot))));
		expect(await eindig('2027-01-31')).toBe('beheer.langer');
		expect(await eindig('2026-11-22')).toBe('beheer.volgorde');
		expect(await eindig('2026-12-01')).toBeUndefined();
	});

	it('never leaves a region without a beheerder', async () => {
		const [rij] = await posten(ander.accountId);
		expect(await sleutel(als(opslag, ander, (hier) => post.beeindig(hier, rij!.id, dag('2026-11-23'))))).toBe(
			'beheer.laatste-beheerder'
		);
	});
});

describe('somebody who leaves', () => {
	it('loses posts, places in cases of this region and sessions, and keeps what is family', async () => {
		const proef = await maakCasus(opslag);
		const gi = proef.gebruikers.gi.accountId!;
		await opslag.schrijf((tx) =>
			tx
				.insert(aanstelling)
				.values({ id: nieuwId(), accountId: gi, rol: 'voorzitter', ...TWENTE, van: '2026-01-01' })
		);
		const cookie = await open(gi);
		await proef.als('gi', 'casus.lezen', async () => 1);
		await als(opslag, een, (hier) => gaatWeg(hier, gi));
		await expect(proef.als('gi', 'casus.lezen', async () => 1)).rejects.toBeInstanceOf(GeenToegang);
		expect(await sessie.zoek(opslag, cookie, NU)).toBeNull();
		const ouder = proef.gebruikers.ouderA.accountId!;
		expect(await sleutel(als(opslag, een, (hier) => gaatWeg(hier, ouder)))).toBe('beheer.onbekend');
		await proef.als('ouderA', 'casus.lezen', async () => 1);
	});
});

describe('an invitation of a professional', () => {
	it('opens the account with link and code, once, and gives no right by itself', async () => {
		const klaar = await middel(opslag);
		const uit = await als(opslag, een, (hier) => toelating.nodigOpnieuwUit(hier, wie, klaar));
		expect(uit).toEqual({ code: klaar.code });
		expect(await sleutel(collega.open(opslag, klaar.token, 'AAAAA-AAAAA', klopper()))).toBe(
			'uitnodiging.code-onjuist'
		);
		const beide = await Promise.all(
			[0, 1].map(() => collega.open(opslag, klaar.token, klaar.code, klopper()))
		);
		expect(beide.filter(isWeigering)).toHaveLength(1);
		const binnen = beide.find((een) => !isWeigering(een)) as { sessie: string };
		expect(await sessie.zoek(opslag, binnen.sessie, NU)).toMatchObject({ accountId: wie, aanstellingen: [] });
	});

	it('dies after five wrong codes, and by a newer one', async () => {
		const [oud, nieuw] = [await middel(opslag), await middel(opslag)];
		await als(opslag, een, (hier) => toelating.nodigOpnieuwUit(hier, wie, oud));
		await als(opslag, een, (hier) => toelating.nodigOpnieuwUit(hier, wie, nieuw));
		expect(await sleutel(collega.open(opslag, oud.token, oud.code, klopper()))).toBe('uitnodiging.dood');
		for (let poging = 0; poging < 5; poging++)
			await collega.open(opslag, nieuw.token, 'AAAAA-AAAAA', klopper());
		expect(await sleutel(collega.open(opslag, nieuw.token, nieuw.code, klopper()))).toBe('uitnodiging.dood');
	});

	it('gives the beheerder the code and the mailbox the link, never both', async () => {
		const klaar = await middel(opslag);
		const uit = await als(opslag, een, (hier) => toelating.nodigOpnieuwUit(hier, wie, klaar));
		expect(JSON.stringify(uit)).not.toContain(klaar.token);
		const post = await opslag.lees((db) => db.select().from(uitbox));
		expect(post.filter((rij) => rij.soort === 'collega').length).toBeGreaterThan(0);
	});

	it('for who has a post or a way in takes two, and ends the old ways', async () => {
		await bevestig(twee, await vraag(een));
		const klaar = await middel(opslag);
		const alleen = als(opslag, een, (hier) => toelating.nodigOpnieuwUit(hier, wie, klaar));
		expect(await sleutel(alleen)).toBe('beheer.tweede-nodig');
		await opslag.schrijf(async (tx) => {
			await tx.insert(passkey).values({
				id: nieuwId(),
				accountId: wie,
				publiekeSleutel: Buffer.from('x'),
				teller: 0,
				vervoer: '',
				naam: 'Laptop',
				gesynchroniseerd: false,
				gemaaktOp: '2026-11-01T00:00:00.000Z'
			});
			await tx.insert(inlogkoppeling).values({
				id: nieuwId(),
				accountId: wie,
				aanbieder: 'raad',
				onderwerpIndex: nieuwId(),
				gemaaktOp: '2026-11-01T00:00:00.000Z'
			});
		});
		const id = await als(opslag, een, (hier) => voorstel.vraagToegang(hier, wie));
		expect(await sleutel(bevestig(een, id))).toBe('beheer.tweede-ander');
		expect(await bevestig(twee, id)).toEqual({ code: expect.any(String) });
		const over = await opslag.lees((db) => db.select().from(passkey).where(eq(passkey.accountId, wie)));
		const koppelingen = await opslag.lees((db) =>
			db.select().from(inlogkoppeling).where(eq(inlogkoppeling.accountId, wie))
		);
		expect([over, koppelingen]).toEqual([[], []]);
	});
});

it('leaves a row in the log for every act, under the name of the beheerder', async () => {
	const id = await vraag(een);
	await bevestig(twee, id);
	const rijen = await opslag.lees((db) =>
		db
			.select()
			.from(audit)
			.where(eq(audit.objectId, id as string))
	);
	expect(rijen.map((rij) => [rij.handeling, rij.accountId, rij.rol])).toEqual([
		['beheer.voorstel', een.accountId, 'beheerder'],
		['beheer.bevestigen', twee.accountId, 'beheerder']
	]);
});

describe('the first two', () => {
	it('begin a region once, get in by link and code, and from then on appoint by two', async () => {
		const leeg = await maakOpslag();
		const mensen = [
			{ naam: 'Eerste', email: 'een@voorbeeld.invalid' },
			{ naam: 'Tweede', email: 'twee@voorbeeld.invalid' }
		] as const;
		expect(
			await sleutel(begin(leeg, 'twente', [mensen[0], { ...mensen[1], email: 'EEN@voorbeeld.invalid' }], NU))
		).toBe('beheer.adres-bekend');
		const uit = await begin(leeg, 'twente', mensen, NU);
		if (isWeigering(uit)) throw new Error(uit.sleutel);
		const binnen = await collega.open(leeg, uit[0]!.token, uit[0]!.code, klopper());
		if (isWeigering(binnen)) throw new Error(binnen.sleutel);
		expect((await sessie.zoek(leeg, binnen.sessie, NU))?.aanstellingen).toEqual([
			{ rol: 'beheerder', regio: 'twente', subregio: null }
		]);
		expect(await sleutel(begin(leeg, 'twente', mensen, NU))).toBe('beheer.al-begonnen');
		await leeg.sluit();
	});
});
