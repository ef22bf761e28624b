// Words that could not reach the server yet, kept on this device as ciphertext. The key comes with the page and goes
// with the session: after signing out, or on somebody else's turn, what lies here cannot be read (besluiten/).

const form = document.querySelector('form[data-klad]');
const veld = form?.querySelector('textarea');
const melding = document.querySelector('[data-klad-melding]');

/** @param {string} b64 */
const bytes = (b64) => Uint8Array.from(atob(b64), (teken) => teken.charCodeAt(0));
/** @param {Uint8Array} b */
const tekst = (b) => btoa(String.fromCharCode(...b));

/** @param {HTMLFormElement} form @param {HTMLTextAreaElement} veld */
async function start(form, veld) {
	const sleutel = await crypto.subtle.importKey('raw', bytes(form.dataset.klad ?? ''), 'AES-GCM', false, [
		'encrypt',
		'decrypt'
	]);
	const plek = `k.${form.dataset.kladPlek}`;
	const aad = new TextEncoder().encode(plek);
	// What the server had when this page was made: a draft that says the same is of no use.
	const begin = veld.defaultValue;
	let beurt = 0;

	const wis = () => localStorage.removeItem(plek);

	async function bewaar() {
		const mijn = ++beurt;
		const iv = crypto.getRandomValues(new Uint8Array(12));
		const dicht = await crypto.subtle.encrypt(
			{ name: 'AES-GCM', iv, additionalData: aad },
			sleutel,
			new TextEncoder().encode(veld.value)
		);
		if (mijn !== beurt) return;
		try {
			localStorage.setItem(plek, `${tekst(iv)}.${tekst(new Uint8Array(dicht))}`);
		} catch {
			// A browser without room keeps nothing; the server still does.
		}
	}

	/** @returns {Promise<string | null>} */
	async function lees() {
		const [iv, dicht] = (localStorage.getItem(plek) ?? '').split('.');
		if (!iv || !dicht) return null;
		try {
			const open = await crypto.subtle.decrypt(
				{ name: 'AES-GCM', iv: bytes(iv), additionalData: aad },
				sleutel,
				bytes(dicht)
			);
			return new TextDecoder().decode(open);
		} catch {
			return null;
		}
	}

	const gevonden = await lees();
	if (gevonden !== null && gevonden !== begin && gevonden !== veld.value && melding instanceof HTMLElement) {
		melding.hidden = false;
		melding.querySelector('[data-klad-terug]')?.addEventListener('click', () => {
			veld.value = gevonden;
			veld.dispatchEvent(new Event('input', { bubbles: true }));
			melding.hidden = true;
			veld.focus();
		});
		melding.querySelector('[data-klad-weg]')?.addEventListener('click', () => {
			wis();
			melding.hidden = true;
			veld.focus();
		});
	} else wis();

	veld.addEventListener('input', bewaar);
	form.addEventListener('bewaard', () => {
		beurt++;
		wis();
	});
}

if (form instanceof HTMLFormElement && veld instanceof HTMLTextAreaElement && crypto.subtle)
	void start(form, veld);
