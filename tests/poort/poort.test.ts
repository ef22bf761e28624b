// The entrances that the poort makes, called as the framework calls them, on a real store: who gets in, what is recorded,
// what comes back (issue 2 §2, issue 3 §4, dreigingen A01, A02, B19, R11).
import { isActionFailure, isHttpError, isRedirect } from '@sveltejs/kit';
import { and, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Recht } from '#lib/domein/bevoegdheid.ts';
import { weiger } from '#lib/domein/weigering.ts';
import { vertaler } from '#lib/i18n/index.ts';
import { legVast, type Betreding } from '#lib/server/context.ts';
import { nu, tijdstip } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { EvenGeduld } from '#lib/server/opslag/motor.ts';
import * as t from '#lib/server/opslag/schema.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { gebruikerVan, maakCasus, type Proefcasus } from '../huis.ts';
import { openDeur } from '../toegang/browser.ts';

type Poort = typeof import('#lib/server/poort.ts');
let poort: Poort;
let opslag: Opslag;
let sluit: () => Promise<void>;
let proef: Proefcasus;
beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	poort = await import('#lib/server/poort.ts');
});
afterAll(() => sluit());
beforeEach(async () => void (proef = await maakCasus(opslag, { nu: nu() })));

const vers = (gebruiker: Gebruiker, bij: Partial<Gebruiker> = {}): Gebruiker => ({
	...gebruiker,
	gezienOp: tijdstip(nu()),
	eindOp: tijdstip(nu().add({ hours: 12 })),
	...bij
});
type Verzoek = {
	als?: Gebruiker | null;
	pad?: string;
	velden?: Record<string, string>;
	/** Sent instead of a form. */
	lijf?: string;
	casus?: string;
	opslagWeg?: boolean;
	teGroot?: 'bestand' | 'tekst';
};
/** What came of it, whether it was given, thrown by Kit, or a way elsewhere. */
async function doe(ingang: (event: never) => unknown, verzoek: Verzoek = {}) {
	const url = new URL(verzoek.pad ?? `/casus/${proef.casusId}`, 'http://localhost');
	const koppen: Record<string, string> = {};
	const event = {
		url,
		request: new Request(url, {
			method: verzoek.velden || verzoek.lijf ? 'POST' : 'GET',
			...(verzoek.velden && { body: new URLSearchParams(verzoek.velden) }),
			...(verzoek.lijf && { body: verzoek.lijf })
		}),
		params: { casus: verzoek.casus ?? proef.casusId },
		locals: {
			gebruiker: verzoek.als === undefined ? vers(proef.gebruikers.ouderB) : verzoek.als,
			verzoekId: 'dit-verzoek',
			...(verzoek.opslagWeg && { opslagWeg: true }),
			...(verzoek.teGroot && { teGroot: verzoek.teGroot })
		},
		route: { id: '' },
		setHeaders: (nieuw: Record<string, string>) => void Object.assign(koppen, nieuw)
	};
	try {
		const uit = (await ingang(event as never)) as Record<string, unknown>;
		return isActionFailure(uit) ? { status: uit.status, data: uit.data, koppen } : { uit, koppen };
	} catch (sprong) {
		if (isRedirect(sprong)) return { naar: sprong.location, status: sprong.status, koppen };
		if (isHttpError(sprong)) return { status: sprong.status, body: sprong.body, koppen };
		throw sprong;
	}
}
const regels = () =>
	opslag.lees((db) =>
		db
			.select({
				handeling: t.audit.handeling,
				uitkomst: t.audit.uitkomst,
				rol: t.audit.rol,
				objectId: t.audit.objectId
			})
			.from(t.audit)
			.where(and(eq(t.audit.casusId, proef.casusId), eq(t.audit.verzoekId, 'dit-verzoek')))
	);
const verzetNaar = (status: 'gehouden') =>
	opslag.schrijf((tx) => tx.update(t.tafel).set({ status }).where(eq(t.tafel.id, proef.tafelId!)));
const wis = () =>
	opslag.schrijf((tx) =>
		tx
			.update(t.rol)
			.set({ tot: tijdstip(nu()) })
			.where(eq(t.rol.casusId, proef.casusId))
	);

