import { describe, expect, test } from 'vitest';
import { documentSoorten } from '#lib/domein/document.ts';
import { aanmeldingFasen, stappen, tafelFasen, type Fase, type Stap } from '#lib/domein/fase.ts';
import { genodigden, isProfessional, rollen } from '#lib/domein/rol.ts';
import { aanmeldingOvergangen } from '#lib/domein/aanmelding.ts';
import { tafelOvergangen } from '#lib/domein/tafel.ts';
import {
	antwoorden,
	antwoordenVoor,
	geldendeWerkwijzen,
	gemeenten,
	gevolg,
	magInFase,
	meldersVoor,
	ontbrekendeDocumenten,
	profielVan,
	rolwoord,
	subregioVan,
	tafelsoort,
	tafelsoorten,
	uitwerking,
	vereisteDocumenten,
	werkwijze,
	type Tafelsoort,
	type TafelsoortId,
	type Werkwijze
} from '#lib/domein/werkwijze.ts';
import { vertaler } from '#lib/i18n/index.ts';

const twente = werkwijze('twente-2026');
const haaglanden = werkwijze('haaglanden-2023');
const alle = geldendeWerkwijzen.flatMap((wijze) =>
	wijze.tafelsoorten.map((tafel): [string, Werkwijze, Tafelsoort] => [tafel.soort, wijze, tafel])
);

/** Every message key that stands anywhere in the data. */
const sleutels = (waarde: unknown): string[] => {
	if (typeof waarde === 'string') return waarde.startsWith('werkwijze.') ? [waarde] : [];
	return typeof waarde === 'object' && waarde !== null ? Object.values(waarde).flatMap(sleutels) : [];
};

test('five tafelsoorten over two regions', () => {
	expect(alle.map(([soort]) => soort).sort()).toEqual([...tafelsoorten].sort());
});

test.each([
	['twente-2026', 'tafel1', 8],
	['twente-2026', 'tafel2', 6],
	['twente-2026', 'tafel3', 7],
	['haaglanden-2023', 'vto', 9],
	['haaglanden-2023', 'vth', 3]
] as const)('the agenda of %s %s has %i points (S1-F, S1-G, S1-H)', (id, soort, punten) => {
	const { agenda } = tafelsoort(werkwijze(id), soort);
	expect(agenda).toHaveLength(punten);
	expect(new Set(agenda).size).toBe(punten);
});

test('every message key in the data has a sentence, in both voices', () => {
	for (const wijze of geldendeWerkwijzen)
		for (const stem of ['u', 'je'] as const) {
			const t = vertaler('nl', stem);
			const rolsleutels = rollen.map((rol) => rolwoord(wijze, rol));
			expect([...sleutels(wijze), ...rolsleutels].filter((sleutel) => !t.heeft(sleutel))).toEqual([]);
			for (const soort of documentSoorten) expect(t.heeft(`werkwijze.document.${soort}`)).toBe(true);
		}
});

describe('what each answer leads to, before it is given (dossier §3.7)', () => {
	test.each([
		['twente-2026', 'tafel1', 'komt-niet', 'ouder', 'afwezig-in-verslag'],
		['twente-2026', 'tafel1', 'wil-geen-tafel', 'ouder', 'afwezig-in-verslag'],
		['twente-2026', 'tafel2', 'wil-geen-tafel', 'ouder', 'toestemming-geweigerd'],
		['twente-2026', 'tafel2', 'komt-niet', 'ouder', 'geen'],
		['twente-2026', 'tafel2', 'wil-geen-tafel', 'jongere', 'taak-andere-manier'],
		['twente-2026', 'tafel3', 'wil-geen-tafel', 'ouder', 'geen'],
		['twente-2026', 'tafel3', 'komt-niet', 'jongere', 'taak-andere-manier'],
		['haaglanden-2023', 'vto', 'komt-niet', 'ouder', 'geen'],
		['haaglanden-2023', 'vto', 'andere-dag', 'ouder', 'taak-andere-dag'],
		['haaglanden-2023', 'vto', 'wil-geen-tafel', 'ouder', 'taak-direct-naar-rvdk'],
		['haaglanden-2023', 'vto', 'wil-geen-tafel', 'jongere', 'taak-direct-naar-rvdk'],
		['haaglanden-2023', 'vto', 'komt-niet', 'melder', 'taak-verplaatsen'],
		['haaglanden-2023', 'vto', 'praat-liever-vooraf', 'jongere', 'taak-vooraf-praten']
	] as const)('%s %s: %s of %s → %s', (id, soort, antwoord, rol, verwacht) => {
		expect(gevolg(werkwijze(id), soort, antwoord, rol)).not.toBeNull();
		expect(uitwerking(werkwijze(id), soort, antwoord, rol)).toBe(verwacht);
	});

	test.each(alle)(
		'%s: ouder and jongere get all five answers, a professional never "wil geen tafel"',
		(_s, wijze, tafel) => {
			for (const rol of ['ouder', 'jongere'] as const)
				expect(antwoordenVoor(wijze, tafel.soort, rol)).toEqual([...antwoorden]);
			for (const rol of genodigden.filter(isProfessional))
				expect(antwoordenVoor(wijze, tafel.soort, rol)).toEqual(['komt', 'komt-niet', 'andere-dag']);
		}
	);
});

