/** "Komt u?": the answer to one's own uitnodiging and what it sets in motion (dossier §3.3, §3.7). */
import { and, desc, eq } from 'drizzle-orm';
import type { AntwoordInvoer, Meenemer } from '../../domein/antwoordformulier.ts';
import type { Rol } from '../../domein/bevoegdheid.ts';
import type { TafelFase } from '../../domein/fase.ts';
import { beantwoord, type UitnodigingStatus } from '../../domein/uitnodiging.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import {
	antwoordenVoor,
	gevolg,
	magInFase,
	type Antwoord,
	type TafelsoortId
} from '../../domein/werkwijze.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { antwoord, gezag, rol, uitnodiging } from '../opslag/schema.ts';
import { metToestemming, zetInBeweging, type Eigen } from './antwoordgevolg.ts';
import { eigenUitnodiging } from './gesprek.ts';
import * as toestemming from './toestemming.ts';

export type Gegeven = {
	keuze: Antwoord;
	reden: string | null;
	meenemen: Meenemer | null;
	meenemenNaam: string | null;
	relatie: string | null;
	taal: string | null;
	op: string;
};

/** The own uitnodiging with the role whose consequences count; null while there is none. */
async function eigen(hier: Betreding): Promise<Eigen | null> {
	const mijn = await eigenUitnodiging(hier);
	if (!mijn || !hier.tafel) return null;
	const [rij] = await hier.tx.select({ rol: rol.rol }).from(rol).where(eq(rol.id, mijn.rolId));
	return {
		id: mijn.id,
		status: mijn.status as UitnodigingStatus,
		rol: await gevolgRol(hier, rij!.rol as Rol),
		soort: hier.tafel.soort as TafelsoortId
	};
}

/** An ouder without checked gezag has the consequences of a verzorger (dossier §2.5, §11.10). */
async function gevolgRol(hier: Betreding, eigenRol: Rol): Promise<Rol> {
	if (eigenRol !== 'ouder') return eigenRol;
	const [rij] = await hier.tx
		.select({ id: gezag.id })
		.from(gezag)
		.where(
			and(
				eq(gezag.casusId, hier.casus.id),
				eq(gezag.ouderId, hier.wie.persoonId ?? ''),
				eq(gezag.status, 'gezag')
			)
		)
		.limit(1);
	return rij ? 'ouder' : 'verzorger';
}

/**
 * The last answer to an uitnodiging, in full.
 * @throws GeenSleutel for anyone but the person, the voorzitter and the procesondersteuner
 */
export async function laatste(
	hier: Betreding,
	uitnodigingId: string,
	persoonId: string
): Promise<Gegeven | null> {
	const [rij] = await hier.tx
		.select()
		.from(antwoord)
		.where(and(eq(antwoord.uitnodigingId, uitnodigingId), eq(antwoord.casusId, hier.casus.id)))
		.orderBy(desc(antwoord.id))
		.limit(1);
	if (!rij) return null;
	const slot = await hier.ring.persoon(persoonId, 'contact');
	const open = (kolom: string, bytes: Uint8Array | null) =>
		bytes ? slot.ontsleutel(`antwoord.${kolom}`, rij.id, bytes) : null;
	return {
		keuze: rij.keuze as Antwoord,
		reden: open('reden', rij.redenVersleuteld),
		meenemen: rij.meenemen as Meenemer | null,
		meenemenNaam: open('meenemen', rij.meenemenVersleuteld),
		relatie: open('relatie', rij.relatieVersleuteld),
		taal: open('tolk_taal', rij.tolkTaalVersleuteld),
		op: rij.op
	};
}

export type Vraag = {
	rol: Rol;
	soort: TafelsoortId;
	/** Answers offered to this role, each with the message key of its consequence here. */
	keuzes: { antwoord: Antwoord; gevolg: string }[];
	gegeven: Gegeven | null;
	/** False once the tafel has begun, or while there is no day. */
	open: boolean;
	toestemming: boolean;
};

/** What the question looks like for the person inside; null without an own uitnodiging. */
export async function vraag(hier: Betreding): Promise<Vraag | null> {
	const mijn = await eigen(hier);
	if (!mijn) return null;
	return {
		rol: mijn.rol,
		soort: mijn.soort,
		keuzes: antwoordenVoor(hier.werkwijze, mijn.soort, mijn.rol).map((een) => ({
			antwoord: een,
			gevolg: gevolg(hier.werkwijze, mijn.soort, een, mijn.rol) ?? ''
		})),
		gegeven: await laatste(hier, mijn.id, hier.wie.persoonId!),
		open: mijn.status !== 'gesloten' && magInFase(hier.werkwijze, 'antwoorden', hier.fase),
		toestemming: mijn.rol === 'ouder' && toestemming.isNodig(hier)
	};
}

async function bewaar(hier: Betreding, uitnodigingId: string, invoer: AntwoordInvoer, uitlegVersie: string) {
	const id = nieuwId();
	const slot = await hier.ring.persoon(hier.wie.persoonId!, 'contact');
	const dicht = (kolom: string, tekst: string | null) =>
		tekst ? slot.versleutel(`antwoord.${kolom}`, id, tekst) : null;
	const neemtMee = invoer.meenemen === 'steunpersoon';
	await hier.tx.insert(antwoord).values({
		id,
		casusId: hier.casus.id,
		uitnodigingId,
		keuze: invoer.keuze,
		meenemen: invoer.meenemen,
		redenVersleuteld: dicht('reden', invoer.reden),
		meenemenVersleuteld: dicht('meenemen', neemtMee ? invoer.meenemenNaam : null),
		relatieVersleuteld: dicht('relatie', neemtMee ? invoer.relatie : null),
		tolkTaalVersleuteld: dicht('tolk_taal', invoer.tolk ? invoer.taal : null),
		uitlegVersie,
		op: tijdstip(hier.nu)
	});
}

/**
 * Gives or changes the answer. In a tafel that needs consent, "wil-geen-tafel" of an ouder refuses it and "komt"
 * gives it; the page says so above the button.
 * @param uitlegVersie version of the explanation that belongs on screen; the form says which one was
 * @returns the answer, or `uitnodiging.geen`, `uitnodiging.gesloten`, `uitnodiging.antwoord-onbekend`,
 * `uitnodiging.gevolg-niet-gezien`, `antwoord.zonder-taal`
 */
export async function geef(
	hier: Betreding,
	invoer: AntwoordInvoer,
	uitlegVersie: string
): Promise<Gegeven | Weigering> {
	const mijn = await eigen(hier);
	if (!mijn) return weiger('uitnodiging.geen');
	const naar = beantwoord(hier.werkwijze, mijn.status, {
		soort: mijn.soort,
		tafel: hier.fase as TafelFase,
		rol: mijn.rol,
		antwoord: invoer.keuze,
		gevolgGezien: invoer.gezien === uitlegVersie
	});
	if (isWeigering(naar)) return naar;
	if (invoer.tolk && !invoer.taal) return weiger('antwoord.zonder-taal', { veld: 'taal' });
	await bewaar(hier, mijn.id, invoer, uitlegVersie);
	await hier.tx.update(uitnodiging).set({ status: naar }).where(eq(uitnodiging.id, mijn.id));
	await legVast(hier, { objectId: mijn.id, van: mijn.status, naar });
	await zetInBeweging(hier, mijn, invoer);
	const beslist = await metToestemming(hier, mijn, invoer.keuze, uitlegVersie);
	if (isWeigering(beslist)) return beslist;
	return (await laatste(hier, mijn.id, hier.wie.persoonId!))!;
}
