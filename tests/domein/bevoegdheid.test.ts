import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	bevoegdheid,
	loketRechten,
	magIn,
	magMet,
	magOpenen,
	rechten,
	rechtenVan,
	rollen,
	stapVan,
	type Recht,
	type Rol
} from '#lib/domein/bevoegdheid.ts';
import {
	familieRollen,
	gastRollen,
	isFamilie,
	isGast,
	isProfessional,
	metPost,
	noodRollen,
	professionals,
	toezichtRollen
} from '#lib/domein/rol.ts';
import { eigenOfGesproken } from '#lib/domein/voorwaarde.ts';

const alleRechten = Object.keys(rechten) as Recht[];
const casusRechten = alleRechten.filter((recht) => bevoegdheid(recht).soort === 'casus');

test('the policy, right by right, as a reader can check it', async () => {
	const regels = alleRechten.map((recht) => {
		const regel = bevoegdheid(recht);
		const wie = 'rollen' in regel ? regel.rollen.join(', ') : `(${regel.soort})`;
		const bij = [
			stapVan(recht),
			regel.soort === 'casus' ? regel.voorwaarde?.name : undefined,
			'bewijs' in regel && regel.bewijs ? `bewijs: ${regel.bewijs}` : undefined
		].filter(Boolean);
		return `${recht}: ${wie}${bij.length ? ` [${bij.join(', ')}]` : ''} — ${regel.bron}`;
	});
	await expect(regels.join('\n') + '\n').toMatchFileSnapshot('./rechten.txt');
});

test('no role, no right', () => {
	for (const recht of alleRechten) {
		expect(magIn(recht, [])).toBe(false);
		expect(magMet(recht, [], { eigen: true, gesproken: true, leeftijdsgroep: '18+' })).toBe(false);
	}
});

test('an entrance without a casus gives no right inside one', () => {
	for (const recht of alleRechten.filter((een) => bevoegdheid(een).soort !== 'casus')) {
		expect(magIn(recht, rollen)).toBe(false);
		expect(magMet(recht, rollen, { eigen: true, gesproken: true, leeftijdsgroep: '18+' })).toBe(false);
	}
});

test('what a role may do never shrinks by holding another role too', () => {
	fc.assert(
		fc.property(
			fc.subarray([...rollen]),
			fc.subarray([...rollen]),
			fc.constantFrom(...alleRechten),
			(a, b, recht) => {
				if (magIn(recht, a)) expect(magIn(recht, [...a, ...b])).toBe(true);
			}
		)
	);
});

test('a condition only ever takes away', () => {
	const feiten = fc.record({ eigen: fc.boolean(), gesproken: fc.boolean() });
	fc.assert(
		fc.property(fc.subarray([...rollen]), fc.constantFrom(...casusRechten), feiten, (wie, recht, wat) => {
			if (magMet(recht, wie, wat)) expect(magIn(recht, wie)).toBe(true);
		})
	);
});

const alleenVan: [Recht, Rol[]][] = [
	['aanmelding.beoordelen', ['voorzitter']],
	['aanmelding.lezen', ['melder', 'voorzitter', 'procesondersteuner']],
	['aanmelding.direct-naar-rvdk', ['melder']],
	['tafel.plannen', ['procesondersteuner']],
	['tafel.uitnodigen', ['procesondersteuner']],
	['tafel.openen', ['voorzitter']],
	['tafel.toestemming-bevestigen', ['voorzitter']],
	['uitnodiging.code', ['procesondersteuner']],
	['voortgang.lezen', ['voorzitter', 'procesondersteuner']],
	['document.vrijgeven', ['voorzitter']],
	['contact.lezen', ['voorzitter', 'procesondersteuner']],
	['reactie.indienen', ['ouder', 'verzorger', 'jongere']],
	['privacyverzoek.behandelen', ['fg', 'procesondersteuner']]
];
test.each(alleenVan)('%s belongs to %j alone', (recht, wie) => {
	expect(rollen.filter((rol) => magIn(recht, [rol])).sort()).toEqual([...wie].sort());
});

test('the beheerder reaches nothing in a casus, the FG only requests and who came in by emergency', () => {
	expect(rechtenVan(['beheerder'])).toEqual([]);
	expect(rechtenVan(['fg'])).toEqual(['noodtoegang.bekijken', 'privacyverzoek.behandelen']);
	expect(rechtenVan(['noodtoegang'])).toEqual(['casus.lezen', 'document.lezen']);
});

test.each([...familieRollen, ...gastRollen])(
	'%s has nothing of planning, review, progress or contact data',
	(rol) => {
		const verboden = rechtenVan([rol]).filter((recht) =>
			/^(aanmelding\.|tafel\.(?!lezen)|voortgang|contact|taak|document\.(?!lezen|exporteren))/.test(recht)
		);
		expect(verboden).toEqual([]);
	}
);

test('a guest writes no reactie, reads none and asks nothing about data', () => {
	for (const rol of gastRollen)
		expect(rechtenVan([rol]).filter((recht) => /^(reactie|privacyverzoek)/.test(recht))).toEqual([]);
});

test('own things only: another person’s uitnodiging, reactie or request stays closed', () => {
	for (const recht of ['uitnodiging.lezen', 'reactie.indienen', 'privacyverzoek.lezen'] as const) {
		expect(magMet(recht, ['ouder'], { eigen: false })).toBe(false);
		expect(magMet(recht, ['ouder'], {})).toBe(false);
		expect(magMet(recht, ['ouder'], { eigen: true })).toBe(true);
	}
});

