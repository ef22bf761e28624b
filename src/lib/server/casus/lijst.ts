/** The cases somebody may reach, as a list: what a worklist and a family's own start page show of each. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import { isFamilie, isProfessional } from '../../domein/bevoegdheid.ts';
import type { AanmeldingFase, Fase, TafelFase } from '../../domein/fase.ts';
import { isVoorbij } from '../../domein/tafel.ts';
import { termijn, type Termijn } from '../../domein/termijn.ts';
import { isWeigering } from '../../domein/weigering.ts';
import { werkwijze, type TafelsoortId } from '../../domein/werkwijze.ts';
import { betreed, GeenRecht, GeenToegang, type Betreding } from '../context.ts';
import { dag, tijdstip } from '../klok.ts';
import { schrijfAudit } from '../opslag/audit.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { gezag, taak } from '../opslag/schema.ts';
import { leegEerst } from '../opslag/volgorde.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import { bereikbaar, kaal, type Kaal } from './bereik.ts';
import { ZONDER_DAG } from './gesprek.ts';
import * as persoon from './persoon.ts';

export type CasusRegel = {
	casusId: string;
	referentienummer: string;
	regio: string;
	subregio: string;
	werkwijze: string;
	tafelsoort: TafelsoortId;
	fase: Fase;
	/** The roles the person who looks holds here now. */
	rollen: Rol[];
	/** When the tafel begins; for professionals, because someone of the family may have an own time to arrive. */
	begintOp: string | null;
	/** The day of the tafel, as far as this person may know it by now. */
	dag: string | null;
	ingediendOp: string | null;
	tafelId: string | null;
	/** Names of the children this person may know: all for professionals, the own for a parent, none for a guest. */
	kinderen: string[];
	taken: (typeof taak.$inferSelect)[];
	/** Until when it should be on the agenda, where the region names a term (S2-G05) and it is not planned yet. */
	agendaTermijn: Termijn | null;
	afgelopen: boolean;
};

type Plek = { opslag: Opslag; nu: Temporal.Instant; verzoekId: string };
/** In a family with two fathers each knows his own child here; a jongere himself (dossier §2.3, issue 3 §2). */
async function kinderenVoor(hier: Betreding): Promise<string[]> {
	const { rollen, persoonId } = hier.wie;
	const kinderen = (await persoon.allen(hier)).filter((mens) => mens.soort === 'jeugdige');
	if (rollen.some(isProfessional)) return kinderen.map((kind) => kind.naam);
	if (!rollen.some(isFamilie) || persoonId === null) return [];
	const eigen = await hier.tx
		.select({ id: gezag.jeugdigeId })
		.from(gezag)
		.where(and(eq(gezag.ouderId, persoonId), eq(gezag.status, 'gezag')));
	return kinderen
		.filter((kind) => kind.id === persoonId || eigen.some((een) => een.id === kind.id))
		.map((kind) => kind.naam);
}

/** Enters one case to read what a list may show; null when this person may not look at the case itself (FG). */
async function regel(plek: Plek & { tx: Db }, gebruiker: Gebruiker, een: Kaal): Promise<CasusRegel | null> {
	let hier: Betreding;
	try {
		const binnen = await betreed(
			{ tx: plek.tx, sleutels: plek.opslag.sleutels, moment: plek.nu, verzoekId: plek.verzoekId },
			gebruiker,
			een.casus.id,
			'casus.lezen'
		);
		if (isWeigering(binnen)) return null;
		hier = binnen;
	} catch (fout) {
		if (fout instanceof GeenRecht || fout instanceof GeenToegang) return null;
		throw fout;
	}
	const taken = await plek.tx
		.select()
		.from(taak)
		.where(
			and(eq(taak.casusId, een.casus.id), isNull(taak.gedaanOp), inArray(taak.voorRol, [...hier.wie.rollen]))
		)
		.orderBy(leegEerst(taak.termijn), asc(taak.gemaaktOp));
	const { fase } = hier;
	const ongepland = een.tafel === null || fase === 'te-plannen' || fase === 'uitgesteld';
	const ingediend = een.aanmelding.ingediendOp;
	const werkt = hier.wie.rollen.some(isProfessional);
	const begintOp = werkt || !ZONDER_DAG.includes(fase) ? (een.tafel?.begintOp ?? null) : null;
	return {
		casusId: een.casus.id,
		referentienummer: een.casus.referentienummer,
		regio: een.casus.regio,
		subregio: een.casus.subregio,
		werkwijze: een.casus.werkwijze,
		tafelsoort: een.aanmelding.tafelsoort as TafelsoortId,
		fase,
		rollen: [...hier.wie.rollen],
		begintOp: werkt ? begintOp : null,
		dag: begintOp && dag(Temporal.Instant.from(begintOp)).toString(),
		ingediendOp: ingediend,
		tafelId: een.tafel?.id ?? null,
		kinderen: await kinderenVoor(hier),
		taken,
		agendaTermijn:
			ongepland && ingediend
				? termijn(werkwijze(een.casus.werkwijze), 'agenda', dag(Temporal.Instant.from(ingediend)))
				: null,
		afgelopen: isAfgelopen(een)
	};
}

const dicht: readonly AanmeldingFase[] = ['ingetrokken', 'direct-naar-rvdk'];
const isAfgelopen = (een: Kaal): boolean =>
	een.tafel
		? isVoorbij(een.tafel.status as TafelFase)
		: dicht.includes(een.aanmelding.status as AanmeldingFase);

/**
 * The cases that somebody may reach, newest first, within a transaction that is open already.
 * @param keuze `afgelopen`: also those that have ended
 */
export async function regels(
	plek: Plek & { tx: Db },
	gebruiker: Gebruiker,
	keuze: { afgelopen?: boolean } = {}
): Promise<CasusRegel[]> {
	const alle = await kaal(plek.tx, await bereikbaar(plek.tx, gebruiker, tijdstip(plek.nu)));
	const uit: CasusRegel[] = [];
	for (const een of alle) {
		if (keuze.afgelopen !== true && isAfgelopen(een)) continue;
		const gevonden = await regel(plek, gebruiker, een);
		if (gevonden) uit.push(gevonden);
	}
	return uit;
}

/**
 * The cases that somebody may reach, with what a list shows of each; that it was looked at is recorded.
 * A list never leads anywhere by a name: links carry the id of the case only.
 * @returns newest first; empty for someone without any case, the FG and the beheerder
 */
export const vanGebruiker = (
	opslag: Opslag,
	gebruiker: Gebruiker,
	nu: Temporal.Instant,
	keuze: { afgelopen?: boolean; verzoekId?: string; handeling?: string } = {}
): Promise<CasusRegel[]> => {
	const verzoekId = keuze.verzoekId ?? nieuwId();
	return opslag.kijk(async (tx) => {
		const gevonden = await regels({ opslag, nu, verzoekId, tx }, gebruiker, keuze);
		await schrijfAudit(tx, opslag.sleutels.audit, {
			tijd: tijdstip(nu),
			accountId: gebruiker.accountId,
			persoonId: null,
			rol: null,
			handeling: keuze.handeling ?? 'mijn.lezen',
			casusId: null,
			objectId: null,
			uitkomst: 'gedaan',
			verzoekId
		});
		return gevonden;
	});
};
