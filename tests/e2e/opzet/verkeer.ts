import { expect, type BrowserContext, type Page } from '@playwright/test';

/** What a browser did and complained about, from the first page on. */
export interface Verkeer {
	/** Method and address of each request, whoever it went to. */
	verzoeken: string[];
	/** Everything in the console above information, CSP reports among them. */
	klachten: string[];
	/** Titles that pages had, each once. */
	titels: Set<string>;
	/** Fails on a request to somewhere else, a complaint, or a title that tells something (issue 2 §4). */
	verwachtSchoon: (oorsprong: string) => void;
}

/** A case page or an answer of a case without `no-store`, a page without a strict policy: collected, not thrown. */
function keurKoppen(verkeer: Verkeer, adres: string, koppen: Record<string, string>): void {
	const pad = new URL(adres).pathname;
	if (
		/^\/(casus|mijn|werk|account|uitnodiging|loket\/[0-9a-f-]{36})/.test(pad) &&
		!koppen['cache-control']?.includes('no-store')
	)
		verkeer.klachten.push(`${pad} mag in een cache: ${koppen['cache-control'] ?? 'geen kop'}`);
}

/** Watches every page of a browser context. Call it before the first page opens. */
export function volg(context: BrowserContext): Verkeer {
	const verkeer: Verkeer = {
		verzoeken: [],
		klachten: [],
		titels: new Set(),
		verwachtSchoon(oorsprong) {
			const buiten = this.verzoeken.filter((verzoek) => {
				const { protocol, origin } = new URL(verzoek.slice(verzoek.indexOf(' ') + 1));
				return !['data:', 'blob:', 'about:'].includes(protocol) && origin !== oorsprong;
			});
			expect(buiten, 'verzoeken naar buiten').toEqual([]);
			expect(this.klachten, 'klachten van de browser').toEqual([]);
			const vertelt = [...this.titels].filter(
				(titel) => titel !== '' && titel !== 'Aan Tafel' && titel !== 'Vandaag'
			);
			expect(vertelt, 'titels die iets vertellen').toEqual([]);
		}
	};
	const kijk = (page: Page) => {
		page.on('pageerror', (fout) => {
			// A move between pages that is overtaken by the next one ends its transition; nothing is wrong then.
			if (!fout.message.startsWith('Transition was')) verkeer.klachten.push(`${page.url()}: ${fout.message}`);
		});
		page.on('console', (regel) => {
			// A refused form is a 4xx on purpose; the browser writes that down as an error.
			const isAntwoord = regel
				.text()
				.startsWith('Failed to load resource: the server responded with a status of 4');
			const isOffline = regel.text().includes('net::ERR_INTERNET_DISCONNECTED');
			if ((regel.type() === 'error' || regel.type() === 'warning') && !isAntwoord && !isOffline)
				verkeer.klachten.push(`${page.url()}: ${regel.text()}`);
		});
		page.on('domcontentloaded', () => {
			page.title().then(
				// What Playwright answers itself when the next page is on its way: no title of ours.
				(titel) => !/^Loading https?:/.test(titel) && verkeer.titels.add(titel),
				() => undefined
			);
		});
	};
	context.pages().forEach(kijk);
	context.on('page', kijk);
	context.on('request', (verzoek) => verkeer.verzoeken.push(`${verzoek.method()} ${verzoek.url()}`));
	context.on('response', (antwoord) => keurKoppen(verkeer, antwoord.url(), antwoord.headers()));
	return verkeer;
}
