/**
 * What a device shows when something is ready. It reads nothing of what was sent: whoever sends, and whether it could be
 * decrypted or not, there is one sentence without a name, and one page to go to (dreigingen E01).
 */

const ZIN = 'Er staat een bericht klaar';
const BEGIN = '/';

/** Shows the sentence; a second one takes the place of the first. */
export const toonMelding = (plek: Pick<ServiceWorkerRegistration, 'showNotification'>): Promise<void> =>
	plek.showNotification(ZIN, { lang: 'nl', tag: 'bericht', data: null });

/** The start page in a window of its own: a page that was open stays as it was left. */
export async function openBegin(
	melding: Pick<Notification, 'close'>,
	vensters: { openWindow(waar: string): Promise<unknown> }
): Promise<void> {
	melding.close();
	await vensters.openWindow(BEGIN);
}
