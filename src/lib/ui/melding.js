// Loaded only where somebody may choose to be told on this device. Asks the browser, sends its answer as a form.

/** @param {string} tekst */
const sleutelBytes = (tekst) =>
	Uint8Array.from(atob(tekst.replaceAll('-', '+').replaceAll('_', '/')), (teken) => teken.charCodeAt(0));

/** @param {string} publiek */
async function abonneer(publiek) {
	if ((await Notification.requestPermission()) !== 'granted') throw new Error('mag niet');
	const { pushManager } = await navigator.serviceWorker.ready;
	const sleutel = sleutelBytes(publiek);
	const bestaand = await pushManager.getSubscription();
	const van = new Uint8Array(bestaand?.options.applicationServerKey ?? []);
	// One that was made with another key of ours hears nothing any more.
	if (bestaand && van.toString() !== sleutel.toString()) await bestaand.unsubscribe();
	return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: sleutel });
}

/** @param {HTMLElement} plek @param {HTMLFormElement} form @param {HTMLInputElement} veld */
async function zetAan(plek, form, veld) {
	const knop = form.querySelector('button');
	const mislukt = /** @type {HTMLElement | null} */ (plek.querySelector('[data-mislukt]'));
	if (knop) knop.disabled = true;
	if (mislukt) mislukt.hidden = true;
	try {
		veld.value = JSON.stringify(await abonneer(plek.dataset.toestel ?? ''));
		form.submit();
	} catch {
		// Refused, or not possible here: nothing was sent.
		if (mislukt) mislukt.hidden = false;
		if (knop) knop.disabled = false;
	}
}

if ('PushManager' in window && 'Notification' in window && 'serviceWorker' in navigator)
	for (const plek of document.querySelectorAll('[data-toestel]')) {
		const form = plek.querySelector('form');
		const veld = form?.querySelector('input[name="abonnement"]');
		if (!(plek instanceof HTMLElement) || !form || !(veld instanceof HTMLInputElement)) continue;
		plek.hidden = false;
		document.querySelector('[data-toestel-niet]')?.toggleAttribute('hidden', true);
		form.addEventListener('submit', (e) => {
			e.preventDefault();
			zetAan(plek, form, veld);
		});
	}
