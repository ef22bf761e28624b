/** What is mutated, the most critical first, and the tests that have to notice. Paths without `.ts` and `.test.ts`. */
export const onderdelen: Readonly<Record<string, readonly string[]>> = {
	'domein/bevoegdheid': ['domein/bevoegdheid'],
	'domein/rechten': ['domein/bevoegdheid'],
	'domein/voorwaarde': ['domein/bevoegdheid'],
	'domein/rol': ['domein/bevoegdheid'],
	'domein/reactierecht': ['domein/reactierecht'],
	'domein/stukrecht': ['domein/stukrecht'],
	'server/opslag/versleuteling': ['opslag/versleuteling'],
	'server/opslag/sleutelbestand': ['opslag/sleutels'],
	'server/opslag/sleutelkast': ['opslag/sleutels'],
	'server/opslag/pushsleutel': ['opslag/pushsleutel'],
	'server/bestanden/versleutelde-blokken': ['bestanden/versleutelde-blokken'],
	'server/toegang/sessie': ['toegang/sessie'],
	'server/toegang/sessielijst': ['toegang/sessie'],
	'server/toegang/bewijs': ['toegang/bewijs'],
	'server/toegang/pogingen': ['toegang/pogingen'],
	'server/toegang/toestel': ['toegang/toestel'],
	'server/toegang/activatiecode': ['toegang/activatiecode'],
	'server/toegang/totp': ['toegang/tweede-factor'],
	'server/toegang/herstelcode': ['toegang/tweede-factor'],
	'server/toegang/wachtwoord': ['toegang/wachtwoord'],
	'server/toegang/uitgelekt': ['toegang/wachtwoord'],
	'server/toegang/veelgebruikt': ['toegang/wachtwoord'],
	'server/toegang/trage-hash': ['toegang/trage-hash'],
	'server/toegang/weigerlijst': ['toegang/weigerlijst'],
	'server/toegang/afwijzing': ['toegang/afwijzing'],
	'server/toegang/uitdaging': ['toegang/uitdaging'],
	'server/toegang/inlognaam': ['toegang/inlognaam'],
	'server/toegang/inwisseling': ['toegang/uitnodiging', 'toegang/vernieuwing-inwisselen'],
	'server/toegang/tussenstap': ['toegang/tussenstap'],
	'server/toegang/inlog': ['toegang/inlog'],
	'server/toegang/vernieuwing': ['toegang/vernieuwing-inwisselen'],
	'server/toegang/uitnodiging': ['toegang/nieuwe-code', 'toegang/uitnodiging'],
	'server/toegang/herstel': ['toegang/herstel-stappen'],
	'server/toegang/herstelstand': ['toegang/herstel-stappen'],
	'server/toegang/ontneming': ['toegang/ontneming'],
	'server/toegang/bekendmaking': ['toegang/bekendmaking'],
	'server/toegang/nieuw-middel': ['toegang/nieuw-middel'],
	'server/context': ['casus/betreden'],
	'server/casusrol': ['casus/casusrol'],
	'server/vastlegging': ['casus/betreden'],
	'server/poort': ['poort/poort'],
	'server/deur': ['poort/poort'],
	'server/voordeur': ['toegang/voordeur'],
	'server/handeling': ['poort/poort'],
	'server/bewijs': ['toegang/bewijs', 'toegang/bewijs-vraag'],
	'server/verlopen': ['poort/poort'],
	'server/idempotentie': ['poort/idempotentie'],
	'server/formulier': ['poort/formulier']
};

/**
 * Their queries are prepared once, by whichever test comes first. Stryker would think that no other test touches them
 * and let a change live; so here every change meets all tests.
 */
export const metAlleTests: ReadonlySet<string> = new Set([
	'server/toegang/sessie',
	'server/context',
	'server/casusrol'
]);