describe('who is not signed in', () => {
	const ingangen = (recht: Recht) => [
		poort.pagina(recht, () => ({ dicht: true })),
		poort.actie(recht, v.object({}), () => ({ dicht: true })),
		poort.antwoord(recht, async () => new Response('dicht'))
	];

	it('is sent to the door and comes back, from a page; what was sent has no address to come back to', async () => {
		for (const recht of ['casus.lezen', 'account.lezen', 'mijn.lezen'] as const)
			for (const ingang of ingangen(recht)) {
				expect(await doe(ingang, { als: null, pad: '/casus/x?y=z' })).toMatchObject({
					status: 303,
					naar: '/inloggen?naar=%2Fcasus%2Fx'
				});
				expect(await doe(ingang, { als: null, velden: { a: 'b' } })).toMatchObject({
					naar: '/inloggen?reden=verlopen'
				});
			}
		expect(await regels()).toEqual([]);
	});

	it('at the loket comes back by a code', async () => {
		for (const ingang of ingangen('casus.lezen'))
			expect(await doe(ingang, { als: null, pad: '/loket/aanmelding' })).toMatchObject({
				naar: '/loket/verder'
			});
	});

	it('but half is sent on to the second half, and from there nowhere else', async () => {
		const half = vers(proef.gebruikers.ouderB, { soort: 'half' });
		for (const recht of ['casus.lezen', 'account.lezen'] as const)
			for (const ingang of ingangen(recht))
				expect(await doe(ingang, { als: half })).toMatchObject({ naar: '/inloggen/code' });
		const [pagina] = ingangen('toegang.tweede-factor');
		expect(await doe(pagina!, { als: half })).toMatchObject({ uit: { dicht: true } });
		expect(await doe(pagina!)).toMatchObject({ status: 303 });
		expect(await doe(pagina!, { als: null })).toMatchObject({ status: 303 });
	});

	it('by a code of the loket reaches a case only with its few rights, and no account at all', async () => {
		const loket = vers(gebruikerVan('x', { soort: 'loket', accountId: null, emailIndex: 'adres' }));
		const [account] = ingangen('account.lezen');
		expect(await doe(account!, { als: loket })).toMatchObject({ status: 303 });
		const [casus] = ingangen('casus.lezen');
		expect(await doe(casus!, { als: loket })).toMatchObject({ status: 404 });
	});

	it('reads what is for everybody', async () => {
		const [pagina, actie, antwoord] = ingangen('openbaar.lezen');
		expect(await doe(pagina!, { als: null })).toMatchObject({ uit: { dicht: true, stem: 'u' } });
		expect(await doe(actie!, { als: null, velden: {} })).toMatchObject({ uit: { dicht: true } });
		expect(await ((await doe(antwoord!, { als: null })).uit as unknown as Response).text()).toBe('dicht');
	});

	it('and cannot be known to be, is asked to wait while the store is away', async () => {
		for (const ingang of ingangen('casus.lezen'))
			expect(await doe(ingang, { als: null, opslagWeg: true })).toMatchObject({
				status: 503,
				body: { message: 'even-geduld', stem: 'u' },
				koppen: { 'retry-after': '10' }
			});
	});
});

describe('a post', () => {
	it('opens its pages to who holds it now; for others they do not exist', async () => {
		const pagina = poort.pagina('beheer.lezen', () => ({ lijst: [] }));
		const met = (rol: 'beheerder' | 'voorzitter') =>
			vers(
				gebruikerVan(proef.gebruikers.vreemde.accountId!, {
					stem: 'je',
					aanstellingen: [{ rol, regio: 'twente', subregio: null }]
				})
			);
		expect(await doe(pagina, { als: met('beheerder') })).toMatchObject({ uit: { lijst: [] } });
		for (const als of [met('voorzitter'), vers(gebruikerVan('x', { stem: 'je' }))])
			expect(await doe(pagina, { als })).toMatchObject({
				status: 404,
				body: { message: 'niet-gevonden', stem: 'je' }
			});
	});
});

