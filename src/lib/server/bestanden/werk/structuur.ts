/** Reads a page by the tags its maker gave it (heading, list, table); Word and most office programs do. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Blok } from '../stuk.ts';

type Inhoud = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'];
type Boom = { role?: string; type?: string; id?: string; alt?: string; children?: Boom[] };

/** Words of the page by the tag they stand in; words that count as decoration are left out. */
function perTeken(items: Inhoud): { teksten: Map<string, string>; letters: number } {
	const teksten = new Map<string, string>();
	const stapel: string[] = [];
	let letters = 0;
	for (const item of items) {
		if (!('str' in item)) {
			if (item.type === 'endMarkedContent') stapel.pop();
			else
				stapel.push('tag' in item && item.tag === 'Artifact' ? 'Artifact' : (item.id ?? stapel.at(-1) ?? ''));
			continue;
		}
		const plek = stapel.at(-1) ?? '';
		if (plek !== 'Artifact') letters += dicht(item.str);
		teksten.set(plek, (teksten.get(plek) ?? '') + item.str + (item.hasEOL ? '\n' : ''));
	}
	return { teksten, letters };
}

const dicht = (tekst: string): number => tekst.replace(/\s/g, '').length;

const netjes = (tekst: string): string =>
	tekst
		.replace(/(\p{L})-\n(?=\p{Ll})/gu, '$1')
		.replace(/\s+/g, ' ')
		.trim();

function lees(knoop: Boom, teksten: Map<string, string>): string {
	if (knoop.type === 'content') return teksten.get(knoop.id ?? '') ?? '';
	if (knoop.role === 'Figure' && knoop.alt) return `[${knoop.alt}] `;
	return (knoop.children ?? []).map((kind) => lees(kind, teksten)).join(' ');
}

const ALINEA = /^(?:P|Caption|Note|BlockQuote|TOCI|Figure|Span|Link|Formula|Lbl|LBody)$/;

function loop(knoop: Boom, teksten: Map<string, string>): Blok[] {
	const rol = knoop.role ?? '';
	const kinderen = knoop.children ?? [];
	const kop = /^H([1-6]?)$/.exec(rol);
	if (rol === 'TR') {
		const cellen = kinderen.map((cel) => netjes(lees(cel, teksten)));
		return cellen.some((cel) => cel !== '') ? [{ soort: 'rij', cellen }] : [];
	}
	if (rol === 'LI') {
		const dieper = (k: Boom): Boom[] => (k.role === 'L' ? [k] : (k.children ?? []).flatMap(dieper));
		const zonder = (k: Boom): Boom => ({
			...k,
			children: k.children?.filter((c) => c.role !== 'L' && c.role !== 'Lbl').map(zonder)
		});
		const tekst = netjes(lees(zonder(knoop), teksten));
		const punt: Blok[] = tekst === '' ? [] : [{ soort: 'punt', tekst }];
		return [...punt, ...kinderen.flatMap(dieper).flatMap((lijst) => loop(lijst, teksten))];
	}
	if (kop || rol === 'Title' || ALINEA.test(rol) || knoop.type === 'content') {
		const tekst = netjes(lees(knoop, teksten));
		if (tekst === '') return [];
		const punt = /^[•●◦▪‣☐☑☒✓]\s+/u.exec(tekst);
		if (kop || rol === 'Title')
			return [{ soort: 'kop', niveau: kop?.[1] === '2' ? 2 : Number(kop?.[1] ?? 1) > 2 ? 3 : 1, tekst }];
		return [punt ? { soort: 'punt', tekst: tekst.slice(punt[0].length) } : { soort: 'alinea', tekst }];
	}
	return kinderen.flatMap((kind) => loop(kind, teksten));
}

/** The blocks of a tagged page; undefined when the tags cover less than nearly all of its words. */
export async function uitTekens(pagina: PDFPageProxy): Promise<Blok[] | undefined> {
	const boom: Boom | null = await pagina.getStructTree();
	if (!boom) return undefined;
	const { items } = await pagina.getTextContent({ includeMarkedContent: true });
	const { teksten, letters } = perTeken(items);
	const blokken = loop(boom, teksten);
	const gelezen = blokken.flatMap((blok) => (blok.soort === 'rij' ? blok.cellen : [blok.tekst])).join('');
	return letters > 0 && dicht(gelezen) >= letters * 0.95 ? blokken : undefined;
}
