/**
 * DOCX inside the sandbox. mammoth gives the pages as meaning (heading, list, table); what it leaves out
 * (comments, deletions, headers, properties) is read from the parts themselves (dreigingen §3.4).
 */
import { DOMParser } from '@xmldom/xmldom';
import { zipSync, type Unzipped } from 'fflate';
import mammoth from 'mammoth';
import type { Blok, Kenmerk, Rand, Uittreksel } from '../stuk.ts';
import { Afwijzing } from './afwijzing.ts';
import { deel, keur, pakUit, xmlDelen } from './docx-pakket.ts';

/** mammoth's own document tree, as far as we read it. */
type Knoop = {
	type: string;
	value?: string;
	children?: Knoop[];
	styleName?: string | null;
	styleId?: string | null;
	numbering?: object | null;
	breakType?: string;
	altText?: string;
};

const inhoud = (knoop: Knoop): string => {
	if (knoop.type === 'text') return knoop.value ?? '';
	if (knoop.type === 'tab' || knoop.type === 'break') return ' ';
	if (knoop.type === 'image') return knoop.altText ? `[${knoop.altText}]` : '';
	return (knoop.children ?? []).map(inhoud).join('');
};
const netjes = (knoop: Knoop): string => inhoud(knoop).replace(/\s+/g, ' ').trim();
const heeftPaginaEinde = (knoop: Knoop): boolean =>
	knoop.breakType === 'page' || (knoop.children ?? []).some(heeftPaginaEinde);

function blokVan(alinea: Knoop): Blok | undefined {
	const tekst = netjes(alinea);
	if (tekst === '') return undefined;
	const stijl = `${alinea.styleName ?? ''} ${alinea.styleId ?? ''}`;
	const kop = /(?:heading|kop)\s*([1-9])/i.exec(stijl);
	if (kop) return { soort: 'kop', niveau: kop[1] === '1' ? 1 : kop[1] === '2' ? 2 : 3, tekst };
	if (/\b(?:title|titel)\b/i.test(stijl)) return { soort: 'kop', niveau: 1, tekst };
	return { soort: alinea.numbering ? 'punt' : 'alinea', tekst };
}

function verdeelOverPaginas(knopen: Knoop[]): Blok[][] {
	const paginas: Blok[][] = [[]];
	const voegToe = (blok: Blok | undefined) => blok && paginas.at(-1)?.push(blok);
	for (const knoop of knopen) {
		if (knoop.type === 'paragraph') {
			if (heeftPaginaEinde(knoop)) paginas.push([]);
			voegToe(blokVan(knoop));
		} else if (knoop.type === 'table') {
			for (const rij of knoop.children ?? [])
				voegToe({ soort: 'rij', cellen: (rij.children ?? []).map(netjes) });
		}
	}
	return paginas.filter((pagina, i) => i === 0 || pagina.length > 0);
}

const ontleed = (xml: string) =>
	new DOMParser({
		errorHandler: { warning: () => {}, error: () => {}, fatalError: () => {} }
	}).parseFromString(xml, 'text/xml');

/** Texts of all elements with one of these names; paragraphs inside are kept apart. */
function tekstenVan(xml: string, namen: string[]): string[] {
	const doc = ontleed(xml);
	return namen.flatMap((naam) =>
		Array.from(doc?.getElementsByTagName(naam) ?? []).flatMap((el) => el.textContent?.trim() || [])
	);
}

const echt = (xml: string): string =>
	xml
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&apos;/g, "'")
		.replace(/&amp;/g, '&');

/** All text of a part, tags taken out, so that a word cut into runs is whole again. */
const plat = (xml: string): string =>
	echt(xml.replace(/<\/w:p>|<w:(?:br|tab|cr)\b[^>]*>/g, '\n').replace(/<[^>]*>/g, ''));

/** Attributes that a reader may get to see: alternative texts, link targets, authors, variables. */
const randschrift = (xml: string): string[] =>
	[
		...xml.matchAll(
			/\s(?:descr|title|Target|w:author|w:initials|w:tooltip|w:name|w:alias|w:tag)="([^"]+)"|<w:docVar\s[^>]*w:val="([^"]+)"/g
		)
	].map((gevonden) => echt(gevonden[1] ?? gevonden[2] ?? ''));

