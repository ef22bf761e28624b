// Words that could not reach the server yet, kept on this device as ciphertext. The key comes with the page and goes
// with the session: after signing out, or on somebody else's turn, what lies here cannot be read (besluiten/).

const form = document.querySelector('form[data-klad]');
const velden = [...(form?.querySelectorAll('textarea') ?? [])];
const melding = document.querySelector('[data-klad-melding]');

/** @param {string} b64 */
const bytes = (b64) => Uint8Array.from(atob(b64), (teken) => teken.charCodeAt(0));
/** @param {Uint8Array} b */
const tekst = (b) => btoa(String.fromCharCode(...b));

/**
 * One field with its place on this device.
 * @param {CryptoKey} sleutel @param {HTMLTextAreaElement} veld @param {string} plek
 */
function maakKlad(sleutel, veld, plek) {
	const aad = new TextEncoder().encode(plek);
	let beurt = 0;
	const wis = () => {
		beurt++;
		localStorage.removeItem(plek);
	};

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
	// What the server had when this page was made: a draft that says the same is of no use.
	const nuttig = (/** @type {string | null} */ gevonden) =>
		gevonden !== null && gevonden !== veld.defaultValue && gevonden !== veld.value;
	return { veld, wis, bewaar, lees, nuttig };
}

/** @param {HTMLFormElement} form @param {HTMLTextAreaElement[]} velden */
async function start(form, velden) {
	const sleutel = await crypto.subtle.importKey('raw', bytes(form.dataset.klad ?? ''), 'AES-GCM', false, [
		'encrypt',
		'decrypt'
	]);
	const plek = `k.${form.dataset.kladPlek}`;
	const kladden = velden.map((veld, nummer) => {
		const eigen = veld.dataset.kladPlek;
		return maakKlad(sleutel, veld, eigen ? `k.${eigen}` : nummer ? `${plek}.${nummer}` : plek);
	});
	const wisAlle = () => kladden.forEach((klad) => klad.wis());

	const gevonden = await Promise.all(kladden.map(async (klad) => ({ klad, tekst: await klad.lees() })));
	const terug = gevonden.filter(({ klad, tekst }) => klad.nuttig(tekst));
	if (terug.length > 0 && melding instanceof HTMLElement) {
		melding.hidden = false;
		melding.querySelector('[data-klad-terug]')?.addEventListener('click', () => {
			for (const { klad, tekst } of terug) {
				klad.veld.value = tekst ?? '';
				klad.veld.dispatchEvent(new Event('input', { bubbles: true }));
			}
			melding.hidden = true;
			terug[0]?.klad.veld.focus();
		});
		melding.querySelector('[data-klad-weg]')?.addEventListener('click', () => {
			wisAlle();
			melding.hidden = true;
			velden[0]?.focus();
		});
	} else wisAlle();

	for (const klad of kladden) klad.veld.addEventListener('input', klad.bewaar);
	form.addEventListener('bewaard', wisAlle);
	// A form that is sent once: the server has the words, and gives them back when it refuses. Not while it is stopped.
	if (!form.dataset.bewaar)
		form.addEventListener('submit', (e) => setTimeout(() => e.defaultPrevented || wisAlle()));
}

if (form instanceof HTMLFormElement && velden.length > 0 && crypto.subtle) void start(form, velden);
