// What pages and the server share. The poort fills locals; a page may pass `rand` to the header.
declare global {
	namespace App {
		interface PageData {
			/** What the frame around a signed-in page needs; absent on public pages. */
			rand?: {
				/** How the reader is called. */
				naam?: string;
				/** Shows the button that ends the session. */
				uitloggen?: boolean;
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
