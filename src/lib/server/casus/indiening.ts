/** Handing in: what the melder sends, and the copy that stays (S0-D, dossier §3.1). */
import { eq } from 'drizzle-orm';
import * as regels from '../../domein/aanmelding.ts';
import { adresRegel } from '../../domein/adres.ts';
import { termijn } from '../../domein/termijn.ts';
import { isWeigering, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { legKlaar } from '../opslag/post.ts';
import { aanmelding } from '../opslag/schema.ts';
import { melder, soortVan, toelichting, vraagtGezagsbeeindiging, type Melder } from './aanmelding.ts';
import * as bijlage from './bijlage.ts';
import * as jeugdige from './jeugdige.ts';
import * as taak from './taak.ts';
import * as terugpunt from './terugpunt.ts';

/** The form as it was handed in. Texts and days only: it must open as it was, whatever the code becomes. */
export type Afschrift = {
	referentienummer: string;
	ingediendOp: string;
	ronde: number;
	gemeente: string;
	tafelsoort: string;
	melder: Melder;
	jeugdigen: {
		id: string;
		naam: string;
		geboortedatum: string | null;
		uitgerekend: string | null;
		adresGeheim: boolean;
		adres: string;
	}[];
	documenten: { soort: string; naam: string; jeugdigeId: string | null; paginas: number | null }[];
	besproken: 'ja' | 'nee-geprobeerd' | null;
	geprobeerd: string;
	verklaringen: string[];
	gezagsbeeindiging: boolean | null;
	diagnose: string | null;
	diagnoseReden: string;
	opmerkingen: string;
	antwoorden: terugpunt.Terugpunt[];
};

/** Everything as it stands now, for the check page and for the copy. */
export async function stelSamen(hier: Betreding): Promise<Afschrift> {
	const tekst = await toelichting(hier);
	return {
		referentienummer: hier.casus.referentienummer,
		ingediendOp: tijdstip(hier.nu),
		ronde: hier.aanmelding.ronde,
		gemeente: hier.casus.gemeente,
		tafelsoort: hier.aanmelding.tafelsoort,
		melder: await melder(hier),
		jeugdigen: (await jeugdige.allen(hier)).map((kind) => ({
			id: kind.id,
			naam: kind.naam,
			geboortedatum: kind.geboortedatum?.toString() ?? null,
			uitgerekend: kind.uitgerekend?.toString() ?? null,
			adresGeheim: kind.adresGeheim,
			adres: adresRegel(kind.adres)
		})),
		documenten: (await bijlage.allen(hier)).map(({ soort, naam, jeugdigeId, paginas }) => ({
			soort,
			naam,
			jeugdigeId,
			paginas
		})),
		...tekst,
		diagnose: tekst.diagnose?.toString() ?? null,
		antwoorden: await terugpunt.allen(hier, 'alle')
	};
}

/** The copy for a screen of which nobody proved a moment ago who looks: without where a protected child lives. */
export const zonderGeheim = (kopie: Afschrift): Afschrift => ({
	...kopie,
	jeugdigen: kopie.jeugdigen.map((kind) => (kind.adresGeheim ? { ...kind, adres: '' } : kind))
});

/** Which of the four steps are complete; the fifth is there after a return. */
export async function stappenAf(hier: Betreding) {
	const kinderen = await jeugdige.allen(hier);
	const { eisen } = bijlage.legNaast(hier, await bijlage.allen(hier));
	const tekst = await toelichting(hier);
	const gesproken =
		tekst.besproken === 'ja' || (tekst.besproken === 'nee-geprobeerd' && tekst.geprobeerd !== '');
	return {
		melder: Object.values(await melder(hier)).every((waarde) => waarde !== ''),
		jeugdigen: kinderen.length > 0 && kinderen.every((kind) => kind.volledig),
		documenten: eisen.every((eis) => !eis.ontbreekt),
		toelichting: gesproken && (!vraagtGezagsbeeindiging(hier) || tekst.gezagsbeeindiging !== null),
		antwoorden: (await terugpunt.allen(hier)).every((punt) => punt.antwoord !== '')
	};
}

/**
 * Hands in, and hands in again after a return. Refuses `aanmelding.niet-af`, `aanmelding.document-ontbreekt`,
 * `aanmelding.niet-besproken`, `aanmelding.reden-onbeantwoord` and `aanmelding.verkeerd-moment`.
 */
export async function dienIn(hier: Betreding): Promise<Weigering | null> {
	const { id, status, ronde, versie, melderId } = hier.aanmelding;
	const opnieuw = status === 'teruggestuurd';
	const af = await stappenAf(hier);
	const kopie = { ...(await stelSamen(hier)), ronde: opnieuw ? ronde + 1 : ronde };
	const naar = regels.dienIn(hier.werkwijze, status as regels.AanmeldingFase, {
		soort: soortVan(hier),
		documenten: (await bijlage.allen(hier)).map((stuk) => stuk.soort),
		gezagsbeeindiging: kopie.gezagsbeeindiging === true,
		stappenAf: af.melder && af.jeugdigen && (af.toelichting || kopie.besproken === null),
		besproken: kopie.besproken === 'ja',
		geprobeerd: kopie.geprobeerd !== '',
		openPunten: af.antwoorden ? 0 : 1
	});
	if (isWeigering(naar)) return naar;
	const eigen = await hier.ring.persoon(melderId, 'eigen');
	const nu = tijdstip(hier.nu);
	await hier.tx
		.update(aanmelding)
		.set({
			status: naar,
			ronde: kopie.ronde,
			versie: versie + 1,
			afschriftVersleuteld: eigen.versleutel('aanmelding.afschrift', id, JSON.stringify(kopie)),
			gewijzigdOp: nu,
			ingediendOp: nu
		})
		.where(eq(aanmelding.id, id));
	await legVast(hier, { objectId: id, van: status, naar });
	await taak.rondSoortenAf(hier, ['aanvullen']);
	await taak.zetKlaar(hier, {
		soort: 'beoordelen',
		voorRol: 'voorzitter',
		termijn: termijn(hier.werkwijze, 'agenda', hier.vandaag)?.einde ?? null
	});
	await legKlaar(hier, {
		post: { soort: 'aanmelding-ontvangen', referentienummer: kopie.referentienummer },
		aan: kopie.melder.email,
		sleutel: `aanmelding:${id}:ontvangen:${kopie.ronde}`,
		casusId: hier.casus.id,
		persoonId: melderId
	});
	return null;
}

/** The copy, as often as the melder wants it (S0-D03, better than S0-D04). Null while nothing was handed in. */
export async function afschrift(hier: Betreding): Promise<Afschrift | null> {
	const { id, melderId } = hier.aanmelding;
	const [rij] = await hier.tx
		.select({ afschriftVersleuteld: aanmelding.afschriftVersleuteld })
		.from(aanmelding)
		.where(eq(aanmelding.id, id));
	if (!rij?.afschriftVersleuteld) return null;
	const eigen = await hier.ring.persoon(melderId, 'eigen');
	return JSON.parse(eigen.ontsleutel('aanmelding.afschrift', id, rij.afschriftVersleuteld)) as Afschrift;
}
