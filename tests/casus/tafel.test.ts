import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as vertrek from '#lib/server/casus/vertrek.ts';
import * as betrokkene from '#lib/server/casus/betrokkene.ts';
import * as collega from '#lib/server/casus/collega.ts';
import type { Plan } from '#lib/domein/planformulier.ts';
import * as deelnemer from '#lib/server/casus/deelnemer.ts';
import * as document from '#lib/server/casus/document.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as planning from '#lib/server/casus/planning.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import * as taak from '#lib/server/casus/taak.ts';
import * as voorstel from '#lib/server/casus/voorstel.ts';
import { GeenRecht, GeenToegang, type Betreding } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { emailIndex } from '#lib/server/opslag/emailadres.ts';
import { gebruikerVan, maakAccount, maakCasus, maakOpslag, type Proefcasus } from '../huis.ts';
import { nodigUit, PLAN } from './genodigd.ts';

let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => {
	opslag = await maakOpslag();
});
afterAll(() => opslag.sluit());

const plannen = <T>(fn: (hier: Betreding) => Promise<T>) =>
	proef.als('procesondersteuner', 'tafel.plannen', fn);
const zet = (persoonId: string, rol: 'ouder' | 'jongere' | 'melder' | 'gi') =>
	plannen((hier) => deelnemer.zet(hier, { persoonId, rol }));
const sleutel = (uitkomst: unknown) => (isWeigering(uitkomst) ? uitkomst.sleutel : uitkomst);
const veld = (uitkomst: unknown) => (isWeigering(uitkomst) ? uitkomst.veld : undefined);

async function metOuders(): Promise<void> {
	await zet(proef.personen.ouderA, 'ouder');
	await zet(proef.personen.ouderB, 'ouder');
	await zet(proef.personen.jongere13, 'jongere');
}
const apart = () => ({
	[proef.personen.ouderA]: { tijd: '10:00', wachtplek: 'Kamer 3, eerste verdieping' },
	[proef.personen.ouderB]: { tijd: '10:20', wachtplek: 'Hal' },
	[proef.personen.jongere13]: { tijd: '10:20', wachtplek: 'Hal' }
});

