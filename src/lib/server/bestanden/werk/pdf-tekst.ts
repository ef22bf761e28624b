/** Everything a PDF says: its pages, and what it says beside them (dreigingen §3.4). */
import { OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Blok, Kenmerk, Rand, Uittreksel } from '../stuk.ts';
import { metPdf } from './pdf.ts';
import { blokken, broodmaat, type Woord } from './regels.ts';
import { uitTekens } from './structuur.ts';

/** A picture over this part of a page may hold words; a logo does not. */
const GROOT_BEELD = 0.12;

/** Strings anywhere in a value that a library gives without a type. */
function woordenIn(waarde: unknown, diepte = 0): string[] {
	if (typeof waarde === 'string') return waarde.trim() === '' ? [] : [waarde.trim()];
	if (diepte > 6 || typeof waarde !== 'object' || waarde === null || ArrayBuffer.isView(waarde)) return [];
	return Object.values(waarde).flatMap((deel) => woordenIn(deel, diepte + 1));
}

/** The share of the page that its largest picture covers, from 0 to 1. */
function beeldvlak(opdrachten: { fnArray: number[]; argsArray: unknown[] }, vlak: number): number {
	const beelden = new Set<number>([
		OPS.paintImageXObject,
		OPS.paintInlineImageXObject,
		OPS.paintImageMaskXObject
	]);
	const stapel: number[] = [];
	let schaal = 1;
	let grootste = 0;
	opdrachten.fnArray.forEach((opdracht, i) => {
		const args = opdrachten.argsArray[i];
		if (opdracht === OPS.save) stapel.push(schaal);
		else if (opdracht === OPS.restore) schaal = stapel.pop() ?? 1;
		else if (opdracht === OPS.transform && Array.isArray(args)) {
			const [a, b, c, d] = args.map(Number);
			schaal *= Math.abs((a ?? 1) * (d ?? 1) - (b ?? 0) * (c ?? 0));
		} else if (beelden.has(opdracht)) grootste = Math.max(grootste, schaal);
	});
	return grootste / vlak;
}

type Pagina = { woorden: Woord[]; blokken: Blok[] | undefined; rand: Rand[]; beeld: number };

async function leesPagina(pagina: PDFPageProxy): Promise<Pagina> {
	const maat = pagina.getViewport({ scale: 1 });
	const opdrachten = await pagina.getOperatorList();
	const inhoud = await pagina.getTextContent();
	const vet = (naam: string): boolean => {
		if (!pagina.commonObjs.has(naam)) return false;
		const letter: unknown = pagina.commonObjs.get(naam);
		return (
			typeof letter === 'object' &&
			letter !== null &&
			'name' in letter &&
			/bold|black|heavy/i.test(String(letter.name))
		);
	};
	const woorden = inhoud.items.flatMap((item): Woord[] => {
		if (!('str' in item)) return [];
		const [a, b, , , x, y] = item.transform.map(Number);
		const grootte = Math.hypot(a ?? 0, b ?? 0) || item.height;
		return [{ tekst: item.str, x: x ?? 0, y: y ?? 0, breedte: item.width, grootte, vet: vet(item.fontName) }];
	});
	return {
		woorden,
		blokken: await uitTekens(pagina),
		rand: await aantekeningen(pagina),
		beeld: beeldvlak(opdrachten, maat.width * maat.height)
	};
}

const RANDSOORT: Record<string, Rand['soort']> = { Widget: 'veld', Link: 'verwijzing' };

async function aantekeningen(pagina: PDFPageProxy): Promise<Rand[]> {
	return (await pagina.getAnnotations()).flatMap((aantekening): Rand[] => {
		const { contentsObj, titleObj, fieldName, fieldValue, alternativeText, url, unsafeUrl, richText } =
			aantekening;
		const delen = [
			titleObj?.str,
			contentsObj?.str,
			fieldName,
			fieldValue,
			alternativeText,
			url,
			unsafeUrl,
			richText?.str
		];
		const tekst = [...new Set(woordenIn(delen))].join(' ');
		return tekst === '' ? [] : [{ soort: RANDSOORT[String(aantekening.subtype)] ?? 'opmerking', tekst }];
	});
}

