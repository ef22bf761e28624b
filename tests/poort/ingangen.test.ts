import { describe, expect, it } from 'vitest';
import { bevoegdheid, rechten, type Recht } from '#lib/domein/bevoegdheid.ts';
import { rollen } from '#lib/domein/rol.ts';
import { MERK } from '#lib/server/poort.ts';

const modules = import.meta.glob(
	['/src/routes/**/+page.server.ts', '/src/routes/**/+server.ts', '/src/routes/**/+layout.server.ts'],
	{
		eager: true
	}
) as Record<string, Record<string, unknown>>;
const paginas = Object.keys(import.meta.glob('/src/routes/**/+page.svelte'));
const openbaar = import.meta.glob(['/src/routes/**/+page.ts', '/src/routes/**/+layout.ts'], {
	eager: true
}) as Record<string, Record<string, unknown>>;

const METHODES = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];
const route = (pad: string) => pad.replace('/src/routes', '').replace(/\/\+[^/]+$/, '') || '/';

/** Every function the outside can reach, with the right it is branded with. */
const ingangen = Object.entries(modules).flatMap(([pad, inhoud]) => [
	...(inhoud.load ? [{ naam: `${route(pad)} load`, fn: inhoud.load, lezen: true }] : []),
	...Object.entries((inhoud.actions ?? {}) as Record<string, unknown>).map(([actie, fn]) => ({
		naam: `${route(pad)} ?/${actie}`,
		fn,
		lezen: false
	})),
	...METHODES.filter((methode) => inhoud[methode]).map((methode) => ({
		naam: `${route(pad)} ${methode}`,
		fn: inhoud[methode],
		lezen: methode === 'GET'
	}))
]);
const rechtVan = (fn: unknown): Recht | undefined => (fn as { [MERK]?: Recht })[MERK];

describe('every entrance', () => {
	it.each(ingangen.map(({ naam, fn }) => [naam, fn] as const))(
		'%s is made by the poort and names its right',
		(_naam, fn) => {
			expect(Object.keys(rechten)).toContain(rechtVan(fn));
		}
	);

	it('of a case declares a case right, and of nothing else', () => {
		for (const { naam, fn } of ingangen) {
			const inCasus = naam.includes('[casus]');
			expect.soft([naam, bevoegdheid(rechtVan(fn)!).soort === 'casus']).toEqual([naam, inCasus]);
		}
	});

	it('a page without a load of its own is prerendered', () => {
		for (const pagina of paginas) {
			const map = pagina.replace('/+page.svelte', '');
			const heeftServer = `${map}/+page.server.ts` in modules;
			const delen = map.split('/');
			const lagen = delen.map((_, i) => delen.slice(0, i + 1).join('/'));
			const vooraf = lagen.some((laag) =>
				[`${laag}/+layout.ts`, `${laag}/+page.ts`].some((bestand) => openbaar[bestand]?.prerender === true)
			);
			expect.soft([pagina, heeftServer || vooraf]).toEqual([pagina, true]);
		}
	});

	it('that needs no session is on this list', () => {
		const zonder = ingangen
			.filter(({ fn }) => bevoegdheid(rechtVan(fn)!).soort === 'openbaar')
			.map(({ naam, fn }) => `${naam}: ${rechtVan(fn)}`);
		expect(zonder.sort()).toMatchSnapshot();
	});
});

it('the matrix of who may enter where', () => {
	const casusIngangen = ingangen.filter(({ fn }) => bevoegdheid(rechtVan(fn)!).soort === 'casus');
	const tabel = casusIngangen
		.map(({ naam, fn }) => {
			const recht = rechtVan(fn)!;
			const regel = bevoegdheid(recht);
			const mag = regel.soort === 'casus' ? rollen.filter((rol) => regel.rollen.includes(rol)) : [];
			return `${naam}: ${recht}: ${mag.join(' ')}`;
		})
		.sort();
	expect(tabel).toMatchSnapshot();
});
