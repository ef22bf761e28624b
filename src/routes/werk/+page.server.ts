import { isProfessional, rollen, type Rol } from '#lib/domein/bevoegdheid.ts';
import { bladnummer, type Blad } from '#lib/domein/bladen.ts';
import { geldendeWerkwijzen } from '#lib/domein/werkwijze.ts';
import { dagenOver } from '#lib/domein/termijn.ts';
import * as werklijst from '#lib/server/casus/werklijst.ts';
import { pagina } from '#lib/server/poort.ts';

/** A filter stands in the address, so that it can be kept and shared; anything unknown filters nothing. */
const keuze = <T extends string>(waarde: string | null, mogelijk: readonly T[]): T | '' =>
	mogelijk.find((een) => een === waarde) ?? '';

const namen = new Map(
	geldendeWerkwijzen.flatMap((wijze) => wijze.subregios.map((een) => [een.id, een.naam] as const))
);

/** The address of this page with other values in it; the rest of what was chosen stays. */
function adres(url: URL, waarden: Record<string, string>): string {
	const params = new URLSearchParams(url.searchParams);
	for (const [naam, waarde] of Object.entries(waarden)) params.set(naam, waarde);
	return `/werk?${params}`;
}

/** Where one is in a list and the way to its other pages. */
const wegwijzer = (lijst: Blad<unknown>, perBlad: number, naar: (nummer: number) => string) => ({
	nummer: lijst.nummer,
	bladen: lijst.bladen,
	van: lijst.vanaf + 1,
	tot: Math.min(lijst.vanaf + perBlad, lijst.totaal),
	totaal: lijst.totaal,
	vorige: lijst.nummer > 1 ? naar(lijst.nummer - 1) : null,
	volgende: lijst.nummer < lijst.bladen ? naar(lijst.nummer + 1) : null
});

export const load = pagina(
	'werklijst.lezen',
	async ({ opslag, nu, vandaag, gebruiker, verzoekId }, { url }) => {
		const afgelopen = url.searchParams.get('klaar') === 'ja';
		const filters = {
			soort: keuze(url.searchParams.get('soort'), werklijst.werksoorten),
			subregio: url.searchParams.get('subregio') ?? '',
			wie: keuze(url.searchParams.get('wie'), rollen)
		};
		const lijst = await werklijst.lees({ opslag, nu, verzoekId }, gebruiker, {
			...filters,
			afgelopen,
			blad: bladnummer(url.searchParams.get('blad')),
			zakenblad: bladnummer(url.searchParams.get('zakenblad'))
		});
		const posten = gebruiker.aanstellingen.map((post) => post.rol);
		return {
			beheert: posten.includes('beheerder'),
			houdtToezicht: posten.includes('fg'),
			alleenBeheer: posten.length > 0 && posten.every((rol) => rol === 'beheerder'),
			ziet: posten.some(isProfessional) || lijst.heeftZaken,
			afgelopen,
			ookAfgelopen: adres(url, { klaar: 'ja', blad: '1', zakenblad: '1' }),
			filters,
			totaal: lijst.totaal,
			keuzes: {
				soort: lijst.keuzes.soort,
				subregio: lijst.keuzes.subregio.map((id) => ({ waarde: id, label: namen.get(id) ?? id })),
				wie: lijst.keuzes.wie satisfies Rol[]
			},
			werkbladen: wegwijzer(lijst.werk, werklijst.WERK_PER_BLAD, (nummer) =>
				adres(url, { blad: String(nummer) })
			),
			zakenbladen: wegwijzer(
				lijst.zaken,
				werklijst.ZAKEN_PER_BLAD,
				(nummer) => `${adres(url, { zakenblad: String(nummer) })}#zaken`
			),
			werk: lijst.werk.rijen.map((een, nummer) => ({
				nummer,
				soort: een.soort,
				waarom: een.waarom,
				aantal: een.aantal,
				naam: een.naam,
				voor: een.voor,
				pad: een.pad,
				referentienummer: een.referentienummer,
				kinderen: een.kinderen,
				subregio: namen.get(een.subregio) ?? een.subregio,
				dagen: een.voor ? dagenOver(Temporal.PlainDate.from(een.voor), vandaag) : null
			})),
			zaken: lijst.zaken.rijen.map(({ casusId, referentienummer, kinderen, fase, begintOp, tafelsoort }) => ({
				casusId,
				referentienummer,
				kinderen,
				fase,
				begintOp,
				tafelsoort
			}))
		};
	}
);
