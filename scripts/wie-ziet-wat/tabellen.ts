// The tables of docs/wie-ziet-wat.md, computed by asking the policy itself, cell by cell.
import { bevoegdheid, magOpenen, rechten, type Recht, type Rol } from '../../src/lib/domein/bevoegdheid.ts';
import { stukSoorten, type StukSoort } from '../../src/lib/domein/document.ts';
import {
	deelMetKeuzes,
	reactieRecht,
	type DeelMet,
	type ReactieAuteur
} from '../../src/lib/domein/reactierecht.ts';
import { rollen } from '../../src/lib/domein/rol.ts';
import { bronVan, stukMatrix } from '../../src/lib/domein/stukmatrix.ts';
import {
	documentRecht,
	kolomVan,
	momenten,
	type DocumentRecht,
	type StukProfiel
} from '../../src/lib/domein/stukrecht.ts';
import { werkwijzen, type Subregio } from '../../src/lib/domein/werkwijze.ts';
import { vertaler } from '../../src/lib/i18n/index.ts';
import { alsLezer, feiten, feitWoorden, mensen, nodig, type Feit, type Mens } from './mensen.ts';
import { extra, soortenIngang, verseBewijzen, voorwaarden, zinnen } from './woorden.ts';

const t = vertaler('nl', 'u');
export const profielen: Record<StukProfiel['stukkenVoorJongere12tot15'], StukProfiel> = {
	selectie: { stukkenVoorJongere12tot15: 'selectie' },
	geen: { stukkenVoorJongere12tot15: 'geen' }
};

const tabel = (koppen: readonly string[], rijen: readonly (readonly string[])[]): string =>
	[koppen, koppen.map(() => '---'), ...rijen].map((rij) => `| ${rij.join(' | ')} |`).join('\n');
const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);
/** Ids and places only: what follows a colon in the code is English. */
const kort = (bron: string): string =>
	bron.replace(/:.*$/s, '').replaceAll(' row ', ', rij ').replaceAll(' rows ', ', rijen ');

const inWoorden = (recht: DocumentRecht): string => {
	if (recht.alsVrijgegeven) return 'kopie';
	const delen = [recht.lezen && 'lezen', recht.printen && 'printen', recht.toevoegen && 'toevoegen'];
	return delen.filter(Boolean).join(', ') || '–';
};

const verloop = (mens: Mens, soort: StukSoort, profiel: StukProfiel, waar: readonly Feit[]): string[] =>
	momenten.map((moment) => inWoorden(documentRecht(alsLezer(mens, waar), { soort }, moment, profiel)));
const gelijk = (een: readonly string[], ander: readonly string[]): boolean =>
	een.join('|') === ander.join('|');

/** Rows of one person: one, or one for each profile where the regions differ. */
function stukRijen(mens: Mens, soort: StukSoort): string[][] {
	const kolom = kolomVan(alsLezer(mens, feiten));
	const bron = kolom === null ? null : bronVan(soort, kolom);
	const vol = (profiel: StukProfiel) => verloop(mens, soort, profiel, feiten);
	const rij = (profiel: StukProfiel, bij: string): string[] => {
		const cellen = vol(profiel);
		const als = nodig((waar) => verloop(mens, soort, profiel, waar), gelijk).map((feit) => feitWoorden[feit]);
		const niets = cellen.every((cel) => cel === '–');
		return [mens.naam + bij, ...cellen, als.join('; ') || '–', niets ? 'geen cel: niets' : (bron ?? '–')];
	};
	if (gelijk(vol(profielen.selectie), vol(profielen.geen))) return [rij(profielen.selectie, '')];
	return [rij(profielen.selectie, ' — profiel *selectie*'), rij(profielen.geen, ' — profiel *geen*')];
}

/** A chapter part for each kind of paper; kinds with the same rule share one. */
export function stukken(): string {
	const groepen = Map.groupBy(stukSoorten, (soort) => stukMatrix[soort]);
	return [...groepen.entries()]
		.map(([regel, soorten]) => {
			const namen = soorten.map((soort) => hoofdletter(t.los(`werkwijze.document.${soort}`)));
			const koppen = ['Wie', ...momenten, 'Alleen als', 'Bron'];
			const rijen = mensen.flatMap((mens) => stukRijen(mens, soorten[0]!));
			return `### ${namen.join(' · ')}\n\nBron van deze regel: ${regel.bron}.\n\n${tabel(koppen, rijen)}`;
		})
		.join('\n\n');
}

const deelWoorden: Record<DeelMet, string> = {
	iedereen: 'met iedereen aan tafel',
	tafel: 'met de professionals aan tafel',
	voorzitter: 'alleen met de voorzitter'
};

