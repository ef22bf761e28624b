/** The providers of this installation, made once at start from the settings. */
import { instelling } from '../instelling.ts';
import { oidcAanbieder, type AuthProvider } from './oidc-aanbieder.ts';
import { lees } from './oidc-instelling.ts';

let lijst: readonly AuthProvider[] | null = null;

/** All providers, in the order of the settings; usually none. @throws StartFout for a file that is wrong */
export function alle(): readonly AuthProvider[] {
	lijst ??= lees(instelling.aanbieders).map((een) => oidcAanbieder(een, instelling.oorsprong));
	return lijst;
}

/** One provider by its id; null when this installation has none of that name. */
export const vind = (id: string | undefined): AuthProvider | null =>
	alle().find((een) => een.id === id) ?? null;

/** What a page shows of them. */
export const knoppen = (): { id: string; naam: string }[] => alle().map(({ id, naam }) => ({ id, naam }));
