// How the invented people get in: colleagues have an account and posts, family redeems the own invitation.
import { eq } from 'drizzle-orm';
import { aanstelling, account as accounts, organisatie } from '../../src/lib/server/opslag/schema.ts';
import { dag, tijdstip } from '../../src/lib/server/klok.ts';
import { emailIndex } from '../../src/lib/server/opslag/emailadres.ts';
import { nieuwId } from '../../src/lib/server/opslag/id.ts';
import { geheimHash } from '../../src/lib/server/opslag/versleuteling.ts';
import * as account from '../../src/lib/server/toegang/account.ts';
import * as herstelcode from '../../src/lib/server/toegang/herstelcode.ts';
import { wisselIn } from '../../src/lib/server/toegang/inwisseling.ts';
import * as tussenstap from '../../src/lib/server/toegang/tussenstap.ts';
import * as uitnodiging from '../../src/lib/server/toegang/uitnodiging.ts';
import * as wachtwoord from '../../src/lib/server/toegang/wachtwoord.ts';
import { medewerkers, type Medewerker, type MedewerkerId } from './medewerkers.ts';
import { alsGebruiker, moet, perTwee, type Binnen, type Demo } from './plek.ts';

/** One password for all invented people: they hold no secrets, and the reader types it often. */
export const WACHTWOORD = 'molen-lantaarn-fiets-27';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STAP_SECONDEN = 30;

/** An address that can never belong to anyone (RFC 2606). */
export const emailVan = (naam: string): string =>
	`${naam
		.toLowerCase()
		.normalize('NFD')
		.replace(/[^a-z ]/g, '')
		.trim()
		.replace(/ +/g, '.')}@voorbeeld.invalid`;

/** The same secret at every start, so that an authenticator app set up once keeps working: 160 bits, base32. */
export function totpVan(email: string): string {
	const bytes = geheimHash(`demo ${email}`);
	return Array.from({ length: 32 }, (_, nummer) => BASE32[bytes[nummer]! & 31]).join('');
}

async function wegNaarBinnen(demo: Pick<Demo, 'opslag'>, naam: string) {
	const email = emailVan(naam);
	moet(wachtwoord.keur(WACHTWOORD, [naam, email]) ?? 'goed', `wachtwoord van ${naam}`);
	return {
		email,
		totpSecret: totpVan(email),
		wachtwoordHash: await wachtwoord.hash(demo.opslag.sleutels, WACHTWOORD)
	};
}

/** The step of a code used at that moment: every later code works. */
const stapOp = (moment: Temporal.Instant): number =>
	Math.floor(moment.epochMilliseconds / 1000 / STAP_SECONDEN);

/** Accounts and posts of everybody who comes for their work. Posts are given by the beheer of the region. */
export async function maakMedewerkers(demo: Omit<Demo, 'medewerkers'>): Promise<Demo['medewerkers']> {
	const { opslag } = demo;
	const sinds = demo.nu.subtract({ hours: 24 * 90 });
	const allen = Object.entries(medewerkers) as [MedewerkerId, Medewerker][];
	const wegen = new Map<MedewerkerId, Awaited<ReturnType<typeof wegNaarBinnen>>>();
	await perTwee(allen, async ([wie, { naam }]) => void wegen.set(wie, await wegNaarBinnen(demo, naam)));
	const huizen = await maakOrganisaties(demo, allen, sinds);
	const maak = (id: MedewerkerId, { naam, posten, regio, organisatie: huis }: Medewerker): Promise<Binnen> =>
		opslag.schrijf(async (tx) => {
			const { email, totpSecret, wachtwoordHash } = wegen.get(id)!;
			const middel = { email, wachtwoordHash, totpGeheim: totpSecret, totpStap: stapOp(sinds) };
			const accountId = await account.maak(tx, opslag.sleutels, { naam, stem: 'u', ...middel }, sinds);
			await tx
				.update(accounts)
				.set({ organisatieId: huizen.get(`${regio}|${huis}`) ?? null })
				.where(eq(accounts.id, accountId));
			await herstelcode.maakNieuwe(tx, accountId);
			for (const post of posten)
				await tx
					.insert(aanstelling)
					.values({ id: nieuwId(), accountId, ...post, van: dag(sinds).toString() });
			const index = emailIndex(opslag.sleutels, email);
			const gebruiker = alsGebruiker(
				accountId,
				{ stem: 'u', aanstellingen: posten, emailIndex: index },
				demo.nu
			);
			return { naam, email, wachtwoord: WACHTWOORD, totpSecret, gebruiker };
		});
	const klaar: Partial<Demo['medewerkers']> = {};
	for (const [id, wie] of allen) klaar[id] = await maak(id, wie);
	return klaar as Demo['medewerkers'];
}

