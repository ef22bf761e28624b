import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as aanmelding from '#lib/domein/aanmelding.ts';
import { geefVrij, keurAdresGoed, magNaarFamilie } from '#lib/domein/document.ts';
import type { Overgangen } from '#lib/domein/overgang.ts';
import * as privacyverzoek from '#lib/domein/privacyverzoek.ts';
import * as reactie from '#lib/domein/reactie.ts';
import * as tafel from '#lib/domein/tafel.ts';
import { toestemmingStand } from '#lib/domein/toestemming.ts';
import * as uitnodiging from '#lib/domein/uitnodiging.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { werkwijze } from '#lib/domein/werkwijze.ts';
import { vertaler } from '#lib/i18n/index.ts';

const twente = werkwijze('twente-2026');
const haaglanden = werkwijze('haaglanden-2023');
/** The new state, or the key of the refusal with a mark before it. */
const uit = (uitkomst: unknown): string =>
	isWeigering(uitkomst) ? `!${uitkomst.sleutel}` : String(uitkomst);

const machines = {
	aanmelding: [
		aanmelding.aanmeldingOvergangen,
		aanmelding.aanmeldingFasen,
		['direct-naar-rvdk', 'ingetrokken']
	],
	tafel: [tafel.tafelOvergangen, tafel.tafelFasen, ['afgerond', 'geannuleerd', 'vervallen-geen-toestemming']],
	uitnodiging: [uitnodiging.uitnodigingOvergangen, uitnodiging.uitnodigingStatussen, ['ingetrokken']],
	reactie: [reactie.reactieOvergangen, reactie.reactieStatussen, ['opgenomen']],
	privacyverzoek: [
		privacyverzoek.privacyverzoekOvergangen,
		privacyverzoek.privacyverzoekStatussen,
		['bezwaar']
	]
} as const satisfies Record<
	string,
	readonly [Overgangen<string, string>, readonly string[], readonly string[]]
>;

describe.each(Object.entries(machines))('%s', (naam, [tabel, fasen, einden]) => {
	const pijlen = Object.entries(tabel).flatMap(([gebeurtenis, per]) =>
		Object.entries(per as Record<string, string>).map(([van, naar]) => ({ gebeurtenis, van, naar }))
	);
	test('the machine as a reader can check it', async () => {
		const regels = pijlen.map((pijl) => `${pijl.van} → ${pijl.gebeurtenis} → ${pijl.naar}`);
		await expect(regels.join('\n') + '\n').toMatchFileSnapshot(`./overgangen-${naam}.txt`);
	});
	test('nothing leads out of an end', () => {
		for (const eind of einden)
			expect(pijlen.filter((pijl) => pijl.van === eind && pijl.naar !== eind)).toEqual([]);
	});
	test('every state can be reached from the first', () => {
		const bereikt = new Set<string>([fasen[0] as string]);
		for (let ronde = 0; ronde < fasen.length; ronde += 1)
			for (const pijl of pijlen) if (bereikt.has(pijl.van)) bereikt.add(pijl.naar);
		expect([...bereikt].sort()).toEqual([...fasen].sort());
	});
});

