import * as v from 'valibot';
import { actie, pagina } from '#lib/server/poort.ts';
import { leesBestemming } from '#lib/server/toegang/bestemming.ts';
import * as profiel from '#lib/server/toegang/profiel.ts';
import { isOnbereikbaar } from '#lib/server/toegang/toestelmelding.ts';

/** Once after signing in: what this is and who sees what, and whether the way in was renewed. Nothing to agree with. */
export const load = pagina('mijn.lezen', async ({ opslag, gebruiker }, event) => ({
	naar: leesBestemming(event.url.searchParams.get('naar')),
	jong: gebruiker.jong === true,
	...(await opslag.lees(async (db) => ({
		...(await profiel.nieuws(db, gebruiker.accountId)),
		groet: await profiel.groet(db, opslag.sleutels, gebruiker.accountId),
		onbereikbaar: await isOnbereikbaar(db, gebruiker.accountId)
	})))
}));

export const actions = {
	default: actie(
		'mijn.lezen',
		v.object({ naar: v.optional(v.string(), '') }),
		async ({ opslag, gebruiker, nu }, { naar }) => {
			await opslag.schrijf((tx) => profiel.verteld(tx, gebruiker.accountId, nu));
			return { naar: leesBestemming(naar) };
		}
	)
};
