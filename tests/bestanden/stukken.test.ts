import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentSoorten } from '#lib/domein/document.ts';
import { controleer } from '#lib/server/bestanden/controle.ts';
import type { Blok } from '#lib/server/bestanden/stuk.ts';
import { tekst } from '#lib/server/bestanden/weergave.ts';
import { formats } from '../../scripts/formats-inhoud.ts';
import { maakStuk } from '../../scripts/stukken.ts';
import { gezin } from './proefbestanden.ts';

const map = new URL('../../static/formats/', import.meta.url);

async function leesBlokken(bytes: Uint8Array, soort: 'pdf' | 'docx') {
	const uit = await tekst(bytes, soort);
	if (uit === 'niet-leesbaar' || !('paginas' in uit)) throw new Error('not read');
	return { ...uit, blokken: uit.paginas.flat() };
}
const woorden = (blok: Blok) => (blok.soort === 'rij' ? blok.cellen.join(' ') : blok.tekst);

describe('invented papers', () => {
	it.each(documentSoorten.flatMap((soort) => [[soort, 'pdf'] as const, [soort, 'docx'] as const]))(
		'%s as %s comes through the checks, has several pages and is about this family',
		async (soort, formaat) => {
			const bytes = await maakStuk({ soort, formaat, gezin });
			expect(await controleer(bytes, `stuk.${formaat}`)).toMatchObject({ soort: formaat });
			const { blokken, paginas } = await leesBlokken(bytes, formaat);
			const alles = blokken.map(woorden).join('\n');
			expect(paginas.length).toBeGreaterThanOrEqual(2);
			expect(blokken[0]).toMatchObject({ soort: 'kop', niveau: 1 });
			expect(alles).toContain('Daan');
			// Nothing that looks like a BSN, a postcode or a phone number.
			expect(alles).not.toMatch(/\d{8}|\b\d{4} ?[A-Z]{2}\b/);
		}
	);

	it('carries extra words and the asked number of pages', async () => {
		const bytes = await maakStuk({
			soort: 'rapportage-gi',
			formaat: 'pdf',
			gezin,
			paginas: 4,
			extra: ['een eigen zin']
		});
		const { blokken, paginas } = await leesBlokken(bytes, 'pdf');
		expect(paginas).toHaveLength(4);
		expect(blokken.at(-1)).toEqual({ soort: 'alinea', tekst: 'een eigen zin' });
	});
});

describe('blank formats (contract S0-C05, S0-C06)', () => {
	it('are the ones described, no more and no less', () => {
		expect(readdirSync(map).sort()).toEqual(formats.map((f) => `${f.bestand}.docx`).sort());
	});

	it.each(formats.map((format) => [format.bestand, format] as const))(
		'%s is up to date',
		async (bestand, format) => {
			const bytes = new Uint8Array(readFileSync(new URL(`${bestand}.docx`, map)));
			const { blokken } = await leesBlokken(bytes, 'docx');
			const gevraagd = format.vakken.flatMap((vak) =>
				'kop' in vak ? [vak.kop] : 'vraag' in vak ? [vak.vraag] : []
			);
			expect(blokken.flatMap((b) => (b.soort === 'kop' && b.niveau > 1 ? [b.tekst] : []))).toEqual(gevraagd);
			const alles = blokken.map(woorden).join('\n');
			expect(alles).toMatch(/geen BSN/);
			expect(alles).toMatch(/Geheim adres: niet invullen/);
		}
	);

	it('leave a place for the ouder(s) and the jongere, and a verzoek for the veiligheidsplan (dossier §2.4)', () => {
		for (const { bestand, vakken } of formats.filter((f) => f.bestand !== 'aanmeldformulier-jbt')) {
			const koppen = vakken.flatMap((vak) => ('kop' in vak ? [vak.kop] : []));
			expect(koppen, bestand).toEqual(
				expect.arrayContaining(['Reactie van de ouder(s)', 'Reactie van de jongere'])
			);
			if (bestand.startsWith('verzoek')) expect(koppen, bestand).toContain('Veiligheidsplan');
		}
	});
});
