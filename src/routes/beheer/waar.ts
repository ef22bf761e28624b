import { geldendeWerkwijzen } from '#lib/domein/werkwijze.ts';
import type { Gebied } from '#lib/domein/beheer.ts';
import { ligtIn } from '#lib/domein/beheer.ts';

const regioNaam = new Map(geldendeWerkwijzen.map((wijze) => [wijze.regio, wijze.naam]));
const subNaam = new Map(
	geldendeWerkwijzen.flatMap((wijze) => wijze.subregios.map((sub) => [`${wijze.regio}/${sub.id}`, sub.naam]))
);

/** A place in words: the subregio, or the whole region. */
export const plekNaam = ({ regio, subregio }: Gebied): string => {
	const heel = regioNaam.get(regio) ?? regio;
	return subregio === null ? heel : `${subNaam.get(`${regio}/${subregio}`) ?? subregio} (${heel})`;
};

/** Every place within an area, the whole regions first. */
export const plekken = (gebied: readonly Gebied[]): { waarde: string; label: string }[] =>
	geldendeWerkwijzen.flatMap((wijze) => {
		const heel = { regio: wijze.regio, subregio: null };
		const delen = wijze.subregios.map((sub) => ({ regio: wijze.regio, subregio: sub.id }));
		return [heel, ...delen]
			.filter((plek) => ligtIn(gebied, plek))
			.map((plek) => ({
				waarde: plek.subregio === null ? plek.regio : `${plek.regio}/${plek.subregio}`,
				label: plekNaam(plek)
			}));
	});
