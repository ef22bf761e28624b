import { redirect } from '@sveltejs/kit';
import { pagina } from '#lib/server/poort.ts';
import { waarheen } from '#lib/server/toegang/oidc-afmelding.ts';
import { vind } from '#lib/server/toegang/oidc-lijst.ts';

/**
 * On to the organisation, to sign out there too. A page and no redirect: what follows a form may not leave this site
 * (Content-Security-Policy, form-action), and a browser that does not go by itself has a link.
 */
export const load = pagina('toegang.verlaten', async (plek, event) => {
	const naar = await waarheen(plek, event.url.searchParams.get('bij'), vind);
	if (!naar) redirect(303, '/inloggen?reden=uit');
	event.setHeaders({ refresh: `0; url=${naar.url.href}` });
	return { naam: naar.naam, url: naar.url.href };
});