test.each(alle)(
	'%s: who prepares the family sits at the table or reports, and brings sources',
	(_s, wijze, tafel) => {
		const aanTafel = tafel.deelnemers.map((deelnemer) => deelnemer.rol);
		expect([...aanTafel, 'melder']).toContain(tafel.voorbereider.rol);
		expect(new Set(aanTafel).size).toBe(aanTafel.length);
		for (const deelnemer of tafel.deelnemers) {
			expect(deelnemer.bron).toMatch(/S[12]-/);
			expect(deelnemer.aanwezigheid === 'soms').toBe(deelnemer.voorwaarde !== undefined);
		}
		for (const vast of ['ouder', 'jongere', 'voorzitter', 'procesondersteuner'] as const)
			expect(aanTafel).toContain(vast);
		expect(wijze.melders.some((melder) => melder.tafelsoorten.includes(tafel.soort))).toBe(true);
	}
);

test('who prepares differs per tafel (S1-B28, S1-C15, S1-D09, S2-F18)', () => {
	expect(alle.map(([soort, , tafel]) => [soort, tafel.voorbereider.rol])).toEqual([
		['tafel1', 'lokale-toegang'],
		['tafel2', 'raadsonderzoeker'],
		['tafel3', 'gi'],
		['vto', 'melder'],
		['vth', 'melder']
	]);
});

test('who decides differs (S1-B37, S1-C04, S1-D13, S2-H24)', () => {
	expect(alle.map(([soort, , tafel]) => [soort, tafel.besluit.nemer])).toEqual([
		['tafel1', 'rvdk'],
		['tafel2', null],
		['tafel3', 'rvdk'],
		['vto', 'jbt'],
		['vth', 'jbt']
	]);
	for (const [, , { besluit }] of alle) expect(besluit.nemer === null).toBe(besluit.opties.length === 0);
});

test('the RvdK is always at tafel 1 and 3, the GI always in Haaglanden (S1-E04, S2-C04)', () => {
	const altijd = (wijze: Werkwijze, soort: TafelsoortId, rol: string) =>
		tafelsoort(wijze, soort).deelnemers.find((een) => een.rol === rol)?.aanwezigheid;
	expect(altijd(twente, 'tafel1', 'rvdk-adviseur')).toBe('altijd');
	expect(altijd(twente, 'tafel2', 'rvdk-adviseur')).toBeUndefined();
	expect(altijd(twente, 'tafel3', 'rvdk-adviseur')).toBe('altijd');
	for (const soort of ['vto', 'vth'] as const) expect(altijd(haaglanden, soort, 'gi')).toBe('altijd');
	expect([twente.profiel.giAltijdAanTafel, haaglanden.profiel.giAltijdAanTafel]).toEqual([false, true]);
});

