/** The door of an invited professional: link and code together, five tries, once (issue 3 §1 and §2, dreigingen B03, B04). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import * as collega from '#lib/server/toegang/collega.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import { maakAccount, maakOpslag, NU } from '../huis.ts';
import { codeVan, klopper } from './gezin.ts';

let opslag: Opslag;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

const FOUT = 'AAAAA-AAAAA';
async function nodigUit(anders: Partial<typeof t.accountUitnodiging.$inferInsert> = {}) {
	const { code, hash: codeHash } = await codeVan(opslag);
	const { token, hash: tokenHash } = nieuwToken();
	const accountId = await maakAccount(opslag, 'Wietske Roelfsen');
	await opslag.schrijf((tx) =>
		tx.insert(t.accountUitnodiging).values({
			id: nieuwId(),
			accountId,
			tokenHash,
			codeHash,
			pogingen: 0,
			verlooptOp: tijdstip(NU.add({ hours: 1 })),
			gemaaktOp: tijdstip(NU),
			...anders
		})
	);
	return { token, code, accountId };
}
type Uit = Awaited<ReturnType<typeof nodigUit>>;
const rijVan = async ({ accountId }: Uit) =>
	(
		await opslag.lees((db) =>
			db.select().from(t.accountUitnodiging).where(eq(t.accountUitnodiging.accountId, accountId))
		)
	)[0]!;
const leeft = (token: string | undefined, nu = NU) => opslag.lees((db) => collega.leeft(db, token, nu));
const open = async ({ token }: { token: string | undefined }, code: string, van = klopper()) => {
	const uit = await collega.open(opslag, token, code, van);
	return isWeigering(uit) ? uit.sleutel : uit;
};

it('the right code opens the own account, records it, and the link is spent', async () => {
	const uit = await nodigUit();
	expect(await leeft(uit.token)).toBe(true);
	const van = klopper();
	const binnen = await open(uit, uit.code, van);
	expect(binnen).toMatchObject({ accountId: uit.accountId });
	const sessies = await opslag.lees((db) =>
		db.select().from(t.sessie).where(eq(t.sessie.accountId, uit.accountId))
	);
	expect(sessies).toMatchObject([{ soort: 'vol', rustMinuten: 30 }]);
	const regels = await opslag.lees((db) =>
		db.select().from(t.audit).where(eq(t.audit.accountId, uit.accountId))
	);
	expect(regels).toMatchObject([{ handeling: 'toegang.collega', verzoekId: van.verzoekId }]);
	expect(await rijVan(uit)).toMatchObject({ gebruiktOp: tijdstip(NU), codeHash: null, pogingen: 1 });
	expect(await leeft(uit.token)).toBe(false);
	const cookie = (binnen as { toestel: string }).toestel;
	expect(await opslag.lees((db) => toestel.bekend(db, uit.accountId, cookie))).not.toBeNull();
});

it('the link is carried in a cookie of this host alone, for half an hour', () => {
	// The prefix is the rule of the browser: TLS, no other host, no other path.
	expect([collega.COLLEGA_COOKIE, collega.COLLEGA_MINUTEN]).toEqual(['__Host-collega', 30]);
});

it('of two who have it at the same moment, one gets in', async () => {
	const uit = await nodigUit();
	const beide = await Promise.all([open(uit, uit.code), open(uit, uit.code)]);
	expect(beide.filter((een) => een === 'uitnodiging.dood')).toHaveLength(1);
	expect(beide.filter((een) => typeof een === 'object')).toHaveLength(1);
});

it('a wrong code may be typed five times; the fifth ends the link, for the right code as well', async () => {
	const uit = await nodigUit({ pogingen: 3 });
	expect(await open(uit, FOUT)).toBe('uitnodiging.code-onjuist');
	expect((await rijVan(uit)).pogingen).toBe(4);
	expect(await leeft(uit.token)).toBe(true);
	expect(await open(uit, FOUT)).toBe('uitnodiging.dood');
	expect(await leeft(uit.token)).toBe(false);
	expect(await open(uit, uit.code)).toBe('uitnodiging.dood');
	expect((await rijVan(uit)).pogingen).toBe(5);
});

it('the fifth try is still a try: the right code gets in with it', async () => {
	const uit = await nodigUit({ pogingen: 4 });
	expect(await open(uit, uit.code)).toMatchObject({ accountId: uit.accountId });
});

it.each<[string, Partial<typeof t.accountUitnodiging.$inferInsert>]>([
	['that was used', { gebruiktOp: tijdstip(NU) }],
	['without a code any more', { codeHash: null }],
	['that is over', { verlooptOp: tijdstip(NU) }],
	['on which five codes were tried', { pogingen: 5 }]
])('a link %s is dead, and says so without counting', async (_wat, anders) => {
	const uit = await nodigUit(anders);
	const voor = await rijVan(uit);
	expect(await leeft(uit.token)).toBe(false);
	expect(await open(uit, uit.code)).toBe('uitnodiging.dood');
	expect(await rijVan(uit)).toEqual(voor);
});

it('no link, or one that is not ours, is dead as well', async () => {
	for (const token of [undefined, '', 'niet-van-ons']) {
		expect(await leeft(token)).toBe(false);
		expect(await open({ token }, FOUT)).toBe('uitnodiging.dood');
	}
	// Whoever sends nothing does not get the invitation whose secret is nothing.
	const leeg = await nodigUit({ tokenHash: nieuwToken().hash });
	expect(await open({ token: undefined }, leeg.code)).toBe('uitnodiging.dood');
});

it('an account that was blocked meanwhile does not open', async () => {
	const uit = await nodigUit();
	await opslag.schrijf((tx) =>
		tx
			.update(t.account)
			.set({ geblokkeerdOp: tijdstip(NU) })
			.where(eq(t.account.id, uit.accountId))
	);
	expect(await open(uit, uit.code)).toBe('uitnodiging.dood');
});

it('a try that could not be looked at does not count', async () => {
	const ander = await nodigUit({ pogingen: 2 });
	const uit = await nodigUit({ pogingen: 2, codeHash: 'geen hash' });
	await expect(open(uit, uit.code)).rejects.toThrow();
	expect([await rijVan(uit), await rijVan(ander)]).toMatchObject([{ pogingen: 2 }, { pogingen: 2 }]);
	expect(await leeft(uit.token)).toBe(true);
});
