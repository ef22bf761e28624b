/** The one open store of this process, with its background work. Opened at start, closed at shutdown. */
import { instelling } from './instelling.ts';
import { openOpslag, type Opslag } from './opslag/index.ts';
import { push } from './opslag/pushsleutel.ts';
import { alle } from './toegang/oidc-lijst.ts';

let open: Opslag | null = null;

/** Opens the store. @throws StartFout with a sentence for the person who starts the server */
export async function openHuis(): Promise<Opslag> {
	// A mistake in the settings shows at start, not to the first person at the door.
	alle();
	push();
	open ??= await openOpslag(instelling);
	return open;
}

/** The open store. */
export function huis(): Opslag {
	if (!open) throw new Error('de opslag is nog niet open');
	return open;
}

/** Lets running transactions end and closes. */
export async function sluitHuis(): Promise<void> {
	await open?.sluit();
	open = null;
}