describe('a page of a case', () => {
	const pagina = (recht: Recht = 'casus.lezen', fn: (hier: Betreding) => unknown = () => ({ eigen: 1 })) =>
		poort.pagina(recht, (plek) => fn(plek as Betreding) as never);

	it('is served with the look recorded once, and a key for its forms', async () => {
		const een = await doe(pagina());
		expect(een.uit).toMatchObject({
			eigen: 1,
			stem: 'u',
			werkt: false,
			rand: { uitloggen: true, prive: true, stem: 'u' }
		});
		expect(een.uit!.sleutel).toMatch(/^[0-9a-f-]{36}$/);
		expect((await doe(pagina())).uit!.sleutel).not.toBe(een.uit!.sleutel);
		const { sessieSeconden } = een.uit!.rand as { sessieSeconden: number };
		expect(Number.isInteger(sessieSeconden) && sessieSeconden > 800 && sessieSeconden <= 900).toBe(true);
		expect(await regels()).toEqual(
			Array.from({ length: 2 }, () => ({
				handeling: 'casus.lezen',
				uitkomst: 'gedaan',
				rol: 'ouder',
				objectId: proef.casusId
			}))
		);
	});

	it('that recorded something itself is not recorded again', async () => {
		await doe(
			pagina('casus.lezen', async (hier) => {
				await legVast(hier, { objectId: 'ding', soort: 'tekst.lezen' });
				return {};
			})
		);
		expect((await regels()).map((rij) => rij.handeling)).toEqual(['tekst.lezen']);
	});

	it('has the menu of the reader’s roles, in the reader’s voice', async () => {
		const gezin = await doe(pagina(), { als: vers(proef.gebruikers.jongere13) });
		expect(gezin.uit).toMatchObject({ stem: 'je', werkt: false });
		const paden = ({ uit }: typeof gezin) => (uit!.menu as { href: string }[]).map(({ href }) => href);
		expect(paden(gezin)).toContain(`/casus/${proef.casusId}/reactie`);
		const werk = await doe(pagina(), { als: vers(proef.gebruikers.gi) });
		expect(werk.uit).toMatchObject({ werkt: true });
		// Who works on more than one case reads on every page which one this is.
		const nummer = `PROEF-${proef.casusId.slice(-8)}`;
		expect([gezin.uit!.zaak, werk.uit!.zaak]).toEqual([undefined, nummer]);
		const aanstellingen = [{ rol: 'voorzitter', regio: 'twente', subregio: 'enschede' }] as const;
		const allebei = await doe(pagina(), { als: vers(proef.gebruikers.ouderB, { aanstellingen }) });
		expect(allebei.uit).toMatchObject({ werkt: true, zaak: nummer });
		expect(paden(werk)).not.toContain(`/casus/${proef.casusId}/reactie`);
		expect(paden(werk)).toContain(`/casus/${proef.casusId}/reacties`);
	});

	it('does not exist for a stranger, nor for an unknown id: the same answer, and each knock recorded', async () => {
		const vreemd = await doe(pagina(), { als: vers(proef.gebruikers.vreemde) });
		const nergens = await doe(pagina(), { als: vers(proef.gebruikers.vreemde), casus: 'bestaat-niet' });
		expect(vreemd).toEqual({ status: 404, body: { message: 'niet-gevonden', stem: 'u' }, koppen: {} });
		expect(nergens).toEqual(vreemd);
		expect(await regels()).toEqual([
			{ handeling: 'casus.lezen', uitkomst: 'geen-toegang', rol: null, objectId: null }
		]);
	});

	it('of an endless id, or of none, is recorded no longer than an id can be', async () => {
		for (const casus of ['x'.repeat(5000), ''])
			expect(await doe(pagina(), { als: vers(proef.gebruikers.vreemde), casus })).toMatchObject({
				status: 404
			});
		const geklopt = await opslag.lees((db) =>
			db
				.select({ casusId: t.audit.casusId })
				.from(t.audit)
				.where(eq(t.audit.accountId, proef.gebruikers.vreemde.accountId!))
		);
		expect(geklopt.map((rij) => rij.casusId!.length).sort()).toEqual([0, 40]);
	});

	it('of something that is not in this case is the same answer, and nothing of the look stays', async () => {
		const uit = await doe(pagina('casus.lezen', () => poort.nietGevonden()));
		expect(uit).toMatchObject({ status: 404, body: { message: 'niet-gevonden' } });
		expect((await regels()).map((rij) => rij.uitkomst)).toEqual(['geen-toegang']);
	});

	it('without the right says so to who is in the case, and records it', async () => {
		expect(await doe(pagina('voortgang.lezen'))).toMatchObject({
			status: 403,
			body: { message: 'geen-recht', stem: 'u' }
		});
		expect(await regels()).toEqual([
			{ handeling: 'voortgang.lezen', uitkomst: 'geen-recht', rol: null, objectId: null }
		]);
	});

	it('that does not belong to this moment is a sentence, with the number to call for the family', async () => {
		const casus = await opslag.sleutels.casus(proef.casusId);
		await opslag.schrijf((tx) =>
			tx
				.update(t.tafel)
				.set({ telefoonVersleuteld: casus.versleutel('tafel.telefoon', proef.tafelId!, '0800-000 00 00') })
				.where(eq(t.tafel.id, proef.tafelId!))
		);
		const nietNu = () => weiger('fase.nu-niet');
		for (const [als, stem, telefoon] of [
			['ouderB', 'u', '0800-000 00 00'],
			['jongere13', 'je', '0800-000 00 00'],
			['gi', 'u', undefined]
		] as const) {
			const { status, body } = await doe(pagina('casus.lezen', nietNu), {
				als: vers(proef.gebruikers[als])
			});
			expect(status).toBe(409);
			expect(body).toMatchObject({ stem });
			expect((body as { telefoon?: string }).telefoon).toBe(telefoon);
			expect(body!.message).toMatch(/\.$/);
		}
		// A refused look is no look.
		expect(await regels()).toEqual([]);
	});

	it('has the way to the own account for who has one', async () => {
		expect((await doe(pagina())).uit!.rand).toMatchObject({ account: true });
		const tweede = poort.pagina('toegang.tweede-factor', () => ({}));
		const half = await doe(tweede, { als: vers(proef.gebruikers.ouderB, { soort: 'half' }) });
		expect(half.uit!.rand).toMatchObject({ account: false });
	});

	it('and a defect in it is no answer: it goes up as it is, and nothing is recorded', async () => {
		await expect(doe(pagina('casus.lezen', () => Promise.reject(new Error('kapot'))))).rejects.toThrow(
			'kapot'
		);
		expect(await regels()).toEqual([]);
	});

	it('that the store cannot serve now asks to come back', async () => {
		const uit = await doe(
			pagina('casus.lezen', () => Promise.reject(new EvenGeduld())),
			{
				als: vers(proef.gebruikers.jongere13)
			}
		);
		expect(uit).toMatchObject({ status: 503, body: { stem: 'je' }, koppen: { 'retry-after': '10' } });
	});

	it('outside a case has no menu and covers nothing', async () => {
		const uit = await doe(poort.pagina('mijn.lezen', ({ gebruiker }) => ({ wie: gebruiker.accountId })));
		expect(uit.uit).toMatchObject({
			wie: proef.gebruikers.ouderB.accountId,
			menu: [],
			werkt: false,
			rand: { prive: false }
		});
		const nietNu = poort.pagina('mijn.lezen', () => weiger('fase.nu-niet'));
		const casus = await opslag.sleutels.casus(proef.casusId);
		await opslag.schrijf((tx) =>
			tx
				.update(t.tafel)
				.set({ telefoonVersleuteld: casus.versleutel('tafel.telefoon', proef.tafelId!, '0800-000 00 00') })
				.where(eq(t.tafel.id, proef.tafelId!))
		);
		const { status, body } = await doe(nietNu);
		expect([status, Object.keys(body!).sort()]).toEqual([409, ['message', 'stem']]);
		const openbaar = poort.pagina('openbaar.lezen', () => weiger('fase.nu-niet'));
		expect(await doe(openbaar, { als: null })).toMatchObject({ status: 409, body: { stem: 'u' } });
		expect(await doe(poort.pagina('mijn.lezen', () => poort.nietGevonden()))).toMatchObject({
			status: 404,
			body: { message: 'niet-gevonden' }
		});
		expect(
			(
				await doe(
					poort.pagina('openbaar.lezen', () => ({})),
					{ als: null }
				)
			).uit!.rand
		).toBeUndefined();
	});
});

