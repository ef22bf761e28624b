/** The far end of a renewal: the person chose a new way in, on the account that was there (issue 3 §1). */
import { and, eq } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import { stemVan } from '../../domein/profiel.ts';
import { weiger, type Weigering } from '../../domein/weigering.ts';
import { tijdstip } from '../klok.ts';
import { inlogIndex } from '../opslag/emailadres.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { account as accounts, persoon, rol, toegangsherstel } from '../opslag/schema.ts';
import * as account from './account.ts';
import { herstelbaar } from './brief.ts';
import type { Genodigde, Middel } from './inwisseling.ts';
import { beeindigAlle } from './sessie.ts';
import * as totp from './totp.ts';
import * as tussenstap from './tussenstap.ts';

/** Reads whose account is renewed; null when the renewal was stopped, spent or superseded in the meantime. */
export async function voorWie(
	db: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	herstelId: string,
	nu: Temporal.Instant
): Promise<(Genodigde & { accountId: string }) | null> {
	const [rij] = await db
		.select({
			accountId: toegangsherstel.accountId,
			casusId: toegangsherstel.casusId,
			id: persoon.id,
			naam: persoon.naamVersleuteld,
			email: persoon.emailVersleuteld,
			aanspreekvorm: accounts.aanspreekvorm,
			voorkeursvorm: accounts.voorkeursvorm,
			adres: accounts.emailVersleuteld,
			rol: rol.rol
		})
		.from(toegangsherstel)
		.innerJoin(persoon, eq(persoon.id, toegangsherstel.persoonId))
		.innerJoin(accounts, eq(accounts.id, toegangsherstel.accountId))
		.innerJoin(rol, and(eq(rol.persoonId, persoon.id), eq(rol.casusId, toegangsherstel.casusId)))
		.where(and(eq(toegangsherstel.id, herstelId), herstelbaar(nu)))
		.limit(1);
	if (!rij) return null;
	const slot = await opslag.sleutels.casus(rij.casusId);
	const eigen = await opslag.sleutels.persoon(rij.id, rij.casusId, 'contact');
	return {
		accountId: rij.accountId,
		casusId: rij.casusId,
		persoonId: rij.id,
		rol: rij.rol as Rol,
		stem: stemVan(rij),
		naam: slot.ontsleutel('persoon.naam', rij.id, rij.naam),
		adres: rij.email ? eigen.ontsleutel('persoon.email', rij.id, rij.email) : null,
		vastAdres: rij.adres ? opslag.sleutels.huis.ontsleutel('account.email', rij.accountId, rij.adres) : null,
		vernieuwt: true
	};
}

/**
 * Puts the new way in on the old account and spends step and code, all in the caller's transaction.
 * @returns the account; `uitnodiging.dood` when it was spent, `uitnodiging.ander-account` for somebody who wants to
 * use another account, `toegang.adres-niet-vrij` for a taken name
 */
export async function vernieuw(
	tx: Db,
	opslag: Pick<Opslag, 'sleutels'>,
	stap: tussenstap.Stap & { herstelId: string },
	middel: Middel,
	moment: { nu: Temporal.Instant; verzoekId: string }
): Promise<string | Weigering> {
	const wie = await voorWie(tx, opslag, stap.herstelId, moment.nu);
	if (!wie || wie.accountId !== stap.accountId || !(await tussenstap.verbruik(tx, stap.id)))
		return weiger('uitnodiging.dood');
	if (middel.soort === 'account') return weiger('uitnodiging.ander-account');
	const id = wie.accountId;
	if (middel.soort === 'wachtwoord') {
		// A confirmed address opens what was sent to it, so it stays what it is.
		const index = wie.vastAdres ? null : inlogIndex(opslag.sleutels, middel.inlognaam);
		if (index && !(await account.inlognaamVrij(tx, opslag.sleutels, middel.inlognaam, id)))
			return weiger('toegang.adres-niet-vrij', { veld: 'inlognaam' });
		await tx
			.update(accounts)
			.set({
				wachtwoordHash: middel.wachtwoordHash,
				totpVersleuteld: totp.versleutel(opslag.sleutels, id, middel.totpGeheim),
				totpStap: middel.totpStap,
				...(index && { emailIndex: index })
			})
			.where(eq(accounts.id, id));
	}
	await beeindigAlle(tx, id);
	const gebruikt = await tx
		.update(toegangsherstel)
		.set({ status: 'gebruikt', codeHash: null, gebruiktOp: tijdstip(moment.nu) })
		.where(and(eq(toegangsherstel.id, stap.herstelId), herstelbaar(moment.nu)))
		.returning({ id: toegangsherstel.id });
	if (gebruikt.length !== 1) return weiger('uitnodiging.dood');
	await account.legVast(
		tx,
		opslag.sleutels,
		{
			accountId: id,
			handeling: 'toegang.vernieuwing',
			objectId: stap.herstelId,
			casusId: wie.casusId,
			persoonId: wie.persoonId,
			rol: wie.rol,
			verzoekId: moment.verzoekId
		},
		moment.nu
	);
	return id;
}