/** Where they work, as the beheer of each region keeps it. @returns ids by region and name */
async function maakOrganisaties(
	{ opslag }: Pick<Demo, 'opslag'>,
	allen: readonly (readonly [MedewerkerId, Medewerker])[],
	sinds: Temporal.Instant
): Promise<Map<string, string>> {
	const huizen = new Map<string, string>();
	await opslag.schrijf(async (tx) => {
		for (const [, { regio, organisatie: naam }] of allen) {
			if (huizen.has(`${regio}|${naam}`)) continue;
			const id = nieuwId();
			huizen.set(`${regio}|${naam}`, id);
			await tx.insert(organisatie).values({
				id,
				regio,
				naamVersleuteld: opslag.sleutels.huis.versleutel('organisatie.naam', id, naam),
				gemaaktOp: tijdstip(sinds)
			});
		}
	});
	return huizen;
}

async function metCode(
	demo: Demo,
	middel: { token: string; code: string },
	moment: Temporal.Instant,
	naam: string
) {
	const uitkomst = await uitnodiging.probeerCode(demo.opslag, middel.token, middel.code, moment);
	if (typeof uitkomst === 'string') throw new Error(`uitnodiging van ${naam}: ${uitkomst}`);
	const stap = await demo.opslag.lees((db) =>
		tussenstap.zoek(db, demo.opslag.sleutels, uitkomst.stap, moment)
	);
	if (!stap) throw new Error(`uitnodiging van ${naam}: de tussenstap is weg`);
	return stap;
}

/** Opens an own invitation with link and code, and chooses a password with an authenticator app. */
export async function komBinnen(
	demo: Demo,
	wie: { naam: string; jongere: boolean },
	middel: { token: string; code: string },
	moment: Temporal.Instant
): Promise<Binnen> {
	const stap = await metCode(demo, middel, moment, wie.naam);
	const { email, totpSecret, wachtwoordHash } = await wegNaarBinnen(demo, wie.naam);
	const { opslag } = demo;
	const accountId = await opslag.schrijf(async (tx) => {
		const keuze = { soort: 'wachtwoord', inlognaam: email, wachtwoordHash, totpGeheim: totpSecret } as const;
		const plek = { nu: moment, verzoekId: nieuwId() };
		const id = moet(await wisselIn(tx, opslag, stap, { ...keuze, totpStap: stapOp(moment) }, plek), wie.naam);
		await herstelcode.maakNieuwe(tx, id);
		return id;
	});
	const gebruiker = alsGebruiker(accountId, { stem: wie.jongere ? 'je' : 'u', aanstellingen: [] }, moment);
	return { naam: wie.naam, email, wachtwoord: WACHTWOORD, totpSecret, gebruiker };
}

/** A colleague who is signed in opens the link that was sent for this case. */
export async function koppel(
	demo: Demo,
	wie: Binnen,
	middel: { token: string; code: string },
	moment: Temporal.Instant
): Promise<void> {
	const stap = await metCode(demo, middel, moment, wie.naam);
	const accountId = wie.gebruiker.accountId ?? '';
	const keuze = { soort: 'account', accountId } as const;
	const plek = { nu: moment, verzoekId: nieuwId() };
	moet(await demo.opslag.schrijf((tx) => wisselIn(tx, demo.opslag, stap, keuze, plek)), wie.naam);
}