describe('aanmelding (S1-B16..B19, S2-G01..G04)', () => {
	const klaar = {
		soort: 'tafel1',
		documenten: ['aanmeldformulier', 'verzoek-tot-bespreking'],
		stappenAf: true,
		besproken: true,
		geprobeerd: false,
		openPunten: 0
	} as const;
	test.each([
		['concept', {}, 'ingediend'],
		['teruggestuurd', {}, 'ingediend'],
		['ingediend', {}, '!aanmelding.verkeerd-moment'],
		['concept', { stappenAf: false }, '!aanmelding.niet-af'],
		['concept', { documenten: ['aanmeldformulier'] }, '!aanmelding.document-ontbreekt'],
		['concept', { besproken: false }, '!aanmelding.niet-besproken'],
		['concept', { besproken: false, geprobeerd: true }, 'ingediend'],
		['teruggestuurd', { openPunten: 1 }, '!aanmelding.reden-onbeantwoord']
	] as const)('handing in from %s with %j → %s', (fase, anders, verwacht) => {
		expect(uit(aanmelding.dienIn(twente, fase, { ...klaar, ...anders }))).toBe(verwacht);
	});
	test('back only with a reason for each point', () => {
		expect(uit(aanmelding.stuurTerug('in-beoordeling', ['VTB mist']))).toBe('teruggestuurd');
		expect(uit(aanmelding.stuurTerug('in-beoordeling', []))).toBe('!aanmelding.zonder-reden');
		expect(uit(aanmelding.stuurTerug('in-beoordeling', ['VTB mist', ' ']))).toBe('!aanmelding.zonder-reden');
		expect(uit(aanmelding.stuurTerug('compleet', ['te laat']))).toBe('!aanmelding.verkeerd-moment');
	});
	test('taking up and approving', () => {
		expect(uit(aanmelding.neemOp('ingediend'))).toBe('in-beoordeling');
		expect(uit(aanmelding.neemOp('concept'))).toBe('!aanmelding.verkeerd-moment');
		const goed = { ...klaar, allePuntenInOrde: true };
		expect(uit(aanmelding.keurGoed(twente, 'in-beoordeling', goed))).toBe('compleet');
		expect(uit(aanmelding.keurGoed(twente, 'ingediend', goed))).toBe('!aanmelding.verkeerd-moment');
		expect(uit(aanmelding.keurGoed(twente, 'in-beoordeling', { ...goed, allePuntenInOrde: false }))).toBe(
			'!aanmelding.punt-open'
		);
		expect(uit(aanmelding.keurGoed(twente, 'in-beoordeling', { ...goed, documenten: [] }))).toBe(
			'!aanmelding.document-ontbreekt'
		);
	});
	test('straight to the RvdK: only Haaglanden, only with every requirement met (S2-F25..F28, S2-L06)', () => {
		const route = haaglanden.direct.find((een) => een.eisen.length === 4);
		const keuze = { aanleiding: route?.aanleiding ?? '', vervuld: route?.eisen ?? [] };
		expect(uit(aanmelding.gaDirectNaarRvdk(haaglanden, 'compleet', keuze))).toBe('direct-naar-rvdk');
		expect(
			uit(aanmelding.gaDirectNaarRvdk(haaglanden, 'compleet', { ...keuze, vervuld: keuze.vervuld.slice(1) }))
		).toBe('!aanmelding.eis-niet-vervuld');
		expect(uit(aanmelding.gaDirectNaarRvdk(haaglanden, 'ingetrokken', keuze))).toBe(
			'!aanmelding.verkeerd-moment'
		);
		expect(uit(aanmelding.gaDirectNaarRvdk(haaglanden, 'concept', { aanleiding: 'x', vervuld: [] }))).toBe(
			'!aanmelding.geen-directe-route'
		);
		expect(uit(aanmelding.gaDirectNaarRvdk(twente, 'concept', keuze))).toBe('!aanmelding.geen-directe-route');
	});
	test('withdrawing', () => {
		expect(uit(aanmelding.trekIn('concept', ''))).toBe('ingetrokken');
		expect(uit(aanmelding.trekIn('ingediend', ' '))).toBe('!aanmelding.zonder-reden');
		expect(uit(aanmelding.trekIn('compleet', 'verhuisd'))).toBe('ingetrokken');
		expect(uit(aanmelding.trekIn('ingetrokken', 'nog eens'))).toBe('!aanmelding.verkeerd-moment');
	});
});

