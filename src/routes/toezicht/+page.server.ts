import { handelingen } from '#lib/domein/handeling.ts';
import { LeegFormulier } from '#lib/domein/toegang.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import * as logboek from '#lib/server/toezicht/logboek.ts';

/** A day of the address bar; anything else filters nothing. */
function dag(ruw: string | null): Temporal.PlainDate | null {
	if (!ruw || !/^\d{4}-\d{2}-\d{2}$/.test(ruw)) return null;
	try {
		return Temporal.PlainDate.from(ruw, { overflow: 'reject' });
	} catch {
		return null;
	}
}

export const load = pagina('toezicht.lezen', async (plek, { url }) => {
	const veld = (naam: string, hooguit: number) => (url.searchParams.get(naam) ?? '').slice(0, hooguit);
	const [van, tot] = [dag(url.searchParams.get('van')), dag(url.searchParams.get('tot'))];
	const filters = {
		referentienummer: veld('nummer', 40),
		handeling: handelingen.find((een) => een === veld('handeling', 60)) ?? '',
		uitkomst: logboek.uitkomsten.find((een) => een === veld('uitkomst', 40)) ?? ''
	};
	return {
		filters: { ...filters, van: van?.toString() ?? '', tot: tot?.toString() ?? '' },
		uitkomsten: [...logboek.uitkomsten],
		handelingen: [...handelingen],
		hoogstens: logboek.REGELS_HOOGUIT,
		regels: await logboek.lees(plek, { ...filters, van, tot }),
		verzoeken: await logboek.verzoeken(plek)
	};
});

export const actions = {
	default: actie('toezicht.lezen', LeegFormulier, async (plek) => ({ keten: await logboek.kijkNa(plek) }))
};
