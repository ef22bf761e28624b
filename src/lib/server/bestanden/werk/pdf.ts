/**
 * PDF inside the sandbox: pages become pictures, so that scripts, links, forms and beacons in the
 * file are dead for the reader (dreigingen finding 13, D03).
 */
import { createCanvas } from '@napi-rs/canvas';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { GRENZEN } from '../stuk.ts';
import { Afwijzing } from './afwijzing.ts';

const pakket = dirname(findPackageJSON('pdfjs-dist', import.meta.url) ?? '');
const map = (naam: string) => join(pakket, naam) + '/';

/** Opens a PDF for `gebruik` and closes it afterwards. Refuses `bestand.versleuteld`, `bestand.kapot`, `bestand.te-lang`. */
export async function metPdf<T>(
	bytes: Uint8Array,
	gebruik: (pdf: PDFDocumentProxy) => Promise<T>
): Promise<T> {
	const lading = getDocument({
		// pdfjs takes the buffer over, so it gets its own copy; and it refuses a Buffer, which the store hands out.
		data: new Uint8Array(bytes),
		standardFontDataUrl: map('standard_fonts'),
		cMapUrl: map('cmaps'),
		cMapPacked: true,
		wasmUrl: map('wasm'),
		iccUrl: map('iccs'),
		useSystemFonts: false,
		enableXfa: false,
		maxImageSize: GRENZEN.beeldpunten,
		verbosity: VerbosityLevel.ERRORS
	});
	try {
		const pdf = await lading.promise;
		if (pdf.numPages > GRENZEN.paginas) throw new Afwijzing('bestand.te-lang');
		return await gebruik(pdf);
	} catch (fout) {
		if (fout instanceof Afwijzing) throw fout;
		const naam = fout instanceof Error ? fout.name : '';
		throw new Afwijzing(naam === 'PasswordException' ? 'bestand.versleuteld' : 'bestand.kapot');
	} finally {
		await lading.destroy();
	}
}

/** Counts the pages. Refuses files inside the file (`bestand.bijlagen`) and scripts or programs (`bestand.onveilig`). */
export function onderzoek(bytes: Uint8Array): Promise<{ aantal: number }> {
	return metPdf(bytes, async (pdf) => {
		if (await pdf.getAttachments()) throw new Afwijzing('bestand.bijlagen');
		if ((await pdf.hasJSActions()) || (await pdf.getJSActions())) throw new Afwijzing('bestand.onveilig');
		await pdf.getPage(1);
		return { aantal: pdf.numPages };
	});
}

/** One page as WebP of `breedte` pixels wide. Refuses `bestand.pagina-onbekend`. */
export function teken(bytes: Uint8Array, nummer: number, breedte: number): Promise<Uint8Array> {
	return metPdf(bytes, async (pdf) => {
		if (nummer < 1 || nummer > pdf.numPages) throw new Afwijzing('bestand.pagina-onbekend');
		const pagina = await pdf.getPage(nummer);
		const maat = pagina.getViewport({ scale: 1 });
		// A strip of one by ten thousand must not become a picture of a billion pixels.
		const schaal = Math.min(
			breedte / maat.width,
			Math.sqrt(16_000_000 / (maat.width * maat.height)),
			16_000 / maat.height
		);
		const viewport = pagina.getViewport({ scale: schaal });
		const vel = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
		const pen = vel.getContext('2d');
		// The canvas of @napi-rs speaks the same language as the one of the browser, but its type is its own.
		await pagina.render({ canvas: null, canvasContext: pen as unknown as CanvasRenderingContext2D, viewport })
			.promise;
		return vel.encode('webp', 80);
	});
}
