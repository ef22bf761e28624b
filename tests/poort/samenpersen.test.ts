// A page goes small over the line when the browser asks for it, and stays the same page.
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { persSamen } from '#lib/server/samenpersen.ts';

const tekst = '<p>Het gesprek over uw kind</p>'.repeat(100);
const pagina = (inhoud = tekst, soort = 'text/html') =>
	new Response(inhoud, { status: 409, headers: { 'content-type': soort, 'cache-control': 'no-store' } });
const vraag = (taal: string | null, methode = 'GET') =>
	new Request('http://localhost/', {
		method: methode,
		...(taal === null ? {} : { headers: { 'accept-encoding': taal } })
	});

test('a page is the same after brotli, with its status and headers', async () => {
	const antwoord = await persSamen(vraag('gzip, deflate, br, zstd'), pagina());
	expect(antwoord.status).toBe(409);
	expect(antwoord.headers.get('content-encoding')).toBe('br');
	expect(antwoord.headers.get('vary')).toBe('accept-encoding');
	expect(antwoord.headers.get('cache-control')).toBe('no-store');
	const bytes = Buffer.from(await antwoord.arrayBuffer());
	expect(bytes.length).toBeLessThan(tekst.length / 10);
	expect(brotliDecompressSync(bytes).toString()).toBe(tekst);
});

test.each([
	['no header', null],
	['no brotli', 'gzip'],
	['brotli refused', 'gzip, br;q=0'],
	['a word that begins with br', 'brik']
])('%s: the page as it is', async (_, taal) => {
	const antwoord = await persSamen(vraag(taal), pagina());
	expect(antwoord.headers.get('content-encoding')).toBeNull();
	expect(await antwoord.text()).toBe(tekst);
});

test('a paper, a small page and a look without body stay as they are', async () => {
	const stuk = pagina(tekst, 'application/pdf');
	expect(await persSamen(vraag('br'), stuk)).toBe(stuk);
	const kort = await persSamen(vraag('br'), pagina('<p>kort</p>'));
	expect(kort.headers.get('content-encoding')).toBeNull();
	expect(await kort.text()).toBe('<p>kort</p>');
	const kop = pagina();
	expect(await persSamen(vraag('br', 'HEAD'), kop)).toBe(kop);
});
