/**
 * A question about one's own data, as the person asks it and follows it (S2-M08..M23, dossier §3.11). Everything said
 * in it is under the person's own key, purpose `verzoek`; nobody else of the family learns that it exists.
 */
import { and, asc, desc, eq, notInArray, or } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import type { Ontvanger, Vraagstelling } from '../../domein/privacyformulier.ts';
import {
	dienIn as magIndienen,
	type CorrectieGrond,
	type Grondslag,
	type PrivacyverzoekSoort,
	type PrivacyverzoekStatus
} from '../../domein/privacyverzoek.ts';
import { antwoordUiterlijk } from '../../domein/termijn.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { betreed, GeenRecht, GeenToegang, legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Opslag } from '../opslag/index.ts';
import { casus, privacyverzoek } from '../opslag/schema.ts';
import type { Slot } from '../opslag/versleuteling.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import * as adrescontrole from './adrescontrole.ts';

export type Rij = typeof privacyverzoek.$inferSelect;

export type Verzoek = {
	id: string;
	persoonId: string;
	soort: PrivacyverzoekSoort;
	grond: CorrectieGrond | null;
	status: PrivacyverzoekStatus;
	tekst: string;
	zin: string | null;
	antwoord: string | null;
	reden: string | null;
	verlenging: string | null;
	uitvoering: string | null;
	/** The moment it came in, and the last day on which it is answered. */
	ontvangenOp: string;
	antwoordVoor: string;
	grondslag: Grondslag | null;
	ontvanger: Ontvanger | null;
	beslistOp: string | null;
	/** What was written in answer waits for a look; the state is told already. */
	wordtNagekeken: boolean;
};

/** So many questions of one person may be open at once; more help nobody (dreigingen F01). */
export const OPEN_HOOGUIT = 5;

export const KLAAR: readonly PrivacyverzoekStatus[] = ['afgewezen', 'afgehandeld', 'bezwaar'];

/** Opens one row with the requester's key. */
export function ontsleuteld(slot: Slot, rij: Rij): Omit<Verzoek, 'wordtNagekeken'> {
	const open = (kolom: string, bytes: Uint8Array | null) =>
		bytes ? slot.ontsleutel(`privacyverzoek.${kolom}`, rij.id, bytes) : null;
	return {
		id: rij.id,
		persoonId: rij.persoonId,
		soort: rij.soort as PrivacyverzoekSoort,
		grond: rij.grond as CorrectieGrond | null,
		status: rij.status as PrivacyverzoekStatus,
		tekst: open('tekst', rij.tekstVersleuteld) ?? '',
		zin: open('zin', rij.zinVersleuteld),
		antwoord: open('antwoord', rij.antwoordVersleuteld),
		reden: open('reden', rij.redenVersleuteld),
		verlenging: open('verlenging', rij.verlengingVersleuteld),
		uitvoering: open('uitvoering', rij.uitvoeringVersleuteld),
		ontvangenOp: rij.ontvangenOp,
		antwoordVoor: rij.antwoordVoor,
		grondslag: rij.grondslag as Grondslag | null,
		ontvanger: rij.ontvanger as Ontvanger | null,
		beslistOp: rij.beslistOp
	};
}

/** The date of the answer if it were asked now: 28 days or one month, from the werkwijze (S2-M09, AVG art. 12). */
export const belofte = (hier: Betreding): Temporal.PlainDate =>
	antwoordUiterlijk(hier.werkwijze, hier.vandaag);

/** The own questions of the person inside, newest first. */
export async function eigen(hier: Betreding): Promise<Verzoek[]> {
	const { persoonId } = hier.wie;
	if (persoonId === null) return [];
	const rijen = await hier.tx
		.select()
		.from(privacyverzoek)
		.where(and(eq(privacyverzoek.casusId, hier.casus.id), eq(privacyverzoek.persoonId, persoonId)))
		.orderBy(desc(privacyverzoek.id));
	const slot = await hier.ring.persoon(persoonId, 'verzoek');
	const gezien = await adrescontrole.gezien(hier, persoonId);
	return rijen.map((rij) => {
		const verzoek = ontsleuteld(slot, rij);
		const geschreven = verzoek.antwoord ?? verzoek.reden ?? verzoek.verlenging ?? verzoek.uitvoering;
		if (geschreven === null || gezien(rij.id)) return { ...verzoek, wordtNagekeken: false };
		return {
			...verzoek,
			antwoord: null,
			reden: null,
			verlenging: null,
			uitvoering: null,
			wordtNagekeken: true
		};
	});
}

