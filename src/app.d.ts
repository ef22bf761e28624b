import type { Gebruiker } from '#lib/server/toegang/sessie.ts';

// What pages and the server share. The poort fills locals; a page may pass `rand` to the header.
declare global {
	/** Of vite.config.ts: src/lib/ui/klein.js, made small. */
	const KLEINSCRIPT: string;
	namespace App {
		interface Locals {
			/** Set by the hook from the cookie; nothing else reads it. */
			gebruiker: Gebruiker | null;
			/** The store could not be asked who this is. */
			opslagWeg?: boolean;
			/** More was sent than is read; nothing of it was kept. */
			teGroot?: 'bestand' | 'tekst';
			verzoekId: string;
		}
		interface Error {
			message: string;
			/** Reference number of a defect, to give when calling; never says anything about a person. */
			kenmerk?: string;
			/** Voice of the reader, where it is known. */
			stem?: 'u' | 'je';
			/** Of who plans the tafel, for somebody of the family. */
			telefoon?: string;
			/** What somebody wrote whose session had ended: given back, never kept. */
			getypt?: Record<string, string>;
			/** What was sent waits for a fresh proof of who sends it; a file cannot be kept. */
			bewijs?: { doel: string; velden: [string, string][]; bestand: boolean };
		}

		interface PageData {
			/** Where else in this case the reader may go; filled by the poort on casus pages. */
			menu?: { href: string; tekst: string }[];
			/** The reader works on this case; filled by the poort on casus pages. */
			werkt?: boolean;
			/** Number of the case that this page is of, for who works on more than one. */
			zaak?: string | undefined;
			/** What the frame around a signed-in page needs; absent on public pages. */
			rand?: {
				/** Shows the button that ends the session. */
				uitloggen?: boolean;
				/** Signed in with an account: the way to the own home and the own account. */
				account?: boolean;
				/** Seconds until the session ends; klein.js warns two minutes before. */
				sessieSeconden?: number;
				/** Covers the page while the phone shows another app. */
				prive?: boolean;
				/** Voice of the frame; u when absent. */
				stem?: 'u' | 'je';
			};
		}
	}
}

export {};
