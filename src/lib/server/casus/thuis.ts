/** Home of the family: one next step, at most three open things, when, where, with whom and where we are (beleving). */
import { and, desc, eq, sql } from 'drizzle-orm';
import { isFamilie, magMet, stapVan, type Recht, type Rol } from '../../domein/bevoegdheid.ts';
import type { Fase } from '../../domein/fase.ts';
import type { ReactieStatus } from '../../domein/reactierecht.ts';
import type { UitnodigingStatus } from '../../domein/uitnodiging.ts';
import { magInFase, type Antwoord, type TafelsoortId, type Werkwijze } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import { HOOGSTENS_EEN, vast } from '../opslag/motor.ts';
import { antwoord, audit, reactie, uitnodiging } from '../opslag/schema.ts';
import * as document from './document.ts';
import * as eigentijd from './eigentijd.ts';
import * as gesprek from './gesprek.ts';
import * as privacynieuws from './privacynieuws.ts';

/** What someone of the family can do, in the order in which it makes sense. */
export const dingen = ['uitnodiging', 'komt', 'stukken', 'schrijven'] as const;
export type Ding = (typeof dingen)[number];

export type Weg = { stap: string; staat: 'klaar' | 'nu' | 'straks' }[];
export type Thuis = {
	soort: TafelsoortId;
	rol: Rol;
	fase: Fase;
	gesprek: gesprek.Gesprek | null;
	aanTafel: gesprek.Plaats[];
	contact: gesprek.Contactpersoon | null;
	antwoord: Antwoord | null;
	reactie: ReactieStatus;
	stap: Ding | null;
	/** Other things that are open, at most three. */
	open: Ding[];
	/** News about an own question that was not read yet. */
	nieuws: privacynieuws.Nieuws | null;
	/** Empty when the tafel will not take place. */
	weg: Weg;
};

const WEG: readonly { stap: string; fasen: readonly Fase[] }[] = [
	{ stap: 'gevraagd', fasen: ['ingediend', 'in-beoordeling', 'teruggestuurd'] },
	{ stap: 'plannen', fasen: ['compleet', 'te-plannen', 'gepland', 'uitgesteld'] },
	{ stap: 'voorbereiden', fasen: ['uitgenodigd', 'in-voorbereiding'] },
	{ stap: 'gesprek', fasen: ['bezig'] },
	{ stap: 'daarna', fasen: ['gehouden', 'afgerond'] }
];

/** Where we are, from the phases of this werkwijze. */
export function wegVan(wijze: Werkwijze, fase: Fase): Weg {
	const bekend: readonly Fase[] = [...wijze.fasen.aanmelding, ...wijze.fasen.tafel];
	const stappen = WEG.filter((een) => een.fasen.some((f) => bekend.includes(f)));
	const nu = stappen.findIndex((een) => een.fasen.includes(fase));
	if (nu < 0) return [];
	return stappen.map(({ stap }, i) => ({
		stap,
		staat: i < nu || fase === 'afgerond' ? 'klaar' : i === nu ? 'nu' : 'straks'
	}));
}

const zoekGelezen = vast((db) =>
	db
		.select({ nummer: audit.nummer })
		.from(audit)
		.where(
			and(
				eq(audit.persoonId, sql.placeholder('ik')),
				eq(audit.handeling, 'document.lezen'),
				eq(audit.casusId, sql.placeholder('casus'))
			)
		)
		.limit(HOOGSTENS_EEN)
		.prepare()
);
/** The latest answer to the own uitnodiging, and how far the own reactie is. */
const zoekGedaan = vast((db) =>
	db
		.select({ keuze: antwoord.keuze, status: reactie.status })
		.from(uitnodiging)
		.leftJoin(antwoord, eq(antwoord.uitnodigingId, uitnodiging.id))
		.leftJoin(
			reactie,
			and(eq(reactie.tafelId, uitnodiging.tafelId), eq(reactie.persoonId, uitnodiging.persoonId))
		)
		.where(eq(uitnodiging.id, sql.placeholder('uitnodiging')))
		.orderBy(desc(antwoord.id))
		.limit(HOOGSTENS_EEN)
		.prepare()
);

async function heeftGelezen(hier: Betreding): Promise<boolean> {
	const [rij] = await zoekGelezen(hier.tx, { casus: hier.casus.id, ik: hier.wie.persoonId ?? '' });
	return rij !== undefined;
}

const kan = (hier: Betreding, recht: Recht): boolean => {
	const stap = stapVan(recht);
	const mag = magMet(recht, hier.wie.rollen, { eigen: true, leeftijdsgroep: hier.wie.leeftijdsgroep });
	return mag && (stap === undefined || magInFase(hier.werkwijze, stap, hier.fase));
};

/** What is still to be done; what cannot be done now is not in it. */
async function openstaand(
	hier: Betreding,
	mijn: gesprek.EigenUitnodiging,
	gegeven: Antwoord | null,
	geschreven: ReactieStatus
): Promise<Ding[]> {
	const af: UitnodigingStatus[] = ['geopend', 'beantwoord', 'gesloten'];
	const gedaan: Record<Ding, boolean> = {
		uitnodiging: af.includes(mijn.status as UitnodigingStatus),
		komt: gegeven !== null || !kan(hier, 'uitnodiging.beantwoorden'),
		stukken: (await heeftGelezen(hier)) || (await document.zichtbaar(hier)).length === 0,
		schrijven:
			!['leeg', 'concept', 'ingetrokken'].includes(geschreven) ||
			!(kan(hier, 'reactie.indienen') || kan(hier, 'reactie.nakomen'))
	};
	return dingen.filter((ding) => !gedaan[ding]);
}

/**
 * Everything the home page of a family member or a guest shows; nothing of what another of the family did.
 * @param metEigenTijd false while the own hour and waiting place wait for a proof
 */
export async function lees(hier: Betreding, metEigenTijd = true): Promise<Thuis> {
	const soort = (hier.tafel?.soort ?? hier.aanmelding.tafelsoort) as TafelsoortId;
	const mijn = await gesprek.eigenUitnodiging(hier);
	const basis = {
		soort,
		rol: hier.wie.rollen.find(isFamilie) ?? hier.wie.rollen[0]!,
		fase: hier.fase,
		contact: await gesprek.contact(hier, soort),
		nieuws: await privacynieuws.ongelezen(hier),
		weg: wegVan(hier.werkwijze, hier.fase)
	};
	if (!mijn)
		return { ...basis, gesprek: null, aanTafel: [], antwoord: null, reactie: 'leeg', stap: null, open: [] };
	const [gedaan] = await zoekGedaan(hier.tx, { uitnodiging: mijn.id });
	const gegeven = (gedaan?.keuze ?? null) as Antwoord | null;
	const geschreven = (gedaan?.status ?? 'leeg') as ReactieStatus;
	const [stap = null, ...open] = await openstaand(hier, mijn, gegeven, geschreven);
	const wanneer = await gesprek.lees(hier, mijn);
	return {
		...basis,
		gesprek: eigentijd.zichtbaar(wanneer, metEigenTijd),
		aanTafel: await gesprek.aanTafel(hier, soort),
		antwoord: gegeven,
		reactie: geschreven,
		stap,
		open: open.slice(0, 3)
	};
}
