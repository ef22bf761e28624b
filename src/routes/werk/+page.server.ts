import { isProfessional, rollen, type Rol } from '#lib/domein/bevoegdheid.ts';
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

export const load = pagina(
	'werklijst.lezen',
	async ({ opslag, nu, vandaag, gebruiker, verzoekId }, { url }) => {
		const afgelopen = url.searchParams.get('klaar') === 'ja';
		const gelezen = await werklijst.lees({ opslag, nu, verzoekId }, gebruiker, { afgelopen });
		const { werk } = gelezen;
		// What somebody has as family stands on the own home page, not among the work.
		const zaken = gelezen.zaken.filter((een) => een.rollen.some(isProfessional));
		const filters = {
			soort: keuze(url.searchParams.get('soort'), werklijst.werksoorten),
			subregio: url.searchParams.get('subregio') ?? '',
			wie: keuze(url.searchParams.get('wie'), rollen)
		};
		const past = (een: werklijst.Werk) =>
			(filters.soort === '' || een.soort === filters.soort) &&
			(filters.subregio === '' || een.subregio === filters.subregio) &&
			(filters.wie === '' || een.voorRol === filters.wie);
		const uniek = (waarden: readonly string[]) => [...new Set(waarden)].filter(Boolean).sort();
		const posten = gebruiker.aanstellingen.map((post) => post.rol);
		return {
			beheert: posten.includes('beheerder'),
			houdtToezicht: posten.includes('fg'),
			alleenBeheer: posten.length > 0 && posten.every((rol) => rol === 'beheerder'),
			ziet: posten.some(isProfessional) || zaken.length > 0,
			afgelopen,
			filters,
			totaal: werk.length,
			keuzes: {
				soort: uniek(werk.map((een) => een.soort)),
				subregio: uniek(werk.map((een) => een.subregio)).map((id) => ({
					waarde: id,
					label: namen.get(id) ?? id
				})),
				wie: uniek(werk.map((een) => een.voorRol)) as Rol[]
			},
			werk: werk.filter(past).map((een, nummer) => ({
				...een,
				nummer,
				subregio: namen.get(een.subregio) ?? een.subregio,
				dagen: een.voor ? dagenOver(Temporal.PlainDate.from(een.voor), vandaag) : null
			})),
			zaken: zaken
				.filter((een) => filters.subregio === '' || een.subregio === filters.subregio)
				.map(({ casusId, referentienummer, kinderen, fase, begintOp, tafelsoort }) => ({
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
