import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const WORTEL = resolve('src');
const bestanden = readdirSync(WORTEL, { recursive: true, encoding: 'utf8' })
	.filter((pad) => /\.(ts|svelte|js)$/.test(pad))
	.map((pad) => join(WORTEL, pad));

/** The script parts of a file. */
function code(pad: string): string {
	const bron = readFileSync(pad, 'utf8');
	if (!pad.endsWith('.svelte')) return bron;
	const boom = parse(bron, { modern: true });
	return [boom.instance, boom.module]
		.map((deel) => (deel ? bron.slice(deel.start, deel.end).replace(/<\/?script[^>]*>/g, '') : ''))
		.join('\n');
}

/** What a file imports, with types left out: they are gone when it runs. */
function invoer(pad: string): string[] {
	const boom = ts.createSourceFile(pad, code(pad), ts.ScriptTarget.Latest, true);
	const uit: string[] = [];
	const loop = (knoop: ts.Node) => {
		if (ts.isImportDeclaration(knoop) && !knoop.importClause?.isTypeOnly)
			uit.push((knoop.moduleSpecifier as ts.StringLiteral).text);
		if (ts.isExportDeclaration(knoop) && knoop.moduleSpecifier && !knoop.isTypeOnly)
			uit.push((knoop.moduleSpecifier as ts.StringLiteral).text);
		if (
			ts.isCallExpression(knoop) &&
			knoop.expression.kind === ts.SyntaxKind.ImportKeyword &&
			ts.isStringLiteral(knoop.arguments[0]!)
		)
			uit.push((knoop.arguments[0] as ts.StringLiteral).text);
		ts.forEachChild(knoop, loop);
	};
	loop(boom);
	return uit;
}

/** What a file takes from Node's cryptography, name by name; `*` for all of it. */
function uitCrypto(pad: string): string[] {
	const boom = ts.createSourceFile(pad, code(pad), ts.ScriptTarget.Latest, true);
	return boom.statements.flatMap((zin) => {
		if (
			!ts.isImportDeclaration(zin) ||
			!/^(node:)?crypto$/.test((zin.moduleSpecifier as ts.StringLiteral).text)
		)
			return [];
		const namen = zin.importClause?.namedBindings;
		return namen && ts.isNamedImports(namen)
			? namen.elements.map((een) => (een.propertyName ?? een.name).text)
			: ['*'];
	});
}

/** A room of the house; what is not a file of ours keeps its package name. */
function kamer(van: string, naar: string): string {
	const pad = naar.startsWith('#lib/')
		? join(WORTEL, 'lib', naar.slice(5))
		: naar.startsWith('.')
			? resolve(dirname(van), naar)
			: null;
	if (!pad) return naar;
	const deel = relative(WORTEL, pad).replace(/\?.*$/, '');
	const [eerste, tweede, derde] = deel.split('/');
	if (eerste !== 'lib') return eerste ?? '';
	if (tweede !== 'server') return pad.endsWith('messages') ? 'messages' : (tweede ?? '');
	return derde?.includes('.') ? `server/${derde.replace('.ts', '')}` : `server/${derde}`;
}

const mag: Record<string, RegExp> = {
	domein: /^(domein|valibot)$/,
	ui: /^(ui|i18n|svelte.*|@utrecht\/.*)$/,
	'server/casus':
		/^(domein|server\/(casus|context|casusrol|opslag|klok|bestanden)|drizzle-orm.*|node:crypto)$/,
	'server/opslag': /^(domein|server\/(opslag|klok|instelling)|drizzle-orm.*|better-sqlite3|pg|node:.*)$/,
	'server/context': /^(domein|server\/(casusrol|vastlegging|opslag|klok|toegang)|drizzle-orm.*)$/,
	'server/casusrol': /^(domein|server\/(opslag|klok|toegang)|drizzle-orm.*)$/,
	'server/vastlegging': /^(server\/(opslag|klok))$/
};

describe('who may import whom', () => {
	for (const [naam, regel] of Object.entries(mag))
		it(naam, () => {
			for (const pad of bestanden.filter(
				(bestand) => kamer(bestand, `./${bestand.split('/').pop()}`) === naam
			))
				for (const naar of invoer(pad))
					expect
						.soft(`${relative(WORTEL, pad)} → ${kamer(pad, naar)}`)
						.toMatch(new RegExp(`→ ${regel.source.slice(1)}`));
		});

	it('nothing but routes, hooks, the poort and what it is made of knows Kit', () => {
		const kent = bestanden.filter((pad) =>
			invoer(pad).some((naar) => /^(@sveltejs\/kit|\$app|\$env|\$service-worker)/.test(naar))
		);
		const vrij =
			/^(routes\/|hooks\.|service-worker|lib\/server\/(poort|deur|bewijs|idempotentie|formulier|verlopen)\.ts)/;
		expect(kent.map((pad) => relative(WORTEL, pad)).filter((pad) => !vrij.test(pad))).toEqual([]);
	});

	it('chance comes from opslag, toegang and bestanden only; ciphers and digests from their own files', () => {
		const kent = bestanden.flatMap((pad) =>
			uitCrypto(pad).map((naam) => `${relative(WORTEL, pad)}: ${naam}`)
		);
		const huis = /^lib\/server\/(opslag|toegang|bestanden)\/[\w-]+\.ts: random\w+$/;
		const slotenmakers =
			/^lib\/server\/(opslag\/(versleuteling|sleutelbestand)|bestanden\/versleutelde-blokken)\.ts: create(C|Dec)ipheriv$/;
		const vrij = (regel: string) =>
			huis.test(regel) ||
			slotenmakers.test(regel) ||
			regel.startsWith('lib/server/opslag/versleuteling.ts: ');
		expect(kent.length).toBeGreaterThan(10);
		expect(kent.filter((regel) => !vrij(regel))).toEqual([]);
		const anders = bestanden.filter((pad) => /\bcrypto\.subtle\b/.test(code(pad)));
		// Drafts on the device are locked in the browser, with a key that the server keeps (klad.js).
		expect(anders.map((pad) => relative(WORTEL, pad))).toEqual(['lib/ui/klad.js']);
	});

	it('there are no drawers: utils, helpers, common, manager, service', () => {
		const lades = bestanden
			.map((pad) => relative(WORTEL, pad))
			.filter((pad) => /(^|\/)(utils?|helpers?|common|manager|service|misc|shared)(\.|\/)/.test(pad));
		expect(lades).toEqual([]);
	});
});
