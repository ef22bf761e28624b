// The papers of an invented case: real files about the people in it, taken in as an upload is.
import { neemIn, type Ingenomen } from '../../src/lib/server/bestanden/inname.ts';
import { maakStuk, type Gezin } from '../stukken.ts';
import { medewerkers } from './medewerkers.ts';
import { moet, voluit, wanneer, type Demo } from './plek.ts';
import type { Papier, Zaak } from './vorm.ts';

export const roepnaam = (naam: string): string => naam.split(' ')[0] ?? naam;

/** What the papers say about the family. `over`: only this child; `gelakt`: without what the ouders said. */
export function gezinVan(demo: Demo, zaak: Zaak, over?: string, gelakt = false): Gezin {
	const { naam, organisatie } = medewerkers[zaak.melder];
	const kinderen = zaak.kinderen.filter((kind) => over === undefined || roepnaam(kind.naam) === over);
	return {
		achternaam: zaak.achternaam,
		kinderen: kinderen.map((kind) => ({
			roepnaam: roepnaam(kind.naam),
			geboren: kind.weken ? 'nog niet geboren' : `${kind.leeftijd} jaar`
		})),
		ouders: gelakt ? [] : zaak.ouders,
		gemeente: zaak.gemeente,
		opsteller: naam,
		organisatie,
		datum: voluit(wanneer(demo, zaak, 'melden'))
	};
}

/** Makes a real file and puts it through the checks that an upload goes through. */
export async function maakBestand(
	demo: Demo,
	zaak: Zaak,
	papier: Pick<Papier, 'soort' | 'formaat' | 'over' | 'paginas' | 'extra'> & { gelakt?: boolean }
): Promise<Ingenomen> {
	const { soort, formaat, paginas = 3, extra = [] } = papier;
	const bytes = await maakStuk({
		soort,
		formaat,
		gezin: gezinVan(demo, zaak, papier.over, papier.gelakt),
		paginas,
		extra
	});
	const naam = [soort, papier.over?.toLowerCase()].filter(Boolean).join('-');
	return moet(await neemIn(new File([new Uint8Array(bytes)], `${naam}.${formaat}`), 'bestand'), naam);
}
