/** Whom somebody of the family can call when a page of the own case cannot be shown just now (beleving: always answered). */
import { isFamilie, isGast } from '../../domein/bevoegdheid.ts';
import { isWeigering } from '../../domein/weigering.ts';
import { betreed, GeenRecht, GeenToegang } from '../context.ts';
import type { Opslag } from '../opslag/index.ts';
import type { Gebruiker } from '../toegang/sessie.ts';
import * as tafel from './tafel.ts';

/** The number of this tafel, for who has a place in the case; undefined for everybody else and while there is none. */
export async function voorGezin(
	opslag: Opslag,
	wie: { gebruiker: Gebruiker; casusId: string; moment: Temporal.Instant; verzoekId: string }
): Promise<string | undefined> {
	try {
		return await opslag.lees(async (tx) => {
			const plek = { tx, sleutels: opslag.sleutels, moment: wie.moment, verzoekId: wie.verzoekId };
			const hier = await betreed(plek, wie.gebruiker, wie.casusId, 'casus.lezen');
			if (isWeigering(hier) || !hier.wie.rollen.some((rol) => isFamilie(rol) || isGast(rol)))
				return undefined;
			return tafel.lees(hier).telefoon || undefined;
		});
	} catch (fout) {
		if (fout instanceof GeenToegang || fout instanceof GeenRecht) return undefined;
		throw fout;
	}
}
