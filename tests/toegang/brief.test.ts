/** What a link belongs to: an invitation or the renewal of an account, alive or not, and the tries on its code (B03–B05). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import * as brief from '#lib/server/toegang/brief.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
let proef: Proefcasus;
let rolId: string;
beforeAll(async () => {
	opslag = await maakOpslag();
	proef = await maakCasus(opslag);
	const [rol] = await opslag.lees((db) =>
		db.select().from(t.rol).where(eq(t.rol.persoonId, proef.personen.ouderA))
	);
	rolId = rol!.id;
});
afterAll(() => opslag.sluit());

type Anders = { status?: string; codeHash?: string | null; pogingen?: number; verlooptOp?: string };
type Gelegd = { soort: 'uitnodiging' | 'herstel'; id: string; token: string };
const LATER = tijdstip(NU.add({ hours: 1 }));

async function uitnodiging(anders: Anders & { ingetrokkenOp?: string } = {}): Promise<Gelegd> {
	const [id, { token, hash: tokenHash }] = [nieuwId(), nieuwToken()];
	await opslag.schrijf((tx) =>
		tx.insert(t.uitnodiging).values({
			id,
			casusId: proef.casusId,
			tafelId: proef.tafelId!,
			persoonId: proef.personen.ouderA,
			rolId,
			status: 'verzonden',
			tokenHash,
			codeHash: 'hash',
			pogingen: 0,
			verlooptOp: LATER,
			uitlegVersie: 'proef',
			...anders
		})
	);
	return { soort: 'uitnodiging', id, token };
}
async function herstel(anders: Anders = {}): Promise<Gelegd> {
	const [id, { token, hash: tokenHash }] = [nieuwId(), nieuwToken()];
	await opslag.schrijf((tx) =>
		tx.insert(t.toegangsherstel).values({
			id,
			casusId: proef.casusId,
			persoonId: proef.personen.ouderB,
			accountId: proef.gebruikers.ouderB.accountId!,
			status: 'gegeven',
			controle: 'gezien',
			notitieVersleuteld: Buffer.from('x'),
			tokenHash,
			codeHash: 'hash',
			pogingen: 0,
			verlooptOp: LATER,
			begonnenOp: tijdstip(NU),
			begonnenDoor: proef.gebruikers.procesondersteuner.accountId!,
			...anders
		})
	);
	return { soort: 'herstel', id, token };
}
const beide: [string, (anders?: Anders) => Promise<Gelegd>][] = [
	['an invitation', uitnodiging],
	['a renewal', herstel]
];
const leeft = (token: string | undefined, nu = NU) => opslag.lees((db) => brief.leeft(db, token, nu));
const neem = (token: string | undefined, nu = NU) => opslag.schrijf((tx) => brief.neemPoging(tx, token, nu));
const vind = (token: string | undefined) => opslag.lees((db) => brief.vind(db, token));
const pogingen = async ({ soort, id }: Gelegd) => {
	const tabel = soort === 'herstel' ? t.toegangsherstel : t.uitnodiging;
	const [rij] = await opslag.lees((db) =>
		db.select({ pogingen: tabel.pogingen }).from(tabel).where(eq(tabel.id, id))
	);
	return rij!.pogingen;
};

describe.each(beide)('the link of %s', (_naam, leg) => {
	it('is found whatever became of it, and by nothing else', async () => {
		const dood = await leg({ status: 'ingetrokken', codeHash: null, pogingen: 5, verlooptOp: tijdstip(NU) });
		expect(await vind(dood.token)).toMatchObject({ casusId: proef.casusId, pogingen: 5, codeHash: null });
		for (const token of [undefined, '', 'niet van ons', dood.token.toUpperCase()])
			expect(await vind(token)).toBeNull();
	});

	it('lives until it is over, used, or five codes were tried', async () => {
		expect(await leeft((await leg()).token)).toBe(true);
		expect(await leeft((await leg({ pogingen: 4 })).token)).toBe(true);
		for (const anders of [
			{ status: 'ingetrokken' },
			{ status: '' },
			{ codeHash: null },
			{ pogingen: 5 },
			{ verlooptOp: tijdstip(NU) }
		]) {
			const dood = await leg(anders);
			expect(await leeft(dood.token), JSON.stringify(anders)).toBe(false);
			expect(await neem(dood.token), JSON.stringify(anders)).toBeNull();
			expect(await pogingen(dood)).toBe(anders.pogingen ?? 0);
		}
		const net = await leg();
		expect(await leeft(net.token, NU.add({ milliseconds: 3_599_999 }))).toBe(true);
		expect(await leeft(net.token, NU.add({ hours: 1 }))).toBe(false);
	});

	it('counts each try on its own code before the code is looked at, and gives one back', async () => {
		const [een, ander] = [await leg({ pogingen: 3 }), await leg({ pogingen: 3 })];
		expect((await neem(een.token))?.pogingen).toBe(4);
		const laatste = (await neem(een.token))!;
		expect(laatste.pogingen).toBe(5);
		expect(await neem(een.token)).toBeNull();
		await opslag.schrijf((tx) => brief.geefTerug(tx, laatste));
		expect([await pogingen(een), await pogingen(ander)]).toEqual([4, 3]);
		expect(await leeft(een.token)).toBe(true);
	});

	it('never has a try too many: what was not taken is not given back', async () => {
		const een = await leg();
		const genomen = (await vind(een.token))!;
		await opslag.schrijf((tx) => brief.geefTerug(tx, genomen));
		expect(await pogingen(een)).toBe(0);
	});

	it('is known again from the step after its code', async () => {
		const een = await leg();
		const doel = (await vind(een.token))!;
		expect(await opslag.lees((db) => brief.vanStap(db, doel))).toEqual(doel);
	});
});

it('an invitation is of a person in a case, and of no account yet', async () => {
	const { id, token } = await uitnodiging();
	expect(await vind(token)).toMatchObject({
		uitnodigingId: id,
		herstelId: null,
		accountId: null,
		persoonId: proef.personen.ouderA,
		codeHash: 'hash'
	});
	expect(await neem(token)).toMatchObject({ uitnodigingId: id, herstelId: null, accountId: null });
});

it('a renewal is of the account that is renewed', async () => {
	const { id, token } = await herstel();
	const accountId = proef.gebruikers.ouderB.accountId!;
	expect(await vind(token)).toMatchObject({ uitnodigingId: null, herstelId: id, accountId });
	expect(await neem(token)).toMatchObject({ uitnodigingId: null, herstelId: id, accountId });
});

it.each(['verzonden', 'geopend', 'beantwoord', 'gesloten'])(
	'an invitation that is %s keeps its door open: an answer or a tafel that began does not close it',
	async (status) => {
		expect(await leeft((await uitnodiging({ status })).token)).toBe(true);
	}
);

it('an invitation that was withdrawn is dead, whatever its status says', async () => {
	expect(await leeft((await uitnodiging({ ingetrokkenOp: tijdstip(NU) })).token)).toBe(false);
});

it.each(['wacht', 'bevestigd', 'gebruikt', 'gestopt'])(
	'a renewal that is %s opens nothing',
	async (status) => {
		expect(await leeft((await herstel({ status })).token)).toBe(false);
	}
);

it('no link is no invitation and no renewal, also when one of them has none either', async () => {
	for (const token of [undefined, '']) {
		expect(await leeft(token)).toBe(false);
		expect(await neem(token)).toBeNull();
	}
	const weg = { uitnodigingId: nieuwId(), herstelId: null } as const;
	expect(await opslag.lees((db) => brief.vanStap(db, weg))).toBeNull();
	const ook = { uitnodigingId: null, herstelId: nieuwId() } as const;
	expect(await opslag.lees((db) => brief.vanStap(db, ook))).toBeNull();
});
