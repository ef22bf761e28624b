/**
 * Pages over the line: a page of 13 kB is 3 kB with brotli, and on a slow phone that is a visible wait. Done off the
 * main thread. No page shows what an address of another site put into it, so its length tells a listener nothing new
 * (besluiten/samenpersen.md).
 */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const pers = promisify(brotliCompress);
/** Smaller than this it costs more than it saves. Bytes. */
const VANAF = 1_000;
/** A page is made for one reader and read once: quick is better than small. */
const KWALITEIT = 5;

const wilBrotli = (verzoek: Request): boolean =>
	(verzoek.headers.get('accept-encoding') ?? '')
		.split(',')
		.some((een) => /^\s*br\s*(;|$)/.test(een) && !/;\s*q=0(\.0+)?\s*$/.test(een));

/**
 * Compresses a rendered page when the browser understands brotli.
 * @returns the answer itself when there is nothing to gain
 */
export async function persSamen(verzoek: Request, antwoord: Response): Promise<Response> {
	const pagina = antwoord.headers.get('content-type')?.startsWith('text/html') ?? false;
	if (!pagina || verzoek.method === 'HEAD' || antwoord.headers.has('content-encoding') || !wilBrotli(verzoek))
		return antwoord;
	const bytes = Buffer.from(await antwoord.arrayBuffer());
	const koppen = new Headers(antwoord.headers);
	koppen.append('vary', 'accept-encoding');
	const opties = { status: antwoord.status, statusText: antwoord.statusText, headers: koppen };
	if (bytes.length < VANAF) return new Response(bytes, opties);
	const klein = await pers(bytes, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: KWALITEIT,
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
			[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
		}
	});
	koppen.set('content-encoding', 'br');
	koppen.delete('content-length');
	return new Response(klein, opties);
}