describe('tafel (dossier §3.2, §3.7)', () => {
	const wat = {
		soort: 'tafel1',
		aanmelding: 'compleet',
		aanleiding: 'werkwijze.aanleiding.aanmelding-met-plan'
	} as const;
	test('planning waits for a complete aanmelding and a reason that this tafel knows', () => {
		expect(uit(tafel.plan(twente, 'te-plannen', wat))).toBe('gepland');
		expect(uit(tafel.plan(twente, 'uitgesteld', wat))).toBe('gepland');
		expect(uit(tafel.plan(twente, 'bezig', wat))).toBe('!tafel.verkeerd-moment');
		expect(uit(tafel.plan(twente, 'te-plannen', { ...wat, aanmelding: 'ingediend' }))).toBe(
			'!tafel.aanmelding-niet-compleet'
		);
		expect(uit(tafel.plan(twente, 'te-plannen', { ...wat, soort: 'tafel2' }))).toBe(
			'!tafel.aanleiding-onbekend'
		);
	});
	test('inviting needs a day, a purpose and somebody', () => {
		const klaar = { doel: true, dag: true, genodigden: 3 };
		expect(uit(tafel.nodigUit('gepland', klaar))).toBe('uitgenodigd');
		expect(uit(tafel.nodigUit('in-voorbereiding', klaar))).toBe('in-voorbereiding');
		expect(uit(tafel.nodigUit('gepland', { ...klaar, dag: false }))).toBe('!tafel.zonder-dag');
		expect(uit(tafel.nodigUit('gepland', { ...klaar, doel: false }))).toBe('!tafel.zonder-doel');
		expect(uit(tafel.nodigUit('gepland', { ...klaar, genodigden: 0 }))).toBe('!tafel.zonder-genodigden');
		expect(uit(tafel.nodigUit('te-plannen', klaar))).toBe('!tafel.verkeerd-moment');
	});
	test('preparing, moving, calling off', () => {
		expect(uit(tafel.bereidVoor('uitgenodigd'))).toBe('in-voorbereiding');
		expect(uit(tafel.verplaats('in-voorbereiding', 'ziek'))).toBe('uitgesteld');
		expect(uit(tafel.verplaats('in-voorbereiding', ''))).toBe('!tafel.zonder-reden');
		expect(uit(tafel.annuleer('uitgesteld', 'niet meer nodig'))).toBe('geannuleerd');
		expect(uit(tafel.annuleer('gepland', '  '))).toBe('!tafel.zonder-reden');
		expect(uit(tafel.annuleer('bezig', 'x'))).toBe('!tafel.verkeerd-moment');
	});
	test.each([
		['tafel2', 'geweigerd', 'vervallen-geen-toestemming'],
		['tafel2', 'verdeeld', 'vervallen-geen-toestemming'],
		['tafel2', 'gevraagd', '!tafel.niet-geweigerd'],
		['tafel2', 'gegeven', '!tafel.niet-geweigerd'],
		['tafel1', 'geweigerd', '!tafel.geen-toestemming-nodig'],
		['tafel3', 'geweigerd', '!tafel.geen-toestemming-nodig']
	] as const)('%s with consent %s → %s (S1-B08, S1-C09, S1-D05)', (soort, toestemming, verwacht) => {
		expect(uit(tafel.vervalt(twente, 'uitgenodigd', { soort, toestemming }))).toBe(verwacht);
	});
	const begin = {
		soort: 'tafel1',
		toestemming: 'niet-gevraagd',
		ondanksVerdeeldheid: false,
		melderAanwezig: true
	} as const;
	test.each([
		[twente, begin, 'bezig'],
		[twente, { ...begin, melderAanwezig: false }, 'bezig'],
		[twente, { ...begin, soort: 'tafel3', toestemming: 'geweigerd' }, 'bezig'],
		[twente, { ...begin, soort: 'tafel2' }, '!tafel.toestemming-ontbreekt'],
		[twente, { ...begin, soort: 'tafel2', toestemming: 'geweigerd' }, '!tafel.toestemming-ontbreekt'],
		[twente, { ...begin, soort: 'tafel2', toestemming: 'gegeven' }, 'bezig'],
		[twente, { ...begin, soort: 'tafel2', toestemming: 'verdeeld' }, '!tafel.toestemming-verdeeld'],
		[twente, { ...begin, soort: 'tafel2', toestemming: 'verdeeld', ondanksVerdeeldheid: true }, 'bezig'],
		[haaglanden, { ...begin, soort: 'vto' }, 'bezig'],
		[haaglanden, { ...begin, soort: 'vto', melderAanwezig: false }, '!tafel.verzoeker-afwezig']
	] as const)('opening %#', (wijze, feiten, verwacht) => {
		expect(uit(tafel.open(wijze, 'in-voorbereiding', feiten))).toBe(verwacht);
		expect(uit(tafel.open(wijze, 'gepland', feiten))).toBe('!tafel.verkeerd-moment');
	});
	test('closing records the outcome and who was absent (S1-B09)', () => {
		expect(uit(tafel.sluit('bezig', { uitkomst: true, afwezigheidVastgelegd: true }))).toBe('gehouden');
		expect(uit(tafel.sluit('bezig', { uitkomst: false, afwezigheidVastgelegd: true }))).toBe(
			'!tafel.zonder-uitkomst'
		);
		expect(uit(tafel.sluit('bezig', { uitkomst: true, afwezigheidVastgelegd: false }))).toBe(
			'!tafel.afwezigheid-niet-vastgelegd'
		);
		expect(uit(tafel.sluit('gehouden', { uitkomst: true, afwezigheidVastgelegd: true }))).toBe(
			'!tafel.verkeerd-moment'
		);
		expect(uit(tafel.rondAf('gehouden', true))).toBe('afgerond');
		expect(uit(tafel.rondAf('gehouden', false))).toBe('!tafel.verslag-niet-definitief');
	});
	test.each([
		[[], 'niet-gevraagd'],
		[[null, null], 'gevraagd'],
		[['gegeven', null], 'gevraagd'],
		[['geweigerd', null], 'gevraagd'],
		[['gegeven', 'gegeven'], 'gegeven'],
		[['geweigerd', 'ingetrokken'], 'geweigerd'],
		[['gegeven', 'geweigerd'], 'verdeeld'],
		[['gegeven', 'ingetrokken', null], 'verdeeld']
	] as const)('consent of the ouders %j → %s', (laatste, stand) =>
		expect(toestemmingStand(laatste)).toBe(stand)
	);
	test('consent is given only when every ouder with gezag gave it', () => {
		const antwoord = fc.constantFrom(null, 'gegeven' as const, 'geweigerd' as const, 'ingetrokken' as const);
		fc.assert(
			fc.property(fc.array(antwoord, { maxLength: 4 }), (laatste) => {
				const allen = laatste.length > 0 && laatste.every((een) => een === 'gegeven');
				expect(toestemmingStand(laatste) === 'gegeven').toBe(allen);
			})
		);
	});
});

