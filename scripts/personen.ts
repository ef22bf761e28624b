// The invented people of the demo: who they are, and the table that the demo prints of them.
import { readFileSync } from 'node:fs';

export interface DemoPersoon {
	naam: string;
	rol: string;
	regio: string;
	/** Reference number of the case; empty for someone who has a post and no case of their own. */
	casus: string;
	email: string;
	/** Empty as long as the invitation is open: then there is no account yet. */
	wachtwoord: string;
	/** base32 */
	totpSecret: string;
	uitnodigingslink?: string;
	activatiecode?: string;
	/** What to try as this person, one sentence. */
	probeer: string;
}

export interface VulOpties {
	/** Folder of the store: empty, and not in use by a server. */
	gegevens: string;
	sleutels: string;
	/** `http://localhost:4173`, for the links of open invitations. */
	oorsprong: string;
	/** Shows one line of progress. */
	meld: (zin: string) => void;
}

/** What `scripts/demo/vul.ts` exports as `vul`: fills a fresh store and closes it again. */
export type Vul = (opties: VulOpties) => Promise<DemoPersoon[]>;

/** The people of an earlier start. @throws when the file is absent or not whole */
export function leesPersonen(bestand: string): DemoPersoon[] {
	return JSON.parse(readFileSync(bestand, 'utf8')) as DemoPersoon[];
}

/**
 * Fills the store by `scripts/demo/vul.ts`. Its environment must be set before (the product reads it at import).
 * Loaded only here, so that nothing of the demo can reach the production build.
 */
export async function vul(opties: VulOpties): Promise<DemoPersoon[]> {
	const bron = (await import(new URL('./demo/vul.ts', import.meta.url).href)) as { vul: Vul };
	return bron.vul(opties);
}

function hoeErin(persoon: DemoPersoon): string {
	if (persoon.uitnodigingslink)
		return `open ${persoon.uitnodigingslink} met code ${persoon.activatiecode ?? ''}`;
	return `${persoon.email}, wachtwoord ${persoon.wachtwoord}, TOTP ${persoon.totpSecret}`;
}

/** The people as a table for a terminal: two lines each, role and case first, then how to get in and what to try. */
export function alsTabel(personen: DemoPersoon[]): string {
	const kolommen = ['naam', 'rol', 'regio', 'casus'] as const;
	const breedte = (kolom: (typeof kolommen)[number]) =>
		Math.max(kolom.length, ...personen.map((persoon) => persoon[kolom].length));
	const rij = (cellen: readonly string[]) =>
		cellen
			.map((cel, i) => cel.padEnd(breedte(kolommen[i] ?? 'naam')))
			.join('  ')
			.trimEnd();
	const kop = rij(kolommen.map((kolom) => kolom.toUpperCase()));
	const regels = personen.map((persoon) =>
		[
			rij(kolommen.map((kolom) => persoon[kolom])),
			`    Inloggen: ${hoeErin(persoon)}`,
			`    Probeer:  ${persoon.probeer}`
		].join('\n')
	);
	return [kop, '─'.repeat(kop.length), ...regels].join('\n');
}
