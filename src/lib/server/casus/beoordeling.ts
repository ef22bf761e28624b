/** The check by the voorzitter: complete, or back with a reason per point (S1-B16..B19, S2-G01..G05). */
import { and, eq } from 'drizzle-orm';
import * as regels from '../../domein/aanmelding.ts';
import * as bsn from '../../domein/bsn.ts';
import { controlepunten, type Bevinding, type Controlepunt, type PuntId } from '../../domein/vtocontrole.ts';
import { termijn } from '../../domein/termijn.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { dag, tijdstip } from '../klok.ts';
import { legKlaar } from '../opslag/post.ts';
import { nieuwId } from '../opslag/id.ts';
import { aanmelding, beoordelingspunt, tafel } from '../opslag/schema.ts';
import { soortVan } from './aanmelding.ts';
import * as adrescontrole from './adrescontrole.ts';
import * as bijlage from './bijlage.ts';
import * as persoon from './persoon.ts';
import * as taak from './taak.ts';
import { rijen, type Oordeel, type Terugpunt } from './terugpunt.ts';
import { kijkNa } from './vtocontrole.ts';

export type Oordelen = Readonly<
	Record<string, { oordeel?: Oordeel | '' | undefined; reden?: string | undefined }>
>;
export type Punt = Controlepunt & {
	oordeel: Oordeel | null;
	reden: string;
	/** What the product found; advice to the voorzitter. */
	gevonden: Bevinding[];
	/** Earlier returns on this point with the melder's answers. */
	eerder: Terugpunt[];
};

const lijst = (hier: Betreding) => controlepunten(hier.werkwijze, hier.aanmelding.gezagsbeeindiging === true);

/** Everything the voorzitter checks, with what was decided in this round, found by the product, and said before. */
export async function punten(hier: Betreding): Promise<Punt[]> {
	const [alle, gevonden] = [await rijen(hier), await kijkNa(hier)];
	const { ronde } = hier.aanmelding;
	return lijst(hier).map((punt) => {
		const nu = alle.find((rij) => rij.punt === punt.id && rij.ronde === ronde);
		const eerder = alle.filter(
			(rij) => rij.punt === punt.id && rij.ronde < ronde && rij.oordeel === 'ontbreekt'
		);
		return {
			...punt,
			oordeel: nu?.oordeel ?? null,
			reden: nu?.reden ?? '',
			gevonden: gevonden[punt.id] ?? [],
			eerder
		};
	});
}

/** Takes it up, so that colleagues see that somebody looks. */
export async function neemOp(hier: Betreding): Promise<Weigering | null> {
	const naar = regels.neemOp(hier.aanmelding.status as regels.AanmeldingFase);
	if (isWeigering(naar)) return naar;
	await zetStatus(hier, naar);
	return null;
}

async function zetStatus(hier: Betreding, naar: regels.AanmeldingFase): Promise<void> {
	const { id, status } = hier.aanmelding;
	await hier.tx
		.update(aanmelding)
		.set({ status: naar, gewijzigdOp: tijdstip(hier.nu) })
		.where(eq(aanmelding.id, id));
	await legVast(hier, { objectId: id, van: status, naar });
}

/** Keeps the judgement so far; nothing is sent. */
export async function bewaar(hier: Betreding, oordelen: Oordelen): Promise<void> {
	const { id: aanmeldingId, ronde } = hier.aanmelding;
	await hier.tx
		.delete(beoordelingspunt)
		.where(and(eq(beoordelingspunt.aanmeldingId, aanmeldingId), eq(beoordelingspunt.ronde, ronde)));
	for (const punt of lijst(hier)) {
		const { oordeel, reden } = oordelen[punt.id] ?? {};
		if (!oordeel) continue;
		const id = nieuwId();
		await hier.tx.insert(beoordelingspunt).values({
			id,
			casusId: hier.casus.id,
			aanmeldingId,
			ronde,
			punt: punt.id,
			oordeel,
			redenVersleuteld: reden ? hier.ring.casus.versleutel('beoordelingspunt.reden', id, reden) : null,
			doorAccountId: hier.wie.accountId,
			op: tijdstip(hier.nu)
		});
	}
}

/**
 * Complete: the tafel can be planned (S1-B19, S2-G04, S2-G05). Refuses `aanmelding.punt-open` at the first point that
 * is not in order, `aanmelding.document-ontbreekt`, `aanmelding.verkeerd-moment`.
 */
