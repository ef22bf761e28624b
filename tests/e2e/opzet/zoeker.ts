import { unzipSync } from 'fflate';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

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

/** Everything a reader of the paper could get out of it: text of every page, metadata, notes and outline. */
async function uitPdf(bytes: Buffer): Promise<Buffer> {
	const taak = getDocument({
		data: new Uint8Array(bytes),
		verbosity: VerbosityLevel.ERRORS,
		useSystemFonts: false
	});
	try {
		const pdf = await taak.promise;
		const delen = [JSON.stringify(await pdf.getMetadata()), JSON.stringify(await pdf.getOutline())];
		for (let nummer = 1; nummer <= pdf.numPages; nummer++) {
			const pagina = await pdf.getPage(nummer);
			const { items } = await pagina.getTextContent();
			const woorden = items.map((een) => ('str' in een ? een.str : ''));
			// A line break in the paper may fall inside the value.
			delen.push(woorden.join(' '), woorden.join(''), JSON.stringify(await pagina.getAnnotations()));
		}
		return Buffer.from(delen.join('\n'));
	} finally {
		await taak.destroy();
	}
}

/** A page without its tags and comments: a value cut in two by one still reads as a whole. */
const zonderTags = (bytes: Buffer): Buffer =>
	Buffer.from(
		bytes
			.toString('utf8')
			.replaceAll(/<!--.*?-->|<[^>]*>|&(?:shy|nbsp|#173|#xad);|\u00ad/gis, '')
			.replaceAll(/\s+/g, ' ')
	);

/** Hours and minutes of a clock, without its seconds: 10:19:43 in a header or a row is no arrival at 19:43. */
const zonderSeconden = (bytes: Buffer): Buffer =>
	Buffer.from(bytes.toString('latin1').replaceAll(/(?<!\d)(\d\d(:|%3A)\d\d)\2\d\d(?!\d)/gi, '$1'), 'latin1');

/** Searches for protected values in whatever bytes come by, and counts how many those were. */
export class Zoeker {
	readonly #vormen: { naam: string; naalden: Buffer[] }[];
	bytes = 0;
	/** Names of everything that was ever found. */
	readonly gevonden = new Set<string>();

	constructor(waarden: Readonly<Record<string, string>>) {
		this.#vormen = Object.entries(waarden).map(([naam, waarde]) => ({ naam, naalden: vormen(waarde) }));
	}

	/** Names of the values found, also inside ZIP (DOCX) and PDF, and split by tags. */
	async zoek(bytes: Buffer): Promise<string[]> {
		const lagen = [bytes, ...(await this.#uitpakken(bytes))];
		this.bytes += lagen.reduce((som, laag) => som + laag.length, 0);
		const gelezen = lagen.map(zonderSeconden);
		const namen = this.#vormen
			.filter(({ naalden }) => gelezen.some((laag) => naalden.some((naald) => laag.includes(naald))))
			.map(({ naam }) => naam);
		namen.forEach((naam) => this.gevonden.add(naam));
		return namen;
	}

	async #uitpakken(bytes: Buffer): Promise<Buffer[]> {
		// Headers may stand before the body: what matters is where the file begins.
		const zip = bytes.indexOf('PK\u0003\u0004');
		if (zip >= 0 && zip < 4_000) {
			const delen = Object.values(unzipSync(new Uint8Array(bytes.subarray(zip)))).map((deel) =>
				Buffer.from(deel)
			);
			return delen.flatMap((deel) => [deel, zonderTags(deel)]);
		}
		const pdf = bytes.indexOf('%PDF-');
		if (pdf >= 0 && pdf < 4_000) return [await uitPdf(bytes.subarray(pdf))];
		return bytes.includes('<') ? [zonderTags(bytes)] : [];
	}
}
