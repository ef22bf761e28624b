// Signing out on the routes: on to the organisation for who came by it, and never when leaving quickly.
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nu } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { sessie as sessies } from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import { herkomstVan } from '#lib/server/toegang/oidc-afmelding.ts';
import { COOKIE, maak, zoek } from '#lib/server/toegang/sessie.ts';

const routes = async () => ({
	uitloggen: await import('../../src/routes/uitloggen/+server.ts'),
	verder: await import('../../src/routes/uitloggen/verder/+page.server.ts'),
	weg: await import('../../src/routes/weg/+server.ts'),
	wegKnop: await import('../../src/routes/weg/+page.server.ts')
});
let opslag: Opslag;
let sluit: () => Promise<void>;
let route: Awaited<ReturnType<typeof routes>>;
let accountId: string;
let b: ReturnType<typeof nieuweBrowser>;
let token: string;

beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	route = await routes();
	accountId = await opslag.schrijf((tx) =>
		account.maak(tx, opslag.sleutels, { naam: 'Ilse Wiggers', stem: 'u' }, nu())
	);
});
afterAll(() => sluit());

/** A session that came by an organisation, or not. */
async function binnen(aanbieder: string | null): Promise<void> {
	b = nieuweBrowser(opslag);
	token = await opslag.schrijf(async (tx) => {
		const een = await maak(tx, { soort: 'vol', accountId, rustMinuten: 30, apparaat: 'Computer' }, nu());
		if (aanbieder)
			await tx
				.update(sessies)
				.set(herkomstVan(opslag.sleutels, accountId, { id: aanbieder }, 'kop.kanarietoken.slot'))
				.where(eq(sessies.id, een.split('.')[0]!));
		return een;
	});
	b.koekjes.set(COOKIE, token);
}

describe('a session that came by an organisation', () => {
	beforeEach(() => binnen('raad'));

	it('ends here first, and goes on with a note that tells nobody else anything', async () => {
		const uit = await b.doe(route.uitloggen.POST, '/uitloggen', { velden: {} });
		expect(await zoek(opslag, token, nu())).toBeNull();
		expect(uit.naar).toMatch(/^\/uitloggen\?bij=/);
		expect(uit.naar).not.toContain('kanarie');
		expect(uit.koppen['clear-site-data']).toBe('"cookies", "storage"');
		const verder = await b.doe(route.uitloggen.GET, uit.naar!);
		expect(verder.naar).toMatch(/^\/uitloggen\/verder\?bij=/);
		// This installation no longer has that organisation: signing out ends here.
		expect((await b.doe(route.verder.load, verder.naar!)).naar).toBe('/inloggen?reden=uit');
	});

	it('leaves quickly without going anywhere else', async () => {
		const uit = await b.doe(route.weg.POST, '/weg', { velden: {} });
		expect(uit.naar).toBeNull();
		expect((uit.uitkomst as never as Response).status).toBe(204);
		expect(await zoek(opslag, token, nu())).toBeNull();
		await binnen('raad');
		expect((await b.doe(route.wegKnop.actions.default, '/weg', { velden: {} })).naar).toBe('/vandaag');
	});
});

it('any other session just ends', async () => {
	await binnen(null);
	expect((await b.doe(route.uitloggen.POST, '/uitloggen', { velden: {} })).naar).toBe('/inloggen?reden=uit');
	expect((await b.doe(route.verder.load, '/uitloggen/verder')).naar).toBe('/inloggen?reden=uit');
});
