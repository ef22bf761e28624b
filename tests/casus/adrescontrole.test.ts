/** Free text and protected values (dreigingen A13, A19, A22, A23; issue 3 §3). The values are those of ouder A. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { tafelsoort, werkwijze } from '#lib/domein/werkwijze.ts';
import { beschermd } from '#lib/server/casus/adrescontrole.ts';
import * as aankomst from '#lib/server/casus/aankomst.ts';
import * as betrokkene from '#lib/server/casus/betrokkene.ts';
import * as document from '#lib/server/casus/document.ts';
import * as gesprek from '#lib/server/casus/gesprek.ts';
import * as nazicht from '#lib/server/casus/nazicht.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as planning from '#lib/server/casus/planning.ts';
import * as behandeling from '#lib/server/casus/privacybehandeling.ts';
import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import { leesbaar } from '#lib/server/casus/reactielezing.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import * as vrijgave from '#lib/server/casus/vrijgave.ts';
import { GeenRecht, GeenSleutel, type Betreding } from '#lib/server/context.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import {
	gebeurtenis,
	persoon as personen,
	taak,
	tafel as tafels,
	uitbox
} from '#lib/server/opslag/schema.ts';
import { gebruikerVan, maakAccount, maakCasus, maakOpslag, type Proefcasus, type Wie } from '../huis.ts';
import { nodigUit } from './genodigd.ts';

const AANLEIDING = tafelsoort(werkwijze('twente-2026'), 'tafel1').aanleidingen[0]!;
const ADRES = 'Zwaluwkanariestraat 7391';
type Lezer = Exclude<Wie, 'kind8'>;
let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => {
	proef = await maakCasus(opslag);
	await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere16']);
});

const sleutel = (uitkomst: unknown) => (isWeigering(uitkomst) ? uitkomst.sleutel : null);
const schrijf = async (wie: Lezer, tekst: string, deelMet: 'iedereen' | 'tafel' = 'iedereen') => {
	const vraag = wie.startsWith('jongere') ? 'zorgen' : 'nu';
	const tab = crypto.randomUUID();
	await proef.als(wie, 'reactie.schrijven', async (hier) => {
		const eigen = await reactie.eigen(hier);
		const basis = eigen?.concept.velden[vraag]?.versie ?? 0;
		return reactie.schrijf(hier, { vraag, tekst, basis, tab });
	});
	return proef.als(wie, 'reactie.indienen', (hier) => reactie.dienIn(hier, { deelMet, gezien: true }));
};
const leest = (wie: Lezer) =>
	proef.als(wie, 'reactie.lezen', async (hier) =>
		(await leesbaar(hier)).flatMap((een) =>
			een.eigen ? [] : een.versies.flatMap((versie) => Object.values(versie.inhoud.antwoorden))
		)
	);
const wachtend = (wie: Lezer = 'procesondersteuner') => proef.als(wie, 'tekst.nakijken', nazicht.wachtend);
const keur = (wie: Lezer, id: string) =>
	proef.als(wie, 'tekst.nakijken', (hier) => nazicht.keurGoed(hier, id));
const taken = async () =>
	(await opslag.lees((db) => db.select().from(taak).where(eq(taak.casusId, proef.casusId))))
		.filter((een) => een.gedaanOp === null)
		.map((een) => een.soort);

/** Plans the tafel as regie does. @param anders fields that matter to the test */
const plan = (anders: object) =>
	proef.als('procesondersteuner', 'deelnemer.vastleggen', async (hier) => {
		hier.fase = 'gepland';
		hier.tafel!.status = 'gepland';
		return planning.plan(hier, {
			versie: hier.tafel!.versie,
			aanleiding: AANLEIDING,
			datum: '2026-12-07',
			tijd: '10:30',
			duur: 60,
			doel: 'Kijken of de hulp genoeg is.',
			plaats: 'Stadhuis',
			veiligheidsafspraak: false,
			aankomst: {
				[proef.personen.ouderA]: { tijd: '10:00', wachtplek: 'Kamer 3' },
				[proef.personen.ouderB]: { tijd: '10:10', wachtplek: 'Kamer 4' },
				[proef.personen.jongere16]: { tijd: '10:20', wachtplek: 'Hal' }
			},
			...anders
		});
	});

