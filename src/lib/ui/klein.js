// The one script of every page. Everything works without it; with it leaving is faster and nothing typed is lost.
// It stands in the page itself: keep it small.

const WEG_NAAR = '/vandaag';
const WAARSCHUW_MS = 120_000;
const RUST_MS = 800;

/** Ends the session, wipes what this site kept, and shows something innocent in place of this page. */
function weg() {
	afdekken(true);
	vuil.clear();
	navigator.sendBeacon('/weg');
	try {
		sessionStorage.clear();
		localStorage.clear();
		// The precache holds public files only, and /vandaag must also open without a network.
		caches
			.keys()
			.then((namen) => namen.filter((n) => !n.includes('precache')).forEach((n) => caches.delete(n)));
	} catch {
		// A browser without storage has nothing to wipe.
	}
	location.replace(WEG_NAAR);
}

/** @param {boolean} aan */
function afdekken(aan) {
	document.documentElement.classList.toggle('afgedekt', aan);
}

/** @type {number[]} */
let tikken = [];
addEventListener('keydown', (e) => {
	if (e.key !== 'Escape' || e.repeat) return;
	const nu = Date.now();
	tikken = [...tikken.filter((t) => nu - t < 1500), nu];
	if (tikken.length >= 3) weg();
});
const geenNet = document.querySelector('dialog[data-geen-net]');
addEventListener('submit', (e) => {
	if (!(e.target instanceof HTMLFormElement)) return;
	if (e.target.matches('[data-weg]')) {
		e.preventDefault();
		weg();
	} else if (!navigator.onLine && geenNet instanceof HTMLDialogElement && e.target.method === 'post') {
		// The browser's own page about this would come in place of what was typed.
		e.preventDefault();
		geenNet.showModal();
	} else vuil.delete(e.target);
});

// --- drafts -------------------------------------------------------------------------------------

/** Forms with words that the server does not have yet. @type {Map<HTMLFormElement, number>} */
const vuil = new Map();
/** @type {WeakMap<HTMLFormElement, ReturnType<typeof setTimeout>>} */
const wachten = new WeakMap();

/** @param {HTMLFormElement} form @param {boolean} gelukt */
function meld(form, gelukt) {
	const plek = form.querySelector('[data-bewaard]') ?? document.querySelector('[data-bewaard]');
	if (!(plek instanceof HTMLElement)) return;
	const uur = new Date().toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });
	plek.textContent = gelukt ? `${plek.dataset.om} ${uur}` : (plek.dataset.niet ?? '');
}

/** @param {HTMLFormElement} form @param {number} over milliseconds */
function plan(form, over) {
	clearTimeout(wachten.get(form));
	wachten.set(
		form,
		setTimeout(() => bewaar(form), over)
	);
}

/** Sends the draft; tries again, ever more slowly, until it is kept. @param {HTMLFormElement} form */
async function bewaar(form) {
	const keer = vuil.get(form);
	if (keer === undefined || !form.dataset.bewaar) return;
	clearTimeout(wachten.get(form));
	const gegevens = new FormData(form);
	// Files go with the real form: they do not fit in a request that outlives the page.
	for (const [naam, waarde] of [...gegevens]) if (waarde instanceof File) gegevens.delete(naam);
	const begin = teller;
	let gelukt = false;
	try {
		const antwoord = await fetch(form.dataset.bewaar, {
			method: 'POST',
			body: gegevens,
			headers: { 'x-klein': '1' },
			credentials: 'same-origin',
			keepalive: true
		});
		gelukt = antwoord.ok && !antwoord.redirected;
		if (gelukt) verleng(antwoord);
	} catch {
		// No connection: planned again below.
	}
	if (!vuil.has(form)) return;
	meld(form, gelukt);
	if (!gelukt) {
		vuil.set(form, keer + 1);
		plan(form, Math.min(60_000, 2000 * 2 ** keer));
	} else if (begin === teller) {
		vuil.delete(form);
		form.dispatchEvent(new Event('bewaard'));
	} else plan(form, RUST_MS);
}