describe('uitnodiging (dossier §3.3)', () => {
	const klaar = { kennisgeving: true, veiligheidBekeken: true };
	const antwoord = {
		soort: 'tafel1',
		tafel: 'uitgenodigd',
		rol: 'ouder',
		antwoord: 'komt',
		gevolgGezien: true
	} as const;
	test('sending', () => {
		expect(uit(uitnodiging.verstuur('concept', klaar))).toBe('verzonden');
		expect(uit(uitnodiging.verstuur('concept', { ...klaar, kennisgeving: false }))).toBe(
			'!uitnodiging.zonder-kennisgeving'
		);
		expect(uit(uitnodiging.verstuur('concept', { ...klaar, veiligheidBekeken: false }))).toBe(
			'!uitnodiging.onveilig'
		);
		expect(uit(uitnodiging.verstuur('ingetrokken', klaar))).toBe('!uitnodiging.verkeerd-moment');
	});
	test.each([
		['concept', '!uitnodiging.verkeerd-moment'],
		['verzonden', 'geopend'],
		['geopend', 'geopend'],
		['beantwoord', 'beantwoord'],
		['gesloten', 'gesloten'],
		['ingetrokken', '!uitnodiging.ingetrokken']
	] as const)('opening one that is %s → %s', (status, verwacht) =>
		expect(uit(uitnodiging.open(status))).toBe(verwacht)
	);
	test.each([
		['geopend', {}, 'beantwoord'],
		['beantwoord', { antwoord: 'komt-niet' }, 'beantwoord'],
		['geopend', { tafel: 'bezig' }, '!uitnodiging.gesloten'],
		['gesloten', {}, '!uitnodiging.gesloten'],
		['ingetrokken', {}, '!uitnodiging.ingetrokken'],
		['geopend', { gevolgGezien: false }, '!uitnodiging.gevolg-niet-gezien'],
		['geopend', { rol: 'gi', antwoord: 'wil-geen-tafel' }, '!uitnodiging.antwoord-onbekend']
	] as const)('answering one that is %s with %j → %s', (status, anders, verwacht) => {
		expect(uit(uitnodiging.beantwoord(twente, status, { ...antwoord, ...anders }))).toBe(verwacht);
	});
	test('withdrawing and closing', () => {
		expect(uit(uitnodiging.trekIn('beantwoord', 'komt niet meer'))).toBe('ingetrokken');
		expect(uit(uitnodiging.trekIn('beantwoord', ''))).toBe('!uitnodiging.zonder-reden');
		expect(uit(uitnodiging.trekIn('gesloten', 'te laat'))).toBe('!uitnodiging.verkeerd-moment');
		expect(uitnodiging.uitnodigingStatussen.map(uitnodiging.sluit)).toEqual([
			'concept',
			'gesloten',
			'gesloten',
			'gesloten',
			'ingetrokken',
			'gesloten'
		]);
	});
});

