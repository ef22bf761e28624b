// The way of an ouder without any script: link, code, password and app, home, komt u, reactie, sent, leave.
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { nu } from '#lib/server/klok.ts';
import * as deelnemer from '#lib/server/casus/deelnemer.ts';
import * as planning from '#lib/server/casus/planning.ts';
import * as verzending from '#lib/server/casus/verzending.ts';
import { rol } from '#lib/server/opslag/schema.ts';
import { tafelsoort, werkwijze } from '#lib/domein/werkwijze.ts';
import { eq } from 'drizzle-orm';
import { maakCasus } from '../huis.ts';
import { antwoord, kiesWachtwoord, schrijf, stuur } from './opzet/familie.ts';
import { gelukt } from './opzet/gezin.ts';
import { metOpslag } from './opzet/personeel.ts';
import { u } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';

const genodigd = { casusId: '', code: '', token: '' };
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				const proef = await maakCasus(opslag, { fase: 'compleet', nu: nu() });
				const persoonId = proef.personen.ouderB;
				// Somebody new: no account yet.
				await opslag.schrijf((tx) =>
					tx.update(rol).set({ accountId: null }).where(eq(rol.persoonId, persoonId))
				);
				const { code, hash: codeHash } = await nieuweCode(opslag.sleutels);
				const { token, hash: tokenHash } = nieuwToken();
				await proef.als('procesondersteuner', 'tafel.plannen', async (hier) => {
					gelukt(await deelnemer.zet(hier, { persoonId, rol: 'ouder' }));
					gelukt(
						await planning.plan(hier, {
							versie: hier.tafel?.versie ?? 1,
							aanleiding: tafelsoort(werkwijze('twente-2026'), 'tafel1').aanleidingen[0]!,
							doel: 'Samen bekijken of de hulp genoeg is.',
							datum: hier.vandaag.add({ days: 16 }).toString(),
							tijd: '10:30',
							duur: 90,
							plaats: 'Stadhuis, kamer 12',
							veiligheidsafspraak: false,
							aankomst: {}
						})
					);
				});
				await proef.als('procesondersteuner', 'tafel.uitnodigen', async (hier) =>
					gelukt(await verzending.verstuur(hier, [persoonId], [{ code, codeHash, token, tokenHash }]))
				);
				Object.assign(genodigd, { casusId: proef.casusId, code, token });
			})
	}
});

test('an ouder without script gets in, answers, writes, sends and leaves @zonder-javascript', async ({
	page,
	server
}) => {
	const link = `${server.adres}/uitnodiging/${genodigd.token}`;
	await kiesWachtwoord(page, { link, code: genodigd.code }, 'Zeven gele fietsen in de mist');
	const thuis = `/casus/${genodigd.casusId}`;
	await page.goto(thuis);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(u('casus.thuis.titel.tafel1'));
	await antwoord(page, genodigd.casusId, {
		keuze: 'komt',
		meenemen: 'steunpersoon',
		meenemenNaam: 'Oma Riet'
	});
	await expect(page.getByText('Oma Riet')).toBeVisible();
	await schrijf(page, genodigd.casusId, {
		nu: 'Het gaat beter dan in het stuk staat.',
		feit: 'De datum klopt niet.'
	});
	await page.goto(`${thuis}/reactie?vraag=nu`);
	await expect(page.locator('[name="tekst"]')).toHaveValue('Het gaat beter dan in het stuk staat.');
	await stuur(page, genodigd.casusId, { deelMet: 'iedereen' });
	await page.goto(thuis);
	await page.getByRole('button', { name: u('rand.weg.knop') }).click();
	await expect(page).toHaveURL(`${server.adres}/vandaag`);
	await page.goto(thuis);
	await expect(page).toHaveURL(/\/inloggen/);
});
