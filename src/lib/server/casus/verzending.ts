/** Sending: link and code per person, shown once; the mail says only that something is ready (issue 2 §3.3, §3.4). */
import { eq } from 'drizzle-orm';
import { isProfessional, type Rol } from '../../domein/bevoegdheid.ts';
import type { TafelFase } from '../../domein/fase.ts';
import { apartNodig } from '../../domein/aankomst.ts';
import { UITLEG_VERSIE, UITNODIGING_GELDIG_DAGEN } from '../../domein/planning.ts';
import { nodigUit } from '../../domein/tafel.ts';
import * as regels from '../../domein/uitnodiging.ts';
import { isWeigering, weiger, type Weigering } from '../../domein/weigering.ts';
import { legVast, type Betreding } from '../context.ts';
import { tijdstip } from '../klok.ts';
import { nieuwId } from '../opslag/id.ts';
import { legKlaar } from '../opslag/post.ts';
import { uitnodiging as uitnodigingen } from '../opslag/schema.ts';
import * as adrescontrole from './adrescontrole.ts';
import * as bericht from './bericht.ts';
import * as deelnemer from './deelnemer.ts';
import * as planning from './planning.ts';
import { zetFase } from './tafel.ts';
import * as taken from './taak.ts';
import * as uitnodiging from './uitnodiging.ts';

/** Link and code of one person, computed outside the transaction; only their hashes are stored. */
export type Middel = { token: string; tokenHash: Buffer; code: string; codeHash: string };
/** Shown once to the procesondersteuner, to hand over, phone or print (dossier §8.3). */
export type Overhandiging = {
	persoonId: string;
	naam: string;
	rol: Rol;
	code: string;
	token: string;
	gemaild: boolean;
};

/** Everybody who must arrive apart has an own time and place; a person added later could have slipped through. */
async function aankomstOntbreekt(hier: Betreding): Promise<boolean> {
	const aankomsten = await planning.aankomsten(hier);
	const komt = (await deelnemer.allen(hier)).map((een) => ({
		...een,
		tijd: aankomsten[een.persoonId]?.tijd ?? '',
		wachtplek: aankomsten[een.persoonId]?.wachtplek ?? ''
	}));
	if (!apartNodig(komt, hier.tafel!.veiligheidsafspraak)) return false;
	return komt
		.filter((een) => !isProfessional(een.rol))
		.some((een) => een.tijd === '' || een.wachtplek === '');
}

/** Puts link and code of one person in place of any before, and the mail with the link in the outbox. */
async function geefMiddel(
	hier: Betreding,
	een: deelnemer.Deelnemer,
	rij: uitnodiging.Rij,
	middel: Middel
): Promise<Overhandiging> {
	await hier.tx
		.update(uitnodigingen)
		.set({
			tokenHash: middel.tokenHash,
			codeHash: middel.codeHash,
			pogingen: 0,
			verlooptOp: tijdstip(hier.nu.add({ hours: 24 * UITNODIGING_GELDIG_DAGEN }))
		})
		.where(eq(uitnodigingen.id, rij.id));
	const aan = await bericht.adresVan(hier, een.persoonId, null);
	if (aan)
		await legKlaar(hier, {
			post: { soort: 'uitnodiging', token: middel.token },
			stem: een.rol === 'jongere' ? 'je' : 'u',
			persoonId: een.persoonId,
			aan,
			// Every link is a mail of its own; that a form sent twice mails once is the form's own key.
			sleutel: `uitnodiging:${rij.id}:${nieuwId()}`,
			casusId: hier.casus.id
		});
	return {
		persoonId: een.persoonId,
		naam: een.naam,
		rol: een.rol,
		code: middel.code,
		token: middel.token,
		gemaild: aan !== null
	};
}

