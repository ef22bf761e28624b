/** Consent of the ouders to a tafel that needs it (S1-C09, dossier §3.3, §3.7). */
export const toestemmingAntwoorden = ['gegeven', 'geweigerd', 'ingetrokken'] as const;
export type ToestemmingAntwoord = (typeof toestemmingAntwoorden)[number];
export type ToestemmingStand = 'niet-gevraagd' | 'gevraagd' | 'gegeven' | 'geweigerd' | 'verdeeld';

export const toestemmingKanalen = ['app', 'telefoon', 'persoonlijk', 'brief'] as const;
export type ToestemmingKanaal = (typeof toestemmingKanalen)[number];

/**
 * Where the consent stands. `laatste`: the last answer of each ouder with gezag, null while there is none.
 * Silence is not a no; withdrawn counts as refused; ouders who differ are `verdeeld`, for the voorzitter to settle.
 */
export const toestemmingStand = (laatste: readonly (ToestemmingAntwoord | null)[]): ToestemmingStand => {
	if (laatste.length === 0 || laatste.every((antwoord) => antwoord === null))
		return laatste.length === 0 ? 'niet-gevraagd' : 'gevraagd';
	const gegeven = laatste.some((antwoord) => antwoord === 'gegeven');
	const geweigerd = laatste.some((antwoord) => antwoord === 'geweigerd' || antwoord === 'ingetrokken');
	if (gegeven && geweigerd) return 'verdeeld';
	if (laatste.includes(null)) return 'gevraagd';
	return gegeven ? 'gegeven' : 'geweigerd';
};