describe('a reactie that is shared with the family', () => {
	it('is with those who work on the case at once, and with the family after somebody has looked', async () => {
		await schrijf('ouderB', 'Ik zie dat het beter gaat.');
		for (const wie of ['voorzitter', 'procesondersteuner', 'rvdk'] as const)
			expect(await leest(wie)).toEqual(['Ik zie dat het beter gaat.']);
		for (const wie of ['ouderA', 'jongere16'] as const) expect(await leest(wie)).toEqual([]);
		expect(await taken()).toContain('teksten-nakijken');
		const [een] = await wachtend();
		expect(een).toMatchObject({ soort: 'reactie', naam: 'Rutger Boomkamp', treffers: [] });
		expect(await keur('procesondersteuner', een!.id)).toBeUndefined();
		expect(await leest('ouderA')).toEqual(['Ik zie dat het beter gaat.']);
		expect(await taken()).not.toContain('teksten-nakijken');
	});

	it('with a protected address is answered to its author as any other: no confirmation (A13)', async () => {
		const goed = await schrijf('ouderB', `Zij woont aan de ${ADRES}!`);
		const [opHaarAdres] = await wachtend();
		const fout = await schrijf('ouderB', 'Zij woont aan de Merelkanariestraat 7392!');
		const vorm = (uitkomst: typeof goed) => (isWeigering(uitkomst) ? uitkomst : Object.keys(uitkomst).sort());
		expect(vorm(goed)).toEqual(vorm(fout));
		expect(opHaarAdres?.treffers).toEqual([{ naam: 'Saskia Vlierman', soort: 'adres' }]);
		expect(await taken()).toEqual(['teksten-nakijken']);
	});

	it('with a protected address needs a second person and a reason', async () => {
		await schrijf('ouderB', `Ze woont in Z w a l u w - kanariestr. 7391`);
		expect(await leest('jongere16')).toEqual([]);
		const [{ id } = { id: '' }] = await wachtend();
		expect(sleutel(await keur('procesondersteuner', id))).toBe('adrescontrole.treffer');
		await proef.als('procesondersteuner', 'tekst.nakijken', (hier) =>
			nazicht.legVoor(hier, { id, reden: 'Moeder weet ervan en vindt het goed.' })
		);
		expect(sleutel(await keur('procesondersteuner', id))).toBe('adrescontrole.zelfde-persoon');
		expect(await taken()).toContain('tweede-nazicht');
		expect((await wachtend('voorzitter'))[0]?.voorgelegd).toEqual({
			reden: 'Moeder weet ervan en vindt het goed.',
			doorMij: false
		});
		expect(await leest('jongere16')).toEqual([]);
		expect(await keur('voorzitter', id)).toBeUndefined();
		expect(await leest('jongere16')).toHaveLength(1);
		const spoor = await opslag.lees((db) =>
			db.select().from(gebeurtenis).where(eq(gebeurtenis.objectId, id))
		);
		expect(spoor.map((een) => [een.naar, een.redenVersleuteld !== null])).toEqual([
			['voorgelegd', true],
			['vrijgegeven', true]
		]);
		expect(await taken()).toEqual([]);
	});

	it('does not take away what was released when a new version waits', async () => {
		await schrijf('ouderB', 'Eerste.');
		await keur('voorzitter', (await wachtend())[0]!.id);
		await schrijf('ouderB', 'Tweede.');
		expect(await leest('jongere16')).toEqual(['Eerste.']);
		expect(await leest('voorzitter')).toEqual(['Tweede.']);
	});

	it('never lets the family read an earlier version that was not for the family', async () => {
		await schrijf('ouderB', 'Alleen voor wie er werkt.', 'tafel');
		await schrijf('ouderB', 'Voor iedereen.');
		expect(await leest('jongere16')).toEqual([]);
		await keur('voorzitter', (await wachtend())[0]!.id);
		expect(await leest('jongere16')).toEqual(['Voor iedereen.']);
	});

	it('is not lost when the tafel opens: the voorzitter has it, and it can still be released', async () => {
		await schrijf('ouderB', 'Op tijd geschreven.');
		await proef.als('voorzitter', 'tafel.lezen', reactie.vergrendelAlle);
		await opslag.schrijf((tx) =>
			tx.update(tafels).set({ status: 'bezig' }).where(eq(tafels.id, proef.tafelId!))
		);
		expect(await leest('voorzitter')).toEqual(['Op tijd geschreven.']);
		await keur('voorzitter', (await wachtend('voorzitter'))[0]!.id);
		expect(await leest('jongere16')).toEqual(['Op tijd geschreven.']);
	});

	it('needs no look when nobody has to be protected, and that is no longer so when it is not known', async () => {
		await opslag.schrijf((tx) =>
			tx.update(personen).set({ adresGeheim: false }).where(eq(personen.casusId, proef.casusId))
		);
		await schrijf('ouderB', 'Ik zie dat het beter gaat.');
		expect(await leest('jongere16')).toHaveLength(1);
		await proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
			betrokkene.voegToe(hier, { ...NIEUW, geheim: 'onbekend' })
		);
		expect(await leest('jongere16')).toEqual([]);
	});

	it('is looked at by regie only', async () => {
		for (const wie of ['ouderA', 'jongere16', 'rvdk', 'melder', 'fg'] as const)
			await expect(wachtend(wie)).rejects.toBeInstanceOf(GeenRecht);
		await schrijf('ouderB', 'Iets.');
		await expect(proef.als('rvdk', 'reactie.lezen', nazicht.wachtend)).rejects.toBeInstanceOf(GeenSleutel);
	});
});

