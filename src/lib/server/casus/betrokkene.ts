/** What the procesondersteuner knows of a person at the table: how to reach, what must stay secret, what gezag (S1-B39). */
import { isProfessional, type Rol } from '../../domein/bevoegdheid.ts';
import type { PersoonInvoer } from '../../domein/planformulier.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import * as adrescontrole from './adrescontrole.ts';
import * as deelnemers from './deelnemer.ts';
import * as gezag from './gezag.ts';
import * as persoon from './persoon.ts';

export type Blad = {
	persoonId: string;
	rol: Rol | null;
	naam: string;
	organisatie: string | null;
	functie: string | null;
	contact: persoon.Contact;
	adresGeheim: boolean;
	waarom: string | null;
	gezag: gezag.Gezagstand[];
	jeugdige: boolean;
	versie: number;
	/** Others of the family who get their mail or calls at the same place; a warning, never a bar (issue 3 §1). */
	deeltMet: string[];
};

const soortBij = (rol: Rol): persoon.PersoonSoort => {
	if (rol === 'jongere') return 'jeugdige';
	if (rol === 'ouder' || rol === 'verzorger') return rol;
	return isProfessional(rol) ? 'professional' : 'steunpersoon';
};

/** Others of the family with the same e-mail address or number: a child and a parent, or the two parents. */
export async function deeltMet(hier: Betreding, persoonId: string): Promise<string[]> {
	const eigen = await persoon.contact(hier, persoonId);
	const anderen = (await persoon.allen(hier)).filter(
		(mens) => mens.id !== persoonId && mens.soort !== 'professional'
	);
	const gevonden: string[] = [];
	for (const ander of anderen) {
		const daar = await persoon.contact(hier, ander.id);
		const zelfde = (een: string | null, twee: string | null) =>
			persoon.glad(een) !== '' && persoon.glad(een) === persoon.glad(twee);
		if (zelfde(eigen.email, daar.email) || zelfde(eigen.telefoon, daar.telefoon)) gevonden.push(ander.naam);
	}
	return gevonden;
}

/** Everything known of one person, for the form; null when there is no such person in this case. */
export async function lees(hier: Betreding, persoonId: string): Promise<Blad | null> {
	const mens = (await persoon.allen(hier)).find((een) => een.id === persoonId);
	if (!mens) return null;
	const plek = (await deelnemers.allen(hier)).find((een) => een.persoonId === persoonId);
	const jeugdige = mens.soort === 'jeugdige';
	return {
		persoonId,
		rol: plek?.rol ?? null,
		naam: mens.naam,
		organisatie: mens.organisatie,
		functie: mens.functie,
		contact: await persoon.contact(hier, persoonId),
		adresGeheim: mens.adresGeheim,
		waarom: plek?.waarom ?? null,
		gezag: jeugdige || mens.soort === 'professional' ? [] : await gezag.van(hier, persoonId),
		jeugdige,
		versie: mens.versie,
		deeltMet: mens.soort === 'professional' ? [] : await deeltMet(hier, persoonId)
	};
}

const alsPersoon = (invoer: PersoonInvoer): persoon.NieuwPersoon => ({
	soort: soortBij(invoer.rol),
	naam: invoer.naam,
	organisatie: invoer.organisatie || null,
	functie: invoer.functie || null,
	email: invoer.email || null,
	telefoon: invoer.telefoon || null,
	adres: invoer.adres || null,
	plekken: isProfessional(invoer.rol) ? null : invoer.plekken || null,
	adresGeheim: isProfessional(invoer.rol) ? false : invoer.geheim !== 'nee'
});

/**
 * Adds somebody new and gives a place. A jongere comes from the aanmelding, so one can never be typed twice.
 * @returns the id, or `deelnemer.jongere-uit-aanmelding`, `deelnemer.zonder-organisatie`, `deelnemer.werkt-al-mee`, and
 * what deelnemer.zet refuses
 */