export async function keurGoed(hier: Betreding, oordelen: Oordelen): Promise<Weigering | null> {
	const open = lijst(hier).find(
		(punt) =>
			oordelen[punt.id]?.oordeel === 'ontbreekt' ||
			(punt.verplicht && oordelen[punt.id]?.oordeel !== 'voldoet')
	);
	const soort = soortVan(hier);
	const naar = regels.keurGoed(hier.werkwijze, hier.aanmelding.status as regels.AanmeldingFase, {
		soort,
		documenten: (await bijlage.allen(hier)).map((stuk) => stuk.soort),
		gezagsbeeindiging: hier.aanmelding.gezagsbeeindiging === true,
		allePuntenInOrde: open === undefined
	});
	if (isWeigering(naar))
		return naar.sleutel === 'aanmelding.punt-open' && open
			? weiger(naar.sleutel, { veld: `punt.${open.id}.oordeel` })
			: naar;
	await bewaar(hier, oordelen);
	await zetStatus(hier, naar);
	const tafelId = nieuwId();
	await hier.tx.insert(tafel).values({
		id: tafelId,
		casusId: hier.casus.id,
		soort,
		status: 'te-plannen',
		veiligheidsafspraak: false,
		versie: 1,
		gemaaktOp: tijdstip(hier.nu)
	});
	await legVast(hier, { objectId: tafelId, soort: 'tafel.maken', naar: 'te-plannen' });
	const ontvangen = dag(Temporal.Instant.from(hier.aanmelding.ingediendOp ?? tijdstip(hier.nu)));
	await taak.zetKlaar(hier, {
		soort: 'plannen',
		voorRol: 'procesondersteuner',
		termijn: termijn(hier.werkwijze, 'agenda', ontvangen)?.einde ?? null
	});
	await rondBeoordelingAf(hier, 'compleet');
	return null;
}

/**
 * Back to the melder with a reason per point. Refuses `aanmelding.zonder-reden` at the point without one (S1-B18), and
 * `adrescontrole.tekst` at the point that gives away where somebody is: a return stays readable, a secret may come later.
 * Warns once with `bsn.tekst` (S0-B03).
 */
export async function stuurTerug(
	hier: Betreding,
	oordelen: Oordelen,
	bsnGezien = false
): Promise<Weigering | null> {
	const mist = lijst(hier).filter((punt) => oordelen[punt.id]?.oordeel === 'ontbreekt');
	const reden = (id: PuntId) => oordelen[id]?.reden?.trim() ?? '';
	const naar = regels.stuurTerug(
		hier.aanmelding.status as regels.AanmeldingFase,
		mist.map((punt) => reden(punt.id))
	);
	if (isWeigering(naar)) {
		const zonder = mist.find((punt) => reden(punt.id) === '');
		if (mist.length === 0) return weiger('loket.geen-punt');
		return zonder ? weiger(naar.sleutel, { veld: `punt.${zonder.id}.reden` }) : naar;
	}
	const redenen = Object.fromEntries(mist.map((punt) => [`punt.${punt.id}.reden`, reden(punt.id)]));
	const verraadt = (await adrescontrole.toets(hier, redenen)) ?? bsn.waarschuw(redenen, bsnGezien);
	if (verraadt) return verraadt;
	await bewaar(hier, oordelen);
	await zetStatus(hier, naar);
	await taak.zetKlaar(hier, { soort: 'aanvullen', voorRol: 'melder', persoonId: hier.aanmelding.melderId });
	await rondBeoordelingAf(hier, `terug:${hier.aanmelding.ronde}`);
	return null;
}

/** The melder hears that something is ready, and nothing more (issue 2 §3.4). */
async function rondBeoordelingAf(hier: Betreding, waarom: string): Promise<void> {
	await taak.rondSoortenAf(hier, ['beoordelen']);
	const { email } = await persoon.contact(hier, hier.aanmelding.melderId);
	if (!email) return;
	await legKlaar(hier, {
		post: { soort: 'bericht', loket: true },
		aan: email,
		sleutel: `aanmelding:${hier.aanmelding.id}:${waarom}`,
		casusId: hier.casus.id,
		persoonId: hier.aanmelding.melderId
	});
}
