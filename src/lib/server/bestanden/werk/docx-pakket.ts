/** The zip around a docx: unpacked within limits, and refused when it can do more than be read (D05, D06). */
import { unzipSync, type Unzipped } from 'fflate';
import { EICAR } from '../proefvirus.ts';
import { GRENZEN } from '../stuk.ts';
import { Afwijzing } from './afwijzing.ts';

const HOOFDDEEL = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const HANDELT =
	/vbaProject|activeX|oleObject|\/embeddings\/|\.(?:exe|dll|js|vbs|bat|cmd|ps1|hta|scr|jar|html?)$/i;
/** Word fields that fetch or start something when the document is opened. */
const VELD = /\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b\s/;

const tekst = new TextDecoder();

/** The text of one part, '' when it is not there. */
export const deel = (pakket: Unzipped, naam: string): string =>
	tekst.decode(pakket[naam] ?? new Uint8Array());

export const xmlDelen = (pakket: Unzipped): string[] =>
	Object.keys(pakket).filter((naam) => /\.(?:xml|rels)$/i.test(naam));

/** Unpacks. Refuses `bestand.te-zwaar` (too many or too large parts), `bestand.onveilig` (names that climb), `bestand.kapot`. */
export function pakUit(bytes: Uint8Array): Unzipped {
	let aantal = 0;
	let grootte = 0;
	const namen = new Set<string>();
	const afgewezen = (sleutel: string) => {
		throw new Afwijzing(sleutel);
	};
	try {
		const pakket = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				grootte += originalSize;
				if (++aantal > GRENZEN.delen || grootte > GRENZEN.uitgepakt) afgewezen('bestand.te-zwaar');
				const klimt = name.split(/[\\/]/).includes('..') || /^[\\/]|\0|^[a-z]:/i.test(name);
				// Two parts with one name: one reader would show the first, another the second.
				if (klimt || namen.has(name.toLowerCase())) afgewezen('bestand.onveilig');
				namen.add(name.toLowerCase());
				return !name.endsWith('/');
			}
		});
		return pakket;
	} catch (fout) {
		throw fout instanceof Afwijzing ? fout : new Afwijzing('bestand.kapot');
	}
}

/** Refuses `bestand.soort` when it is no Word document, `bestand.onveilig` when it holds anything that acts or fetches. */
export function keur(pakket: Unzipped): void {
	const soorten = deel(pakket, '[Content_Types].xml');
	if (/macroEnabled/i.test(soorten)) throw new Afwijzing('bestand.onveilig');
	if (!soorten.includes(HOOFDDEEL)) throw new Afwijzing('bestand.soort');
	for (const naam of Object.keys(pakket)) {
		if (HANDELT.test(naam)) throw new Afwijzing('bestand.onveilig');
		if (Buffer.from(pakket[naam] ?? []).includes(EICAR)) throw new Afwijzing('bestand.onveilig');
	}
	for (const naam of xmlDelen(pakket)) {
		const xml = deel(pakket, naam);
		if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Afwijzing('bestand.onveilig');
		if (naam.endsWith('.rels')) keurVerwijzingen(xml);
		else if (VELD.test(veldopdrachten(xml)) || xml.includes('<w:altChunk'))
			throw new Afwijzing('bestand.onveilig');
	}
}

const veldopdrachten = (xml: string): string =>
	[...xml.matchAll(/<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"/g)]
		.map((v) => (v[1] ?? '') + (v[2] ?? ''))
		.join('') + ' ';

/** A link that a reader taps is harmless in a reading view; anything else from outside is fetched unasked. */
function keurVerwijzingen(xml: string): void {
	for (const [verwijzing] of xml.matchAll(/<[\w:]*Relationship\s[^>]*>/g)) {
		const vanBuiten = /TargetMode\s*=\s*["']External/i.test(verwijzing);
		const link = /Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(verwijzing);
		if (vanBuiten && !link) throw new Afwijzing('bestand.onveilig');
		if (/Type\s*=\s*["'][^"']*\/(?:aFChunk|vbaProject|oleObject|control)["']/i.test(verwijzing))
			throw new Afwijzing('bestand.onveilig');
	}
}
