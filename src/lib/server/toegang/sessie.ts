/**
 * Sessions after Lucia's published pattern: a public id and a 256-bit secret in one cookie, only the hash stored.
 * Idle 15 minutes for families and 30 for professionals, never longer than 12 hours (issue §4).
 */
import { and, eq, gt, lte, or, sql, isNull } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import { stemVan } from '../../domein/profiel.ts';
import { dag, tijdstip } from '../klok.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { vast } from '../opslag/motor.ts';
import { aanstelling, account, sessie } from '../opslag/schema.ts';
import { geheimHash, gelijk, nieuwGeheim } from '../opslag/versleuteling.ts';
import { nieuwId } from '../opslag/id.ts';

export * from './sessielijst.ts';

/** `__Host-` ties it to this host, path / and a secure connection. */
export const COOKIE = '__Host-sid';
export const cookieEigenschappen = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

const UREN_HOOGUIT = 12;
/** Reads do not write the session at every page: once a minute is enough, and a full disk stops nobody reading. */
const BIJWERKEN_NA_SECONDEN = 60;
export const RUST_FAMILIE = 15;
export const RUST_PROFESSIONAL = 30;

export type Aanstelling = { rol: Rol; regio: string; subregio: string | null };

/** Who is asking, as far as the cookie proves it. */
export type Gebruiker = {
	sessieId: string;
	soort: 'vol' | 'half' | 'loket';
	accountId: string | null;
	/** Keyed hash of the confirmed address; of a loket session or of the account. */
	emailIndex: string | null;
	aanstellingen: readonly Aanstelling[];
	/** u or je: how this account is addressed. */
	stem: 'u' | 'je';
	rustMinuten: number;
	gezienOp: string;
	eindOp: string;
	/** Last proof by passkey or code in this session; null when there was none. */
	bewezenOp?: string | null;
	/** The account of a jongere, whatever voice was chosen. */
	jong?: boolean;
	/** Others sign in on this device too. */
	gedeeld?: boolean;
	/** Seconds that nothing was asked before this request. */
	stilSeconden?: number;
};

const zoekSessie = vast((db) =>
	db
		.select({
			id: sessie.id,
			soort: sessie.soort,
			accountId: sessie.accountId,
			geheimHash: sessie.geheimHash,
			rustMinuten: sessie.rustMinuten,
			gezienOp: sessie.gezienOp,
			eindOp: sessie.eindOp,
			bewezenOp: sessie.bewezenOp,
			gedeeld: sessie.gedeeld,
			loketIndex: sessie.emailIndex,
			accountIndex: account.emailIndex,
			aanspreekvorm: account.aanspreekvorm,
			voorkeursvorm: account.voorkeursvorm,
			geblokkeerdOp: account.geblokkeerdOp,
			post: { rol: aanstelling.rol, regio: aanstelling.regio, subregio: aanstelling.subregio }
		})
		.from(sessie)
		.leftJoin(account, eq(account.id, sessie.accountId))
		.leftJoin(
			aanstelling,
			and(
				eq(sessie.soort, 'vol'),
				eq(aanstelling.accountId, sessie.accountId),
				lte(aanstelling.van, sql.placeholder('dag')),
				or(isNull(aanstelling.tot), gt(aanstelling.tot, sql.placeholder('dag')))
			)
		)
		.where(eq(sessie.id, sql.placeholder('id')))
		.prepare()
);

/**
 * Starts a session.
 * @returns the cookie's value; shown to nobody else and not stored
 */
export async function maak(
	tx: Db,
	voor: {
		soort: Gebruiker['soort'];
		accountId?: string;
		emailIndex?: string;
		rustMinuten: number;
		apparaat: string;
		gedeeld?: boolean;
		/** The known device it runs on. */
		toestelId?: string | null;
	},
	nu: Temporal.Instant
): Promise<string> {
	const [id, geheim] = [nieuwId(), nieuwGeheim()];
	await tx.insert(sessie).values({
		id,
		soort: voor.soort,
		accountId: voor.accountId ?? null,
		emailIndex: voor.emailIndex ?? null,
		geheimHash: geheimHash(geheim),
		apparaat: voor.apparaat,
		rustMinuten: voor.rustMinuten,
		// Nobody gets a full session without a passkey or a second factor.
		bewezenOp: voor.soort === 'vol' ? tijdstip(nu) : null,
		gedeeld: voor.gedeeld ?? false,
		toestelId: voor.toestelId ?? null,
		gemaaktOp: tijdstip(nu),
		gezienOp: tijdstip(nu),
		eindOp: tijdstip(nu.add({ hours: UREN_HOOGUIT }))
	});
	return `${id}.${geheim}`;
}

