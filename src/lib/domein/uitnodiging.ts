/** A personal uitnodiging and its answer (dossier §3.3, §3.7). */
import type { TafelFase } from './fase.ts';
import { overgang, type Overgangen } from './overgang.ts';
import type { Rol } from './rol.ts';
import { weiger, type Weigering } from './weigering.ts';
import { gevolg, magInFase, type Antwoord, type TafelsoortId, type Werkwijze } from './werkwijze.ts';

export const uitnodigingStatussen = [
	'concept',
	'verzonden',
	'geopend',
	'beantwoord',
	'ingetrokken',
	'gesloten'
] as const;
export type UitnodigingStatus = (typeof uitnodigingStatussen)[number];

/** How a jongere takes part (S1-B20, S1-B21, S2-A06). */
export const deelnameWijzen = ['aan-tafel', 'vooraf-praten', 'schriftelijk', 'iemand-spreekt'] as const;

export type UitnodigingGebeurtenis = 'versturen' | 'openen' | 'beantwoorden' | 'intrekken' | 'sluiten';

export const uitnodigingOvergangen = {
	versturen: { concept: 'verzonden', verzonden: 'verzonden' },
	openen: { verzonden: 'geopend', geopend: 'geopend', beantwoord: 'beantwoord', gesloten: 'gesloten' },
	beantwoorden: { verzonden: 'beantwoord', geopend: 'beantwoord', beantwoord: 'beantwoord' },
	intrekken: {
		concept: 'ingetrokken',
		verzonden: 'ingetrokken',
		geopend: 'ingetrokken',
		beantwoord: 'ingetrokken'
	},
	sluiten: { verzonden: 'gesloten', geopend: 'gesloten', beantwoord: 'gesloten', gesloten: 'gesloten' }
} as const satisfies Overgangen<UitnodigingGebeurtenis, UitnodigingStatus>;

const volgende = overgang<UitnodigingGebeurtenis, UitnodigingStatus>(
	uitnodigingOvergangen,
	'uitnodiging.verkeerd-moment'
);

/**
 * Sends, or sends once more. Refuses with `uitnodiging.zonder-kennisgeving` when the person is not told what is
 * known and who gets it (S2-F08, S2-M02), and `uitnodiging.onveilig` while place and people are not checked (S2-G12).
 */
export const verstuur = (
	status: UitnodigingStatus,
	feiten: { readonly kennisgeving: boolean; readonly veiligheidBekeken: boolean }
): UitnodigingStatus | Weigering => {
	if (!feiten.kennisgeving) return weiger('uitnodiging.zonder-kennisgeving');
	return feiten.veiligheidBekeken ? volgende(status, 'versturen') : weiger('uitnodiging.onveilig');
};

/** The person opens it, any number of times; refuses with `uitnodiging.ingetrokken` once withdrawn. */
export const open = (status: UitnodigingStatus): UitnodigingStatus | Weigering =>
	status === 'ingetrokken' ? weiger('uitnodiging.ingetrokken') : volgende(status, 'openen');

/**
 * An answer, which may be changed until the tafel opens. Refuses with `uitnodiging.ingetrokken`,
 * `uitnodiging.gesloten` once it began, `uitnodiging.antwoord-onbekend` when this role is not offered that answer
 * here, and `uitnodiging.gevolg-niet-gezien` when the consequence was not on screen (dossier §3.3).
 */
export const beantwoord = (
	wijze: Werkwijze,
	status: UitnodigingStatus,
	feiten: {
		readonly soort: TafelsoortId;
		readonly tafel: TafelFase;
		readonly rol: Rol;
		readonly antwoord: Antwoord;
		readonly gevolgGezien: boolean;
	}
): UitnodigingStatus | Weigering => {
	if (status === 'ingetrokken') return weiger('uitnodiging.ingetrokken');
	if (status === 'gesloten' || !magInFase(wijze, 'antwoorden', feiten.tafel))
		return weiger('uitnodiging.gesloten');
	if (gevolg(wijze, feiten.soort, feiten.antwoord, feiten.rol) === null)
		return weiger('uitnodiging.antwoord-onbekend');
	return feiten.gevolgGezien ? volgende(status, 'beantwoorden') : weiger('uitnodiging.gevolg-niet-gezien');
};

/** The procesondersteuner withdraws it; refuses with `uitnodiging.zonder-reden`. */
export const trekIn = (status: UitnodigingStatus, reden: string): UitnodigingStatus | Weigering =>
	reden.trim() === '' ? weiger('uitnodiging.zonder-reden') : volgende(status, 'intrekken');

/** The tafel begins: answers are closed. An uitnodiging that was never sent or was withdrawn stays as it is. */
export const sluit = (status: UitnodigingStatus): UitnodigingStatus => {
	const naar = volgende(status, 'sluiten');
	return typeof naar === 'string' ? naar : status;
};
