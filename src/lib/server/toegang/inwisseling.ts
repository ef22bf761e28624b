/** From a right code to someone who is inside: one account, the roles of one person, all in one transaction. */
import { and, eq, ne } from 'drizzle-orm';
import { isFamilie, type Rol } from '../../domein/bevoegdheid.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { persoon, rol, uitnodiging } from '../opslag/schema.ts';
import * as account from './account.ts';
import { beeindigAlle } from './sessie.ts';
import * as tussenstap from './tussenstap.ts';
import { bruikbaar } from './brief.ts';
import { vernieuw, voorWie } from './vernieuwing.ts';

/** Whom the step is for, known only after the right code. `adres`: where we reach this person, to fill in beforehand. */
export type Genodigde = {
	rol: Rol;
	stem: 'u' | 'je';
	naam: string;
	adres: string | null;
	casusId: string;
	persoonId: string;
	/** A confirmed address that the account has already: it stays what one signs in with. */
	vastAdres: string | null;
	/** An account that exists gets a new way in. */
	vernieuwt: boolean;
};

/** Reads who was invited; null when the invitation died in the meantime. */
export async function genodigde(
	db: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	stap: tussenstap.Stap,
	nu: Temporal.Instant
): Promise<Genodigde | null> {
	if (stap.herstelId !== null) return voorWie(db, opslag, stap.herstelId, nu);
	const [rij] = await db
		.select({
			id: persoon.id,
			casusId: persoon.casusId,
			naam: persoon.naamVersleuteld,
			email: persoon.emailVersleuteld,
			rol: rol.rol
		})
		.from(uitnodiging)
		.innerJoin(rol, eq(rol.id, uitnodiging.rolId))
		.innerJoin(persoon, eq(persoon.id, uitnodiging.persoonId))
		.where(and(eq(uitnodiging.id, stap.uitnodigingId), bruikbaar(nu)));
	if (!rij) return null;
	const [casusslot, eigen] = [
		await opslag.sleutels.casus(rij.casusId),
		await opslag.sleutels.persoon(rij.id, rij.casusId, 'contact')
	];
	return {
		rol: rij.rol as Rol,
		stem: rij.rol === 'jongere' ? 'je' : 'u',
		naam: casusslot.ontsleutel('persoon.naam', rij.id, rij.naam),
		adres: rij.email ? eigen.ontsleutel('persoon.email', rij.id, rij.email) : null,
		casusId: rij.casusId,
		persoonId: rij.id,
		vastAdres: null,
		vernieuwt: false
	};
}

/** A way in that has just been proven. */
export type Middel =
	| { soort: 'passkey' }
	| { soort: 'wachtwoord'; inlognaam: string; wachtwoordHash: string; totpGeheim: string; totpStap: number }
	| { soort: 'account'; accountId: string };

/**
 * Redeems: makes the account (or takes the one that is signed in), gives it the roles of this person in this case and
 * spends step and codes, all in the caller's transaction. Of many at once exactly one succeeds. Who lost every way in
 * and got a new code from the procesondersteuner takes the roles over from the old account, which is signed out;
 * nothing of the case is lost, because it hangs on the person.
 * @returns the account; `uitnodiging.dood` when it was spent, `uitnodiging.ander-account` when this account is
 * somebody else in the same case or speaks with another voice, `toegang.adres-niet-vrij` for a taken address
 */
export async function wisselIn(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	stap: tussenstap.Stap,
	middel: Middel,
	moment: { nu: Temporal.Instant; verzoekId: string }
): Promise<string | Weigering> {
	if (stap.herstelId !== null) return vernieuw(tx, opslag, stap, middel, moment);
	const wie = await genodigde(tx, opslag, stap, moment.nu);
	if (!wie || !(await tussenstap.verbruik(tx, stap.id))) return weiger('uitnodiging.dood');
	const accountId =
		middel.soort === 'account'
			? await bestaand(tx, middel.accountId, wie)
			: await nieuw(tx, opslag, stap.accountId, middel, wie, moment.nu);
	if (typeof accountId !== 'string') return accountId;
	const eigen = and(eq(rol.persoonId, wie.persoonId), eq(rol.casusId, wie.casusId));
	const oude = await tx
		.selectDistinct({ id: rol.accountId })
		.from(rol)
		.where(and(eigen, ne(rol.accountId, accountId)));
	// A role without an account is not among them: nothing is unequal to what is not there.
	for (const oud of oude) await beeindigAlle(tx, oud.id!);
	await tx.update(rol).set({ accountId, rustSinds: null }).where(eigen);
	await tx
		.update(uitnodiging)
		.set({ codeHash: null, pogingen: 0 })
		.where(and(eq(uitnodiging.persoonId, wie.persoonId), eq(uitnodiging.casusId, wie.casusId)));
	await account.legVast(
		tx,
		opslag.sleutels,
		{
			accountId,
			handeling: 'toegang.uitnodiging',
			objectId: stap.uitnodigingId,
			casusId: wie.casusId,
			persoonId: wie.persoonId,
			rol: wie.rol,
			verzoekId: moment.verzoekId
		},
		moment.nu
	);
	return accountId;
}

/** A parent who is signed in on a shared phone must not become the jongere whose link was opened there. */
async function bestaand(tx: Db, accountId: string, wie: Genodigde): Promise<string | Weigering> {
	const rij = await account.zoek(tx, accountId);
	const anderen = await tx
		.select({ persoonId: rol.persoonId })
		.from(rol)
		.where(and(eq(rol.accountId, accountId), eq(rol.casusId, wie.casusId)));
	const ander = anderen.some((r) => r.persoonId !== wie.persoonId);
	if (!rij || ander || (isFamilie(wie.rol) && rij.aanspreekvorm !== wie.stem))
		return weiger('uitnodiging.ander-account');
	return accountId;
}

async function nieuw(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	id: string,
	middel: Exclude<Middel, { soort: 'account' }>,
	wie: Genodigde,
	nu: Temporal.Instant
): Promise<string | Weigering> {
	const basis = { id, naam: wie.naam, stem: wie.stem };
	if (middel.soort === 'passkey') return account.maak(tx, opslag.sleutels, basis, nu);
	if (!(await account.inlognaamVrij(tx, opslag.sleutels, middel.inlognaam)))
		return weiger('toegang.adres-niet-vrij', { veld: 'inlognaam' });
	const { inlognaam, wachtwoordHash, totpGeheim, totpStap } = middel;
	return account.maak(tx, opslag.sleutels, { ...basis, inlognaam, wachtwoordHash, totpGeheim, totpStap }, nu);
}