const NIEUW = {
	rol: 'verzorger' as const,
	naam: 'Nienke Grootveld',
	organisatie: '',
	functie: '',
	email: '',
	telefoon: '',
	adres: '',
	geheim: 'nee' as const,
	gezag: {},
	waarom: 'Zorgt mee.'
};
const lid = (hier: Betreding, wie: 'ouderA' | 'ouderB', anders: object = {}) =>
	betrokkene.lees(hier, proef.personen[wie]).then((blad) => ({
		...NIEUW,
		rol: 'ouder' as const,
		naam: blad!.naam,
		email: blad!.contact.email ?? '',
		telefoon: blad!.contact.telefoon ?? '',
		adres: blad!.contact.adres ?? '',
		plekken: blad!.contact.plekken ?? '',
		geheim: blad!.adresGeheim ? ('ja' as const) : ('nee' as const),
		waarom: '',
		...anders
	}));
const wijzig = (wie: 'ouderA' | 'ouderB', anders: object) =>
	proef.als('procesondersteuner', 'deelnemer.vastleggen', async (hier) =>
		betrokkene.wijzig(hier, proef.personen[wie], await lid(hier, wie, anders))
	);

describe('where somebody waits', () => {
	const wachtplek = 'zijingang bij de kastanje';
	const opnieuw = async (plek: string) => {
		proef = await maakCasus(opslag);
		await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere16'], 'verzonden', {
			aankomst: '10:25',
			wachtplek: plek
		});
	};
	const gevonden = async (tekst: string) => {
		await schrijf('ouderB', tekst);
		return (await wachtend())[0]?.treffers;
	};

	it('is searched for like an address', async () => {
		await opnieuw(wachtplek);
		expect(await gevonden('Ik zoek haar wel op bij de ZIJ-INGANG (bij de kastanje).')).toEqual([
			{ naam: 'Saskia Vlierman', soort: 'wachtplek' }
		]);
	});

	it('is not when its name stands in half of all sentences, and neither is a time', async () => {
		await opnieuw('Kamer 3');
		expect(await gevonden('Om 10:25 slaapt hij nog. Kamer 3 is van zijn broer.')).toEqual([]);
	});

	it('of who may be met gives nothing away', async () => {
		await opnieuw(wachtplek);
		await opslag.schrijf((tx) =>
			tx.update(personen).set({ adresGeheim: false }).where(eq(personen.casusId, proef.casusId))
		);
		const waarden = await proef.als('procesondersteuner', 'tekst.nakijken', beschermd);
		expect(waarden).toEqual([]);
	});

	it('stands in no text that regie writes for everybody', async () => {
		const plek = 'Kamertje achter de fietsenstalling';
		const uitkomst = await plan({
			doel: `Moeder wacht in het ${plek}.`,
			aankomst: {
				[proef.personen.ouderA]: { tijd: '10:00', wachtplek: plek },
				[proef.personen.ouderB]: { tijd: '10:10', wachtplek: 'Kamer 4' },
				[proef.personen.jongere16]: { tijd: '10:20', wachtplek: 'Hal' }
			}
		});
		expect(uitkomst).toMatchObject({ sleutel: 'adrescontrole.tekst', veld: 'doel' });
	});
});

