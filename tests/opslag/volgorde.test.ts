/** What the two engines would do differently when left to themselves. Runs on both. */
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { account, loketStart, poging, sessie } from '#lib/server/opslag/schema.ts';
import { leegEerst } from '#lib/server/opslag/volgorde.ts';
import { maakOpslag, maakAccount } from '../huis.ts';

const OP = '2026-11-23T09:00:00.000Z';
let opslag: Opslag;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

it('sorts text by its bytes', async () => {
	const ids = ['b', 'A', 'a-b', 'ab', 'a', 'é', 'Z', '1', '-', '10', '2'];
	await opslag.schrijf((tx) =>
		tx.insert(poging).values(ids.map((id) => ({ id, aantal: 1, vensterTot: OP })))
	);
	const rijen = await opslag.lees((db) => db.select({ id: poging.id }).from(poging).orderBy(asc(poging.id)));
	const opBytes = ids.toSorted((een, ander) => Buffer.compare(Buffer.from(een), Buffer.from(ander)));
	expect(rijen.map(({ id }) => id)).toEqual(opBytes);
});

it('puts the empty ones first where asked', async () => {
	const eigenaar = await maakAccount(opslag, 'Proef');
	const rij = { soort: 'vol', geheimHash: Buffer.from('x'), apparaat: 'x', rustMinuten: 1, gedeeld: false };
	await opslag.schrijf((tx) =>
		tx.insert(sessie).values(
			[null, eigenaar, null].map((accountId, i) => ({
				...rij,
				id: `s${i}`,
				accountId,
				gemaaktOp: OP,
				gezienOp: OP,
				eindOp: OP
			}))
		)
	);
	const rijen = await opslag.lees((db) =>
		db.select({ van: sessie.accountId }).from(sessie).orderBy(leegEerst(sessie.accountId))
	);
	expect(rijen.map(({ van }) => van)).toEqual([null, null, eigenaar]);
});

it('gives back bytes as they were, as a Buffer, and large counts as a number', async () => {
	const bytes = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256));
	const groot = 2 ** 48 + 1;
	await opslag.schrijf((tx) =>
		tx.insert(loketStart).values({
			id: 'x',
			geheimHash: bytes,
			gegevensVersleuteld: Buffer.alloc(0),
			emailIndex: 'x',
			codeHash: 'x',
			pogingen: groot,
			verlooptOp: OP
		})
	);
	const [rij] = await opslag.lees((db) => db.select().from(loketStart));
	expect(Buffer.isBuffer(rij!.geheimHash)).toBe(true);
	expect([rij!.geheimHash.equals(bytes), rij!.gegevensVersleuteld.length, rij!.pogingen]).toEqual([
		true,
		0,
		groot
	]);
});

it('lets many have no e-mail address, and two never the same', async () => {
	await maakAccount(opslag, 'Een');
	await maakAccount(opslag, 'Ander');
	const met = (id: string) =>
		opslag.schrijf((tx) =>
			tx.insert(account).values({
				id,
				emailIndex: 'zelfde',
				naamVersleuteld: Buffer.from('x'),
				aanspreekvorm: 'u',
				aangemaaktOp: OP
			})
		);
	await met('a');
	await expect(met('b')).rejects.toThrow();
});
