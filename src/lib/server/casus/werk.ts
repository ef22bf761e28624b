/** One row of a worklist, from whatever asks for something. No row leads anywhere by a name. */
import type { Rol } from '../../domein/bevoegdheid.ts';
import type { TafelsoortId } from '../../domein/werkwijze.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import type { Zaak } from './lijst.ts';
import * as noodgebruik from './noodgebruik.ts';
import * as privacyverzoek from './privacyverzoek.ts';
import type { Werkpunt, Werksoort } from './werkpunt.ts';

export type Werk = {
	soort: Werksoort;
	/** Message key under werk.lijst.waarom, or the kind of task. */
	waarom: string;
	aantal: number;
	/** The person a task is about; null elsewhere. */
	naam: string | null;
	persoonId: string | null;
	/** Found in a case that is entered to read the names; a question about data and an emergency show none. */
	uitZaak: boolean;
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

export type Plek = { opslag: Opslag; nu: Temporal.Instant; verzoekId: string };
/** Work of a case, before its names are read. */
export const alsWerk = (een: Zaak, kern: Werkpunt): Werk => ({
	soort: kern.soort,
	waarom: kern.waarom,
	aantal: kern.aantal ?? 0,
	naam: null,
	persoonId: kern.persoonId ?? null,
	voor: kern.voor ?? null,
	voorRol: kern.voorRol,
	uitZaak: true,
	pad: kern.pad.startsWith('/loket') ? kern.pad : `/casus/${een.casusId}${kern.pad}`,
	casusId: een.casusId,
	referentienummer: een.referentienummer,
	kinderen: [],
	subregio: een.subregio,
	tafelsoort: een.tafelsoort
});

/** Questions about data, for who handles them: without a name, a child or a tafel (dossier §3.11). */
export async function verzoeken(plek: Plek, gebruiker: Gebruiker): Promise<Werk[]> {
	const isFg = gebruiker.aanstellingen.some((post) => post.rol === 'fg');
	return (await privacyverzoek.openVoor(plek.opslag, gebruiker, plek.nu)).map((vraag) => ({
		soort: 'verzoek',
		waarom: vraag.soort,
		aantal: 0,
		naam: null,
		persoonId: null,
		uitZaak: false,
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
export async function noodgevallen(tx: Db, gebruiker: Gebruiker, nu: Temporal.Instant): Promise<Werk[]> {
	return (await noodgebruik.openVoor(tx, gebruiker, nu)).map((een) => ({
		soort: 'taak',
		waarom: 'noodtoegang-fg',
		aantal: 0,
		naam: null,
		persoonId: null,
		uitZaak: false,
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
