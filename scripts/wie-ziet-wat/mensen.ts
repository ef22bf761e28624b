// The rows of the tables in docs/wie-ziet-wat.md: every kind of reader that the policy tells apart.
import type { Leeftijdsgroep } from '../../src/lib/domein/leeftijd.ts';
import type { Rol } from '../../src/lib/domein/rol.ts';
import type { Gezag, Lezer } from '../../src/lib/domein/stukrecht.ts';

export type Mens = { naam: string; rol: Rol; leeftijdsgroep: Leeftijdsgroep | null; gezag: Gezag };
/** Facts about one reader and one paper that a cell may ask for. */
export type Feit = 'eigen' | 'uitgenodigd' | 'toestemming';
export const feiten: readonly Feit[] = ['eigen', 'uitgenodigd', 'toestemming'];

const volwassen = (naam: string, rol: Rol, gezag: Gezag = 'geen-gezag'): Mens => ({
	naam,
	rol,
	leeftijdsgroep: '18+',
	gezag
});
const jongere = (naam: string, leeftijdsgroep: Leeftijdsgroep | null): Mens => ({
	naam,
	rol: 'jongere',
	leeftijdsgroep,
	gezag: 'geen-gezag'
});

export const mensen: readonly Mens[] = [
	volwassen('Ouder met gezag over dit kind', 'ouder', 'gezag'),
	volwassen('Ouder zonder gezag over dit kind', 'ouder'),
	volwassen('Ouder van wie het gezag niet is nagekeken', 'ouder', 'onbekend'),
	volwassen('Ouder van een ander kind in dit gezin', 'ouder', 'geen-ouder'),
	volwassen('Verzorger (stief- of pleegouder)', 'verzorger'),
	volwassen('Verzorger van wie dat niet is nagekeken', 'verzorger', 'onbekend'),
	jongere('Jongere van 18 jaar of ouder', '18+'),
	jongere('Jongere van 16 of 17 jaar', '16-17'),
	jongere('Jongere van 12 tot en met 15 jaar', '12-15'),
	jongere('Kind onder de 12 jaar', 'onder-12'),
	jongere('Kind met onbekende leeftijd', null),
	volwassen('Steunpersoon (gast)', 'steunpersoon'),
	volwassen('Advocaat (gast)', 'advocaat'),
	volwassen('Vertrouwenspersoon van Jeugdstem (gast)', 'onafhankelijke-vertrouwenspersoon'),
	volwassen('Melder', 'melder'),
	volwassen('Voorzitter', 'voorzitter'),
	volwassen('Procesondersteuner', 'procesondersteuner'),
	volwassen('Adviseur van de Raad', 'rvdk-adviseur'),
	volwassen('Onderzoeker van de Raad', 'raadsonderzoeker'),
	volwassen('Jeugdbeschermer (GI)', 'gi'),
	volwassen('Lokale toegang', 'lokale-toegang'),
	volwassen('Veilig Thuis', 'veilig-thuis'),
	volwassen('Nieuwe jeugdhulpmedewerker', 'jeugdhulpmedewerker'),
	volwassen('Functionaris gegevensbescherming (FG)', 'fg'),
	volwassen('Collega met spoedtoegang', 'noodtoegang'),
	volwassen('Beheerder', 'beheerder')
];

/** This person as a reader for whom exactly these facts hold. */
export const alsLezer = (mens: Mens, waar: readonly Feit[]): Lezer => ({
	rol: mens.rol,
	leeftijdsgroep: mens.leeftijdsgroep,
	gezag: mens.gezag,
	eigen: waar.includes('eigen'),
	uitgenodigd: waar.includes('uitgenodigd'),
	toestemming: waar.includes('toestemming')
});

export const feitWoorden: Record<Feit, string> = {
	eigen: 'het is het eigen stuk',
	uitgenodigd: 'wie is uitgenodigd voor deze tafel',
	toestemming: 'met toestemming van ouder(s) met gezag en jongere'
};

/** The facts without which this outcome is less: they are conditions. */
export const nodig = <T>(
	hoe: (waar: readonly Feit[]) => T,
	zelfde: (een: T, ander: T) => boolean
): Feit[] => {
	const vol = hoe(feiten);
	return feiten.filter((feit) => !zelfde(vol, hoe(feiten.filter((ander) => ander !== feit))));
};
