import { redirect } from '@sveltejs/kit';
import { isProfessional } from '#lib/domein/bevoegdheid.ts';
import * as lijst from '#lib/server/casus/lijst.ts';
import { pagina } from '#lib/server/poort.ts';
import { groet, heeftNieuws } from '#lib/server/toegang/profiel.ts';

/** Where everyone lands after signing in: work for those who work here, the one case, or a choice in plain words. */
export const load = pagina('mijn.lezen', async ({ opslag, nu, gebruiker, verzoekId }) => {
	if (await heeftNieuws(opslag, gebruiker.accountId)) redirect(303, '/mijn/welkom');
	if (gebruiker.aanstellingen.length > 0) redirect(303, '/werk');
	const keuze = { afgelopen: true, alsGezin: true, verzoekId };
	const gevonden = await lijst.vanGebruiker(opslag, gebruiker, nu, keuze);
	if (gevonden.some((een) => een.rollen.some(isProfessional))) redirect(303, '/werk');
	const lopend = gevonden.filter((een) => !een.afgelopen);
	const kiesUit = lopend.length > 0 ? lopend : gevonden;
	if (kiesUit.length === 1) redirect(303, `/casus/${kiesUit[0]!.casusId}`);
	return {
		groet: await opslag.lees((db) => groet(db, opslag.sleutels, gebruiker.accountId)),
		casussen: kiesUit.map(({ casusId, tafelsoort, dag, kinderen }) => ({
			casusId,
			tafelsoort,
			dag,
			kinderen
		}))
	};
});
