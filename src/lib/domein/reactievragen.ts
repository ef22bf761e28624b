/** What someone of the family is asked before a tafel. Keys of sentences; the words stand in messages/nl/reactie.json. */
import type { ReactieAuteur } from './reactierecht.ts';

/** Parents: how they see it now, how they see the future, what does not fit in the papers (S1-B12, S1-B13, S2-O17). */
const ouder = ['nu', 'toekomst', 'feit', 'mening', 'aanvulling'] as const;
/** The three houses of Signs of Safety (dossier §10.2), and what must not be spoken of at the table. */
const jongere = ['zorgen', 'goed', 'wens', 'niet-bespreken'] as const;

export const vragen = { ouder, verzorger: ouder, jongere } as const satisfies Record<
	ReactieAuteur,
	readonly string[]
>;
export type Vraag = (typeof ouder)[number] | (typeof jongere)[number];

/** How a jongere takes part (S1-B20, S1-B21, S2-A06). */
export const deelnames = ['aan-tafel', 'vooraf-praten', 'op-papier', 'iemand-anders'] as const;
export type Deelname = (typeof deelnames)[number];

/** Characters per question: a long letter fits, a denial of service does not. */
export const TEKST_HOOGUIT = 20_000;

export type Inhoud = { antwoorden: Partial<Record<Vraag, string>>; deelname?: Deelname };

/** True when at least one question has words in it. */
export const heeftTekst = (inhoud: Inhoud): boolean =>
	Object.values(inhoud.antwoorden).some((tekst) => tekst.trim().length > 0);
