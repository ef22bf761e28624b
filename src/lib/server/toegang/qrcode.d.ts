/** The one function of `qrcode` that we use; the package carries no types. */
declare module 'qrcode' {
	interface Modules {
		readonly size: number;
		/** True for a dark module. */
		get(rij: number, kolom: number): number | boolean;
	}
	const qrcode: {
		create(tekst: string, keuze?: { errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' }): { modules: Modules };
	};
	export default qrcode;
}
