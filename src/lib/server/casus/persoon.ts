/** The people of a case. Names are for everyone at the table; where and how to reach someone is not. */
import { and, eq, sql } from 'drizzle-orm';
import type { Gezag, Rol } from '../../domein/bevoegdheid.ts';
import type { Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { vast } from '../opslag/motor.ts';
import { gezag, persoon, rol } from '../opslag/schema.ts';
import { nieuwId } from '../opslag/id.ts';

export type PersoonSoort = 'jeugdige' | 'ouder' | 'verzorger' | 'steunpersoon' | 'professional';

export type Persoon = {
	id: string;
	soort: PersoonSoort;
	naam: string;
	organisatie: string | null;
	functie: string | null;
	geboortedatum: Temporal.PlainDate | null;
	adresGeheim: boolean;
	versie: number;
};

export type Contact = {
	email: string | null;
	telefoon: string | null;
	adres: string | null;
	/** School, huisarts and other names that give a place away, one a line. */
	plekken: string | null;
};

export type NieuwPersoon = {
	soort: PersoonSoort;
	naam: string;
	organisatie?: string | null;
	functie?: string | null;
	geboortedatum?: Temporal.PlainDate | null;
	uitgerekend?: Temporal.PlainDate | null;
	email?: string | null;
	telefoon?: string | null;
	adres?: string | null;
	plekken?: string | null;
	/** Unknown counts as geheim (dreigingen A19): say false only when it was asked. */
	adresGeheim?: boolean;
};

/** What adding a person needs; casus.begin() has no Betreding yet. */
export type Plek = Pick<Betreding, 'tx' | 'nu' | 'casus' | 'sleutels' | 'ring'>;

const zoekAllen = vast((db) =>
	db
		.select()
		.from(persoon)
		.where(eq(persoon.casusId, sql.placeholder('casus')))
		.orderBy(persoon.id)
		.prepare()
);

/** Everyone in this case, by name. */
export async function allen(hier: Betreding): Promise<Persoon[]> {
	const rijen = await zoekAllen(hier.tx, { casus: hier.casus.id });
	const open = (rij: (typeof rijen)[number], kolom: string, bytes: Uint8Array | null) =>
		bytes ? hier.ring.casus.ontsleutel(`persoon.${kolom}`, rij.id, bytes) : null;
	return rijen.map((rij) => {
		const geboren = open(rij, 'geboortedatum', rij.geboortedatumVersleuteld);
		return {
			id: rij.id,
			soort: rij.soort as PersoonSoort,
			naam: open(rij, 'naam', rij.naamVersleuteld) ?? '',
			organisatie: open(rij, 'organisatie', rij.organisatieVersleuteld),
			functie: open(rij, 'functie', rij.functieVersleuteld),
			geboortedatum: geboren ? Temporal.PlainDate.from(geboren) : null,
			adresGeheim: rij.adresGeheim,
			versie: rij.versie
		};
	});
}

/**
 * How to reach someone.
 * @throws GeenSleutel for anyone but voorzitter, procesondersteuner and the person (dossier §2.6)
 */
export async function contact(hier: Betreding, persoonId: string): Promise<Contact> {
	const slot = await hier.ring.persoon(persoonId, 'contact');
	const [rij] = await hier.tx
		.select()
		.from(persoon)
		.where(and(eq(persoon.id, persoonId), eq(persoon.casusId, hier.casus.id)));
	const open = (kolom: string, bytes: Uint8Array | null | undefined) =>
		bytes ? slot.ontsleutel(`persoon.${kolom}`, persoonId, bytes) : null;
	return {
		email: open('email', rij?.emailVersleuteld),
		telefoon: open('telefoon', rij?.telefoonVersleuteld),
		adres: open('adres', rij?.adresVersleuteld),
		plekken: open('plekken', rij?.plekkenVersleuteld)
	};
}

/** An address, number or name without what people type differently each time. */
export const glad = (waarde: string | null): string =>
	(waarde ?? '').toLowerCase().replace(/[^\p{L}\d@.]/gu, '');

/** Who works on this case under that e-mail address, or under that name at that organisation. */
export async function zoekProfessional(
	hier: Betreding,
	wie: { naam: string; organisatie: string; email: string }
): Promise<Persoon | null> {
	for (const mens of await allen(hier)) {
		if (mens.soort !== 'professional') continue;
		const naam = glad(mens.naam) === glad(wie.naam) && glad(mens.organisatie) === glad(wie.organisatie);
		const adres = async () => glad((await contact(hier, mens.id)).email) === glad(wie.email);
		if (naam || (wie.email !== '' && (await adres()))) return mens;
	}
	return null;
}

/**
 * Adds a person with a key of their own.
 * @returns the new id
 */
export async function voegToe(hier: Plek, nieuw: NieuwPersoon): Promise<string> {
	const id = nieuwId();
	await hier.sleutels.maak('persoon', id, hier.casus.id);
	await hier.tx
		.insert(persoon)
		.values({ id, casusId: hier.casus.id, ...(await versleuteld(hier, id, nieuw)) });
	return id;
}

/** Replaces what is known of a person; the caller has the right to contact data. */
export async function wijzig(hier: Betreding, id: string, nieuw: NieuwPersoon): Promise<void> {
	await hier.tx
		.update(persoon)
		.set({ ...(await versleuteld(hier, id, nieuw)), versie: sql`${persoon.versie} + 1` })
		.where(and(eq(persoon.id, id), eq(persoon.casusId, hier.casus.id)));
}

async function versleuteld(hier: Plek, id: string, nieuw: NieuwPersoon) {
	const eigen = await hier.ring.persoon(id, 'contact');
	const dicht = (kolom: string, tekst: string | null | undefined) =>
		tekst ? hier.ring.casus.versleutel(`persoon.${kolom}`, id, tekst) : null;
	const besloten = (kolom: string, tekst: string | null | undefined) =>
		tekst ? eigen.versleutel(`persoon.${kolom}`, id, tekst) : null;
	return {
		soort: nieuw.soort,
		naamVersleuteld: hier.ring.casus.versleutel('persoon.naam', id, nieuw.naam),
		organisatieVersleuteld: dicht('organisatie', nieuw.organisatie),
		functieVersleuteld: dicht('functie', nieuw.functie),
		geboortedatumVersleuteld: dicht('geboortedatum', nieuw.geboortedatum?.toString()),
		uitgerekendVersleuteld: dicht('uitgerekend', nieuw.uitgerekend?.toString()),
		emailVersleuteld: besloten('email', nieuw.email),
		telefoonVersleuteld: besloten('telefoon', nieuw.telefoon),
		adresVersleuteld: besloten('adres', nieuw.adres),
		plekkenVersleuteld: besloten('plekken', nieuw.plekken),
		adresGeheim: nieuw.adresGeheim ?? true
	};
}

/** Gives a person a role in this case from now on. @returns the id of the role */
export async function geefRol(
	hier: Plek,
	persoonId: string,
	welke: Rol,
	bij: { accountId?: string | null; emailIndex?: string | null } = {}
): Promise<string> {
	const id = nieuwId();
	await hier.tx.insert(rol).values({
		id,
		casusId: hier.casus.id,
		persoonId,
		accountId: bij.accountId ?? null,
		emailIndex: bij.emailIndex ?? null,
		rol: welke,
		van: tijdstip(hier.nu)
	});
	return id;
}

/** Records what gezag someone has over a child; who checked it and when belongs to it (dossier §2.5). */
export async function legGezagVast(
	hier: Betreding,
	ouderId: string,
	jeugdigeId: string,
	status: Gezag
): Promise<void> {
	await hier.tx.delete(gezag).where(and(eq(gezag.ouderId, ouderId), eq(gezag.jeugdigeId, jeugdigeId)));
	await hier.tx.insert(gezag).values({
		id: nieuwId(),
		casusId: hier.casus.id,
		ouderId,
		jeugdigeId,
		status,
		gecontroleerdOp: status === 'onbekend' ? null : tijdstip(hier.nu),
		gecontroleerdDoor: status === 'onbekend' ? null : hier.wie.accountId
	});
}
