import type { Vraag } from '#lib/server/casus/antwoord.ts';
import type { Vertaler } from '#lib/i18n/index.ts';
import { vingerafdruk } from '#lib/server/opslag/versleuteling.ts';

/**
 * Which explanation is on screen: a digest of the sentences themselves, so that a changed sentence is another version
 * (dossier §3.7: store which explanation text was on screen).
 */
export function uitlegVersie(t: Vertaler, vraag: Vraag): string {
	const zinnen = vraag.keuzes.map(
		({ antwoord, gevolg }) => `${t(`casus.keuze.${antwoord}`)}|${t.los(gevolg)}`
	);
	if (vraag.toestemming) zinnen.push(t('casus.komt.toestemming'));
	return vingerafdruk(Buffer.from(zinnen.join('\n'))).slice(0, 22);
}
