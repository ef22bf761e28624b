// The main job, each step for real (issue 2 §3, §6): Twente tafel 1, from the loket to the answer about data.
import { kiesPasskey, kiesWachtwoord, schrijf, stuur } from './opzet/familie.ts';
import { druk, je, leesAlles, logIn, reiziger, u } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';
import * as werk from './opzet/werk.ts';
import { A, B, FENNA, vanA, team, allesVan } from './tafel1/gezin.ts';
import { maakCollega, metOpslag } from './opzet/personeel.ts';
import { meldAan, vulAan } from './tafel1/melder.ts';
import { planTafel, verstuur, voortgang, wieLeestWat, openTafel, beantwoordVerzoek } from './tafel1/regie.ts';
import { leesMail } from './tafel1/post.ts';
import { linkVerbruiktNiets, leestEnAntwoordt, schrijftReactie, vraagCorrectie } from './tafel1/ouder.ts';
import { jongereSchrijft } from './tafel1/jongere.ts';

test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				const hier = { regio: 'twente', subregio: 'enschede' };
				team.voorzitter = await maakCollega(opslag, 'Anneloes Terpstra', { rol: 'voorzitter', ...hier });
				team.po = await maakCollega(opslag, 'Gerben Haverkate', { rol: 'procesondersteuner', ...hier });
				team.fg = await maakCollega(opslag, 'Hugo Brandsma', { rol: 'fg', regio: 'twente', subregio: null });
				team.rvdk = await maakCollega(opslag, 'Ilse Wiggers');
			})
	}
});

test('from aanmelding to reactie and an answer about data, Twente tafel 1', async ({
	browser,
	server,
	post
}) => {
	const melder = await reiziger(browser);
	const voorzitter = await reiziger(browser);
	const po = await reiziger(browser);
	const rvdk = await reiziger(browser);
	const ouderA = await reiziger(browser);
	const ouderB = await reiziger(browser);
	const jongere = await reiziger(browser);
	let casusId = '';
	let codes: werk.Codes = {};

	await test.step('loket: code by mail, two children, no BSN, real papers, reference number, a copy again', async () => {
		casusId = await meldAan(melder, post);
	});
	await test.step('the voorzitter sends it back with a reason; the melder answers, the papers are still there', async () => {
		await logIn(voorzitter.page, team.voorzitter);
		await expect(voorzitter.page).toHaveURL(/\/werk/);
		await expect(voorzitter.page.locator(`a[href*="${casusId}"]`).first()).toBeVisible();
		await werk.stuurTerug(voorzitter.page, casusId, 'Het plan is nog niet getekend.');
		await vulAan(melder.page, casusId);
		await werk.keurGoed(voorzitter.page, casusId);
	});
	await test.step('the procesondersteuner seats people, plans and sees what each will see', async () => {
		await logIn(po.page, team.po);
		await logIn(rvdk.page, team.rvdk);
		expect((await rvdk.page.request.get(`/casus/${casusId}/stukken`)).status(), 'RvdK before planning').toBe(
			404
		);
		await planTafel(po.page, casusId);
		codes = await verstuur(po.page, casusId);
	});
	await test.step('mail: one each, and it says nothing', () => leesMail(post));
	await test.step('RvdK reads the papers from planning on', async () => {
		await rvdk.page.goto(`/casus/${casusId}/stukken`);
		await expect(rvdk.page.getByRole('link', { name: u('stukken.lees') })).toHaveCount(3);
	});
	await test.step('ouder A opens the link on the phone', async () => {
		const link = /http\S+\/uitnodiging\/\S+/.exec((await post.wachtOp(A.email)).tekst)![0];
		expect(link).toBe(codes[A.naam]!.link);
		await linkVerbruiktNiets(ouderA.page, link);
		const schermen = await kiesPasskey(ouderA.page, { link, code: codes[A.naam]!.code });
		expect(schermen, 'schermen tot de uitnodiging').toBeLessThanOrEqual(4);
	});
	await test.step('ouder A: home, uitleg, papers, komt u', () => leestEnAntwoordt(ouderA.page, casusId));
	await test.step('ouder A writes; nothing gets lost', () => schrijftReactie(ouderA, casusId));
	await test.step('ouder B with password and app finds nothing of A', async () => {
		const codesB = await kiesWachtwoord(ouderB.page, codes[B.naam]!, 'Zeven gele fietsen in de mist');
		expect(codesB.herstelcodes.length).toBeGreaterThanOrEqual(8);
		await ouderB.page.goto(`/casus/${casusId}/stukken`);
		await schrijf(ouderB.page, casusId, { nu: 'Volgens mij gaat het beter.' });
		expect(await vanA.zoek(Buffer.from(await allesVan(ouderB.page, casusId)))).toEqual([]);
	});
	await test.step('the jongere of 13 has an own way in and an own voice', async () => {
		await kiesPasskey(jongere.page, codes[FENNA]!, je);
		await jongereSchrijft(jongere.page, casusId);
		for (const { page } of [ouderA, ouderB])
			expect(await allesVan(page, casusId)).not.toContain('Meningkanarie');
	});
	await test.step('the voorzitter reads the mening, nobody else does', () =>
		wieLeestWat(casusId, voorzitter.page, [po.page, rvdk.page]));
	await test.step('voortgang shows who opened, answered and wrote', () => voortgang(po.page, casusId));
	await test.step('opening locks; what comes later is kept for the voorzitter', async () => {
		await openTafel(voorzitter.page, casusId);
		await ouderA.page.goto(`/casus/${casusId}/reactie`);
		await expect(ouderA.page.getByText(u('reactie.verstuurd.vast'))).toBeVisible();
		await stuur(ouderB.page, casusId, {});
		await expect(ouderB.page.getByText(u('reactie.verstuurd.laat'))).toBeVisible();
		expect(await leesAlles(voorzitter.page, [`/casus/${casusId}/reacties`])).toContain(
			'Volgens mij gaat het beter.'
		);
		for (const { page } of [po, rvdk, ouderA, jongere])
			expect(await leesAlles(page, [`/casus/${casusId}/reacties`])).not.toContain(
				'Volgens mij gaat het beter.'
			);
	});
	await test.step('a question about data: date first, answer in the app, nobody else sees it', async () => {
		await vraagCorrectie(ouderA.page, casusId);
		await beantwoordVerzoek(po.page, casusId);
		await ouderA.page.goto(`/casus/${casusId}/gegevens`);
		await expect(ouderA.page.getByText('Wij hebben de naam verbeterd.')).toBeVisible();
		for (const { page } of [ouderB, jongere])
			expect(await leesAlles(page, [`/casus/${casusId}`, `/casus/${casusId}/gegevens`])).not.toContain(
				'Zwanenschool'
			);
	});
	await test.step('the jongere signs out and comes back with the passkey alone', async () => {
		await druk(jongere.page, je('rand.menu.uitloggen'));
		await expect(jongere.page).toHaveURL(/\/inloggen/);
		await druk(jongere.page, u('toegang.inloggen.passkey'));
		await expect(jongere.page).toHaveURL(new RegExp(`/casus/${casusId}`));
	});
	for (const wie of [melder, voorzitter, po, rvdk, ouderA, ouderB, jongere]) {
		wie.verkeer.verwachtSchoon(server.adres);
		await wie.context.close();
	}
});
