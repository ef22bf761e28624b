import { nu } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { inlogIndex } from '#lib/server/opslag/emailadres.ts';
import * as pogingen from '#lib/server/toegang/pogingen.ts';

/** Uses up the tries at this name, as ten wrong passwords do. */
export async function veelGeprobeerd(opslag: Opslag, inlognaam: string): Promise<void> {
	const plek = { adres: 'elders', toestelId: null };
	const emmers = pogingen.voorWachtwoord(inlogIndex(opslag.sleutels, inlognaam), plek);
	for (let keer = 0; keer < 10; keer += 1) await pogingen.neem(opslag, emmers, nu());
}
