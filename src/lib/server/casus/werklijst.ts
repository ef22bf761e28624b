/**
 * What must be done today and why, over all cases somebody may reach: computed from phases and terms, so that nothing
 * waits because nobody made a task of it. No row here leads anywhere by a name.
 */
import type { Rol } from '../../domein/bevoegdheid.ts';
import type { TafelsoortId } from '../../domein/werkwijze.ts';
import { dag, tijdstip } from '../klok.ts';
import { schrijfAudit } from '../opslag/audit.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import { regels, type CasusRegel } from './lijst.ts';
import * as noodgebruik from './noodgebruik.ts';
import * as privacyverzoek from './privacyverzoek.ts';
import { werkpunten, type Werkpunt, type Werksoort } from './werkpunt.ts';

export { werksoorten } from './werkpunt.ts';

export type Werk = {
	soort: Werksoort;
	/** Message key under werk.lijst.waarom, or the kind of task. */
	waarom: string;
	aantal: number;
	/** The person a task is about; null elsewhere. */
	naam: string | null;
	/** Day it should be done by; null where nothing names one. */
	voor: string | null;
	pad: string;
	voorRol: Rol;
	casusId: string;
	referentienummer: string;
	kinderen: string[];
	/** Empty for a question about data. */
	subregio: string;
	tafelsoort: TafelsoortId | null;
};

type Plek = { opslag: Opslag; nu: Temporal.Instant; verzoekId: string };
const alsWerk = (een: CasusRegel, kern: Werkpunt): Werk => ({
	aantal: 0,
	naam: null,
	voor: null,
	...kern,
	pad: kern.pad.startsWith('/loket') ? kern.pad : `/casus/${een.casusId}${kern.pad}`,
	casusId: een.casusId,
	referentienummer: een.referentienummer,
	kinderen: een.kinderen,
	subregio: een.subregio,
	tafelsoort: een.tafelsoort
});

/** Questions about data, for who handles them: without a name, a child or a tafel (dossier §3.11). */
async function verzoeken(plek: Plek, gebruiker: Gebruiker): Promise<Werk[]> {
	const isFg = gebruiker.aanstellingen.some((post) => post.rol === 'fg');
	return (await privacyverzoek.openVoor(plek.opslag, gebruiker, plek.nu)).map((vraag) => ({
		soort: 'verzoek',
		waarom: vraag.soort,
		aantal: 0,
		naam: null,
		voor: vraag.antwoordVoor,
		pad: `/casus/${vraag.casusId}/verzoeken/${vraag.id}`,
		voorRol: isFg ? 'fg' : 'procesondersteuner',
		casusId: vraag.casusId,
		referentienummer: vraag.referentienummer,
		kinderen: [],
		subregio: '',
		tafelsoort: null
	}));
}

/** Somebody looked into a case without a role there: the FG of the region hears of it here too. */
async function noodgevallen(tx: Db, gebruiker: Gebruiker, nu: Temporal.Instant): Promise<Werk[]> {
	return (await noodgebruik.openVoor(tx, gebruiker, nu)).map((een) => ({
		soort: 'taak',
		waarom: 'noodtoegang-fg',
		aantal: 0,
		naam: null,
		voor: null,
		pad: `/casus/${een.casusId}/noodtoegang`,
		voorRol: 'fg',
		casusId: een.casusId,
		referentienummer: een.referentienummer,
		kinderen: [],
		subregio: '',
		tafelsoort: null
	}));
}

/** Earliest day first; what has no day after what has one. */
const opDag = (een: Werk, ander: Werk): number => (een.voor ?? '9999').localeCompare(ander.voor ?? '9999');

/** The worklist and the cases behind it. That it was looked at is recorded. */
export async function lees(
	plek: Plek,
	gebruiker: Gebruiker,
	keuze: { afgelopen?: boolean } = {}
): Promise<{ werk: Werk[]; zaken: CasusRegel[] }> {
	const vandaag = dag(plek.nu);
	const vragen = await verzoeken(plek, gebruiker);
	return plek.opslag.kijk(async (tx) => {
		const zaken = await regels({ ...plek, tx }, gebruiker, keuze);
		const werk: Werk[] = [];
		for (const een of zaken) {
			const kernen = await werkpunten({ tx, sleutels: plek.opslag.sleutels }, een, vandaag);
			werk.push(...kernen.map((kern) => alsWerk(een, kern)));
		}
		await schrijfAudit(tx, plek.opslag.sleutels.audit, {
			tijd: tijdstip(plek.nu),
			accountId: gebruiker.accountId,
			persoonId: null,
			rol: gebruiker.aanstellingen.map((post) => post.rol).join(' ') || null,
			handeling: 'werklijst.lezen',
			casusId: null,
			objectId: null,
			uitkomst: 'gedaan',
			verzoekId: plek.verzoekId
		});
		const nood = await noodgevallen(tx, gebruiker, plek.nu);
		return { werk: [...werk, ...vragen, ...nood].sort(opDag), zaken };
	});
}