describe('planning a tafel', () => {
	beforeEach(async () => {
		proef = await maakCasus(opslag, { fase: 'compleet' });
	});

	it('makes the tafel and takes it to gepland, with its author on record', async () => {
		const gepland = await plannen((hier) => planning.plan(hier, PLAN));
		expect(gepland).toMatchObject({ status: 'gepland', begintOp: '2026-12-07T09:30:00.000Z', versie: 2 });
		const rijen = await opslag.lees((db) =>
			db.select().from(t.gebeurtenis).where(eq(t.gebeurtenis.casusId, proef.casusId))
		);
		expect(rijen.map((rij) => `${rij.soort} ${rij.van}>${rij.naar}`)).toContain(
			'tafel.plannen te-plannen>gepland'
		);
		expect(rijen.every((rij) => rij.doorAccountId === proef.gebruikers.procesondersteuner.accountId)).toBe(
			true
		);
	});

	it('ends the task to plan', async () => {
		await plannen(async (hier) => {
			await taak.zetKlaar(hier, { soort: 'plannen', voorRol: 'procesondersteuner' });
			await planning.plan(hier, PLAN);
		});
		expect(await plannen((hier) => taak.open(hier))).toEqual([]);
	});

	it('is for the procesondersteuner of the subregio only', async () => {
		await expect(proef.als('voorzitter', 'tafel.plannen', async () => 1)).rejects.toBeInstanceOf(GeenRecht);
		await expect(proef.als('melder', 'deelnemer.vastleggen', async () => 1)).rejects.toBeInstanceOf(
			GeenRecht
		);
		const almelo = gebruikerVan(await maakAccount(opslag, 'Roos Almelo'), {
			aanstellingen: [{ rol: 'procesondersteuner', regio: 'twente', subregio: 'almelo' }]
		});
		proef.gebruikers.vreemde = almelo;
		await expect(proef.als('vreemde', 'tafel.plannen', async () => 1)).rejects.toBeInstanceOf(GeenToegang);
	});

	it('waits until the aanmelding is compleet', async () => {
		proef = await maakCasus(opslag, { fase: 'in-beoordeling' });
		expect(sleutel(await plannen((hier) => planning.plan(hier, PLAN)))).toBe('fase.nu-niet');
	});

	it.each([
		['2026-11-22', '10:00', 'planning.voorbij', 'datum'],
		['2027-03-28', '02:30', 'planning.tijd-bestaat-niet', 'tijd'],
		['2027-10-31', '02:30', 'planning.tijd-bestaat-niet', 'tijd']
	])('refuses %s %s: %s', async (datum, tijd, waarom, welk) => {
		const uitkomst = await plannen((hier) => planning.plan(hier, { ...PLAN, datum, tijd }));
		expect([sleutel(uitkomst), veld(uitkomst)]).toEqual([waarom, welk]);
	});

	it('counts the hour of summer and of winter', async () => {
		const zomer = await plannen((hier) => planning.plan(hier, { ...PLAN, datum: '2027-06-07' }));
		expect(zomer).toMatchObject({ begintOp: '2027-06-07T08:30:00.000Z' });
	});

	it('refuses an aanleiding of another tafel', async () => {
		const uitkomst = await plannen((hier) =>
			planning.plan(hier, { ...PLAN, aanleiding: 'werkwijze.aanleiding.uitspraak-rechter' })
		);
		expect(sleutel(uitkomst)).toBe('tafel.aanleiding-onbekend');
	});

	it('keeps what the first saved when a second saves an older version', async () => {
		await plannen((hier) => planning.plan(hier, PLAN));
		const tweede = await plannen((hier) => planning.plan(hier, { ...PLAN, plaats: 'Wijkhuis' }));
		expect(sleutel(tweede)).toBe('tafel.intussen-gewijzigd');
		expect(await plannen(async (hier) => tafel.lees(hier))).toMatchObject({
			plaats: 'Stadhuis, kamer 12',
			versie: 2
		});
		const daarna = await plannen((hier) => planning.plan(hier, { ...PLAN, versie: 2, plaats: 'Wijkhuis' }));
		expect(daarna).toMatchObject({ versie: 3 });
	});

	it('asks an own time and place of everybody where an address is secret, apart for two ouders', async () => {
		await metOuders();
		const probeer = (aankomst: Plan['aankomst']) =>
			plannen((hier) => planning.plan(hier, { ...PLAN, aankomst }));
		expect(sleutel(await probeer({}))).toBe('planning.aankomst-ontbreekt');
		const samen = { tijd: '10:00', wachtplek: 'Hal' };
		const gelijk = await probeer({
			...apart(),
			[proef.personen.ouderA]: samen,
			[proef.personen.ouderB]: samen
		});
		expect([sleutel(gelijk), veld(gelijk)]).toEqual([
			'planning.aankomst-gelijk',
			`aankomst.${proef.personen.ouderB}.tijd`
		]);
		const zelfdePlek = { ...apart(), [proef.personen.ouderA]: { tijd: '10:00', wachtplek: ' hal ' } };
		expect(sleutel(await probeer(zelfdePlek))).toBe('planning.wachtplek-gelijk');
		expect(await probeer(apart())).toMatchObject({ status: 'gepland' });
	});

	it('tells regie alone that people must not meet (dossier §2.6)', async () => {
		await metOuders();
		await plannen((hier) => planning.plan(hier, { ...PLAN, veiligheidsafspraak: true, aankomst: apart() }));
		const weet = (wie: 'melder' | 'voorzitter') =>
			proef.als(wie, 'agenda.lezen', async (hier) => tafel.lees(hier).veiligheidsafspraak);
		expect(await weet('voorzitter')).toBe(true);
		expect(await weet('melder')).toBe(false);
	});

	it('stores the arrival under the own key: the other ouder cannot open it', async () => {
		await metOuders();
		await plannen((hier) => planning.plan(hier, { ...PLAN, aankomst: apart() }));
		const [rij] = await opslag.lees((db) =>
			db.select().from(t.uitnodiging).where(eq(t.uitnodiging.persoonId, proef.personen.ouderA))
		);
		const ander = await opslag.sleutels.persoon(proef.personen.ouderB, proef.casusId, 'contact');
		const casus = await opslag.sleutels.casus(proef.casusId);
		const eigen = await opslag.sleutels.persoon(proef.personen.ouderA, proef.casusId, 'contact');
		for (const slot of [ander, casus])
			expect(() => slot.ontsleutel('uitnodiging.wachtplek', rij!.id, rij!.wachtplekVersleuteld!)).toThrow();
		expect(eigen.ontsleutel('uitnodiging.wachtplek', rij!.id, rij!.wachtplekVersleuteld!)).toContain(
			'Kamer 3'
		);
	});
});