test('a question about data by a jongere: from 12 on, unknown age counting as too young (S2-M19)', () => {
	const vraag = (leeftijdsgroep: 'onder-12' | '12-15' | '16-17' | null) =>
		magMet('privacyverzoek.indienen', ['jongere'], { eigen: true, leeftijdsgroep });
	expect([vraag('onder-12'), vraag(null), vraag('12-15'), vraag('16-17')]).toEqual([
		false,
		false,
		true,
		true
	]);
	expect(magMet('privacyverzoek.indienen', ['jongere'], { eigen: true })).toBe(false);
	expect(magMet('privacyverzoek.indienen', ['verzorger'], { eigen: true })).toBe(true);
	for (const rol of ['jongere', 'verzorger'] as const)
		expect(magMet('privacyverzoek.indienen', [rol], { eigen: false, leeftijdsgroep: '16-17' })).toBe(false);
});

test('consent: an ouder for himself, the procesondersteuner only after having spoken', () => {
	expect(eigenOfGesproken('procesondersteuner', { eigen: true })).toBe(false);
	expect(magMet('toestemming.vastleggen', ['procesondersteuner'], { gesproken: true })).toBe(true);
	expect(magMet('toestemming.vastleggen', ['ouder'], { gesproken: true })).toBe(false);
	expect(magMet('toestemming.vastleggen', ['ouder'], { eigen: true })).toBe(true);
	expect(magMet('toestemming.vastleggen', ['jongere'], { eigen: true })).toBe(false);
});

test('what stands under somebody else’s key opens for who may have it, and for nobody else (dossier §2.6, §3.11)', () => {
	const opent = (doel: 'contact' | 'eigen' | 'verzoek', fase: string | null) =>
		rollen.filter((rol) => magOpenen(doel, [rol], fase));
	for (const fase of [null, 'ingediend', 'compleet', 'uitgenodigd']) {
		expect(opent('contact', fase)).toEqual(['voorzitter', 'procesondersteuner']);
		expect(opent('eigen', fase)).toEqual(['voorzitter']);
		expect(opent('verzoek', fase)).toEqual(['procesondersteuner', 'fg']);
	}
	// A melder still writes the addresses of the jeugdigen down (F0–F1), and reads nothing else of theirs.
	for (const fase of ['concept', 'teruggestuurd']) {
		expect(opent('contact', fase)).toEqual(['melder', 'voorzitter', 'procesondersteuner']);
		expect(opent('eigen', fase)).toEqual(['voorzitter']);
		expect(opent('verzoek', fase)).toEqual(['procesondersteuner', 'fg']);
	}
	expect(magOpenen('contact', [], 'concept')).toBe(false);
	expect(magOpenen('contact', ['gi', 'melder'], 'concept')).toBe(true);
});

test('a condition counts for the role that carries the right, not for another one that the same person holds', () => {
	expect(magMet('toestemming.vastleggen', ['ouder', 'gi'], { gesproken: true })).toBe(false);
	expect(magMet('toestemming.vastleggen', ['gi', 'ouder'], { eigen: true })).toBe(true);
	expect(magMet('privacyverzoek.indienen', ['jongere', 'gi'], { eigen: true, leeftijdsgroep: null })).toBe(
		false
	);
	expect(magMet('voortgang.lezen', ['ouder', 'voorzitter'], {})).toBe(true);
	expect(magMet('voortgang.lezen', ['ouder', 'gi'], { eigen: true, gesproken: true })).toBe(false);
});

test('a right waits for the step of its werkwijze, or for none', () => {
	expect(stapVan('tafel.plannen')).toBe('plannen');
	expect(stapVan('reactie.indienen')).toBe('reageren');
	expect(stapVan('document.lezen')).toBeUndefined();
	for (const recht of alleRechten.filter((een) => bevoegdheid(een).soort !== 'casus'))
		expect(stapVan(recht)).toBeUndefined();
});

test('a menu lists every right of every role held, and each once', () => {
	const samen = rechtenVan(['melder', 'voorzitter']);
	expect(new Set(samen)).toEqual(new Set([...rechtenVan(['melder']), ...rechtenVan(['voorzitter'])]));
	expect(samen).toHaveLength(new Set(samen).size);
	expect(rechtenVan([])).toEqual([]);
});

test('a code by mail writes, sends, keeps and withdraws the own aanmelding: nothing of a tafel, a paper or a person', () => {
	expect([...loketRechten].sort()).toEqual([
		'aanmelding.afschrift',
		'aanmelding.direct-naar-rvdk',
		'aanmelding.indienen',
		'aanmelding.intrekken',
		'aanmelding.opstellen'
	]);
	for (const recht of loketRechten) expect(magIn(recht, ['melder'])).toBe(true);
});

test('every role is of one kind: family, guest, professional, watching over, or for an emergency', () => {
	expect(rollen.filter(isFamilie)).toEqual(familieRollen);
	expect(rollen.filter(isGast)).toEqual(gastRollen);
	expect(rollen.filter(isProfessional)).toEqual(professionals);
	const rest = rollen.filter((rol) => !isFamilie(rol) && !isGast(rol) && !isProfessional(rol));
	expect(rest).toEqual([...toezichtRollen, ...noodRollen]);
	// Who leads and who plans do so by a post, never by a place at the table.
	expect(metPost).toEqual(['voorzitter', 'procesondersteuner']);
});
