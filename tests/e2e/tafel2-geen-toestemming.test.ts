// Tafel 2 needs the consent of the ouders; without it there is no tafel and the Raad arranges the handover (S1-C09,
// S1-C10).
import type { BrowserContext, Page } from '@playwright/test';
import { antwoord } from './opzet/familie.ts';
import { maakGezin, type Gezin, type Persoon } from './opzet/gezin.ts';
import { alsCookie, metOpslag } from './opzet/personeel.ts';
import { druk, leesAlles, u } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';
import { verwachtToegankelijk } from './opzet/toegankelijk.ts';
import { volg } from './opzet/verkeer.ts';

let gezin: Gezin;
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag, { tafelsoort: 'tafel2' });
			})
	}
});

async function als(context: BrowserContext, adres: string, wie: Persoon): Promise<Page> {
	await context.addCookies([alsCookie(gezin.sessies[wie], adres)]);
	return context.newPage();
}

test('two ouders refuse: the voorzitter confirms, everyone is told, the Raad gets the handover', async ({
	browser,
	server,
	post
}) => {
	const { casusId } = gezin.proef;
	const contexten = await Promise.all(
		['ouderA', 'ouderB', 'voorzitter', 'melder'].map(() => browser.newContext())
	);
	const verkeer = contexten.map(volg);
	const [ouderA, ouderB, voorzitter, melder] = await Promise.all(
		(['ouderA', 'ouderB', 'voorzitter', 'melder'] as const).map((wie, nummer) =>
			als(contexten[nummer]!, server.adres, wie)
		)
	);

	await ouderB!.goto(`/casus/${casusId}/komt`);
	await expect(ouderB!.getByText(u('werkwijze.gevolg.tafel2-gaat-niet-door')).first()).toBeVisible();
	await expect(ouderB!.getByText(u('casus.komt.toestemming'))).toBeVisible();
	await antwoord(ouderB!, casusId, { keuze: 'wil-geen-tafel' });
	expect(await leesAlles(voorzitter!, [`/casus/${casusId}/voortgang`]), 'A came, B refuses').toContain(
		u('werk.voortgang.toestemmingStand.verdeeld')
	);

	await ouderA!.goto(`/casus/${casusId}/komt?wijzig`);
	await ouderA!.locator('[name="keuze"][value="wil-geen-tafel"]').check();
	await druk(ouderA!, u('casus.komt.knop'));
	await expect(ouderA!).toHaveURL(/komt\?klaar/);
	expect(await leesAlles(voorzitter!, [`/casus/${casusId}/voortgang`])).toContain(
		u('werk.voortgang.toestemmingStand.geweigerd')
	);
	// Neither ouder learns what the other answered.
	expect(await leesAlles(ouderB!, [`/casus/${casusId}`, `/casus/${casusId}/komt`])).not.toContain(
		u('werk.voortgang.toestemmingStand.geweigerd')
	);

	const alGestuurd = post.berichten.length;
	await voorzitter!.goto(`/casus/${casusId}/tafel`);
	await expect(voorzitter!.getByText(u('werk.tafel.vervaltUitleg'))).toBeVisible();
	await verwachtToegankelijk(voorzitter!);
	await druk(voorzitter!, u('werk.tafel.vervaltKnop'));
	await expect(voorzitter!.getByText(u('werk.fase.vervallen-geen-toestemming')).first()).toBeVisible();

	await ouderB!.goto(`/casus/${casusId}`);
	await expect(ouderB!.locator('main')).toContainText(u('casus.thuis.fase.vervallen-geen-toestemming'));
	await verwachtToegankelijk(ouderB!);
	for (const wie of ['oudera', 'ouderb']) await post.wachtOp(`${wie}@voorbeeld.invalid`, alGestuurd);
	for (const { onderwerp, tekst } of post.berichten.slice(alGestuurd))
		expect(`${onderwerp} ${tekst}`).not.toMatch(/toestemming|vervallen|Boomkamp|Fenna/i);
	expect(await leesAlles(melder!, [`/casus/${casusId}`])).toContain(u('werk.taak.overdracht-door-raad'));
	for (const een of verkeer) een.verwachtSchoon(server.adres);
	for (const context of contexten) await context.close();
});