async function verstuurEen(
	hier: Betreding,
	een: deelnemer.Deelnemer,
	middel: Middel
): Promise<Overhandiging | null | Weigering> {
	const rij = await uitnodiging.laatsteVan(hier, een.persoonId);
	if (!rij) return weiger('deelnemer.onbekend');
	const naar = regels.verstuur(rij.status as regels.UitnodigingStatus, {
		kennisgeving: true,
		veiligheidBekeken: true
	});
	if (isWeigering(naar)) return naar;
	await hier.tx
		.update(uitnodigingen)
		.set({
			status: naar,
			verzondenOp: tijdstip(hier.nu),
			uitlegVersie: UITLEG_VERSIE,
			verlooptOp: tijdstip(hier.nu.add({ hours: 24 * UITNODIGING_GELDIG_DAGEN }))
		})
		.where(eq(uitnodigingen.id, rij.id));
	await legVast(hier, { objectId: rij.id, soort: 'uitnodiging.versturen', van: rij.status, naar });
	if ((await bericht.accountVan(hier, een.persoonId)) === null) return geefMiddel(hier, een, rij, middel);
	await bericht.stuur(hier, een.persoonId, een.rol, `uitgenodigd:${rij.id}`);
	return null;
}

/**
 * Sends to the chosen people, who were not sent anything yet; the tafel becomes `uitgenodigd`.
 * @param middelen one per person, computed beforehand; those of people with an account are not used
 * @returns what to hand over, shown once; or `uitnodiging.aankomst-ontbreekt`, `uitnodiging.al-verzonden`,
 * `deelnemer.onbekend`, and what domein/tafel.nodigUit and domein/uitnodiging.verstuur refuse
 */
export async function verstuur(
	hier: Betreding,
	wie: readonly string[],
	middelen: readonly Middel[]
): Promise<Overhandiging[] | Weigering> {
	const rij = hier.tafel;
	const naar = nodigUit(hier.fase as TafelFase, {
		doel: Boolean(rij?.doelVersleuteld),
		dag: Boolean(rij?.begintOp),
		genodigden: wie.length
	});
	if (isWeigering(naar)) return naar;
	if (await aankomstOntbreekt(hier)) return weiger('uitnodiging.aankomst-ontbreekt');
	if (!(await adrescontrole.gezien(hier))(rij!.id)) return weiger('uitnodiging.niet-nagekeken');
	const deelnemers = await deelnemer.allen(hier);
	const uit: Overhandiging[] = [];
	for (const [nummer, persoonId] of [...new Set(wie)].entries()) {
		const een = deelnemers.find((mens) => mens.persoonId === persoonId);
		const middel = middelen[nummer];
		if (!een || !middel) return weiger('deelnemer.onbekend');
		if ((await uitnodiging.laatsteVan(hier, persoonId))?.status !== 'concept')
			return weiger('uitnodiging.al-verzonden');
		const gedaan = await verstuurEen(hier, een, middel);
		if (isWeigering(gedaan)) return gedaan;
		if (gedaan) uit.push(gedaan);
	}
	await zetFase(hier, naar, { soort: 'tafel.uitnodigen' });
	return uit;
}

/**
 * A new link and code; the old ones are dead from now on. The task that asked for it is done.
 * @returns what to hand over, shown once; `heeft-account` when the person signs in already and lost the way in: that is
 * renewed and not replaced (toegang/herstel); or `deelnemer.onbekend`, `uitnodiging.verkeerd-moment` when it was never
 * sent or is withdrawn
 */
export async function nieuweCode(
	hier: Betreding,
	persoonId: string,
	middel: Middel
): Promise<Overhandiging | 'heeft-account' | Weigering> {
	const een = (await deelnemer.allen(hier)).find((mens) => mens.persoonId === persoonId);
	const rij = await uitnodiging.laatsteVan(hier, persoonId);
	if (!een || !rij) return weiger('deelnemer.onbekend');
	if ((await bericht.accountVan(hier, persoonId)) !== null) return 'heeft-account';
	if (rij.status === 'concept' || rij.status === 'ingetrokken') return weiger('uitnodiging.verkeerd-moment');
	const gemaakt = await geefMiddel(hier, een, rij, middel);
	await legVast(hier, { objectId: rij.id, soort: 'uitnodiging.code', van: rij.status, naar: rij.status });
	await taken.rondVanPersoonAf(hier, ['uitnodiging-nieuwe-code', 'gast-nieuwe-code'], persoonId);
	return gemaakt;
}