/**
 * Asks. The clock starts, the day of receipt not counted.
 * @returns the id, or `privacyverzoek.zonder-grond`, `privacyverzoek.te-veel-open`
 */
export async function dienIn(hier: Betreding, wat: Vraagstelling): Promise<string | Weigering> {
	const grond = wat.soort === 'correctie' ? wat.grond : null;
	const naar = magIndienen('concept', { soort: wat.soort, grond });
	if (isWeigering(naar)) return naar;
	const wachtend = (await eigen(hier)).filter((een) => !KLAAR.includes(een.status));
	if (wachtend.length >= OPEN_HOOGUIT) return weiger('privacyverzoek.te-veel-open');
	const id = nieuwId();
	const persoonId = hier.wie.persoonId!;
	const slot = await hier.ring.persoon(persoonId, 'verzoek');
	await hier.tx.insert(privacyverzoek).values({
		id,
		casusId: hier.casus.id,
		persoonId,
		soort: wat.soort,
		grond,
		status: naar,
		tekstVersleuteld: slot.versleutel('privacyverzoek.tekst', id, wat.tekst),
		zinVersleuteld: wat.soort === 'correctie' ? slot.versleutel('privacyverzoek.zin', id, wat.zin) : null,
		ontvangenOp: tijdstip(hier.nu),
		antwoordVoor: belofte(hier).toString()
	});
	await legVast(hier, { objectId: id, naar });
	return id;
}

export type OpenVerzoek = Pick<Rij, 'id' | 'casusId' | 'soort' | 'status' | 'ontvangenOp' | 'antwoordVoor'>;

/** All requests of this case for who handles them, earliest date first; without a word of content. */
export async function alle(hier: Betreding): Promise<(OpenVerzoek & { wacht: boolean })[]> {
	const rijen = await hier.tx
		.select({
			id: privacyverzoek.id,
			casusId: privacyverzoek.casusId,
			soort: privacyverzoek.soort,
			status: privacyverzoek.status,
			ontvangenOp: privacyverzoek.ontvangenOp,
			antwoordVoor: privacyverzoek.antwoordVoor
		})
		.from(privacyverzoek)
		.where(eq(privacyverzoek.casusId, hier.casus.id))
		.orderBy(asc(privacyverzoek.antwoordVoor), asc(privacyverzoek.id));
	return rijen.map((rij) => ({ ...rij, wacht: !KLAAR.includes(rij.status as PrivacyverzoekStatus) }));
}

/** Those that still wait for somebody. */
export const open = async (hier: Betreding): Promise<OpenVerzoek[]> =>
	(await alle(hier)).filter((rij) => rij.wacht);

const behandelt: readonly Rol[] = ['fg', 'procesondersteuner'];

/**
 * What waits in all cases of someone's post, for a worklist; the FG reaches requests without reaching the cases.
 * @returns earliest date first, each with the reference of its case
 */
export async function openVoor(
	opslag: Opslag,
	gebruiker: Gebruiker,
	nu: Temporal.Instant
): Promise<(OpenVerzoek & { referentienummer: string })[]> {
	const posten = gebruiker.aanstellingen.filter((post) => behandelt.includes(post.rol));
	if (posten.length === 0) return [];
	return opslag.schrijf(async (tx) => {
		const binnenBereik = or(
			...posten.map((post) =>
				post.subregio === null
					? eq(casus.regio, post.regio)
					: and(eq(casus.regio, post.regio), eq(casus.subregio, post.subregio))
			)
		);
		const waar = await tx
			.selectDistinct({ id: casus.id, referentienummer: casus.referentienummer })
			.from(casus)
			.innerJoin(privacyverzoek, eq(privacyverzoek.casusId, casus.id))
			.where(and(binnenBereik, notInArray(privacyverzoek.status, [...KLAAR])));
		const gevonden: (OpenVerzoek & { referentienummer: string })[] = [];
		for (const { id, referentienummer } of waar) {
			const plek = { tx, sleutels: opslag.sleutels, moment: nu, verzoekId: nieuwId() };
			const hier = await betreed(plek, gebruiker, id, 'privacyverzoek.behandelen').catch((fout: unknown) => {
				if (fout instanceof GeenToegang || fout instanceof GeenRecht) return null;
				throw fout;
			});
			if (hier === null || isWeigering(hier)) continue;
			gevonden.push(...(await open(hier)).map((rij) => ({ ...rij, referentienummer })));
		}
		return gevonden.sort((een, ander) => een.antwoordVoor.localeCompare(ander.antwoordVoor));
	});
}
