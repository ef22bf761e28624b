import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';

const heeftPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

const html = (tekst: string) => [...tekst].map((teken) => `&#${teken.codePointAt(0)!};`).join('');
/** The three ways base64 can show a text, by where it starts; edges that depend on neighbours are cut off. */
const base64 = (bytes: Buffer): string[] =>
	[0, 1, 2].map((voor) => {
		const kaal = Buffer.concat([Buffer.alloc(voor), bytes])
			.toString('base64')
			.replaceAll('=', '');
		return kaal.slice(voor === 0 ? 0 : voor + 1, kaal.length - 2);
	});

/** The shapes in which a value may lie in a stream of bytes (dreigingen §3.5). */
function vormen(waarde: string): Buffer[] {
	const kaal = waarde.replaceAll(/\s/g, '');
	const teksten = new Set([
		waarde,
		waarde.toLowerCase(),
		waarde.toUpperCase(),
		kaal,
		encodeURIComponent(waarde),
		encodeURIComponent(waarde).replaceAll('%20', '+'),
		JSON.stringify(waarde).slice(1, -1),
		html(waarde),
		Buffer.from(waarde).toString('hex'),
		[...waarde].reverse().join(''),
		...(kaal.length >= 6 ? base64(Buffer.from(waarde)) : [])
	]);
	return [...[...teksten].map((tekst) => Buffer.from(tekst)), Buffer.from(waarde, 'utf16le')];
}

/** Searches for protected values in whatever bytes come by, and counts how many those were. */
export class Zoeker {
	readonly #vormen: { naam: string; naalden: Buffer[] }[];
	bytes = 0;

	constructor(waarden: Readonly<Record<string, string>>) {
		this.#vormen = Object.entries(waarden).map(([naam, waarde]) => ({ naam, naalden: vormen(waarde) }));
	}

	/** Names of the values found, also inside ZIP (DOCX) and PDF. */
	zoek(bytes: Buffer): string[] {
		this.bytes += bytes.length;
		const lagen = [bytes, ...this.#uitpakken(bytes)];
		return this.#vormen
			.filter(({ naalden }) => lagen.some((laag) => naalden.some((naald) => laag.includes(naald))))
			.map(({ naam }) => naam);
	}

	#uitpakken(bytes: Buffer): Buffer[] {
		if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')))
			return Object.values(unzipSync(new Uint8Array(bytes))).map((deel) => Buffer.from(deel));
		if (bytes.subarray(0, 5).toString() !== '%PDF-' || !heeftPdftotext) return [];
		return [spawnSync('pdftotext', ['-', '-'], { input: bytes, maxBuffer: 64 * 1024 * 1024 }).stdout];
	}
}