describe('reactie (dossier §3.4)', () => {
	const vol = {
		tafel: 'uitgenodigd',
		auteur: 'ouder',
		deelMet: 'tafel',
		tekst: true,
		lezersGezien: true
	} as const;
	test.each([
		['concept', {}, 'ingediend'],
		['ingediend', {}, 'aangevuld'],
		['aangevuld', {}, 'aangevuld'],
		['ingetrokken', {}, 'ingediend'],
		['leeg', {}, '!reactie.verkeerd-moment'],
		['concept', { tafel: 'uitgesteld' }, 'ingediend'],
		['concept', { tekst: false }, '!reactie.leeg'],
		['concept', { deelMet: 'voorzitter' }, '!reactie.deel-met-onbekend'],
		['concept', { auteur: 'jongere' }, '!reactie.deel-met-onbekend'],
		['concept', { auteur: 'jongere', deelMet: 'voorzitter' }, 'ingediend'],
		['concept', { lezersGezien: false }, '!reactie.lezers-niet-gezien'],
		['concept', { tafel: 'bezig' }, 'nagekomen'],
		['nagekomen', { tafel: 'gehouden' }, 'nagekomen'],
		['vergrendeld', { tafel: 'bezig' }, 'vergrendeld'],
		['opgenomen', { tafel: 'gehouden' }, '!reactie.vergrendeld'],
		['concept', { tafel: 'afgerond' }, '!reactie.afgerond'],
		['concept', { tafel: 'geannuleerd' }, '!reactie.afgerond']
	] as const)('handing in from %s with %j → %s', (status, anders, verwacht) => {
		expect(uit(reactie.dienIn(status, { ...vol, ...anders }))).toBe(verwacht);
	});
	test('writing keeps what was handed in as it is', () => {
		expect(uit(reactie.schrijf('leeg', 'uitgenodigd'))).toBe('concept');
		expect(uit(reactie.schrijf('ingediend', 'uitgenodigd'))).toBe('ingediend');
		expect(uit(reactie.schrijf('ingetrokken', 'uitgenodigd'))).toBe('concept');
		expect(uit(reactie.schrijf('vergrendeld', 'bezig'))).toBe('vergrendeld');
		expect(uit(reactie.schrijf('opgenomen', 'gehouden'))).toBe('!reactie.verkeerd-moment');
		expect(uit(reactie.schrijf('concept', 'afgerond'))).toBe('!reactie.afgerond');
	});
	test('taking back, until the tafel begins and not out of a sent verzoek', () => {
		const vooraf = { tafel: 'uitgenodigd', inVerzoek: false } as const;
		expect(uit(reactie.trekIn('ingediend', vooraf))).toBe('ingetrokken');
		expect(uit(reactie.trekIn('aangevuld', vooraf))).toBe('ingetrokken');
		expect(uit(reactie.trekIn('concept', vooraf))).toBe('!reactie.verkeerd-moment');
		expect(uit(reactie.trekIn('ingediend', { ...vooraf, inVerzoek: true }))).toBe('!reactie.in-verzoek');
		expect(uit(reactie.trekIn('ingediend', { ...vooraf, tafel: 'bezig' }))).toBe('!reactie.vergrendeld');
		expect(uit(reactie.trekIn('vergrendeld', vooraf))).toBe('!reactie.vergrendeld');
	});
	test('opening locks what was handed in and leaves drafts with their author', () => {
		expect(reactie.reactieStatussen.map((status) => [status, reactie.vergrendel(status)])).toEqual([
			['leeg', 'leeg'],
			['concept', 'concept'],
			['ingediend', 'vergrendeld'],
			['aangevuld', 'vergrendeld'],
			['ingetrokken', 'ingetrokken'],
			['vergrendeld', 'vergrendeld'],
			['nagekomen', 'nagekomen'],
			['opgenomen', 'opgenomen']
		]);
	});
	test('into the verslag after the check by the voorzitter (S1-B24)', () => {
		expect(uit(reactie.neemOp('vergrendeld', true))).toBe('opgenomen');
		expect(uit(reactie.neemOp('vergrendeld', false))).toBe('!reactie.niet-gecontroleerd');
		expect(uit(reactie.neemOp('ingediend', true))).toBe('!reactie.verkeerd-moment');
	});
	test('a person who has not handed in can do so as long as the tafel is not over', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...tafel.tafelFasen),
				fc.constantFrom('concept' as const, 'ingetrokken' as const),
				(fase, status) => {
					const uitkomst = uit(reactie.dienIn(status, { ...vol, tafel: fase }));
					expect(uitkomst.startsWith('!')).toBe(tafel.isVoorbij(fase));
				}
			)
		);
	});
});

