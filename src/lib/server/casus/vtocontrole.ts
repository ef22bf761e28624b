/** What the product itself can see of an aanmelding, for each point of the check (dossier §5). */
import { zoekBsn } from '../../domein/bsn.ts';
import { bevindingen, type Bevinding, type PuntId } from '../../domein/vtocontrole.ts';
import { meldersVoor } from '../../domein/werkwijze.ts';
import type { Betreding } from '../context.ts';
import { diagnoseTeOud, melder, soortVan, toelichting } from './aanmelding.ts';
import * as bijlage from './bijlage.ts';
import * as jeugdige from './jeugdige.ts';

/** Looks the aanmelding over. What it finds is advice: the voorzitter decides (S1-B16, S1-B17). */
export async function kijkNa(hier: Betreding): Promise<Partial<Record<PuntId, Bevinding[]>>> {
	const stukken = await bijlage.allen(hier);
	const kinderen = await jeugdige.allen(hier);
	const [wie, tekst] = [await melder(hier), await toelichting(hier)];
	const soort = soortVan(hier);
	const vrijeTekst = [tekst.opmerkingen, tekst.geprobeerd, tekst.diagnoseReden];
	const klein = (naam: string) => naam.toLocaleLowerCase('nl');
	return bevindingen(hier.werkwijze, {
		soort,
		documenten: stukken.map((stuk) => stuk.soort),
		onleesbaar: stukken.filter((stuk) => !stuk.leesbareTekst).length,
		bsn: [...stukken.map((stuk) => stuk.bsn), ...vrijeTekst.map((deel) => zoekBsn(deel).length)].reduce(
			(a, b) => a + b,
			0
		),
		melderVolledig: Object.values(wie).every((waarde) => waarde !== ''),
		melderBekend: meldersVoor(hier.werkwijze, soort, hier.casus.subregio).some((een) =>
			klein(wie.organisatie).includes(klein(een.naam))
		),
		kinderenVolledig: kinderen.length > 0 && kinderen.every((kind) => kind.volledig),
		besproken: tekst.besproken,
		verklaard: tekst.verklaringen,
		gezagsbeeindiging: tekst.gezagsbeeindiging === true,
		diagnose: tekst.diagnose && {
			teOud: diagnoseTeOud(hier, tekst.diagnose),
			metReden: tekst.diagnoseReden !== ''
		}
	});
}
