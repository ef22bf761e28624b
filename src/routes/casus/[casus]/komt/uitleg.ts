import type { Vraag } from '#lib/server/casus/antwoord.ts';
import type { Vertaler } from '#lib/i18n/index.ts';

/**
 * Which explanation is on screen: a digest of the sentences themselves, so that a changed sentence is another version
 * (dossier §3.7: store which explanation text was on screen).
 */
export async function uitlegVersie(t: Vertaler, vraag: Vraag): Promise<string> {
	const zinnen = vraag.keuzes.map(
		({ antwoord, gevolg }) => `${t(`casus.keuze.${antwoord}`)}|${t.los(gevolg)}`
	);
	if (vraag.toestemming) zinnen.push(t('casus.komt.toestemming'));
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(zinnen.join('\n')));
	return Buffer.from(hash).toString('base64url').slice(0, 22);
}
