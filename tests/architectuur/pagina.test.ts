// What stands in every page by itself: the small script and the icon (besluiten/paginas-zonder-javascript.md).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { afdruk, kleinscript } from '../../scripts/kleinscript.js';
import config from '../../svelte.config.js';
import { zetErin } from '../../src/lib/server/kleinscript.ts';

const nood = readFileSync('src/error.html', 'utf8');
const app = readFileSync('src/app.html', 'utf8');
const metRoute = (id: string | null) => zetErin({ route: { id } } as Parameters<typeof zetErin>[0]);

test('the page holds the script that the policy names, once, and nothing that ends it early', () => {
	const html = metRoute('/inloggen')({ html: app });
	expect(html.split(`<script>${kleinscript}</script>`)).toHaveLength(2);
	expect(kleinscript).not.toMatch(/<\/script|<!--/i);
	expect(config.kit?.csp?.directives?.['script-src']).toEqual(['self', afdruk]);
});

test('what opens after a quick exit holds no script', () => {
	expect(metRoute('/(openbaar)/vandaag')({ html: app })).not.toMatch(/<script|klein/);
});

test('the icon in the page is the drawing of the icon file', () => {
	const inPagina = /href="data:image\/svg\+xml,([^"]*)"/.exec(app)?.[1] ?? '';
	expect(decodeURIComponent(inPagina)).toBe(readFileSync('static/icoon.svg', 'utf8').trim());
});

test('the page for when no page can be made is as neutral and as strict as the others, and has the exit', () => {
	expect(nood).toContain('<title>Aan Tafel</title>');
	expect(nood).toContain('<form method="post" action="/weg">');
	expect(nood).not.toMatch(/<script|sveltekit\.(error|status)|style=/);
	const stijl = /<style>(.*?)<\/style>/s.exec(nood)![1]!;
	expect(nood).toContain(`style-src 'sha256-${createHash('sha256').update(stijl).digest('base64')}'`);
	expect(nood).toContain("default-src 'none'");
});
