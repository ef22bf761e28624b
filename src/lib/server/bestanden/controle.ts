/** Whether a file may come in. Fails closed: what is not recognised and read is refused (dreigingen D01–D07). */
import { isWeigering, weiger, type Weigering } from '#lib/domein/weigering.ts';
import { GRENZEN, type Soort } from './stuk.ts';
import { heeftTweeGezichten, herken, MIME, schoneNaam } from './soort.ts';
import { paginas } from './weergave.ts';
import { EICAR } from './proefvirus.ts';

export type Controle = {
	soort: Soort;
	mime: string;
	/** Safe to show; ends in the extension of what the file really is. */
	bestandsnaam: string;
	/** In bytes. */
	grootte: number;
	paginas: number;
};

/** An OLE container with this stream name is a modern Office file behind a password. */
const VERSLEUTELD = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Looks at the content of `bytes` and decides what it is; `naam` is only cleaned. Give `toegestaan` where
 * fewer kinds may come in: families send PDF and pictures, professionals also docx (D05).
 * Refuses `bestand.leeg`, `.te-groot`, `.soort`, `.oud-word`, `.versleuteld`, `.onveilig`, `.kapot`, `.bijlagen`,
 * `.te-lang`, `.te-zwaar`, `.druk`.
 */
export async function controleer(
	bytes: Uint8Array,
	naam: string,
	toegestaan: readonly Soort[] = ['pdf', 'docx', 'jpg', 'png', 'heic']
): Promise<Controle | Weigering> {
	if (bytes.length === 0) return weiger('bestand.leeg');
	if (bytes.length > GRENZEN.bytes) return weiger('bestand.te-groot');
	const inhoud = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (inhoud.includes(EICAR)) return weiger('bestand.onveilig');
	const soort = herken(bytes);
	if (soort === 'oud-kantoor')
		return weiger(inhoud.includes(VERSLEUTELD) ? 'bestand.versleuteld' : 'bestand.oud-word');
	if (!soort || !toegestaan.includes(soort)) return weiger('bestand.soort');
	if (heeftTweeGezichten(bytes, soort)) return weiger('bestand.onveilig');
	if (soort === 'pdf' && /\/Launch\b|\/JavaScript\b|\/JS\b\s*[(<\d]/.test(inhoud.toString('latin1')))
		return weiger('bestand.onveilig');
	const gelezen = await paginas(bytes, soort);
	if (isWeigering(gelezen)) return gelezen;
	return {
		soort,
		mime: MIME[soort],
		bestandsnaam: schoneNaam(naam, soort),
		grootte: bytes.length,
		paginas: gelezen.aantal
	};
}
