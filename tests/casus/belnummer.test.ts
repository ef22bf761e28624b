/** The number of who plans a tafel: for the family of this case, on home, invitation and "not now" (issue 2 §3.6, beleving). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as belnummer from '#lib/server/casus/belnummer.ts';
import * as thuis from '#lib/server/casus/thuis.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { persoon, tafel } from '#lib/server/opslag/schema.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus, type Wie } from '../huis.ts';
import { nodigUit } from './genodigd.ts';

const NUMMER = '0800-000 00 00';
let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => void (opslag = await maakOpslag()));
afterAll(() => opslag.sluit());
beforeEach(async () => {
	proef = await maakCasus(opslag);
	await nodigUit(opslag, proef, ['ouderB']);
	const casus = await opslag.sleutels.casus(proef.casusId);
	await opslag.schrijf((tx) =>
		tx
			.update(tafel)
			.set({ telefoonVersleuteld: casus.versleutel('tafel.telefoon', proef.tafelId!, NUMMER) })
			.where(eq(tafel.id, proef.tafelId!))
	);
});

const voor = (wie: Exclude<Wie, 'kind8'>, casusId = proef.casusId) =>
	belnummer.voorGezin(opslag, {
		gebruiker: proef.gebruikers[wie],
		casusId,
		moment: NU,
		verzoekId: nieuwId()
	});

it('stands on home and on an error page, for the family of this case alone', async () => {
	const gelezen = await proef.als('ouderB', 'casus.lezen', thuis.lees);
	expect(gelezen.gesprek?.telefoon).toBe(NUMMER);
	for (const wie of ['ouderA', 'ouderB', 'jongere13'] as const) expect(await voor(wie)).toBe(NUMMER);
	for (const wie of ['vreemde', 'rvdk', 'voorzitter', 'fg'] as const) expect(await voor(wie)).toBeUndefined();
	const ander = await maakCasus(opslag);
	expect(await voor('ouderB', ander.casusId)).toBeUndefined();
	expect(await voor('ouderB', nieuwId())).toBeUndefined();
});

it('stays there while time and place are looked at again', async () => {
	await opslag.schrijf((tx) =>
		tx.update(persoon).set({ adresGeheim: true }).where(eq(persoon.casusId, proef.casusId))
	);
	await opslag.schrijf((tx) =>
		tx.update(tafel).set({ veiligheidsafspraak: true }).where(eq(tafel.id, proef.tafelId!))
	);
	const { gesprek } = await proef.als('ouderB', 'casus.lezen', thuis.lees);
	expect(gesprek).toMatchObject({ telefoon: NUMMER });
});