describe('people at the table', () => {
	beforeEach(async () => {
		proef = await maakCasus(opslag, { fase: 'compleet' });
	});
	const nieuw = {
		rol: 'ouder' as const,
		naam: 'Berend Wolters',
		organisatie: '',
		functie: '',
		email: 'berend@voorbeeld.invalid',
		telefoon: '06-12345678',
		adres: '',
		geheim: 'onbekend' as const,
		gezag: {},
		waarom: ''
	};

	it('proposes what the werkwijze lists, with the people of this case and the posts of the subregio', async () => {
		const { lijst } = await plannen((hier) => voorstel.lees(hier));
		expect(lijst.find((een) => een.rol === 'rvdk-adviseur')?.aanwezigheid).toBe('altijd');
		const jongeren = lijst.find((een) => een.rol === 'jongere')!.kandidaten.map((een) => een.naam);
		expect(jongeren).toEqual(['Fenna Boomkamp', 'Jorrit Boomkamp']);
		expect(lijst.find((een) => een.rol === 'melder')!.kandidaten).toHaveLength(1);
	});

	it('keeps somebody in who gets another role', async () => {
		await zet(proef.personen.ouderB, 'ouder');
		await plannen((hier) =>
			deelnemer.zet(hier, { persoonId: proef.personen.ouderB, rol: 'verzorger', waarom: 'Heeft geen gezag.' })
		);
		expect(await proef.als('ouderB', 'casus.lezen', async (hier) => hier.wie.rollen)).toEqual(['verzorger']);
	});

	it('counts an address that nobody asked about as secret', async () => {
		const id = (await plannen((hier) => betrokkene.voegToe(hier, nieuw))) as string;
		expect(await plannen((hier) => betrokkene.lees(hier, id))).toMatchObject({
			adresGeheim: true,
			rol: 'ouder'
		});
	});

	it('records gezag per child with who looked and when; not looked at is unknown', async () => {
		const gezag = {
			[proef.personen.jongere13]: 'gezag' as const,
			[proef.personen.kind8]: 'onbekend' as const
		};
		const id = (await plannen((hier) => betrokkene.voegToe(hier, { ...nieuw, gezag }))) as string;
		const blad = await plannen((hier) => betrokkene.lees(hier, id));
		const van = (kind: string) => blad!.gezag.find((een) => een.kindId === kind);
		expect(van(proef.personen.jongere13)).toMatchObject({ status: 'gezag' });
		expect(van(proef.personen.jongere13)?.gecontroleerdOp).not.toBeNull();
		expect(van(proef.personen.kind8)).toMatchObject({ status: 'onbekend', gecontroleerdOp: null });
		expect(van(proef.personen.jongere16)).toMatchObject({ status: 'onbekend' });
	});

	it('asks a reason for somebody who is not on the list of this tafel, for the family to read', async () => {
		const buiten = { ...nieuw, rol: 'verzorger' as const };
		const zonder = await plannen((hier) => betrokkene.voegToe(hier, buiten));
		expect([sleutel(zonder), veld(zonder)]).toEqual(['deelnemer.zonder-waarom', 'waarom']);
		await plannen((hier) =>
			betrokkene.voegToe(hier, { ...buiten, waarom: 'Zorgt elk weekend voor de kinderen.' })
		);
		const [wie] = await plannen((hier) => deelnemer.allen(hier));
		expect(wie).toMatchObject({ buitenLijst: true, waarom: 'Zorgt elk weekend voor de kinderen.' });
	});

	it('invites no jongere who is too young on the day, and types none a second time', async () => {
		expect(sleutel(await zet(proef.personen.kind8, 'jongere'))).toBe('deelnemer.te-jong');
		const getypt = await plannen((hier) => betrokkene.voegToe(hier, { ...nieuw, rol: 'jongere' }));
		expect(sleutel(getypt)).toBe('deelnemer.jongere-uit-aanmelding');
	});

	it('warns when a jongere would be mailed at the address of an ouder, and saves all the same', async () => {
		await metOuders();
		const invoer = {
			...nieuw,
			rol: 'jongere' as const,
			naam: '',
			email: 'OuderA@voorbeeld.invalid',
			telefoon: ''
		};
		expect(await plannen((hier) => betrokkene.wijzig(hier, proef.personen.jongere13, invoer))).toBe(
			proef.personen.jongere13
		);
		const blad = await plannen((hier) => betrokkene.lees(hier, proef.personen.jongere13));
		expect(blad).toMatchObject({ naam: 'Fenna Boomkamp', deeltMet: ['Saskia Vlierman'] });
	});

	it('warns when two ouders would be mailed or called at one place: each has an own invitation', async () => {
		await metOuders();
		const deelt = (email: string, telefoon: string) =>
			plannen(async (hier) => {
				const id = await betrokkene.voegToe(hier, { ...nieuw, naam: 'Derde Ouder', email, telefoon });
				return typeof id === 'string' ? await betrokkene.deeltMet(hier, id) : id;
			});
		expect(await deelt('OUDERA@voorbeeld.invalid', '')).toEqual(['Saskia Vlierman']);
		expect(await deelt('', '06 00007391')).toEqual(['Saskia Vlierman']);
		expect(await deelt('van.mezelf@voorbeeld.invalid', '0612121212')).toEqual([]);
	});

	it('gives nobody an account by a place alone, and ends the role with the place', async () => {
		const id = (await plannen((hier) => betrokkene.voegToe(hier, nieuw))) as string;
		const rollen = () => opslag.lees((db) => db.select().from(t.rol).where(eq(t.rol.persoonId, id)));
		expect((await rollen()).map((rij) => [rij.accountId, rij.emailIndex, rij.tot])).toEqual([
			[null, null, null]
		]);
		await plannen((hier) => vertrek.haalWeg(hier, id, ''));
		expect((await rollen())[0]?.tot).not.toBeNull();
		expect(await plannen((hier) => deelnemer.allen(hier))).toEqual([]);
	});

	it('takes the place and all it opened from a guest, and leaves family the own things', async () => {
		const inEigenAccount = async (rol: 'steunpersoon' | 'verzorger') => {
			const waarom = 'Komt mee.';
			const id = (await plannen((hier) => betrokkene.voegToe(hier, { ...nieuw, rol, waarom }))) as string;
			const accountId = await maakAccount(opslag, 'Berend Wolters');
			await opslag.schrijf((tx) => tx.update(t.rol).set({ accountId }).where(eq(t.rol.persoonId, id)));
			await plannen((hier) => vertrek.haalWeg(hier, id, 'Komt niet meer.'));
			proef.gebruikers.vreemde = gebruikerVan(accountId);
			return proef.als('vreemde', 'casus.lezen', async (hier) => hier.wie.rollen);
		};
		await expect(inEigenAccount('steunpersoon')).rejects.toThrow(GeenToegang);
		expect(await inEigenAccount('verzorger')).toEqual(['verzorger']);
	});

	it('makes no second person of who works on the case: the melder who is also the GI, and a guest who comes back', async () => {
		const gi = { ...nieuw, rol: 'gi' as const, organisatie: 'Jeugdbescherming', waarom: 'Kent het gezin.' };
		const melder = await plannen((hier) => persoon.allen(hier)).then((allen) =>
			allen.find((een) => een.id === proef.personen.melder)
		);
		const alsMelder = { ...gi, naam: melder!.naam.toUpperCase(), organisatie: melder!.organisatie ?? '' };
		expect(sleutel(await plannen((hier) => betrokkene.voegToe(hier, alsMelder)))).toBe(
			'deelnemer.werkt-al-mee'
		);

		const gast = { ...gi, naam: 'Hilde Lansink', email: 'hilde@voorbeeld.invalid' };
		const id = (await plannen((hier) => betrokkene.voegToe(hier, gast))) as string;
		const nogEens = { ...gast, naam: 'H. Lansink', email: 'Hilde@voorbeeld.invalid' };
		expect(sleutel(await plannen((hier) => betrokkene.voegToe(hier, nogEens)))).toBe(
			'deelnemer.werkt-al-mee'
		);
		await plannen((hier) => vertrek.haalWeg(hier, id, 'Was ziek.'));
		expect(await plannen((hier) => betrokkene.voegToe(hier, nogEens))).toBe(id);
	});

	it('gives the lead to nobody by a place: it comes with the post and ends with it', async () => {
		for (const rol of ['voorzitter', 'procesondersteuner'] as const)
			expect(
				sleutel(
					await plannen((hier) =>
						betrokkene.voegToe(hier, { ...nieuw, rol, organisatie: 'Gemeente', waarom: 'Neemt waar.' })
					)
				)
			).toBe('deelnemer.alleen-met-post');
		const { accountId } = proef.gebruikers.procesondersteuner;
		const persoonId = await plannen(async (hier) => {
			const id = await persoon.voegToe(hier, { soort: 'professional', naam: 'Gerben', adresGeheim: false });
			await persoon.geefRol(hier, id, 'voorzitter', { accountId });
			return id;
		});
		expect(sleutel(await plannen((hier) => deelnemer.zet(hier, { persoonId, rol: 'voorzitter' })))).toBe(
			'deelnemer.alleen-met-post'
		);
		expect(await plannen(async (hier) => hier.wie.rollen)).toEqual(['procesondersteuner']);
		await expect(proef.als('procesondersteuner', 'reactie.lezen-besloten', async () => null)).rejects.toThrow(
			GeenRecht
		);
	});

	it('knows one melder, and makes no child an ouder', async () => {
		const tweede = { ...nieuw, rol: 'melder' as const, organisatie: 'Wijkteam', waarom: 'Collega.' };
		expect(sleutel(await plannen((hier) => betrokkene.voegToe(hier, tweede)))).toBe(
			'deelnemer.melder-uit-aanmelding'
		);
		expect(sleutel(await zet(proef.personen.jongere13, 'ouder'))).toBe('deelnemer.jongere-uit-aanmelding');
	});

	it('never ties a professional to the account of a family', async () => {
		const index = emailIndex(opslag.sleutels, 'gedeeld@voorbeeld.invalid');
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ emailIndex: index })
				.where(eq(t.account.id, proef.gebruikers.ouderB.accountId!))
		);
		expect(await plannen((hier) => collega.accountVanProfessional(hier, index))).toBeNull();
	});
});