describe('what regie writes for the family', () => {
	it.each([
		['doel', 'Praten over de verhuizing naar de Zwaluwkanariestraat in Verborgenveen.'],
		['plaats', '9931qx 7391'],
		['doel', 'Bel moeder op 06 0000 7391.']
	])('%s is refused at its field, with the name', async (veld, tekst) => {
		const uitkomst = await plan({ [veld]: tekst });
		expect(uitkomst).toMatchObject({
			sleutel: 'adrescontrole.tekst',
			veld,
			gegevens: { naam: 'Saskia Vlierman' }
		});
	});

	it('the place where somebody hides, by its name alone; not the one of the case, nor where another lives in the open', async () => {
		const zet = (adres: string) =>
			proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
				persoon.wijzig(hier, proef.personen.ouderB, {
					soort: 'ouder',
					naam: 'Rutger Boomkamp',
					adres,
					adresGeheim: false
				})
			);
		await zet('Gewoonplein 1, 7500 AA Enschede');
		expect(await plan({ doel: 'De school in Verborgenveen komt.' })).toMatchObject({
			sleutel: 'adrescontrole.tekst',
			gegevens: { naam: 'Saskia Vlierman' }
		});
		expect(sleutel(await plan({ doel: 'De hulp in Enschede komt.' }))).toBeNull();
		await zet('Brink 2, 9931 AB Verborgenveen');
		expect(sleutel(await plan({ doel: 'De school in Verborgenveen komt.' }))).toBeNull();
	});

	it('the tafel may be held where somebody hides: its town hall tells nothing; a street or a school does', async () => {
		await wijzig('ouderA', { plekken: 'OBS De Zwaluwenkolonie' });
		expect(sleutel(await plan({ plaats: 'Stadhuis Verborgenveen' }))).toBeNull();
		expect(await plan({ doel: 'Praten over Verborgenveen.' })).toMatchObject({ veld: 'doel' });
		for (const waar of [ADRES, 'Zwaluwkanariestraat, Verborgenveen', 'De Zwaluwenkolonie, Verborgenveen'])
			expect(await plan({ plaats: waar })).toMatchObject({ sleutel: 'adrescontrole.tekst', veld: 'plaats' });
	});

	it('passes when a second person agreed to these very words', async () => {
		const doel = `De spullen uit de ${ADRES} verdelen.`;
		await proef.als('procesondersteuner', 'tekst.nakijken', (hier) =>
			nazicht.legTekstVoor(hier, { tekst: doel, reden: 'Beide ouders kennen dit adres.' })
		);
		expect(sleutel(await plan({ doel }))).toBe('adrescontrole.tekst');
		const [voorstel] = await wachtend('voorzitter');
		expect(voorstel).toMatchObject({ soort: 'tekst', teksten: [{ tekst: doel }] });
		await keur('voorzitter', voorstel!.id);
		expect(sleutel(await plan({ doel }))).toBeNull();
		expect(sleutel(await plan({ doel: `${doel} En meer.` }))).toBe('adrescontrole.tekst');
	});

	it('why somebody sits there, and a name', async () => {
		const zet = (anders: object) =>
			proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
				betrokkene.voegToe(hier, { ...NIEUW, ...anders })
			);
		expect(await zet({ waarom: `Buurvrouw in de ${ADRES}.` })).toMatchObject({ veld: 'waarom' });
		expect(await zet({ naam: `Buurvrouw ${ADRES}` })).toMatchObject({ veld: 'naam' });
	});

	it('knows the school and the huisarts of somebody in hiding', async () => {
		await wijzig('ouderA', { plekken: 'OBS De Zwaluwenkolonie\nHuisarts Verbeekdam' });
		expect(await plan({ plaats: 'Een lokaal van de zwaluwenkolonie' })).toMatchObject({ veld: 'plaats' });
		expect(await plan({ doel: 'Wat vindt Verbeekdam ervan?' })).toMatchObject({ veld: 'doel' });
	});
});