export async function voegToe(hier: Betreding, invoer: PersoonInvoer): Promise<string | Weigering> {
	if (invoer.rol === 'jongere') return weiger('deelnemer.jongere-uit-aanmelding', { veld: 'rol' });
	if (isProfessional(invoer.rol) && invoer.organisatie === '')
		return weiger('deelnemer.zonder-organisatie', { veld: 'organisatie' });
	const dezelfde = isProfessional(invoer.rol) ? await persoon.zoekProfessional(hier, invoer) : null;
	if (dezelfde) return zetOpnieuw(hier, dezelfde, invoer);
	const waar = await deelnemers.zorgVoorTafel(hier);
	if (isWeigering(waar)) return waar;
	const wasNodig = await adrescontrole.isNodig(hier);
	const nieuw = alsPersoon(invoer);
	const id = await persoon.voegToe(hier, nieuw);
	if (nieuw.adresGeheim && (!wasNodig || WAARDEN.some((welke) => nieuw[welke])))
		await adrescontrole.trekAllesIn(hier, 'nieuw-geheim-adres');
	const gezet = await deelnemers.zet(hier, { persoonId: id, rol: invoer.rol, waarom: invoer.waarom });
	if (isWeigering(gezet)) return gezet;
	await gezag.leg(hier, id, invoer);
	return id;
}

/** Somebody typed again is the same person: one account is never two people of a case (a GI who is the melder). */
async function zetOpnieuw(
	hier: Betreding,
	wie: persoon.Persoon,
	invoer: PersoonInvoer
): Promise<string | Weigering> {
	const zit = (await deelnemers.allen(hier)).some((een) => een.persoonId === wie.id);
	return zit || wie.id === hier.aanmelding.melderId
		? weiger('deelnemer.werkt-al-mee', { veld: 'naam', gegevens: { naam: wie.naam } })
		: wijzig(hier, wie.id, invoer);
}

/** What is kept secret of somebody whose address is. */
const WAARDEN = ['adres', 'telefoon', 'email', 'plekken'] as const;

/**
 * A change of the flag is a record. Once it is set, and when what it protects changes, all that was looked at before
 * must be looked at again.
 */
async function legGeheimVast(
	hier: Betreding,
	was: persoon.Persoon & { contact: persoon.Contact },
	nieuw: persoon.NieuwPersoon
): Promise<void> {
	const geheim = nieuw.adresGeheim === true;
	if (was.adresGeheim !== geheim) {
		const [van, naar] = geheim ? ['niet-geheim', 'geheim'] : ['geheim', 'niet-geheim'];
		await legVast(hier, { objectId: was.id, soort: 'persoon.geheim-adres', van: van!, naar: naar! });
	}
	const anders = WAARDEN.some((welke) => nieuw[welke] && nieuw[welke] !== was.contact[welke]);
	if (geheim && (!was.adresGeheim || anders)) await adrescontrole.trekAllesIn(hier, 'geheim-adres');
}

/**
 * Changes what is known of somebody. Name and day of birth of a child stay as the melder reported them.
 * Setting the address to secret closes every paper and text for the family until somebody has looked again (dossier
 * §2.6). Refuses with `persoon.intussen-gewijzigd` when a colleague saved in between; what was typed stays in the form.
 */
export async function wijzig(
	hier: Betreding,
	persoonId: string,
	invoer: PersoonInvoer
): Promise<string | Weigering> {
	const mens = (await persoon.allen(hier)).find((een) => een.id === persoonId);
	if (!mens) return weiger('deelnemer.onbekend');
	const isKind = mens.soort === 'jeugdige';
	if (isKind !== (invoer.rol === 'jongere'))
		return weiger('deelnemer.jongere-uit-aanmelding', { veld: 'rol' });
	if (invoer.versie !== undefined && invoer.versie !== mens.versie)
		return weiger('persoon.intussen-gewijzigd');
	const was = { ...mens, contact: await persoon.contact(hier, persoonId) };
	const nieuw = alsPersoon(invoer);
	await persoon.wijzig(hier, persoonId, {
		...nieuw,
		...(isKind && { naam: mens.naam, geboortedatum: mens.geboortedatum })
	});
	await legGeheimVast(hier, was, nieuw);
	const gezet = await deelnemers.zet(hier, { persoonId, rol: invoer.rol, waarom: invoer.waarom });
	if (isWeigering(gezet)) return gezet;
	await gezag.leg(hier, persoonId, invoer);
	return persoonId;
}