async function kenmerken(pdf: PDFDocumentProxy): Promise<Kenmerk[]> {
	const { info, metadata } = await pdf.getMetadata();
	const uit = Object.entries(info).flatMap(([naam, waarde]) =>
		woordenIn(waarde).map((w) => ({ naam, waarde: w }))
	);
	const xmp = metadata?.getRaw();
	if (typeof xmp === 'string') uit.push({ naam: 'xmp', waarde: xmp });
	return uit;
}

async function randVan(pdf: PDFDocumentProxy): Promise<Rand[]> {
	const rand: Rand[] = [];
	const titels = (punten: { title: string; url: string | null; items: unknown[] }[]): string[] =>
		punten.flatMap((punt) => woordenIn([punt.title, punt.url, punt.items]));
	for (const tekst of titels((await pdf.getOutline()) ?? [])) rand.push({ soort: 'bladwijzer', tekst });
	for (const tekst of woordenIn(Object.entries((await pdf.getAttachments()) ?? {})))
		rand.push({ soort: 'bijlage', tekst });
	return rand;
}

/** The places where an earlier saved version of the file ends; a linearised file has such an end too. */
function eerdereEinden(bytes: Uint8Array): number[] {
	const alles = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const einden: number[] = [];
	for (let i = alles.indexOf('%%EOF'); i >= 0; i = alles.indexOf('%%EOF', i + 5)) einden.push(i + 5);
	const linearised = alles.subarray(0, 1024).includes('/Linearized');
	return einden.slice(linearised ? 1 : 0, -1).slice(-5);
}

async function platteTekst(pdf: PDFDocumentProxy): Promise<string> {
	const delen: string[] = [];
	for (let n = 1; n <= pdf.numPages; n++) {
		const { items } = await (await pdf.getPage(n)).getTextContent();
		delen.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
	}
	return delen.join('\n');
}

/**
 * Reads a PDF. 'niet-leesbaar' when no page has text. Pages with a large picture are named in `onleesbaar`,
 * because words in a picture escape the address check.
 */
export async function lees(bytes: Uint8Array): Promise<Uittreksel | 'niet-leesbaar'> {
	const einden = eerdereEinden(bytes);
	const gelezen = await metPdf(bytes, async (pdf) => {
		const paginas: Pagina[] = [];
		for (let n = 1; n <= pdf.numPages; n++) {
			const pagina = await pdf.getPage(n);
			paginas.push(await leesPagina(pagina));
			pagina.cleanup();
		}
		return {
			paginas,
			plat: await platteTekst(pdf),
			rand: await randVan(pdf),
			metadata: await kenmerken(pdf)
		};
	});
	const rand = [...gelezen.rand, ...gelezen.paginas.flatMap((p) => p.rand)];
	for (const einde of einden) {
		const eerder = await metPdf(bytes.subarray(0, einde), platteTekst).catch(() => '');
		if (eerder.trim() !== '' && eerder !== gelezen.plat)
			rand.push({ soort: 'eerdere-versie', tekst: eerder });
	}
	const letters = gelezen.paginas.map(
		(p) =>
			p.woorden
				.map((w) => w.tekst)
				.join('')
				.trim().length
	);
	if (letters.every((aantal) => aantal === 0)) return 'niet-leesbaar';
	const brood = broodmaat(gelezen.paginas.flatMap((p) => p.woorden));
	return {
		paginas: gelezen.paginas.map((p) => p.blokken ?? blokken(p.woorden, brood)),
		rand,
		metadata: gelezen.metadata,
		onleesbaar: gelezen.paginas.flatMap((p, i) => (letters[i] === 0 || p.beeld > GROOT_BEELD ? [i + 1] : [])),
		zoektekst: [gelezen.plat, ...rand.map((r) => r.tekst), ...gelezen.metadata.map((k) => k.waarde)]
	};
}