describe('an answer to a question about data', () => {
	const vraag = async (wie: 'ouderA' | 'ouderB') => {
		const id = (await proef.als(wie, 'privacyverzoek.indienen', (hier) =>
			privacyverzoek.dienIn(hier, { soort: 'inzage', tekst: 'Klopt het adres van moeder?' })
		)) as string;
		await proef.als('fg', 'privacyverzoek.behandelen', async (hier) => {
			await behandeling.identificeer(hier, id);
			await behandeling.wijsToe(hier, id, { grondslag: 'avg', ontvanger: null });
		});
		return id;
	};
	const beslis = (wie: 'fg' | 'procesondersteuner', id: string, antwoord: string) =>
		proef.als(wie, 'privacyverzoek.behandelen', (hier) =>
			behandeling.beslis(hier, id, { besluit: 'toegewezen', antwoord, reden: '', gelakt: true })
		);
	const eigen = async (wie: 'ouderA' | 'ouderB') =>
		(await proef.als(wie, 'privacyverzoek.lezen', privacyverzoek.eigen))[0];

	it('of the procesondersteuner is refused at its field; what is the reader’s own may stand in it', async () => {
		const voorB = await vraag('ouderB');
		expect(await beslis('procesondersteuner', voorB, `Zij staat op ${ADRES}.`)).toMatchObject({
			sleutel: 'adrescontrole.tekst',
			veld: 'antwoord'
		});
		const voorA = await vraag('ouderA');
		expect(sleutel(await beslis('procesondersteuner', voorA, `U staat op ${ADRES}.`))).toBeNull();
		expect(await eigen('ouderA')).toMatchObject({ antwoord: `U staat op ${ADRES}.`, wordtNagekeken: false });
	});

	it('of the FG, who holds no key to search with, waits, and the FG hears nothing of a find', async () => {
		const id = await vraag('ouderB');
		const goed = await beslis('fg', id, `Zij staat op ${ADRES}.`);
		expect(sleutel(goed)).toBeNull();
		expect(await eigen('ouderB')).toMatchObject({
			status: 'toegewezen',
			antwoord: null,
			wordtNagekeken: true
		});
		const post = () => opslag.lees((db) => db.select().from(uitbox).where(eq(uitbox.casusId, proef.casusId)));
		expect(await post()).toEqual([]);
		const [een] = await wachtend();
		expect(een).toMatchObject({ soort: 'verzoek', treffers: [{ soort: 'adres' }] });
	});

	it('is told to the requester, at the address that is known, once somebody has looked', async () => {
		const id = await vraag('ouderB');
		await beslis('fg', id, 'Daarover mogen wij niets zeggen.');
		expect(await keur('procesondersteuner', id)).toBeUndefined();
		expect(await eigen('ouderB')).toMatchObject({ antwoord: 'Daarover mogen wij niets zeggen.' });
		const post = await opslag.lees((db) => db.select().from(uitbox).where(eq(uitbox.casusId, proef.casusId)));
		expect(post.map((rij) => rij.soort)).toEqual(['bericht']);
		expect(await taken()).toEqual([]);
	});
});

