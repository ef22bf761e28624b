/** The texts that wait for regie, and the look itself (dreigingen A23). Papers have theirs in vrijgave.ts. */
import { weiger, type Weigering } from '../../domein/weigering.ts';
import type { BeschermdeWaarde } from '../bestanden/adrescontrole.ts';
import { legVast, type Betreding } from '../context.ts';
import * as controle from './adrescontrole.ts';
import { alle, type Bron } from './nazichttekst.ts';
import { meldNagekeken } from './privacymelding.ts';
import * as taak from './taak.ts';
import * as voorlegging from './voorlegging.ts';

export type Wachtend = Omit<Bron, 'voor'> & {
	/** Of whom something stands in it, for the eyes of regie. */
	treffers: { naam: string; soort: BeschermdeWaarde['soort'] }[];
	voorgelegd: voorlegging.Voorgelegd | null;
};

/** Everything of this case that waits for a look, each with what was found in it. */
export async function wachtend(hier: Betreding): Promise<Wachtend[]> {
	const mag = await controle.gezien(hier);
	const ruw = (await alle(hier)).filter((een) => !mag(een.id));
	if (ruw.length === 0) return [];
	const gelegd = await voorlegging.voorgelegd(hier);
	const waarden = await controle.beschermd(hier);
	return ruw.map(({ voor, ...een }) => ({
		...een,
		treffers: controle.zoek(
			een.teksten.map(({ tekst }) => tekst),
			waarden.filter((waarde) => waarde.id !== voor)
		),
		voorgelegd: gelegd.get(een.id) ?? null
	}));
}

/**
 * Somebody of regie looked: the family may read it. Of a tafel with people who may not meet, the planning page does
 * this, with the times to arrive.
 * @returns `adrescontrole.onbekend`, and what adresvoorlegging.magDoordrukken refuses where something was found
 */
export async function keurGoed(hier: Betreding, id: string): Promise<void | Weigering> {
	const een = (await wachtend(hier)).find((wacht) => wacht.id === id);
	if (!een) return weiger('adrescontrole.onbekend');
	if (een.soort === 'tafel') return weiger('adrescontrole.bij-planning');
	if (een.treffers.length > 0) {
		const mag = voorlegging.magDoordrukken(een.voorgelegd ?? undefined);
		if (mag) return mag;
	}
	const oordeel = een.treffers.length > 0 ? 'treffer' : 'schoon';
	await controle.keurGoed(hier, id, een.soort, oordeel);
	await legVast(hier, {
		objectId: id,
		soort: 'tekst.nakijken',
		van: oordeel,
		naar: 'vrijgegeven',
		reden: een.voorgelegd?.reden
	});
	if (een.soort === 'verzoek') await meldNagekeken(hier, id);
	await rondTakenAf(hier);
}

/** Nothing waits any more: the tasks that asked for a look are done, whoever had them. */
export async function rondTakenAf(hier: Betreding): Promise<void> {
	const open = await wachtend(hier);
	const soorten = [
		...(open.length === 0 ? ['teksten-nakijken'] : []),
		...((await voorlegging.voorgelegd(hier)).size > 0 ? [] : ['tweede-nazicht'])
	];
	await taak.rondSoortenVanZaakAf(hier, soorten);
}

/** Puts what holds a protected value to a colleague, with a reason. Refuses with `adrescontrole.onbekend`. */
export async function legVoor(
	hier: Betreding,
	wat: { id: string; reden: string }
): Promise<void | Weigering> {
	const een = (await wachtend(hier)).find((wacht) => wacht.id === wat.id);
	if (!een || een.treffers.length === 0) return weiger('adrescontrole.onbekend');
	await voorlegging.legVoor(hier, { ...wat, soort: een.soort });
}

/** Puts a text that a form refused to a colleague. */
export const legTekstVoor = (hier: Betreding, wat: { tekst: string; reden: string }): Promise<void> =>
	voorlegging.legVoor(hier, { id: controle.tekstId(hier, wat.tekst), soort: 'tekst', ...wat });