describe('the RvdK', () => {
	const adres = 'ilse.wiggers@raad.invalid';
	let account: string;
	beforeEach(async () => {
		proef = await maakCasus(opslag, { fase: 'compleet' });
		account = await maakAccount(opslag, 'Ilse van de Raad');
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ emailIndex: null })
				.where(eq(t.account.emailIndex, emailIndex(opslag.sleutels, adres)))
		);
		await opslag.schrijf((tx) =>
			tx
				.update(t.account)
				.set({ emailIndex: emailIndex(opslag.sleutels, adres) })
				.where(eq(t.account.id, account))
		);
		await plannen((hier) =>
			betrokkene.voegToe(hier, {
				rol: 'rvdk-adviseur',
				naam: 'Ilse van de Raad',
				organisatie: 'Raad voor de Kinderbescherming',
				functie: '',
				email: adres,
				telefoon: '',
				adres: '',
				geheim: 'nee',
				gezag: {},
				waarom: ''
			})
		);
		proef.gebruikers.rvdk = gebruikerVan(account);
		const casus = await opslag.sleutels.casus(proef.casusId);
		await opslag.schrijf((tx) =>
			tx.insert(t.document).values({
				id: nieuwId(),
				casusId: proef.casusId,
				soort: 'verzoek-tot-bespreking',
				naamVersleuteld: casus.versleutel('document.naam', 'x', 'vtb.pdf'),
				type: 'pdf',
				lengte: 1,
				kopVersleuteld: casus.versleutel('document.kop', 'x', ''),
				doorPersoonId: proef.personen.melder,
				adrescontrole: 'schoon',
				toegevoegdOp: '2026-11-20T09:00:00.000Z'
			})
		);
	});

	it('reads the papers from planning on and not before (S1-B34), and gets one message', async () => {
		await expect(proef.als('rvdk', 'document.lezen', document.zichtbaar)).rejects.toBeInstanceOf(GeenToegang);
		await plannen((hier) => planning.plan(hier, PLAN));
		expect(await proef.als('rvdk', 'document.lezen', document.zichtbaar)).toMatchObject([
			{ soort: 'verzoek-tot-bespreking' }
		]);
		await plannen((hier) => planning.plan(hier, { ...PLAN, versie: 2 }));
		const post = await opslag.lees((db) =>
			db.select().from(t.uitbox).where(eq(t.uitbox.casusId, proef.casusId))
		);
		expect(post.map((rij) => [rij.soort, openPost(opslag.sleutels, rij).aan])).toEqual([['bericht', adres]]);
	});
});