describe('a geheim adres or safety agreement that comes late', () => {
	const ziet = (wie: 'ouderB' | 'jongere16') =>
		proef.als(wie, 'casus.lezen', async (hier) =>
			gesprek.lees(hier, (await gesprek.eigenUitnodiging(hier))!)
		);
	beforeEach(async () => {
		await opslag.schrijf((tx) =>
			tx.update(personen).set({ adresGeheim: false }).where(eq(personen.casusId, proef.casusId))
		);
	});

	it('withdraws day, place, papers and texts until somebody has looked, and asks for own times', async () => {
		await schrijf('ouderB', 'Ik zie dat het beter gaat.');
		expect(await ziet('jongere16')).toMatchObject({ plaats: 'Stadhuis, kamer 12', wordtNagekeken: false });
		await wijzig('ouderA', { geheim: 'ja' });
		expect(await ziet('jongere16')).toMatchObject({
			begintOp: null,
			plaats: null,
			doel: null,
			wachtplek: null,
			wordtNagekeken: true
		});
		expect(await leest('jongere16')).toEqual([]);
		expect((await taken()).sort()).toEqual(['aankomst-apart', 'teksten-nakijken']);
	});

	it('is resolved by own times on the planning page, which tells who was invited', async () => {
		await wijzig('ouderA', { geheim: 'ja' });
		const zet = (aankomsten: Record<string, { tijd: string; wachtplek: string }>, anders: object = {}) =>
			proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
				aankomst.zet(hier, {
					versie: hier.tafel!.versie,
					doel: tafel.lees(hier).doel,
					plaats: tafel.lees(hier).plaats,
					veiligheidsafspraak: false,
					aankomst: aankomsten,
					...anders
				})
			);
		expect(sleutel(await zet({}))).toBe('planning.aankomst-ontbreekt');
		const apart = {
			[proef.personen.ouderA]: { tijd: '10:00', wachtplek: 'Kamer 3' },
			[proef.personen.ouderB]: { tijd: '10:10', wachtplek: 'Kamer 4' },
			[proef.personen.jongere16]: { tijd: '10:20', wachtplek: 'Hal' }
		};
		expect(sleutel(await zet(apart, { versie: 99 }))).toBe('tafel.intussen-gewijzigd');
		expect(sleutel(await zet(apart, { plaats: `Bij moeder, ${ADRES}` }))).toBe('adrescontrole.tekst');
		expect(await zet(apart)).toBeUndefined();
		expect(await ziet('ouderB')).toMatchObject({
			begintOp: '2026-12-07T09:10:00Z',
			wachtplek: 'Kamer 4',
			plaats: 'Stadhuis, kamer 12'
		});
		expect(await taken()).not.toContain('aankomst-apart');
	});

	it('a safety agreement withdraws as well, and protects the address of everyone of the family', async () => {
		await schrijf('ouderB', 'Ik woon aan Gewoonplein 1 in Enschede.');
		await proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
			aankomst.zet(hier, {
				versie: hier.tafel!.versie,
				doel: 'Kijken.',
				plaats: 'Stadhuis',
				veiligheidsafspraak: true,
				aankomst: {
					[proef.personen.ouderA]: { tijd: '10:00', wachtplek: 'Kamer 3' },
					[proef.personen.ouderB]: { tijd: '10:10', wachtplek: 'Kamer 4' },
					[proef.personen.jongere16]: { tijd: '10:20', wachtplek: 'Hal' }
				}
			})
		);
		expect(await leest('jongere16')).toEqual([]);
		expect((await wachtend()).map((een) => een.treffers.length > 0)).toEqual([true]);
	});

	it('a changed address asks for another look, a changed name does not', async () => {
		await wijzig('ouderA', { geheim: 'ja' });
		await opslag.schrijf((tx) => tx.update(taak).set({ gedaanOp: 'nu' }));
		await wijzig('ouderA', { naam: 'Saskia Vlierman-Post' });
		expect(await taken()).toEqual([]);
		await wijzig('ouderA', { adres: 'Nieuwekanarielaan 12, 9932 QZ Elders' });
		expect(await taken()).toContain('aankomst-apart');
	});

	it('makes a paper wait again, copies too', async () => {
		const bestand = {
			soort: 'pdf' as const,
			mime: 'application/pdf',
			bestandsnaam: 'stuk.pdf',
			grootte: 1,
			paginas: 1,
			bytes: new Uint8Array([1]),
			tekst: { paginas: [], rand: [], metadata: [], onleesbaar: [], zoektekst: [`in de ${ADRES}`] }
		};
		const id = await proef.als('voorzitter', 'document.lezen', (hier) =>
			document.voegToe(hier, {
				soort: 'verzoek-tot-bespreking',
				jeugdigeId: proef.personen.jongere16,
				bestand
			})
		);
		const zien = () =>
			proef.als('ouderB', 'document.lezen', async (hier) => (await document.zichtbaar(hier)).length);
		expect(await zien()).toBe(1);
		await wijzig('ouderA', { geheim: 'ja' });
		expect(await zien()).toBe(0);
		const bevestig = (wie: Lezer) =>
			proef.als(wie, 'document.controleren', (hier) => vrijgave.bevestig(hier, id));
		expect(sleutel(await bevestig('voorzitter'))).toBe('document.treffer');
		await proef.als('voorzitter', 'document.controleren', async (hier) => {
			await vrijgave.controleer(hier);
			return vrijgave.legVoor(hier, id, 'Vader kent dit adres al.');
		});
		expect(sleutel(await bevestig('voorzitter'))).toBe('adrescontrole.zelfde-persoon');
		expect(await zien()).toBe(0);
		expect(await taken()).toContain('stukken-nakijken');
		expect(await bevestig('procesondersteuner')).toBeUndefined();
		expect(await zien()).toBe(1);
		expect(await taken()).not.toContain('stukken-nakijken');
	});
});