const RANDEN: [RegExp, Rand['soort'], string[]][] = [
	[/^word\/comments\.xml$/, 'opmerking', ['w:comment']],
	[/^word\/header\d*\.xml$/, 'koptekst', ['w:p']],
	[/^word\/footer\d*\.xml$/, 'voettekst', ['w:p']],
	[/^word\/(?:foot|end)notes\.xml$/, 'voetnoot', ['w:p']],
	[/^word\/document\.xml$/, 'verwijderd', ['w:del', 'w:moveFrom']],
	[/^word\/document\.xml$/, 'ingevoegd', ['w:ins', 'w:moveTo']]
];

function randVan(pakket: Unzipped): Rand[] {
	return Object.keys(pakket).flatMap((naam) =>
		RANDEN.filter(([vorm]) => vorm.test(naam)).flatMap(([, soort, elementen]) =>
			tekstenVan(deel(pakket, naam), elementen).map((tekst): Rand => ({ soort, tekst }))
		)
	);
}

function kenmerken(pakket: Unzipped): Kenmerk[] {
	return Object.keys(pakket)
		.filter((naam) => /^docProps\/.*\.xml$/.test(naam))
		.flatMap((naam) => {
			const wortel = ontleed(deel(pakket, naam))?.documentElement;
			return Array.from(wortel?.childNodes ?? []).flatMap((el): Kenmerk[] => {
				const waarde = el.textContent?.trim() ?? '';
				return waarde === '' ? [] : [{ naam: el.nodeName.replace(/^\w+:/, ''), waarde }];
			});
		});
}

/** A picture over an eighth of an A4 (in EMU², 360,000 to the centimetre) may hold words; a logo does not. */
const GROOT_BEELD = (21 * 29.7 * 360_000 ** 2) / 8;
const grootBeeld = (xml: string): boolean =>
	[...xml.matchAll(/<wp:extent\s[^>]*>/g)].some(([maat]) => {
		const kant = (naam: string) => Number(new RegExp(`\\s${naam}="(\\d+)"`).exec(maat)?.[1] ?? 0);
		return kant('cx') * kant('cy') > GROOT_BEELD;
	}) || /<v:imagedata|<w:pict\b/.test(xml);

async function boom(pakket: Unzipped): Promise<Knoop> {
	let document: Knoop = { type: 'document' };
	// Packed again without compression, so that mammoth unpacks exactly what was checked.
	await mammoth.convertToHtml(
		{ buffer: Buffer.from(zipSync(pakket, { level: 0 })) },
		{
			externalFileAccess: false,
			transformDocument: (knoop: Knoop) => (document = knoop)
		}
	);
	return document;
}

async function open(bytes: Uint8Array): Promise<{ pakket: Unzipped; paginas: Blok[][] }> {
	const pakket = pakUit(bytes);
	keur(pakket);
	const document = await boom(pakket).catch(() => {
		throw new Afwijzing('bestand.kapot');
	});
	return { pakket, paginas: verdeelOverPaginas(document.children ?? []) };
}

/** Checks the inside of a docx; it counts as one page. Refuses as `pakUit` and `keur`. */
export async function onderzoek(bytes: Uint8Array): Promise<{ aantal: number }> {
	const { paginas } = await open(bytes);
	return { aantal: paginas.length };
}

/** Reads a docx: pages as blocks (split at hard page breaks), and everything beside them. */
export async function lees(bytes: Uint8Array): Promise<Uittreksel | 'niet-leesbaar'> {
	const { pakket, paginas } = await open(bytes);
	const metadata = kenmerken(pakket);
	const rand = randVan(pakket);
	const opPapier = paginas.flat().map((blok) => (blok.soort === 'rij' ? blok.cellen.join('\n') : blok.tekst));
	const delen = xmlDelen(pakket).map((naam) => deel(pakket, naam));
	const zoektekst = [opPapier.join('\n'), ...rand.map((r) => r.tekst), ...metadata.map((k) => k.waarde)];
	zoektekst.push(...delen.map(plat), ...delen.flatMap(randschrift));
	if (paginas.every((pagina) => pagina.length === 0) && rand.length === 0) return 'niet-leesbaar';
	const beeld = grootBeeld(deel(pakket, 'word/document.xml'));
	return { paginas, rand, metadata, onleesbaar: beeld ? paginas.map((_, i) => i + 1) : [], zoektekst };
}
