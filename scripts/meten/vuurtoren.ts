// Lighthouse as a cheap phone on a slow network (its own mobile profile), for `npm run meet`.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { vindChromium } from '../chromium.ts';
import { stop } from '../proces.ts';

export interface Oordeel {
	/** Out of 100. */
	snelheid: number;
	toegankelijkheid: number;
	werkwijze: number;
	/** Largest contentful paint, milliseconds. */
	lcp: number;
	/** Sent over the wire, bytes, and in how many requests. */
	bytes: number;
	verzoeken: number;
}

const VLAGGEN = [
	'--headless=new',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-dev-shm-usage'
];
const KEREN = 3;

const midden = (getallen: number[]): number => getallen.sort((a, b) => a - b)[getallen.length >> 1] ?? NaN;

/** One run in a browser of its own. @throws when the page did not load, or is another one than was asked for */
async function eenKeer(adres: string, cookie: string): Promise<Oordeel> {
	const chromePath = vindChromium();
	if (!chromePath) stop('Er is geen Chromium om mee te meten; npm test installeert er een.');
	const chromeFlags = process.getuid?.() === 0 ? [...VLAGGEN, '--no-sandbox'] : VLAGGEN;
	const chrome = await launch({ chromePath, chromeFlags, logLevel: 'silent' });
	try {
		const uitslag = await lighthouse(adres, {
			port: chrome.port,
			logLevel: 'silent',
			onlyCategories: ['performance', 'accessibility', 'best-practices'],
			...(cookie && { extraHeaders: { cookie } })
		});
		if (!uitslag || uitslag.lhr.runtimeError)
			throw new Error(uitslag?.lhr.runtimeError?.message ?? 'geen uitslag');
		const { lhr } = uitslag;
		if (lhr.finalDisplayedUrl !== adres) throw new Error(`kwam uit op ${lhr.finalDisplayedUrl}`);
		const punten = (naam: string) => Math.round((lhr.categories[naam]?.score ?? 0) * 100);
		const getal = (naam: string) => lhr.audits[naam]?.numericValue ?? NaN;
		const details = lhr.audits['network-requests']?.details;
		return {
			snelheid: punten('performance'),
			toegankelijkheid: punten('accessibility'),
			werkwijze: punten('best-practices'),
			lcp: getal('largest-contentful-paint'),
			bytes: getal('total-byte-weight'),
			verzoeken: details?.type === 'table' ? details.items.length : NaN
		};
	} finally {
		chrome.kill();
	}
}

/** Lighthouse itself sometimes loses its trace on a busy machine and then says so; it asks to be run again. */
async function metHerkansing(adres: string, cookie: string): Promise<Oordeel> {
	try {
		return await eenKeer(adres, cookie);
	} catch {
		return eenKeer(adres, cookie);
	}
}

/** The middle of three runs of each figure. */
export async function beoordeel(adres: string, cookie: string): Promise<Oordeel> {
	const keren: Oordeel[] = [];
	for (let i = 0; i < KEREN; i++) keren.push(await metHerkansing(adres, cookie));
	const van = (welke: keyof Oordeel) => midden(keren.map((keer) => keer[welke]));
	return {
		snelheid: van('snelheid'),
		toegankelijkheid: van('toegankelijkheid'),
		werkwijze: van('werkwijze'),
		lcp: van('lcp'),
		bytes: van('bytes'),
		verzoeken: van('verzoeken')
	};
}
