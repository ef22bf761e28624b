// Loaded only on pages with a passkey button. Asks for a challenge, lets the phone answer, sends the answer as a form.

/** @param {string} tekst */
const uitB64 = (tekst) =>
	Uint8Array.from(atob(tekst.replaceAll('-', '+').replaceAll('_', '/')), (teken) => teken.charCodeAt(0));
/** @param {ArrayBuffer | null | undefined} bytes */
const naarB64 = (bytes) =>
	bytes &&
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');

/** Phones from before the JSON helpers get the same by hand. @param {any} vraag @param {boolean} maak */
function uitJson(vraag, maak) {
	const soort = PublicKeyCredential;
	if (maak && soort.parseCreationOptionsFromJSON) return soort.parseCreationOptionsFromJSON(vraag);
	if (!maak && soort.parseRequestOptionsFromJSON) return soort.parseRequestOptionsFromJSON(vraag);
	/** @param {any[] | undefined} lijst */
	const ids = (lijst) => lijst?.map((sleutel) => ({ ...sleutel, id: uitB64(sleutel.id) }));
	return {
		...vraag,
		challenge: uitB64(vraag.challenge),
		...(vraag.user && { user: { ...vraag.user, id: uitB64(vraag.user.id) } }),
		...(vraag.excludeCredentials && { excludeCredentials: ids(vraag.excludeCredentials) }),
		...(vraag.allowCredentials && { allowCredentials: ids(vraag.allowCredentials) })
	};
}

/** @param {any} sleutel */
function naarJson(sleutel) {
	if (sleutel.toJSON) return sleutel.toJSON();
	const { response } = sleutel;
	return {
		id: sleutel.id,
		rawId: naarB64(sleutel.rawId),
		type: sleutel.type,
		clientExtensionResults: sleutel.getClientExtensionResults(),
		response: {
			clientDataJSON: naarB64(response.clientDataJSON),
			attestationObject: naarB64(response.attestationObject),
			transports: response.getTransports?.(),
			authenticatorData: response.attestationObject ? undefined : naarB64(response.authenticatorData),
			signature: naarB64(response.signature),
			userHandle: naarB64(response.userHandle)
		}
	};
}

/** @param {HTMLElement} plek @param {HTMLFormElement} form @param {HTMLInputElement} veld */
async function doe(plek, form, veld) {
	const knop = form.querySelector('button');
	const melding = /** @type {HTMLElement | null} */ (plek.querySelector('[data-mislukt]'));
	if (knop) knop.disabled = true;
	if (melding) melding.hidden = true;
	try {
		const antwoord = await fetch(plek.dataset.vraag ?? '', { method: 'POST', credentials: 'same-origin' });
		if (!antwoord.ok || antwoord.redirected) throw new Error('geen vraag');
		const maak = plek.dataset.passkey === 'maak';
		const publicKey = uitJson(await antwoord.json(), maak);
		const sleutel = await (maak
			? navigator.credentials.create({ publicKey })
			: navigator.credentials.get({ publicKey }));
		veld.value = JSON.stringify(naarJson(sleutel));
		form.submit();
	} catch {
		// Stopped, timed out or not possible here: the person chooses what next.
		if (melding) melding.hidden = false;
		if (knop) knop.disabled = false;
	}
}

if ('PublicKeyCredential' in window)
	for (const plek of document.querySelectorAll('[data-passkey]')) {
		const form = plek.querySelector('form');
		const veld = form?.querySelector('input[name="passkey"]');
		if (!(plek instanceof HTMLElement) || !form || !(veld instanceof HTMLInputElement)) continue;
		plek.hidden = false;
		form.addEventListener('submit', (e) => {
			e.preventDefault();
			doe(plek, form, veld);
		});
	}