describe('moving, calling off, opening, closing', () => {
	const voorzitter = <T>(recht: Parameters<Proefcasus['als']>[1], fn: (hier: Betreding) => Promise<T>) =>
		proef.als('voorzitter', recht, fn);
	/** A tafel in this phase with two ouders and a jongere at it, each with an invitation that was sent. */
	async function aanTafel(keuze: Parameters<typeof maakCasus>[1]): Promise<void> {
		proef = await maakCasus(opslag, keuze);
		await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere13']);
		await opslag.schrijf((tx) =>
			tx.update(t.uitnodiging).set({ codeHash: 'een-hash' }).where(eq(t.uitnodiging.casusId, proef.casusId))
		);
	}
	const statussen = async () =>
		(
			await opslag.lees((db) =>
				db.select().from(t.uitnodiging).where(eq(t.uitnodiging.casusId, proef.casusId))
			)
		).map((rij) => rij.status);
	const OPEN = { melderAanwezig: true, ondanksVerdeeldheid: false };

	it('moves with a reason only, tells everybody, and lets the old links die', async () => {
		await aanTafel({});
		expect(sleutel(await voorzitter('tafel.verplaatsen', (hier) => tafel.verplaats(hier, ' ')))).toBe(
			'tafel.zonder-reden'
		);
		await voorzitter('tafel.verplaatsen', (hier) => tafel.verplaats(hier, 'Vader ligt in het ziekenhuis.'));
		expect(await statussen()).toEqual(['gesloten', 'gesloten', 'gesloten']);
		const codes = await opslag.lees((db) =>
			db.select().from(t.uitnodiging).where(eq(t.uitnodiging.casusId, proef.casusId))
		);
		expect(codes.every((rij) => rij.codeHash === null)).toBe(true);
		const post = await opslag.lees((db) =>
			db.select().from(t.uitbox).where(eq(t.uitbox.casusId, proef.casusId))
		);
		expect(post.map((rij) => rij.soort)).toEqual(['bericht', 'bericht', 'bericht']);
		const opnieuw = await plannen((hier) =>
			planning.plan(hier, { ...PLAN, versie: 2, datum: '2026-12-14', aankomst: apart() })
		);
		expect(opnieuw).toMatchObject({ status: 'gepland' });
		expect((await statussen()).filter((status) => status === 'concept')).toHaveLength(3);
	});

	it('calls off with a reason on record, under the key of the case', async () => {
		await aanTafel({});
		await voorzitter('tafel.annuleren', (hier) => tafel.annuleer(hier, 'Het gezin is verhuisd.'));
		const [rij] = await opslag.lees((db) =>
			db
				.select()
				.from(t.gebeurtenis)
				.where(and(eq(t.gebeurtenis.casusId, proef.casusId), eq(t.gebeurtenis.soort, 'tafel.annuleren')))
		);
		const slot = await opslag.sleutels.casus(proef.casusId);
		expect(slot.ontsleutel('gebeurtenis.reden', rij!.id, rij!.redenVersleuteld!)).toBe(
			'Het gezin is verhuisd.'
		);
	});

	it('opens: answers close, in one transaction', async () => {
		await aanTafel({ fase: 'in-voorbereiding' });
		await voorzitter('tafel.openen', (hier) => tafel.open(hier, OPEN));
		expect(await statussen()).toEqual(['gesloten', 'gesloten', 'gesloten']);
		expect(await voorzitter('tafel.sluiten', async (hier) => hier.fase)).toBe('bezig');
	});

	it('does not open in Haaglanden without the verzoeker (S2-H08)', async () => {
		await aanTafel({ werkwijze: 'haaglanden-2023' });
		const zonder = await voorzitter('tafel.openen', (hier) =>
			tafel.open(hier, { ...OPEN, melderAanwezig: false })
		);
		expect(sleutel(zonder)).toBe('tafel.verzoeker-afwezig');
		expect(await statussen()).toEqual(['verzonden', 'verzonden', 'verzonden']);
	});

	it('does not open tafel 2 without consent (S1-C09)', async () => {
		await aanTafel({ tafelsoort: 'tafel2' });
		expect(sleutel(await voorzitter('tafel.openen', (hier) => tafel.open(hier, OPEN)))).toBe(
			'tafel.toestemming-ontbreekt'
		);
	});

	it('closes with who of the family was absent on record (S1-B09)', async () => {
		await aanTafel({ fase: 'bezig' });
		const sluit = (uitkomst: string, aanwezig: Record<string, 'aanwezig' | 'afwezig'>) =>
			voorzitter('tafel.sluiten', (hier) =>
				tafel.sluit(hier, { uitkomst, toelichting: 'De Raad start een onderzoek.', aanwezig })
			);
		const { ouderA, ouderB, jongere13 } = proef.personen;
		const zonder = await sluit('raadsonderzoek', { [ouderA]: 'aanwezig', [jongere13]: 'afwezig' });
		expect([sleutel(zonder), veld(zonder)]).toEqual([
			'tafel.afwezigheid-niet-vastgelegd',
			`aanwezig.${ouderB}`
		]);
		const allen = { [ouderA]: 'aanwezig', [ouderB]: 'afwezig', [jongere13]: 'afwezig' } as const;
		expect(sleutel(await sluit('uitgesteld-onderzoek', allen))).toBe('tafel.uitkomst-onbekend');
		expect(await sluit('raadsonderzoek', allen)).toBeUndefined();
		const rijen = await opslag.lees((db) =>
			db
				.select()
				.from(t.gebeurtenis)
				.where(
					and(eq(t.gebeurtenis.casusId, proef.casusId), eq(t.gebeurtenis.soort, 'deelnemer.aanwezigheid'))
				)
		);
		expect(rijen.map((rij) => rij.naar).sort()).toEqual(['aanwezig', 'afwezig', 'afwezig']);
	});
});
