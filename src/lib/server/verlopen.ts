/** Words that were sent after the session had ended: they come back with a way to send them again (beleving). */
import { error, type RequestEvent } from '@sveltejs/kit';
import { getypt } from './formulier.ts';

/** A sentence, not an id, a choice or a key. */
const isGeschreven = (waarde: string): boolean => /\S\s+\S/.test(waarde);

/** Shows what was typed once more to the one who sent it. Does nothing when nothing was written: then the door is enough. */
export async function geefTerug(event: RequestEvent): Promise<void> {
	if (event.locals.gebruiker) return;
	const gegevens = await event.request.formData().catch(() => new FormData());
	const velden = getypt(gegevens);
	if (Object.values(velden).some(isGeschreven)) error(401, { message: 'verlopen', getypt: velden });
}
