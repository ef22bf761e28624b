/** Who is told that an account was renewed: the person, and the people of every case that it opens. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Rol } from '../../domein/bevoegdheid.ts';
import { stemVan } from '../../domein/profiel.ts';
import * as bericht from '../casus/bericht.ts';
import { rondVanPersoonAf } from '../casus/taak.ts';
import { legVast, type Betreding } from '../context.ts';
import { dag, tijdstip } from '../klok.ts';
import { normaliseer } from '../opslag/emailadres.ts';
import { nieuwId } from '../opslag/id.ts';
import type { Db } from '../opslag/index.ts';
import { legKlaar } from '../opslag/post.ts';
import { persoon, rol, taak, type account, type toegangsherstel } from '../opslag/schema.ts';
import { legVast as legDeurVast } from './account.ts';
import { isBeschermd, type Plek } from './ontneming.ts';

type Herstel = Pick<typeof toegangsherstel.$inferSelect, 'id' | 'casusId' | 'persoonId' | 'accountId'>;
const REGIE = ['voorzitter', 'procesondersteuner'] as const satisfies readonly Rol[];

/** Puts a task down for each of these roles, once; also in a case where nobody of us is inside at this moment. */
export async function zetTaken(
	tx: Db,
	nu: { nu: Temporal.Instant },
	wat: { soort: string; casusId: string; persoonId: string; rollen?: readonly Rol[] }
): Promise<void> {
	const { soort, casusId, persoonId } = wat;
	for (const voorRol of wat.rollen ?? REGIE) {
		const zelfde = and(
			eq(taak.casusId, casusId),
			eq(taak.soort, soort),
			eq(taak.voorRol, voorRol),
			eq(taak.persoonId, persoonId),
			isNull(taak.gedaanOp)
		);
		if ((await tx.select({ id: taak.id }).from(taak).where(zelfde)).length > 0) continue;
		await tx.insert(taak).values({
			id: nieuwId(),
			casusId,
			soort,
			voorRol,
			persoonId,
			termijn: dag(nu.nu).toString(),
			gemaaktOp: tijdstip(nu.nu)
		});
	}
}

/**
 * Tells voorzitter and procesondersteuner of every case this account opens. In a protected case the role rests until
 * somebody of that case has looked: whoever holds the new code opens nothing there before that.
 */
export async function vertelCollegas(
	hier: Betreding,
	herstel: Herstel,
	plekken: readonly Plek[]
): Promise<void> {
	const casussen = new Map(plekken.map((plek) => [plek.casusId, plek.persoonId]));
	for (const [casusId, persoonId] of casussen) {
		const hierzelf = casusId === hier.casus.id;
		const rust = !hierzelf && (await isBeschermd(hier.tx, casusId));
		for (const plek of plekken.filter((een) => een.casusId === casusId))
			if (rust || hierzelf)
				await hier.tx
					.update(rol)
					.set({ rustSinds: rust ? tijdstip(hier.nu) : null })
					.where(eq(rol.id, plek.rolId));
		await zetTaken(hier.tx, hier, {
			soort: rust ? 'toegang-toelaten' : 'toegang-vernieuwd',
			casusId,
			persoonId,
			// Who does it knows already.
			...(hierzelf && { rollen: ['voorzitter'] as const })
		});
		if (hierzelf) {
			await rondVanPersoonAf(hier, ['toegang-toelaten'], persoonId);
			continue;
		}
		// The trail of the other case names no one of this case.
		await legDeurVast(
			hier.tx,
			hier.sleutels,
			{
				accountId: null,
				handeling: rust ? 'toegang.rust' : 'toegang.vernieuwd',
				objectId: herstel.id,
				casusId,
				persoonId,
				verzoekId: hier.verzoekId
			},
			hier.nu
		);
	}
}

/** Every address we know of this person, each once: the newest may be the one that somebody else gave us. */
async function adressenVan(
	hier: Betreding,
	wie: typeof account.$inferSelect,
	plekken: readonly Plek[]
): Promise<{ adres: string; casusId: string | null }[]> {
	const gevonden = new Map<string, string | null>();
	if (wie.emailVersleuteld)
		gevonden.set(
			normaliseer(hier.sleutels.huis.ontsleutel('account.email', wie.id, wie.emailVersleuteld)),
			null
		);
	for (const { casusId, persoonId } of plekken) {
		const [rij] = await hier.tx
			.select({ email: persoon.emailVersleuteld })
			.from(persoon)
			.where(and(eq(persoon.id, persoonId), eq(persoon.casusId, casusId)));
		if (!rij?.email) continue;
		const slot = await hier.sleutels.persoon(persoonId, casusId, 'contact');
		const adres = normaliseer(slot.ontsleutel('persoon.email', persoonId, rij.email));
		if (!gevonden.has(adres) || casusId === hier.casus.id) gevonden.set(adres, casusId);
	}
	return [...gevonden].map(([adres, casusId]) => ({ adres, casusId }));
}

/** One neutral mail to each known address, without link, code or name. */
export async function vertelPersoon(
	hier: Betreding,
	herstel: Herstel,
	wie: typeof account.$inferSelect,
	plekken: readonly Plek[]
): Promise<void> {
	const adressen = await adressenVan(hier, wie, plekken);
	for (const [nummer, { adres, casusId }] of adressen.entries()) {
		const hierVan = casusId === hier.casus.id;
		await legKlaar(hier, {
			post: { soort: 'toegang-vernieuwd' },
			stem: stemVan(wie),
			persoonId: hierVan ? herstel.persoonId : null,
			aan: adres,
			sleutel: `toegang-vernieuwd:${herstel.id}:${nummer}`,
			casusId: hierVan ? casusId : null
		});
	}
}

/** Since when a role of this person rests in this case; null when it does not. */
export async function rust(hier: Betreding, persoonId: string): Promise<string | null> {
	const [rij] = await hier.tx
		.select({ sinds: rol.rustSinds })
		.from(rol)
		.where(and(eq(rol.casusId, hier.casus.id), eq(rol.persoonId, persoonId), isNotNull(rol.rustSinds)))
		.limit(1);
	return rij?.sinds ?? null;
}

/** Somebody of this case made sure who it is: the role opens the case again, and the person hears so. */
export async function laatToe(hier: Betreding, persoonId: string): Promise<void> {
	const terug = await hier.tx
		.update(rol)
		.set({ rustSinds: null })
		.where(and(eq(rol.casusId, hier.casus.id), eq(rol.persoonId, persoonId), isNotNull(rol.rustSinds)))
		.returning({ rol: rol.rol });
	if (terug.length === 0) return;
	await legVast(hier, { objectId: persoonId, soort: 'toegang.toelaten', van: 'rust', naar: 'toegelaten' });
	await rondVanPersoonAf(hier, ['toegang-toelaten'], persoonId);
	await bericht.stuur(hier, persoonId, terug[0]!.rol as Rol, `toegelaten:${tijdstip(hier.nu)}`);
}