let teller = 0;
/** @param {Event} e */
function getypt(e) {
	const form = e.target instanceof Element ? e.target.closest('form[data-bewaar]') : null;
	if (!(form instanceof HTMLFormElement)) return;
	teller++;
	vuil.set(form, 0);
	plan(form, RUST_MS);
}
addEventListener('input', getypt);
addEventListener('change', getypt);
addEventListener('online', () => vuil.forEach((_, form) => bewaar(form)));
addEventListener('beforeunload', (e) => {
	// Only when keeping failed: then the words are nowhere but here.
	if ([...vuil.values()].some((keer) => keer > 0)) e.preventDefault();
});

const alles = () => Promise.all([...vuil.keys()].map(bewaar));

// --- session ------------------------------------------------------------------------------------

const meta = document.querySelector('meta[name="sessie"]');
const duur = meta ? Number(meta.getAttribute('content')) * 1000 : 0;
const venster = document.querySelector('dialog[data-sessie]');
const zender = duur && 'BroadcastChannel' in window ? new BroadcastChannel('sessie') : null;
let einde = Date.now() + duur;

/** @param {Response} antwoord with the seconds that are left, when the server says so */
function verleng(antwoord) {
	const over = Number(antwoord.headers.get('x-sessie'));
	einde = Date.now() + (over > 0 ? over * 1000 : duur);
	zender?.postMessage(einde);
}

async function kijk() {
	const over = einde - Date.now();
	if (over <= 0) {
		einde = Infinity;
		await alles();
		vuil.clear();
		location.replace(
			`${location.pathname.startsWith('/loket') ? '/loket/verder' : '/inloggen'}?reden=verlopen`
		);
	} else if (venster instanceof HTMLDialogElement) {
		if (over <= WAARSCHUW_MS && !venster.open) venster.showModal();
		if (over > WAARSCHUW_MS && venster.open) venster.close();
	}
}

if (duur) {
	zender?.addEventListener('message', (e) => {
		einde = Number(e.data);
		kijk();
	});
	venster?.addEventListener('submit', async (e) => {
		e.preventDefault();
		e.stopPropagation();
		try {
			const antwoord = await fetch('/sessie', {
				method: 'POST',
				headers: { 'x-klein': '1' },
				credentials: 'same-origin'
			});
			if (antwoord.ok && !antwoord.redirected) verleng(antwoord);
			else einde = 0;
		} catch {
			// Without a connection the warning stays.
		}
		kijk();
	});
	setInterval(kijk, 5000);
}

// --- in and out of sight ------------------------------------------------------------------------

document.addEventListener('visibilitychange', () => {
	const weggelegd = document.visibilityState === 'hidden';
	if (document.querySelector('[data-prive]')) afdekken(weggelegd);
	if (weggelegd) alles();
	else if (duur) kijk();
});
// A page taken from the browser's memory may outlive its session.
addEventListener('pageshow', (e) => {
	if (!e.persisted) return;
	afdekken(false);
	if (duur) location.reload();
});

// Coming back to a page that was the answer to a form must not ask to send the form again.
const alsGewonePagina = () => history.replaceState(history.state, '');
addEventListener('submit', alsGewonePagina);
addEventListener('click', (e) => {
	if (e.target instanceof Element && e.target.closest('a[href]')) alsGewonePagina();
});

const fouten = document.querySelector('[data-foutlijst]');
if (fouten instanceof HTMLElement) fouten.focus();
document.querySelectorAll('[data-print]').forEach((knop) => {
	if (!(knop instanceof HTMLElement)) return;
	knop.hidden = false;
	knop.addEventListener('click', () => print());
});

// A row of places that slides: the one where we are is in sight.
for (const hier of document.querySelectorAll('[data-rij] [aria-current]')) {
	const rij = hier.closest('[data-rij]');
	if (rij && hier instanceof HTMLElement) rij.scrollLeft = hier.offsetLeft - rij.clientWidth / 3;
}

// What makes it an app on the phone waits until the page stands: on a slow line that is a second sooner to read.
addEventListener('load', () => {
	const kaart = document.createElement('link');
	[kaart.rel, kaart.href] = ['manifest', '/manifest.webmanifest'];
	setTimeout(() => document.head.append(kaart), 1000);
	if ('serviceWorker' in navigator) navigator.serviceWorker.register('/service-worker.js').catch(() => {});
});