describe('a form', () => {
	const Schema = v.object({ naam: v.pipe(v.string('fout.verplicht'), v.minLength(2, 'fout.verplicht')) });
	const goed = { naam: 'Pim' };

	it('that is not filled in comes back with a sentence at the field, before anything is looked up', async () => {
		const actie = poort.actie('casus.lezen', Schema, () => ({}));
		for (const als of ['ouderB', 'vreemde'] as const)
			expect(await doe(actie, { als: vers(proef.gebruikers[als]), velden: { naam: 'x' } })).toMatchObject({
				status: 400,
				data: { velden: { naam: 'Vul dit in.' }, waarden: { naam: 'x' } }
			});
		expect(await regels()).toEqual([]);
	});

	it('larger than what is read says so on its own page, and does nothing; an endpoint refuses', async () => {
		const actie = poort.actie('openbaar.lezen', v.object({}), () => ({ gedaan: true }));
		for (const [teGroot, zin] of [
			['bestand', 'fout.bestand.te-groot'],
			['tekst', 'fout.te-lang']
		] as const)
			expect(await doe(actie, { als: null, velden: {}, teGroot })).toMatchObject({
				status: 413,
				data: { melding: vertaler('nl', 'u').los(zin), velden: {} }
			});
		const antwoord = poort.antwoord('openbaar.lezen', async () => new Response('gedaan'));
		expect(await doe(antwoord, { als: null, teGroot: 'tekst' })).toMatchObject({ status: 413 });
	});

	it('is answered in the voice of who sent it, also when it was no form at all', async () => {
		// Any sentence that differs between u and je.
		const sleutel = 'fout.uitnodiging.geen';
		const Stem = v.object({ naam: v.pipe(v.string(sleutel), v.minLength(2, sleutel)) });
		const actie = poort.actie('openbaar.lezen', Stem, () => ({ gedaan: true }));
		const [u, je] = (['u', 'je'] as const).map((stem) => ({
			status: 400,
			data: { velden: { naam: vertaler('nl', stem).los(sleutel) } }
		}));
		expect(u).not.toEqual(je);
		for (const als of [null, vers(proef.gebruikers.ouderB)]) {
			expect(await doe(actie, { als, velden: { naam: 'x' } })).toMatchObject(u!);
			expect(await doe(actie, { als, lijf: 'geen formulier' })).toMatchObject(u!);
		}
		const als = vers(proef.gebruikers.jongere13);
		expect(await doe(actie, { als, velden: { naam: 'x' } })).toMatchObject(je!);
	});

	it('for everybody acts for who is not signed in, whatever was written', async () => {
		const actie = poort.actie('openbaar.lezen', Schema, () => ({ gedaan: true }));
		const uit = await doe(actie, { als: null, velden: { naam: 'Het gaat nu beter.' } });
		expect(uit.uit).toEqual({ gedaan: true });
	});

	it('acts in one transaction, records it, and goes where the act says', async () => {
		const actie = poort.actie('casus.lezen', Schema, (_plek, { naam }) => ({ naar: `/klaar/${naam}` }));
		expect(await doe(actie, { velden: goed })).toMatchObject({ status: 303, naar: '/klaar/Pim' });
		expect(await regels()).toMatchObject([{ handeling: 'casus.lezen', objectId: proef.casusId }]);
	});

	it('may stay where it is with something to show, or with nothing', async () => {
		const met = poort.actie('casus.lezen', Schema, () => ({ code: 'ABC', naar: 7 }));
		expect((await doe(met, { velden: goed })).uit).toEqual({ code: 'ABC', naar: 7 });
		const zonder = poort.actie('casus.lezen', Schema, () => undefined);
		expect((await doe(zonder, { velden: goed })).uit).toBeUndefined();
	});

	it('that is refused undoes all of it, and keeps what was typed', async () => {
		const actie = poort.actie('casus.lezen', Schema, async (plek) => {
			await (plek as Betreding).tx.update(t.casus).set({ gemeente: 'Elders' });
			return weiger('fase.nu-niet', { veld: 'naam' });
		});
		const uit = await doe(actie, { velden: goed, als: vers(proef.gebruikers.jongere13) });
		expect(uit).toMatchObject({ status: 409, data: { waarden: goed } });
		expect((uit.data as unknown as { velden: { naam: string } }).velden.naam).toMatch(/\.$/);
		const [rij] = await opslag.lees((db) => db.select().from(t.casus).where(eq(t.casus.id, proef.casusId)));
		expect(rij!.gemeente).toBe('Enschede');
		expect(await regels()).toEqual([]);
	});

	it('has slow work done before, only for who may act, and refused with another number', async () => {
		const gedaan: string[] = [];
		const maak = (vooraf: () => Promise<unknown>) =>
			poort.actie('casus.lezen', Schema, (_plek, _invoer, _event, werk) => ({ werk }), {
				vooraf: async () => {
					gedaan.push('werk');
					return vooraf();
				}
			});
		expect(
			(
				await doe(
					maak(async () => 'gelezen'),
					{ velden: goed }
				)
			).uit
		).toEqual({ werk: 'gelezen' });
		expect(
			await doe(
				maak(async () => weiger('fase.nu-niet')),
				{ velden: goed }
			)
		).toMatchObject({
			status: 422,
			data: { waarden: goed }
		});
		expect(gedaan).toHaveLength(2);
		expect(
			await doe(
				maak(async () => 'x'),
				{ velden: goed, als: vers(proef.gebruikers.vreemde) }
			)
		).toMatchObject({ status: 404 });
		expect(gedaan).toHaveLength(2);
	});

	it('has that work done outside a case as well, without a case to be let into', async () => {
		const actie = poort.actie('mijn.lezen', Schema, (_plek, _invoer, _event, werk: string) => ({ werk }), {
			vooraf: async ({ naam }) => `gelezen: ${naam}`
		});
		expect((await doe(actie, { velden: goed, casus: 'geen' })).uit).toEqual({ werk: 'gelezen: Pim' });
	});

	it('has no such work done for a thing that is not theirs, nor at a moment when the act is not allowed', async () => {
		let gedaan = 0;
		const maak = (recht: Recht, eigen: boolean) =>
			poort.actie(recht, Schema, () => ({ klaar: true }), {
				feiten: () => ({ eigen }),
				vooraf: async () => void gedaan++
			});
		expect(await doe(maak('uitnodiging.lezen', false), { velden: goed })).toMatchObject({ status: 403 });
		const po = vers(proef.gebruikers.procesondersteuner);
		await verzetNaar('gehouden');
		expect(await doe(maak('tafel.plannen', true), { velden: goed, als: po })).toMatchObject({
			status: 409,
			data: { waarden: goed }
		});
		expect(gedaan).toBe(0);
		expect((await doe(maak('uitnodiging.lezen', true), { velden: goed })).uit).toEqual({ klaar: true });
		expect(gedaan).toBe(1);
	});

	it('that was sent twice acts once and is answered twice, also when the case moved on in between', async () => {
		let keer = 0;
		const actie = poort.actie('tafel.verplaatsen', v.object({}), () => ({ naar: `/klaar/${++keer}` }));
		const als = vers(proef.gebruikers.voorzitter);
		const velden = { sleutel: crypto.randomUUID() };
		const eerst = await doe(actie, { als, velden });
		expect(eerst).toMatchObject({ status: 303, naar: '/klaar/1' });
		expect(await doe(actie, { als, velden })).toEqual(eerst);
		await verzetNaar('gehouden');
		expect(await doe(actie, { als, velden })).toEqual(eerst);
		expect(await doe(actie, { als, velden: { ...velden, tekst: 'anders' } })).toMatchObject({ status: 409 });
		expect(await doe(actie, { als, velden: { sleutel: crypto.randomUUID() } })).toMatchObject({
			status: 409
		});
		expect(keer).toBe(1);
	});

	it('that recorded what it did itself is not recorded again', async () => {
		const actie = poort.actie('casus.lezen', Schema, async (plek) => {
			await legVast(plek as Betreding, { objectId: 'ding', soort: 'tekst.lezen' });
		});
		await doe(actie, { velden: goed });
		expect(await regels()).toMatchObject([{ handeling: 'tekst.lezen', objectId: 'ding' }]);
	});

	it('tells the policy what it is about', async () => {
		const maak = (eigen: boolean) =>
			poort.actie('uitnodiging.lezen', Schema, () => ({ mag: true }), { feiten: () => ({ eigen }) });
		expect((await doe(maak(true), { velden: goed })).uit).toEqual({ mag: true });
		expect(await doe(maak(false), { velden: goed })).toMatchObject({ status: 403 });
	});

	it('of who was signed out in between comes back with what was written', async () => {
		const actie = poort.actie('casus.lezen', Schema, () => ({}));
		expect(await doe(actie, { als: null, velden: { naam: 'Het gaat nu beter.' } })).toMatchObject({
			status: 401,
			body: { message: 'verlopen', getypt: { naam: 'Het gaat nu beter.' } }
		});
	});

	it('of who was signed out is given back for two words on two lines, and not for a choice or a key', async () => {
		const actie = poort.actie('casus.lezen', Schema, () => ({}));
		for (const naam of ['Ja\r\nGraag', 'Ja,   graag'])
			expect(await doe(actie, { als: null, velden: { naam } })).toMatchObject({ status: 401 });
		for (const naam of ['iedereen', 'ja', crypto.randomUUID(), ' ja '])
			expect(await doe(actie, { als: null, velden: { naam } })).toMatchObject({
				status: 303,
				naar: '/inloggen?reden=verlopen'
			});
	});

	it('asks who changes a way in to prove it first, with all that was typed, and no secret', async () => {
		const actie = poort.actie('account.middelen', v.object({}), () => ({ gedaan: true }));
		const velden = { naam: 'Telefoon', wachtwoord: 'geheim' };
		const oud = vers(proef.gebruikers.ouderB, { bewezenOp: tijdstip(nu().subtract({ minutes: 6 })) });
		expect(await doe(actie, { als: oud, pad: '/account?/x', velden })).toMatchObject({
			status: 401,
			body: {
				message: 'bewijs',
				bewijs: { doel: '/account?/x', velden: [['naam', 'Telefoon']], bestand: false }
			}
		});
		const nieuw = { ...oud, bewezenOp: tijdstip(nu()) };
		expect((await doe(actie, { als: nieuw, velden })).uit).toEqual({ gedaan: true });
	});
});

