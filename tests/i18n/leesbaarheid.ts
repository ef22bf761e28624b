/** Readability of Dutch: sentence length and Flesch-Douma. A lint, never proof of a language level (dossier §9.1). */

const KERNEN = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|ij|ai|oi|ëi|[aeiouyëïöüáéíóúàèêâôû]/g;

export const lettergrepen = (woord: string): number =>
	Math.max(1, (woord.toLowerCase().match(KERNEN) ?? []).length);

export const woorden = (zin: string): string[] => zin.match(/\p{L}[\p{L}\p{M}'’-]*|\d+/gu) ?? [];

/** Sentences end at a full stop, question or exclamation mark; every string given is at least one sentence. */
export const zinnen = (teksten: readonly string[]): string[] =>
	teksten
		.flatMap((tekst) => tekst.split(/(?<=[.!?…])\s+(?=["“'(]?[\p{Lu}\d])/u))
		.map((zin) => zin.replace(/\{\{.*?\}\}/g, 'naam').trim())
		.filter((zin) => woorden(zin).length > 0);

export interface Meting {
	woorden: number;
	gemiddeld: number;
	langste: string;
	langsteWoorden: number;
	fleschDouma: number;
}

/** Flesch-Douma: 206.835 − 0.93 × words per sentence − 77 × syllables per word (dossier §9.1, X34). */
export function meet(teksten: readonly string[]): Meting {
	const lijst = zinnen(teksten);
	const alle = lijst.flatMap(woorden);
	const perZin = alle.length / lijst.length;
	const perWoord = alle.reduce((som, woord) => som + lettergrepen(woord), 0) / alle.length;
	const langste = lijst.toSorted((a, b) => woorden(b).length - woorden(a).length)[0] ?? '';
	return {
		woorden: alle.length,
		gemiddeld: perZin,
		langste,
		langsteWoorden: woorden(langste).length,
		fleschDouma: 206.835 - 0.93 * perZin - 77 * perWoord
	};
}

const GRENS = {
	u: { gemiddeld: 10, langste: 15, flesch: 75, fout: /(?<!\p{L})(je|jij|jou|jouw|jullie)(?!\p{L})/iu },
	je: { gemiddeld: 9, langste: 13, flesch: 80, fout: /(?<!\p{L})(u|uw|uzelf)(?!\p{L})/iu }
} as const;

/** What is wrong with a page for this reader, in words; empty when nothing is (dossier §9.3). */
export function gebreken(teksten: readonly string[], stem: 'u' | 'je'): string[] {
	const grens = GRENS[stem];
	const m = meet(teksten);
	return [
		m.gemiddeld > grens.gemiddeld && `average sentence ${m.gemiddeld.toFixed(1)} > ${grens.gemiddeld}`,
		m.langsteWoorden > grens.langste && `${m.langsteWoorden} words > ${grens.langste}: ${m.langste}`,
		m.fleschDouma < grens.flesch && `Flesch-Douma ${m.fleschDouma.toFixed(0)} < ${grens.flesch}`,
		...verkeerdeStem(teksten, stem)
	].filter((gebrek) => gebrek !== false);
}

/** Sentences that speak to the reader in the other voice. */
export const verkeerdeStem = (teksten: readonly string[], stem: 'u' | 'je'): string[] =>
	teksten.filter((tekst) => GRENS[stem].fout.test(tekst)).map((tekst) => `wrong voice: ${tekst}`);
