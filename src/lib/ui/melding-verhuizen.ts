/**
 * A browser gave this device another address at its push service, often while nobody looks: the product hears the new
 * one, so that who counts on being told still is (issue 3 §1).
 */

const WAARHEEN = '/mijn/toestel/verhuisd';

type Abonnement = { toJSON(): object };
type Verandering = {
	newSubscription: Abonnement | null;
	oldSubscription: { options: PushSubscriptionOptions } | null;
};

/** Asks for a new one where the browser did not, with the key of the old one; without that there is nothing to ask with. */
export async function geefNieuwAdres(
	{ newSubscription, oldSubscription }: Verandering,
	dienst: { subscribe(hoe: PushSubscriptionOptionsInit): Promise<Abonnement> },
	stuur: (waar: string, wat: { method: string; body: URLSearchParams }) => Promise<unknown>
): Promise<void> {
	const { applicationServerKey } = oldSubscription?.options ?? {};
	const nieuw =
		newSubscription ??
		(applicationServerKey ? await dienst.subscribe({ userVisibleOnly: true, applicationServerKey }) : null);
	if (nieuw)
		await stuur(WAARHEEN, {
			method: 'POST',
			body: new URLSearchParams({ abonnement: JSON.stringify(nieuw) })
		});
}