describe('an endpoint', () => {
	it('of a case records the look before the first byte goes out, and once', async () => {
		let voorEersteByte = -1;
		const bestand = poort.antwoord('casus.lezen', async () => async () => {
			voorEersteByte = (await regels()).length;
			return new Response('inhoud');
		});
		const { uit } = await doe(bestand);
		expect(await (uit as unknown as Response).text()).toBe('inhoud');
		expect(voorEersteByte).toBe(1);
		expect(await regels()).toMatchObject([{ objectId: proef.casusId }]);
		const direct = poort.antwoord('casus.lezen', async (plek) => {
			await legVast(plek as Betreding, { objectId: 'ding', soort: 'document.lezen' });
			return new Response('direct');
		});
		expect(await ((await doe(direct)).uit as unknown as Response).text()).toBe('direct');
		expect((await regels()).map((rij) => rij.handeling).sort()).toEqual(['casus.lezen', 'document.lezen']);
	});

	it('of a case is closed to a stranger, and to who lost the role a moment ago', async () => {
		const bestand = poort.antwoord('casus.lezen', async () => new Response('inhoud'));
		expect(await doe(bestand, { als: vers(proef.gebruikers.vreemde) })).toMatchObject({ status: 404 });
		await wis();
		expect(await doe(bestand)).toMatchObject({ status: 404 });
	});

	it('outside this moment is a short no', async () => {
		const nietNu = poort.antwoord('tafel.plannen', async () => new Response('x'));
		await verzetNaar('gehouden');
		expect(await doe(nietNu, { als: vers(proef.gebruikers.procesondersteuner) })).toMatchObject({
			status: 409,
			body: { message: 'nu-niet' }
		});
	});

	it('outside a case answers, now or later', async () => {
		for (const maak of [async () => new Response('ja'), async () => async () => new Response('ja')])
			expect(await ((await doe(poort.antwoord('mijn.lezen', maak))).uit as unknown as Response).text()).toBe(
				'ja'
			);
	});

	it('that gives something away asks for a fresh proof first', async () => {
		const bestand = poort.antwoord('document.exporteren', async () => new Response('x'));
		const oud = vers(proef.gebruikers.ouderB, { bewezenOp: null });
		expect(await doe(bestand, { als: oud, pad: '/casus/x/bestand?a=b' })).toMatchObject({
			status: 303,
			naar: '/bevestig?naar=%2Fcasus%2Fx%2Fbestand%3Fa%3Db'
		});
		expect(await doe(bestand, { als: oud, velden: { a: 'b' } })).toMatchObject({ status: 401 });
	});
});

it('every entrance carries the right it was made with', () => {
	const { MERK } = poort;
	expect(MERK).toBe(Symbol.for('aan-tafel.poort'));
	const merk = (ingang: object) => (ingang as Record<symbol, unknown>)[MERK];
	expect(merk(poort.pagina('casus.lezen', () => ({})))).toBe('casus.lezen');
	expect(merk(poort.actie('mijn.lezen', v.object({}), () => ({})))).toBe('mijn.lezen');
	expect(merk(poort.antwoord('document.lezen', async () => new Response()))).toBe('document.lezen');
});