describe('privacyverzoek (dossier §3.11)', () => {
	test('handing in and handling', () => {
		expect(uit(privacyverzoek.dienIn('concept', { soort: 'inzage', grond: null }))).toBe('ingediend');
		expect(uit(privacyverzoek.dienIn('concept', { soort: 'correctie', grond: null }))).toBe(
			'!privacyverzoek.zonder-grond'
		);
		expect(uit(privacyverzoek.dienIn('concept', { soort: 'correctie', grond: 'klopt-niet' }))).toBe(
			'ingediend'
		);
		expect(uit(privacyverzoek.identificeer('ingediend'))).toBe('identiteit-gecontroleerd');
		expect(uit(privacyverzoek.identificeer('concept'))).toBe('!privacyverzoek.verkeerd-moment');
	});
	test('for someone of 12 to 15 a human chooses who gets the answer', () => {
		const feiten = { grondslag: 'jeugdwet', leeftijdsgroep: '12-15', ontvangerGekozen: false } as const;
		expect(uit(privacyverzoek.wijsToe('identiteit-gecontroleerd', feiten))).toBe(
			'!privacyverzoek.ontvanger-kiezen'
		);
		expect(
			uit(privacyverzoek.wijsToe('identiteit-gecontroleerd', { ...feiten, ontvangerGekozen: true }))
		).toBe('in-behandeling');
		expect(
			uit(privacyverzoek.wijsToe('identiteit-gecontroleerd', { ...feiten, leeftijdsgroep: '16-17' }))
		).toBe('in-behandeling');
		expect(uit(privacyverzoek.wijsToe('identiteit-gecontroleerd', { ...feiten, grondslag: null }))).toBe(
			'!privacyverzoek.zonder-grondslag'
		);
	});
	test('deciding: a refusal has a reason, what goes out is redacted (S2-M10)', () => {
		const goed = { reden: '', gelakt: true };
		expect(uit(privacyverzoek.beslis('in-behandeling', 'toegewezen', goed))).toBe('toegewezen');
		expect(uit(privacyverzoek.beslis('verlengd', 'toegewezen', goed))).toBe('toegewezen');
		expect(uit(privacyverzoek.beslis('in-behandeling', 'toegewezen', { ...goed, gelakt: false }))).toBe(
			'!privacyverzoek.niet-gelakt'
		);
		for (const besluit of ['deels-toegewezen', 'afgewezen'] as const)
			expect(uit(privacyverzoek.beslis('in-behandeling', besluit, goed))).toBe(
				'!privacyverzoek.zonder-reden'
			);
		expect(
			uit(
				privacyverzoek.beslis('in-behandeling', 'afgewezen', { reden: 'gaat over een ander', gelakt: false })
			)
		).toBe('afgewezen');
	});
	test('a longer term by the FG only, with a reason', () => {
		expect(uit(privacyverzoek.verleng('in-behandeling', { reden: 'veel stukken', fgAkkoord: true }))).toBe(
			'verlengd'
		);
		expect(uit(privacyverzoek.verleng('in-behandeling', { reden: 'veel stukken', fgAkkoord: false }))).toBe(
			'!privacyverzoek.alleen-fg'
		);
		expect(uit(privacyverzoek.verleng('in-behandeling', { reden: '', fgAkkoord: true }))).toBe(
			'!privacyverzoek.zonder-reden'
		);
		expect(uit(privacyverzoek.verleng('verlengd', { reden: 'nog meer', fgAkkoord: true }))).toBe(
			'!privacyverzoek.verkeerd-moment'
		);
		expect(uit(privacyverzoek.voerUit('toegewezen'))).toBe('afgehandeld');
		expect(uit(privacyverzoek.maakBezwaar('afgewezen'))).toBe('bezwaar');
	});
});