describe('two colleagues at one person (dreigingen R13)', () => {
	it('the second who saves is told, and nothing is overwritten', async () => {
		const versie = (await proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
			betrokkene.lees(hier, proef.personen.ouderB)
		))!.versie;
		await wijzig('ouderB', { versie, telefoon: '0612340000' });
		expect(sleutel(await wijzig('ouderB', { versie, telefoon: '0699990000' }))).toBe(
			'persoon.intussen-gewijzigd'
		);
		const { telefoon } = await proef.als('procesondersteuner', 'deelnemer.vastleggen', (hier) =>
			persoon.contact(hier, proef.personen.ouderB)
		);
		expect(telefoon).toBe('0612340000');
	});
});

it('another account with the same post is a second person', async () => {
	await schrijf('ouderB', `Zij woont aan de ${ADRES}.`);
	const [{ id } = { id: '' }] = await wachtend();
	await proef.als('procesondersteuner', 'tekst.nakijken', (hier) =>
		nazicht.legVoor(hier, { id, reden: 'Zij weet het.' })
	);
	const { aanstellingen } = proef.gebruikers.procesondersteuner;
	proef.gebruikers.procesondersteuner = gebruikerVan(await maakAccount(opslag, 'Collega Twee'), {
		aanstellingen
	});
	expect(await keur('procesondersteuner', id)).toBeUndefined();
});
