/** An installation without a key for push services offers no message on a device, and asks nobody about it (E01). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as melding from '#lib/server/toegang/toestelmelding.ts';
import { maakAccount, maakOpslag, NU } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

it('lists none, takes none, moves none, and says of nobody that only a call is left', async () => {
	const accountId = await maakAccount(opslag, 'Fenna Boomkamp', 'je');
	const abonnement = { endpoint: 'https://web.push.apple.com/x', keys: { p256dh: 'x', auth: 'y' } };
	const hier = { accountId, sessieId: 'geen', toestelCookie: undefined, apparaat: 'Telefoon' };
	await opslag.schrijf(async (tx) => {
		const plek = { tx, sleutels: opslag.sleutels, nu: NU, verzoekId: 'proef' };
		expect(await melding.zetAan(plek, hier, abonnement)).toMatchObject({ sleutel: 'toestel.niet' });
		expect(await melding.verhuis(plek, 'een.cookie', abonnement)).toBeUndefined();
		expect(await melding.alle(tx, hier)).toEqual([]);
		expect(await melding.isOnbereikbaar(tx, accountId)).toBe(false);
		expect(await tx.select().from(t.toestelmelding)).toEqual([]);
	});
});
