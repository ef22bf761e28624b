import { redirect } from '@sveltejs/kit';
import { werkwijze } from '#lib/domein/werkwijze.ts';
import { mijn } from '#lib/server/casus/loket.ts';
import { pagina } from '#lib/server/poort.ts';
import { momentTekst } from '../datum.ts';

export const load = pagina('loket.opstellen', async ({ opslag, nu, gebruiker }) => {
	if (!gebruiker || gebruiker.soort === 'half') redirect(303, '/loket/verder');
	const rijen = await opslag.lees((db) => mijn(db, gebruiker, nu));
	return {
		aanmeldingen: rijen.map(({ werkwijze: wijze, gewijzigdOp, ingediendOp, ...rij }) => {
			const kan = werkwijze(wijze).stappen;
			return {
				...rij,
				gewijzigd: momentTekst(gewijzigdOp),
				ingediend: ingediendOp ? momentTekst(ingediendOp) : null,
				schrijven: kan.opstellen.includes(rij.fase),
				stoppen: kan.intrekken.includes(rij.fase),
				direct: kan['direct-naar-rvdk'].includes(rij.fase)
			};
		})
	};
});
