import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Recht } from '#lib/domein/bevoegdheid.ts';
import { MERK } from '#lib/server/poort.ts';
import { wortel } from '../../../scripts/proces.ts';

/** One thing a request can reach: a page (GET), a form action (POST with `?/name`), or an endpoint method. */
export interface Ingang {
	/** With its parameters still in it: `/casus/[casus]/stukken/[document]`. */
	route: string;
	soort: 'pagina' | 'actie' | 'antwoord';
	methode: string;
	/** Name of the action; `default` for the only one. */
	actie?: string;
	recht: Recht | undefined;
}

const ROUTES = path.join(wortel, 'src', 'routes');
const METHODEN = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];
const rechtVan = (fn: unknown) => (fn as { [MERK]?: Recht })[MERK];

const routeVan = (bestand: string): string =>
	`/${path
		.dirname(bestand)
		.split(path.sep)
		.filter((deel) => deel !== '.' && !/^\(.*\)$/.test(deel))
		.join('/')}`;

/** Every entrance of the product, read from its routes; a new page is in every test that walks this list. */
export async function alleIngangen(): Promise<Ingang[]> {
	const bestanden = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).sort();
	const uit: Ingang[] = [];
	for (const bestand of bestanden) {
		const route = routeVan(bestand);
		if (
			bestand.endsWith('+page.svelte') &&
			!bestanden.includes(bestand.replace('+page.svelte', '+page.server.ts'))
		)
			uit.push({ route, soort: 'pagina', methode: 'GET', recht: 'openbaar.lezen' });
		if (!/\+(page\.server|server)\.ts$/.test(bestand)) continue;
		const inhoud = (await import(pathToFileURL(path.join(ROUTES, bestand)).href)) as Record<string, unknown>;
		if (bestand.endsWith('+page.server.ts'))
			uit.push({ route, soort: 'pagina', methode: 'GET', recht: rechtVan(inhoud.load) });
		for (const [actie, fn] of Object.entries((inhoud.actions ?? {}) as Record<string, unknown>))
			uit.push({ route, soort: 'actie', methode: 'POST', actie, recht: rechtVan(fn) });
		for (const methode of METHODEN.filter((een) => inhoud[een]))
			uit.push({
				route,
				soort: 'antwoord',
				methode: methode === 'fallback' ? 'GET' : methode,
				recht: rechtVan(inhoud[methode])
			});
	}
	return uit;
}

/** What may stand at a parameter; several values give several addresses. */
export type Invulling = (naam: string) => readonly string[];

/** The addresses of an entrance with every combination of known ids filled in. */
export function adressenVan({ route, actie }: Ingang, vul: Invulling): string[] {
	let paden = [''];
	for (const deel of route.split('/').slice(1)) {
		const naam = /^\[+(?:\.\.\.)?(\w+)(?:=\w+)?\]+$/.exec(deel)?.[1];
		paden = paden.flatMap((pad) => (naam ? vul(naam) : [deel]).map((waarde) => `${pad}/${waarde}`));
	}
	return paden.map((pad) => (actie && actie !== 'default' ? `${pad}?/${actie}` : pad));
}