describe('papers for the family wait for a look at addresses (dossier §2.6)', () => {
	test.each([
		['schoon', false, false, true],
		['schoon', false, true, false],
		['schoon', true, true, true],
		['treffer', false, false, false],
		['treffer', true, true, true],
		['niet-controleerbaar', false, false, false],
		['niet-gedaan', false, false, false]
	] as const)(
		'%s, looked at %s, geheim adres %s → %s',
		(controle, doorMens, geheimAdresInCasus, verwacht) => {
			const stand = { controle, doorMens, geheimAdresInCasus };
			expect(magNaarFamilie(stand)).toBe(verwacht);
			expect(uit(geefVrij({ ...stand, kopieVoorDezePersoon: true }))).toBe(
				verwacht ? 'vrijgegeven' : '!document.adres-niet-gecontroleerd'
			);
			expect(uit(geefVrij({ ...stand, kopieVoorDezePersoon: false }))).toBe('!document.geen-kopie');
		}
	);
	test('agreeing to a find needs a reason', () => {
		expect(uit(keurAdresGoed('treffer', ''))).toBe('!document.zonder-reden');
		expect(uit(keurAdresGoed('niet-controleerbaar', ' '))).toBe('!document.zonder-reden');
		expect(uit(keurAdresGoed('treffer', 'is het adres van de school van vroeger'))).toBe('goedgekeurd');
		expect(uit(keurAdresGoed('schoon', ''))).toBe('goedgekeurd');
	});
});

test('every refusal of the domain has a sentence, in both voices', () => {
	const map = new URL('../../src/lib/domein/', import.meta.url);
	const bronnen = readdirSync(map)
		.filter((naam) => naam.endsWith('.ts'))
		.map((naam) => readFileSync(new URL(naam, map), 'utf8'));
	const sleutels = bronnen.flatMap((bron) => [
		...[...bron.matchAll(/weiger\(\s*'([^']+)'/g)].map((treffer) => treffer[1] ?? ''),
		...[...bron.matchAll(/overgang<[^>]*>\(\s*\w+,\s*'([^']+)'/g)].map((treffer) => treffer[1] ?? '')
	]);
	expect(new Set(sleutels).size).toBeGreaterThan(40);
	for (const stem of ['u', 'je'] as const) {
		const t = vertaler('nl', stem);
		expect(sleutels.filter((sleutel) => !t.heeft(`fout.${sleutel}`))).toEqual([]);
	}
});