/** When this session ends if nothing more is done. */
export const rustEinde = (gebruiker: Gebruiker): Temporal.Instant => {
	const rust = Temporal.Instant.from(gebruiker.gezienOp).add({ minutes: gebruiker.rustMinuten });
	const einde = Temporal.Instant.from(gebruiker.eindOp);
	return Temporal.Instant.compare(rust, einde) < 0 ? rust : einde;
};

/**
 * Finds who belongs to a cookie, and keeps the session alive.
 * @returns null when unknown, ended, timed out or of a blocked account; the four look the same
 */
export async function zoek(
	opslag: Opslag,
	cookie: string | undefined,
	nu: Temporal.Instant
): Promise<Gebruiker | null> {
	const [id, geheim] = cookie?.split('.', 2) ?? [];
	if (!id || !geheim) return null;
	// A row for each post of a professional; one without a post for a family.
	const rijen = await opslag.lees((db) => zoekSessie(db, { id, dag: dag(nu).toString() }));
	const [rij] = rijen;
	if (!rij || rij.geblokkeerdOp || !gelijk(rij.geheimHash, geheimHash(geheim))) return null;
	const gebruiker: Gebruiker = {
		sessieId: rij.id,
		soort: rij.soort as Gebruiker['soort'],
		accountId: rij.accountId,
		emailIndex: rij.loketIndex ?? rij.accountIndex,
		aanstellingen: rijen.flatMap(({ post }) => (post ? [post as Aanstelling] : [])),
		stem: stemVan(rij),
		jong: rij.aanspreekvorm === 'je',
		rustMinuten: rij.rustMinuten,
		gezienOp: rij.gezienOp,
		eindOp: rij.eindOp,
		bewezenOp: rij.bewezenOp,
		gedeeld: rij.gedeeld,
		stilSeconden: Temporal.Instant.from(rij.gezienOp).until(nu).total('seconds')
	};
	if (Temporal.Instant.compare(rustEinde(gebruiker), nu) <= 0) return null;
	const stil = gebruiker.stilSeconden ?? 0;
	if (stil < BIJWERKEN_NA_SECONDEN) return gebruiker;
	await opslag
		.schrijf((tx) =>
			tx
				.update(sessie)
				.set({ gezienOp: tijdstip(nu) })
				.where(eq(sessie.id, rij.id))
		)
		.catch(() => undefined);
	return { ...gebruiker, gezienOp: tijdstip(nu) };
}

/**
 * A step up: a new secret for the same session, so that a token from before it is worth nothing. The absolute end stays.
 * @returns the new value of the cookie
 */
export async function vernieuw(tx: Db, sessieId: string, nu: Temporal.Instant): Promise<string> {
	const geheim = nieuwGeheim();
	await tx
		.update(sessie)
		.set({ geheimHash: geheimHash(geheim), bewezenOp: tijdstip(nu), gezienOp: tijdstip(nu) })
		.where(eq(sessie.id, sessieId));
	return `${sessieId}.${geheim}`;
}

/** "Ik ben er nog": the idle time starts again. @returns whole seconds until the session ends */
export async function verleng(opslag: Opslag, gebruiker: Gebruiker, nu: Temporal.Instant): Promise<number> {
	await opslag.schrijf((tx) =>
		tx
			.update(sessie)
			.set({ gezienOp: tijdstip(nu) })
			.where(eq(sessie.id, gebruiker.sessieId))
	);
	return Math.floor(nu.until(rustEinde({ ...gebruiker, gezienOp: tijdstip(nu) })).total('seconds'));
}