test('the settings agree with the rules beside them', () => {
	for (const wijze of geldendeWerkwijzen) {
		expect(wijze.profiel.uitgesteldOnderzoek).toBe(wijze.uitgesteldOnderzoek !== null);
		expect(wijze.profiel.uitgesteldOnderzoek).toBe(wijze.termijnen['uitgesteld-onderzoek'] !== null);
		expect(wijze.profiel.directNaarRvdk).toBe(wijze.direct.length > 0);
		expect(wijze.profiel.directNaarRvdk).toBe(wijze.stappen['direct-naar-rvdk'].length > 0);
		expect(wijze.profiel.directNaarRvdk).toBe(wijze.fasen.aanmelding.includes('direct-naar-rvdk'));
		expect(Object.keys(wijze.profiel.doorgaanZonderOuder)).toEqual(
			wijze.tafelsoorten.map((een) => een.soort)
		);
		for (const tafel of wijze.tafelsoorten)
			expect(tafel.toestemmingNodig).toBe(wijze.profiel.doorgaanZonderOuder[tafel.soort] === 'nee');
		expect(wijze.fasen.tafel.includes('vervallen-geen-toestemming')).toBe(
			wijze.tafelsoorten.some((tafel) => tafel.toestemmingNodig)
		);
		for (const regel of Object.values(wijze.termijnen))
			if (regel) expect(regel.bron.length).toBeGreaterThan(3);
	}
});

describe('when an act may happen', () => {
	test.each(geldendeWerkwijzen.map((wijze): [string, Werkwijze] => [wijze.id, wijze]))(
		'%s names known phases',
		(_id, wijze) => {
			const fasen: readonly Fase[] = [...wijze.fasen.aanmelding, ...wijze.fasen.tafel];
			for (const stap of stappen) for (const fase of wijze.stappen[stap]) expect(fasen).toContain(fase);
		}
	);

	/** A step is allowed exactly where the machine has a next phase, apart from what the note says. */
	const gelijk: [Stap, readonly string[]][] = [
		['indienen', Object.keys(aanmeldingOvergangen.indienen)],
		['oppakken', Object.keys(aanmeldingOvergangen.oppakken)],
		['beoordelen', Object.keys(aanmeldingOvergangen.goedkeuren)],
		['uitnodigen', Object.keys(tafelOvergangen.uitnodigen)],
		['voorbereiden', Object.keys(tafelOvergangen.voorbereiden)],
		['verplaatsen', Object.keys(tafelOvergangen.verplaatsen)],
		['annuleren', Object.keys(tafelOvergangen.annuleren)],
		['openen', Object.keys(tafelOvergangen.openen)],
		['sluiten', Object.keys(tafelOvergangen.sluiten)],
		['afronden', Object.keys(tafelOvergangen.afronden)],
		// 'compleet': the tafel is made at that moment.
		['plannen', ['compleet', ...Object.keys(tafelOvergangen.plannen)]]
	];
	test.each(gelijk)('%s agrees with the machine', (stap, fasen) => {
		for (const wijze of geldendeWerkwijzen)
			expect([...wijze.stappen[stap]].sort()).toEqual([...fasen].sort());
	});

	test('a reactie until the tafel opens, late ones while it lasts and after', () => {
		for (const wijze of geldendeWerkwijzen) {
			const waar = (stap: Stap) => tafelFasen.filter((fase) => magInFase(wijze, stap, fase));
			expect(waar('reageren')).toEqual([
				'te-plannen',
				'gepland',
				'uitgenodigd',
				'in-voorbereiding',
				'uitgesteld'
			]);
			expect(waar('nakomen')).toEqual(['bezig', 'gehouden']);
			expect(aanmeldingFasen.filter((fase) => magInFase(wijze, 'reageren', fase))).toEqual([]);
		}
	});

	test('nothing but lookups after the end', () => {
		for (const wijze of geldendeWerkwijzen)
			for (const stap of stappen)
				for (const fase of [
					'ingetrokken',
					'direct-naar-rvdk',
					'afgerond',
					'geannuleerd',
					'vervallen-geen-toestemming'
				] as const)
					expect(magInFase(wijze, stap, fase)).toBe(false);
	});
});

