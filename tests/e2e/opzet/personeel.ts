import { eq } from 'drizzle-orm';
import type { Rol } from '#lib/domein/bevoegdheid.ts';
import { dag, nu, tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { aanstelling, sessie } from '#lib/server/opslag/schema.ts';
import * as account from '#lib/server/toegang/account.ts';
import { COOKIE, maak, RUST_FAMILIE, RUST_PROFESSIONAL } from '#lib/server/toegang/sessie.ts';
import * as totp from '#lib/server/toegang/totp.ts';
import * as wachtwoord from '#lib/server/toegang/wachtwoord.ts';
import type { Plek } from './server.ts';

/** Somebody who signs in with a password and an authenticator app. */
export interface Inlog {
	naam: string;
	email: string;
	wachtwoord: string;
	totpGeheim: string;
	accountId: string;
}

/** Opens the store of a server that is not running yet; one process at a time has it. */
export async function metOpslag<T>(plek: Plek, fn: (opslag: Opslag) => Promise<T>): Promise<T> {
	const opslag = await openOpslag({ ...plek, migraties: 'drizzle' });
	try {
		return await fn(opslag);
	} finally {
		await opslag.sluit();
	}
}

/** Gives an account a post in a (sub)region. */
export const stelAan = (
	opslag: Opslag,
	accountId: string,
	rol: Rol,
	waar: { regio: string; subregio: string | null }
) =>
	opslag.schrijf((tx) =>
		tx
			.insert(aanstelling)
			.values({ id: nieuwId(), accountId, rol, ...waar, van: dag(nu()).subtract({ days: 1 }).toString() })
	);

/** A colleague as the beheerder made him: account, password and app; with a post when one is given. */
export async function maakCollega(
	opslag: Opslag,
	naam: string,
	post?: { rol: Rol; regio: string; subregio: string | null }
): Promise<Inlog> {
	const email = `${naam.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@werk.test`;
	const geheim = `Vier stille kraaien op ${naam.length} daken`;
	const totpGeheim = totp.nieuwGeheim();
	const wachtwoordHash = await wachtwoord.hash(opslag.sleutels, geheim);
	const accountId = await opslag.schrijf((tx) =>
		account.maak(tx, opslag.sleutels, { naam, stem: 'u', email, wachtwoordHash, totpGeheim }, nu())
	);
	if (post) await stelAan(opslag, accountId, post.rol, post);
	return { naam, email, wachtwoord: geheim, totpGeheim, accountId };
}

/** A full session without the door, for tests that are not about the door. @returns the cookie's value */
export const geefSessie = (
	opslag: Opslag,
	accountId: string,
	soort: 'familie' | 'professional'
): Promise<string> =>
	opslag.schrijf(async (tx) => {
		const token = await maak(
			tx,
			{
				soort: 'vol',
				accountId,
				rustMinuten: soort === 'familie' ? RUST_FAMILIE : RUST_PROFESSIONAL,
				apparaat: 'Telefoon'
			},
			nu()
		);
		// A run takes longer than five minutes; what asks for a fresh proof is tried in tests of its own.
		await tx
			.update(sessie)
			.set({ bewezenOp: tijdstip(nu().add({ hours: 12 })) })
			.where(eq(sessie.id, token.split('.')[0] ?? ''));
		return token;
	});

/** That session as Playwright puts it in a browser. */
export const alsCookie = (waarde: string, adres: string) => ({
	name: COOKIE,
	value: waarde,
	url: adres.replace('http:', 'https:'),
	httpOnly: true,
	secure: true,
	sameSite: 'Lax' as const
});
