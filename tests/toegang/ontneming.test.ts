// What was lost may be in other hands: everything that lets somebody in ends at once, for this account alone, and what
// the person wrote and may do stays (issue 3 §1, dreigingen B15).
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tijdstip } from '#lib/server/klok.ts';
import { emailIndex } from '#lib/server/opslag/emailadres.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import { isBeschermd, ontneemAlles, plekkenVan } from '#lib/server/toegang/ontneming.ts';
import * as sessie from '#lib/server/toegang/sessie.ts';
import * as toestel from '#lib/server/toegang/toestel.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';

let opslag: Opslag;
beforeAll(async () => (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());

/** An account with every way in that exists, and a device that is told. */
async function metAlles(): Promise<string> {
	const nieuw = {
		naam: 'Saskia Vlierman',
		stem: 'u',
		email: `${nieuwId()}@voorbeeld.invalid`,
		wachtwoordHash: 'x',
		totpGeheim: 'JBSWY3DPEHPK3PXP',
		totpStap: 7
	} as const;
	return opslag.schrijf(async (tx) => {
		const accountId = await account.maak(tx, opslag.sleutels, nieuw, NU);
		const [id, gemaaktOp] = [accountId, tijdstip(NU)];
		await tx.insert(t.passkey).values({
			id,
			accountId,
			publiekeSleutel: Buffer.from('x'),
			teller: 0,
			vervoer: '',
			naam: 'Telefoon',
			gesynchroniseerd: false,
			gemaaktOp
		});
		await tx
			.insert(t.inlogkoppeling)
			.values({ id, accountId, aanbieder: 'gemeente', onderwerpIndex: id, gemaaktOp });
		await herstelcode.maakNieuwe(tx, accountId);
		await tx.insert(t.uitdaging).values({ id, doel: 'inlog', accountId, waarde: 'x', verlooptOp: gemaaktOp });
		const cookie = await toestel.onthoud(tx, accountId, undefined, NU);
		const toestelId = await toestel.bekend(tx, accountId, cookie);
		await tx.insert(t.toestelmelding).values({
			id,
			accountId,
			toestelId: toestelId!,
			apparaat: 'Telefoon',
			abonnementVersleuteld: Buffer.from('x'),
			sleutelKenmerk: 'proef',
			gemaaktOp
		});
		await tx.update(t.account).set({ vernieuwdGezienOp: gemaaktOp }).where(eq(t.account.id, id));
		await sessie.maak(tx, { soort: 'vol', accountId, rustMinuten: 15, apparaat: 'Telefoon', toestelId }, NU);
		return accountId;
	});
}

const INGANGEN = {
	passkey: t.passkey,
	inlogkoppeling: t.inlogkoppeling,
	herstelcode: t.herstelcode,
	uitdaging: t.uitdaging,
	sessie: t.sessie,
	bekendApparaat: t.bekendApparaat,
	toestelmelding: t.toestelmelding
} as const;
/** How many rows of each kind still let this account in. */
const ingangen = (accountId: string) =>
	opslag.lees(async (db) => {
		const uit: Record<string, number> = {};
		for (const [naam, tabel] of Object.entries(INGANGEN)) {
			const rijen = await db.select().from(tabel).where(eq(tabel.accountId, accountId));
			uit[naam] = rijen.length;
		}
		return uit;
	});
const rijVan = async (id: string) =>
	(await opslag.lees((db) => db.select().from(t.account).where(eq(t.account.id, id))))[0]!;

it('ends every way in of this account, and none of another', async () => {
	const [wie, ander] = [await metAlles(), await metAlles()];
	const [voor, anderVoor] = [await rijVan(wie), await rijVan(ander)];
	const vol = { ...Object.fromEntries(Object.keys(INGANGEN).map((een) => [een, 1])), herstelcode: 10 };
	expect(await ingangen(wie)).toEqual(vol);
	const straks = NU.add({ hours: 1 });
	await opslag.schrijf((tx) => ontneemAlles(tx, wie, straks));
	expect(await ingangen(wie)).toEqual(Object.fromEntries(Object.keys(INGANGEN).map((een) => [een, 0])));
	expect(await rijVan(wie)).toEqual({
		...voor,
		wachtwoordHash: null,
		totpVersleuteld: null,
		totpStap: null,
		// To be told at the next sign-in, also by who was told of an earlier one.
		vernieuwdOp: tijdstip(straks),
		vernieuwdGezienOp: null
	});
	expect(await ingangen(ander)).toEqual(vol);
	expect(await rijVan(ander)).toEqual(anderVoor);
});

describe('one colleague alone is not enough', () => {
	const zonder = async (): Promise<Proefcasus> => {
		const proef = await maakCasus(opslag);
		await opslag.schrijf((tx) =>
			tx.update(t.persoon).set({ adresGeheim: false }).where(eq(t.persoon.casusId, proef.casusId))
		);
		return proef;
	};
	const beschermd = ({ casusId }: Proefcasus) => opslag.lees((db) => isBeschermd(db, casusId));

	it('where an address is secret, or a safety agreement was made, in this case and not in another', async () => {
		const [geheim, afspraak, open] = [await maakCasus(opslag), await zonder(), await zonder()];
		await opslag.schrijf((tx) =>
			tx.update(t.tafel).set({ veiligheidsafspraak: true }).where(eq(t.tafel.id, afspraak.tafelId!))
		);
		expect(await beschermd(geheim)).toBe(true);
		expect(await beschermd(afspraak)).toBe(true);
		expect(await beschermd(open)).toBe(false);
	});
});

describe('the places of an account', () => {
	const plekken = (wie: { id: string; emailIndex: string | null }) =>
		opslag.lees(async (db) => (await plekkenVan(db, wie, NU)).map(({ persoonId }) => persoonId).sort());
	const zet = (persoonId: string, wat: Partial<typeof t.rol.$inferInsert>) =>
		opslag.schrijf((tx) => tx.update(t.rol).set(wat).where(eq(t.rol.persoonId, persoonId)));

	it('are its roles in every case, by account or by its confirmed address, and of nobody else', async () => {
		const [een, twee] = [await maakCasus(opslag), await maakCasus(opslag)];
		const id = een.gebruikers.ouderA.accountId!;
		const index = emailIndex(opslag.sleutels, 'saskia@voorbeeld.invalid');
		await zet(twee.personen.melder, { accountId: null, emailIndex: index });
		expect(await plekken({ id, emailIndex: index })).toEqual(
			[een.personen.ouderA, twee.personen.melder].sort()
		);
		expect(await plekken({ id, emailIndex: null })).toEqual([een.personen.ouderA]);
		const [plek] = await opslag.lees((db) => plekkenVan(db, { id, emailIndex: null }, NU));
		const [rij] = await opslag.lees((db) =>
			db.select().from(t.rol).where(eq(t.rol.persoonId, een.personen.ouderA))
		);
		expect(plek).toEqual({ rolId: rij!.id, casusId: een.casusId, persoonId: een.personen.ouderA });
	});

	it.each([
		['began this moment', { van: tijdstip(NU) }, 1],
		['begins in a moment', { van: tijdstip(NU.add({ seconds: 1 })) }, 0],
		['ends in a moment', { tot: tijdstip(NU.add({ seconds: 1 })) }, 1],
		['ended this moment', { tot: tijdstip(NU) }, 0]
	])('count a role that %s as it stands now', async (_wat, wat, aantal) => {
		const proef = await maakCasus(opslag);
		await zet(proef.personen.ouderA, wat);
		const id = proef.gebruikers.ouderA.accountId!;
		expect(await plekken({ id, emailIndex: null })).toHaveLength(aantal);
	});
});