/** Who reads a reactie of somebody else, for each author and each choice. */
export function reacties(): string {
	const delen = Object.entries(deelMetKeuzes) as [ReactieAuteur, readonly DeelMet[]][];
	const kop = [
		'Wie leest mee',
		...delen.flatMap(([rol, keuzes]) => keuzes.map((k) => `${rol}: ${deelWoorden[k]}`))
	];
	const cel = (mens: Mens, auteurRol: ReactieAuteur, deelMet: DeelMet): string => {
		const hoe = (waar: readonly Feit[]) =>
			reactieRecht({ auteurRol, deelMet, status: 'ingediend' }, { ...alsLezer(mens, waar), eigen: false });
		const woord = (waar: readonly Feit[]) =>
			hoe(waar).lezen ? 'lezen' : hoe(waar).alsVrijgegeven ? 'kopie' : '–';
		const als = nodig(woord, (een, ander) => een === ander).filter((feit) => feit !== 'eigen');
		const bij: Record<Feit, string> = { eigen: '', uitgenodigd: 'uitgenodigd', toestemming: 'toestemming' };
		return woord(feiten) + (als.length > 0 ? ` (${als.map((feit) => bij[feit]).join(' en ')})` : '');
	};
	return tabel(
		kop,
		mensen.map((mens) => [
			mens.naam,
			...delen.flatMap(([rol, keuzes]) => keuzes.map((k) => cel(mens, rol, k)))
		])
	);
}

const rolnaam = (rol: Rol): string => t.los(`werkwijze.rol.${rol}`);
const fasen = (recht: Recht): string => {
	const regel = bevoegdheid(recht);
	if (regel.soort !== 'casus' || !regel.stap) return 'altijd';
	const { stap } = regel;
	return Object.values(werkwijzen)
		.map((wijze) => {
			const namen = wijze.stappen[stap].map((fase) => t.los(`werk.fase.${fase}`).toLowerCase());
			return `${wijze.naam}: ${namen.join('; ') || 'komt hier niet voor'}`;
		})
		.join('<br>');
};

/** Every right in words: what, who, under which condition, in which phases, and the source. */
export function handelingen(): string {
	const rijen = (Object.keys(rechten) as Recht[]).map((recht) => {
		const regel = bevoegdheid(recht);
		const wie =
			'rollen' in regel ? [...new Set(regel.rollen)].map(rolnaam).join(', ') : soortenIngang[regel.soort];
		const voorwaarde = regel.soort === 'casus' && regel.voorwaarde ? voorwaarden[regel.voorwaarde.name] : '';
		if (voorwaarde === undefined) throw new Error(`geen woorden voor de voorwaarde van ${recht}`);
		const vers = 'bewijs' in regel && regel.bewijs ? verseBewijzen[regel.bewijs] : '';
		const als = [voorwaarde, extra[recht], vers].filter(Boolean).join('; ') || '–';
		return [hoofdletter(zinnen[recht]), wie, als, fasen(recht), kort(regel.bron), `\`${recht}\``];
	});
	return tabel(['Wat', 'Wie mag het', 'Alleen als', 'In welke fase', 'Bron', 'Naam in de code'], rijen);
}

/** Who opens what a person's own key protects. */
export function sleutels(): string {
	const doelen = {
		contact: 'Adres, telefoon en e-mail; reden van afwezigheid',
		eigen: 'Concepten, en wat een jongere alleen met de voorzitter deelt',
		verzoek: 'Vragen over gegevens en de antwoorden'
	} as const;
	const rijen = Object.entries(doelen).map(([doel, wat]) => {
		const wie = (fase: string) => rollen.filter((rol) => magOpenen(doel as keyof typeof doelen, [rol], fase));
		const altijd = wie('compleet');
		const eerst = wie('concept').filter((rol) => !altijd.includes(rol));
		const bij = eerst.map((rol) => `${rolnaam(rol)}, zolang de aanmelding nog bij deze ligt`);
		return [wat, ['de persoon zelf', ...altijd.map(rolnaam), ...bij].join('; ')];
	});
	return tabel(['Wat onder de eigen sleutel van een persoon ligt', 'Wie die sleutel krijgt'], rijen);
}

/** Which subregio has which profile. */
export function regios(): string {
	const rijen = Object.values(werkwijzen).flatMap((wijze) =>
		wijze.subregios.map((sub: Subregio) => {
			const keuze = sub.profiel?.stukkenVoorJongere12tot15 ?? wijze.profiel.stukkenVoorJongere12tot15;
			return [
				wijze.naam,
				sub.naam,
				sub.gemeenten.join(', ') || '–',
				`*${keuze}*`,
				(sub.bron.match(/[SX]\d+(?:-[A-Z]\d+)?/g) ?? []).join(', ')
			];
		})
	);
	return tabel(['Werkwijze', 'Subregio', 'Gemeenten', 'Stukken voor 12 tot en met 15 jaar', 'Bron'], rijen);
}