test('Twente: 14 gemeenten in four subregio’s; every gemeente once', () => {
	expect(twente.subregios.map((een) => een.gemeenten.length)).toEqual([1, 5, 4, 4]);
	const namen = gemeenten().map((een) => een.gemeente);
	expect(namen).toHaveLength(19);
	expect(new Set(namen).size).toBe(19);
	expect(namen).toEqual([...namen].sort((een, ander) => een.localeCompare(ander, 'nl')));
	expect(subregioVan(twente, 'Borne')?.id).toBe('hengelo');
	expect(subregioVan(haaglanden, 'Westland')?.id).toBe('h4');
	expect(subregioVan(twente, 'Westland')).toBeNull();
});

test('in H4 a jongere under 16 gets no papers, in Den Haag a selection (X16)', () => {
	expect(profielVan(haaglanden, 'h4').stukkenVoorJongere12tot15).toBe('geen');
	expect(profielVan(haaglanden, 'h1').stukkenVoorJongere12tot15).toBe('selectie');
	expect(profielVan(haaglanden, 'h4').jongereVanaf).toBe(12);
});

test('papers per tafel (S0-C01..C04, S2-O02, S2-O18..O22)', () => {
	const nodig = (wijze: Werkwijze, soort: TafelsoortId) =>
		vereisteDocumenten(wijze, soort)
			.filter((eis) => eis.gewenst !== true)
			.map((eis) => eis.eenVan.join(' of '));
	expect(nodig(twente, 'tafel1')).toEqual(['aanmeldformulier', 'verzoek-tot-bespreking']);
	expect(nodig(twente, 'tafel2')).toEqual(['aanmeldformulier', 'conclusies-raadsrapportage']);
	expect(nodig(twente, 'tafel3')).toEqual(['aanmeldformulier', 'plan-van-aanpak of rapportage-gi']);
	expect(nodig(haaglanden, 'vto')).toEqual(['verzoek-tot-onderzoek']);
	expect(nodig(haaglanden, 'vth')).toEqual(['verzoek-tot-hulpverlening']);
	expect(vereisteDocumenten(haaglanden, 'vto', { gezagsbeeindiging: true })).toHaveLength(6);
	expect(ontbrekendeDocumenten(twente, 'tafel3', ['aanmeldformulier', 'rapportage-gi'])).toEqual([]);
	expect(ontbrekendeDocumenten(twente, 'tafel3', ['rapportage-gi'])).toHaveLength(1);
	expect(
		ontbrekendeDocumenten(haaglanden, 'vto', ['verzoek-tot-onderzoek'], { gezagsbeeindiging: true })
	).toHaveLength(4);
});

test('melders are data per subregio; Veilig Thuis reports in Haaglanden only (S2-D02..D08)', () => {
	expect(meldersVoor(haaglanden, 'vto', 'h1').map((een) => een.id)).toContain('rondomjou-kracht');
	expect(meldersVoor(haaglanden, 'vto', 'h4').map((een) => een.id)).not.toContain('rondomjou-kracht');
	expect(meldersVoor(haaglanden, 'vto', 'h4').map((een) => een.id)).toContain('nidos');
	expect(twente.melders.some((melder) => melder.rol === 'veilig-thuis')).toBe(false);
	for (const wijze of geldendeWerkwijzen)
		for (const melder of wijze.melders)
			for (const soort of melder.tafelsoorten)
				expect(tafelsoort(wijze, soort).melderRollen).toContain(melder.rol);
});

test('each region keeps its own words', () => {
	const t = vertaler('nl', 'u');
	expect(t.los(rolwoord(twente, 'procesondersteuner'))).toBe('procesondersteuner');
	expect(t.los(rolwoord(haaglanden, 'procesondersteuner'))).toBe('secretaris');
	expect(t.los(rolwoord(haaglanden, 'melder'))).toBe('verzoeker');
	expect([t.los(twente.woorden.verslag), t.los(haaglanden.woorden.verslag)]).toEqual(['notulen', 'verslag']);
});

test('an unknown werkwijze or tafelsoort is a defect', () => {
	expect(() => werkwijze('twente-2019')).toThrow();
	expect(() => werkwijze('toString')).toThrow();
	expect(() => tafelsoort(twente, 'vto')).toThrow();
});
