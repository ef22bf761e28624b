// The small script of every page, as it stands in the page itself (besluiten/paginas-zonder-javascript.md).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { minifySync } from 'vite';

const naam = new URL('../src/lib/ui/klein.js', import.meta.url);
const { code, errors } = minifySync('klein.js', readFileSync(naam, 'utf8'), { module: false });
if (errors.length > 0) throw new Error(`klein.js: ${errors.map(({ message }) => message).join()}`);

export const kleinscript = code.trim();

/** What the policy of every page allows besides files of our own: this text and no other. */
export const afdruk = /** @type {const} */ (
	`sha256-${createHash('sha256').update(kleinscript).digest('base64')}`
);
