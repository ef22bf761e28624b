/**
 * Into a case without a role there (issue 3 §2, dreigingen C02): a colleague of the same region, with a reason, for some
 * hours. Told at once to who leads and plans there and to the FG. It looks and changes nothing, opens no address and no
 * private words, and stands in "wie heeft gekeken".
 */
import { and, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { isProfessional, professionals } from '../../domein/bevoegdheid.ts';
import { NOODTOEGANG_PER_DAG, NOODTOEGANG_UREN, type NoodtoegangInvoer } from '../../domein/noodtoegang.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { betreed, GeenRecht, GeenToegang, legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db, Opslag } from '../opslag/index.ts';
import { aanmelding, aanstelling, account, casus, noodtoegang, rol } from '../opslag/schema.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import * as bericht from './bericht.ts';
import * as collega from './collega.ts';
import * as taak from './taak.ts';

type Collega = Gebruiker & { accountId: string };
type Plek = { opslag: Opslag; nu: Temporal.Instant; verzoekId: string };

/** Works in this region: by a post there, or for another case of it. */
async function werktInRegio(tx: Db, wie: Collega, regio: string, nu: string): Promise<boolean> {
	if (wie.aanstellingen.some((post) => post.regio === regio && isProfessional(post.rol))) return true;
	const [rij] = await tx
		.select({ id: rol.id })
		.from(rol)
		.innerJoin(casus, eq(casus.id, rol.casusId))
		.where(
			and(
				eq(rol.accountId, wie.accountId),
				eq(casus.regio, regio),
				inArray(rol.rol, [...professionals]),
				lte(rol.van, nu),
				or(isNull(rol.tot), gt(rol.tot, nu))
			)
		)
		.limit(1);
	return rij !== undefined;
}

/** The case behind a number, when it was handed in: before that nobody but the melder has it. */
async function zoekCasus(tx: Db, referentienummer: string): Promise<{ id: string; regio: string } | null> {
	const [rij] = await tx
		.select({ id: casus.id, regio: casus.regio, status: aanmelding.status })
		.from(casus)
		.innerJoin(aanmelding, eq(aanmelding.casusId, casus.id))
		.where(eq(casus.referentienummer, referentienummer))
		.orderBy(desc(aanmelding.id))
		.limit(1);
	return rij && rij.status !== 'concept' ? rij : null;
}

/** Somebody with a role here needs no emergency. */
const heeftRol = async (tx: Db, plek: Plek, wie: Collega, casusId: string): Promise<boolean> =>
	betreed(
		{ tx, sleutels: plek.opslag.sleutels, moment: plek.nu, verzoekId: plek.verzoekId },
		wie,
		casusId,
		'casus.lezen'
	).then(
		() => true,
		(fout: unknown) => {
			if (fout instanceof GeenToegang) return false;
			if (fout instanceof GeenRecht) return true;
			throw fout;
		}
	);

/** Who leads and plans here, and the FG of the region: a task, and a message that says nothing. */
async function vertelHet(hier: Betreding, id: string): Promise<void> {
	await taak.zetKlaar(hier, { soort: 'noodtoegang', voorRol: 'procesondersteuner' });
	await taak.zetKlaar(hier, { soort: 'noodtoegang-fg', voorRol: 'fg' });
	const vandaag = hier.vandaag.toString();
	const fgs = await hier.tx
		.select({ accountId: aanstelling.accountId })
		.from(aanstelling)
		.where(
			and(
				eq(aanstelling.rol, 'fg'),
				eq(aanstelling.regio, hier.casus.regio),
				lte(aanstelling.van, vandaag),
				or(isNull(aanstelling.tot), gt(aanstelling.tot, vandaag))
			)
		);
	const regie = (await collega.metPost(hier)).filter(
		(een) => een.rol === 'voorzitter' || een.rol === 'procesondersteuner'
	);
	for (const accountId of new Set([...fgs, ...regie].map((een) => een.accountId))) {
		const [rij] = await hier.tx
			.select({ email: account.emailVersleuteld })
			.from(account)
			.where(and(eq(account.id, accountId), isNull(account.geblokkeerdOp)));
		if (!rij) continue;
		await bericht.naar(hier, {
			accountId,
			aan: rij.email && hier.sleutels.huis.ontsleutel('account.email', accountId, rij.email),
			stem: 'u',
			persoonId: null,
			sleutel: `noodtoegang:${id}:${accountId}`,
			casusId: hier.casus.id
		});
	}
}

/**
 * Asks to look into a case.
 * @returns the id of the case; or `noodtoegang.onbekend`, the same for a number that does not exist, of another region
 * and for somebody who works in none, and `noodtoegang.te-vaak`
 */
export const vraag = (plek: Plek, wie: Collega, invoer: NoodtoegangInvoer): Promise<string | Weigering> =>
	plek.opslag.schrijf(async (tx) => {
		const nu = tijdstip(plek.nu);
		const waar = await zoekCasus(tx, invoer.referentienummer);
		if (!waar || !(await werktInRegio(tx, wie, waar.regio, nu)))
			return weiger('noodtoegang.onbekend', { veld: 'referentienummer' });
		if (await heeftRol(tx, plek, wie, waar.id)) return waar.id;
		const vandaag = await tx
			.select({ id: noodtoegang.id })
			.from(noodtoegang)
			.where(
				and(
					eq(noodtoegang.accountId, wie.accountId),
					gt(noodtoegang.van, tijdstip(plek.nu.subtract({ hours: 24 })))
				)
			);
		if (vandaag.length >= NOODTOEGANG_PER_DAG) return weiger('noodtoegang.te-vaak');
		const id = nieuwId();
		const { sleutels } = plek.opslag;
		await tx.insert(noodtoegang).values({
			id,
			casusId: waar.id,
			accountId: wie.accountId,
			redenVersleuteld: (await sleutels.casus(waar.id)).versleutel('noodtoegang.reden', id, invoer.reden),
			van: nu,
			tot: tijdstip(plek.nu.add({ hours: NOODTOEGANG_UREN }))
		});
		const hier = await betreed(
			{ tx, sleutels, moment: plek.nu, verzoekId: plek.verzoekId },
			wie,
			waar.id,
			'casus.lezen'
		);
		if (isWeigering(hier)) return hier;
		await legVast(hier, { objectId: id, soort: 'noodtoegang.vragen', naar: 'open', reden: invoer.reden });
		await vertelHet(hier, id);
		return waar.id;
	});
