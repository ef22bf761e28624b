// The main job, each step for real (issue 2 §3, §6): Twente tafel 1, from the loket to the answer about data.
import type { Page } from '@playwright/test';
import { antwoord, kiesPasskey, kiesWachtwoord, schrijf, stuur } from './opzet/familie.ts';
import * as loket from './opzet/loket.ts';
import { maakCollega, metOpslag, type Inlog } from './opzet/personeel.ts';
import {
	druk,
	geboren,
	je,
	leesAlles,
	logIn,
	over,
	reiziger,
	u,
	volgLink,
	vulIn,
	type Reiziger
} from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';
import { verwachtToegankelijk } from './opzet/toegankelijk.ts';
import * as werk from './opzet/werk.ts';
import { Zoeker } from './opzet/zoeker.ts';

const team = {} as Record<'voorzitter' | 'po' | 'fg' | 'rvdk', Inlog>;
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

const A = {
	naam: 'Saskia Vlierman',
	email: 'saskia@post.test',
	adres: 'Zwaluwkanariestraat 7391, 9931 QX Verborgenveen',
	telefoon: '0600007391'
};
const B = { naam: 'Rutger Boomkamp', email: 'rutger@post.test' };
const FENNA = 'Fenna Boomkamp';
const JORRIT = 'Jorrit Boomkamp';
const aankomst = {
	[A.naam]: { tijd: '08:43', wachtplek: 'Kanariekamer boven' },
	[B.naam]: { tijd: '10:20', wachtplek: 'De hal beneden' },
	[FENNA]: { tijd: '08:47', wachtplek: 'De bibliotheek' },
	[JORRIT]: { tijd: '10:05', wachtplek: 'Het atelier' }
};
const REACTIE_A = 'Kanariewoorden van ouder A over thuis.';
const MENING = 'Meningkanarie: alleen de voorzitter mag dit weten.';
/** Everything of ouder A that ouder B may find nowhere. */
const vanA = new Zoeker({
	straat: 'Zwaluwkanariestraat',
	postcode: '9931 QX',
	plaats: 'Verborgenveen',
	telefoon: A.telefoon,
	email: A.email,
	aankomst: aankomst[A.naam]!.tijd,
	wachtplek: aankomst[A.naam]!.wachtplek,
	reactie: 'Kanariewoorden'
});

/** Opens every page that somebody of the family has and gives their text. */
const allesVan = (page: Page, casusId: string) =>
	leesAlles(
		page,
		[
			'',
			'/uitnodiging',
			'/komt',
			'/stukken',
			'/reactie',
			'/reacties',
			'/gegevens',
			'/uitnodiging/agenda.ics'
		].map((pad) => `/casus/${casusId}${pad}`)
	);

test('from aanmelding to reactie and an answer about data, Twente tafel 1', async ({
	browser,
	server,
	post
}) => {
	test.setTimeout(300_000);
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
		expect(vanA.zoek(Buffer.from(await allesVan(ouderB.page, casusId)))).toEqual([]);
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
		await stuur(ouderB.page, casusId, { deelMet: 'iedereen' });
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

async function meldAan(
	{ context, page: eerste }: Reiziger,
	post: Parameters<typeof loket.begin>[1]
): Promise<string> {
	let page = eerste;
	const casusId = await loket.begin(page, post, {
		email: 'wietske@wijkteam.test',
		gemeente: 'Enschede',
		tafelsoort: 'tafel1'
	});
	await druk(page, u('loket.jeugdigen.eerste'));
	await vulIn(page, { naam: `${FENNA} 123456782`, geboortedatum: geboren(13), adresGeheim: true });
	await druk(page, u('loket.jeugdige.klaar'));
	await expect(page.locator('#naam-fout')).toHaveText(u('fout.bsn.veld'));
	await expect(page.locator('#naam')).toHaveValue(`${FENNA} 123456782`);
	const bewaard = page.waitForResponse((antwoord) => antwoord.url().includes('bewaar') && antwoord.ok());
	await vulIn(page, { naam: FENNA });
	await bewaard;
	// A closed tab loses nothing.
	const waar = page.url().split('?')[0]!;
	await page.close();
	page = await context.newPage();
	await page.goto(waar);
	await expect(page.locator('#naam')).toHaveValue(FENNA);
	await druk(page, u('loket.jeugdige.klaar'));
	await loket.voegKindToe(page, {
		naam: JORRIT,
		geboortedatum: geboren(16),
		straat: 'Lindenlaan',
		huisnummer: '12',
		postcode: '7511AB',
		plaats: 'Enschede'
	});
	await druk(page, u('loket.volgende'));
	await verwachtToegankelijk(page);
	await loket.voegStukToe(page, 'aanmeldformulier', 'pdf');
	await loket.voegStukToe(page, 'verzoek-tot-bespreking', 'docx', FENNA);
	await loket.voegStukToe(page, 'verzoek-tot-bespreking', 'pdf', JORRIT, 'verzoek Jorrit.pdf');
	await druk(page, u('loket.volgende'));
	await vulIn(page, { besproken: 'ja', opmerkingen: 'Let op 123456782 in het dossier.' });
	await druk(page, u('loket.volgende'));
	await expect(page.getByText(u('fout.bsn.tekst')).first()).toBeVisible();
	await vulIn(page, { opmerkingen: 'Let op de hond.' });
	await druk(page, u('loket.volgende'));
	await expect(page).toHaveURL(/\/controle$/);
	await expect(page.getByRole('link', { name: u('loket.bewerk') }).first()).toBeVisible();
	await verwachtToegankelijk(page);
	await druk(page, u('loket.controle.indienen'));
	const nummer = await page.locator('.nummer').innerText();
	await volgLink(page, u('loket.ingediend.ja'));
	await expect(page.getByText(nummer)).toBeVisible();
	await page.goto('/loket/mijn');
	await volgLink(page, u('loket.mijn.afschrift'));
	await expect(page.getByText('Let op de hond.')).toBeVisible();
	expect((await post.wachtOp('wietske@wijkteam.test', post.berichten.length - 1)).tekst).toContain(nummer);
	await page.close();
	return casusId;
}

async function vulAan(_page: Page, casusId: string): Promise<void> {
	const page = await _page.context().newPage();
	await page.goto('/loket/mijn');
	await volgLink(page, u('loket.mijn.aanvullen'));
	await expect(page.getByText('Het plan is nog niet getekend.')).toBeVisible();
	await page.locator('textarea[name^="antwoord."]').fill('Het is nu getekend.');
	await druk(page, u('loket.volgende'));
	await expect(page).toHaveURL(new RegExp(`${casusId}/controle$`));
	await expect(page.getByText('verzoek Jorrit.pdf')).toBeVisible();
	await druk(page, u('loket.controle.indienenOpnieuw'));
	await expect(page.locator('.nummer')).toBeVisible();
	await page.close();
}

async function planTafel(page: Page, casusId: string): Promise<void> {
	await werk.zetErbij(page, casusId, {
		rol: 'ouder',
		naam: A.naam,
		email: A.email,
		telefoon: A.telefoon,
		adres: A.adres,
		geheim: 'ja',
		gezag: true
	});
	await werk.zetErbij(page, casusId, {
		rol: 'ouder',
		naam: B.naam,
		email: B.email,
		adres: 'Gewoonplein 1, 7500 AA Enschede',
		geheim: 'nee',
		gezag: true
	});
	await werk.zetErbij(page, casusId, {
		rol: 'rvdk-adviseur',
		naam: team.rvdk.naam,
		organisatie: 'Raad voor de Kinderbescherming',
		email: team.rvdk.email
	});
	await werk.zet(page, casusId, [FENNA, JORRIT, 'Wietske Roelfsen']);
	await werk.plan(page, casusId, {
		doel: 'Samen bekijken of de hulp genoeg is.',
		dagen: 16,
		tijd: '10:30',
		plaats: 'Stadhuis, kamer 12',
		aankomst
	});
	await page.goto(`/casus/${casusId}/stukken`);
	const nakijken = page.getByRole('button', { name: u('stukken.controle.bevestig') });
	for (let nog = await nakijken.count(); nog > 0; nog -= 1) {
		await nakijken.first().click();
		await expect(nakijken).toHaveCount(nog - 1);
	}
}

async function verstuur(page: Page, casusId: string): Promise<werk.Codes> {
	await page.goto(`/casus/${casusId}/uitnodigingen`);
	const kaart = (naam: string) =>
		page.locator('section.kaart', { has: page.getByRole('heading', { name: naam, exact: true }) });
	for (const [naam, eigen] of Object.entries(aankomst)) {
		await expect(kaart(naam)).toContainText(eigen.tijd);
		await expect(kaart(naam)).toContainText(eigen.wachtplek);
		for (const [ander, zijn] of Object.entries(aankomst))
			if (ander !== naam) await expect(kaart(naam)).not.toContainText(zijn.wachtplek);
	}
	await expect(kaart(FENNA)).toContainText(u('werk.uitnodigingen.zietGeenStukken'));
	await verwachtToegankelijk(page);
	const codes = await werk.verstuur(page, casusId);
	await page.goto(`/casus/${casusId}/uitnodigingen`);
	await expect(page.locator('section.blad'), 'codes are shown once').toHaveCount(0);
	return codes;
}

async function leesMail(post: Parameters<typeof loket.begin>[1]): Promise<void> {
	for (const aan of [A.email, B.email]) await post.wachtOp(aan);
	const verklapt =
		/Fenna|Jorrit|Boomkamp|Vlierman|Saskia|Rutger|jeugd|bescherm|tafel\b|kind|ouder|Enschede|stadhuis|\d{1,2}[:.]\d{2}|maandag|dinsdag|woensdag|donderdag|vrijdag/i;
	const [dag] = [over(16)];
	for (const bericht of post.berichten) {
		expect(bericht.aan).not.toContain(',');
		const zichtbaar = [
			bericht.onderwerp,
			bericht.tekst.replaceAll(/http\S+/g, ''),
			bericht.html.replaceAll(/<[^>]*>/g, ' ')
		].join('\n');
		expect(zichtbaar, `mail aan ${bericht.aan}`).not.toMatch(verklapt);
		expect(JSON.stringify(bericht)).not.toContain(dag);
		for (const naam of ['cc', 'bcc', 'reply-to']) expect(bericht.kopregels[naam]).toBeUndefined();
	}
	expect(post.berichten.filter(({ aan }) => aan === A.email)).toHaveLength(1);
	expect(post.berichten.filter(({ aan }) => aan === B.email)).toHaveLength(1);
}

async function linkVerbruiktNiets(page: Page, link: string): Promise<void> {
	for (let keer = 0; keer < 5; keer += 1)
		for (const method of ['GET', 'HEAD'])
			await fetch(link, { method, headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } });
	await page.goto(link);
	await page.goto(link);
	expect(new URL(page.url()).pathname, 'the token has left the address').toBe('/uitnodiging');
	const tekst = await page.locator('body').innerText();
	for (const woord of ['Fenna', 'Jorrit', 'Boomkamp', 'Vlierman', 'Saskia', 'jeugdbescherming', 'Stadhuis'])
		expect(tekst).not.toContain(woord);
	await verwachtToegankelijk(page);
	await page.getByLabel(u('toegang.uitnodiging.label'), { exact: true }).fill('ABCDE-FGH23');
	await druk(page, u('toegang.uitnodiging.knop'));
	await expect(page.locator('[data-foutlijst]')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(u('toegang.uitnodiging.titel'));
	await verwachtToegankelijk(page);
}

async function leestEnAntwoordt(page: Page, casusId: string): Promise<void> {
	await page.goto('/mijn');
	await expect(page).toHaveURL(new RegExp(`/casus/${casusId}$`));
	await verwachtToegankelijk(page);
	await volgLink(page, u('casus.thuis.uitleg'));
	await expect(page).toHaveURL(/\/uitleg\/tafel1$/);
	await page.goto(`/casus/${casusId}/uitnodiging`);
	await expect(page.getByText(aankomst[A.naam]!.tijd)).toBeVisible();
	await expect(page.getByText(aankomst[A.naam]!.wachtplek)).toBeVisible();
	await page.goto(`/casus/${casusId}/stukken`);
	await expect(
		page.getByRole('link', { name: u('stukken.lees') }),
		'the two verzoeken, not the aanmeldformulier'
	).toHaveCount(2);
	await expect(page.getByText(u('stukken.wieKrijgt')).first()).toBeVisible();
	for (const nummer of [0, 1]) {
		await page.goto(`/casus/${casusId}/stukken`);
		await page
			.getByRole('link', { name: u('stukken.lees') })
			.nth(nummer)
			.click();
		await expect(page.locator('main')).toContainText('Boomkamp');
		await verwachtToegankelijk(page);
		const beeld = page.getByRole('link', { name: u('stukken.alsBladzijden') });
		if ((await beeld.count()) === 0) continue;
		await beeld.click();
		const blad = page.locator('main img').first();
		await expect.poll(() => blad.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300);
		await verwachtToegankelijk(page);
	}
	await page.goto(`/casus/${casusId}/komt`);
	const gevolg = page.getByText(u('werkwijze.gevolg.afwezig-in-verslag')).first();
	await expect(gevolg).toBeVisible();
	const hoogte = async (wat: typeof gevolg) => (await wat.boundingBox())!.y;
	expect(await hoogte(gevolg)).toBeLessThan(
		await hoogte(page.getByRole('button', { name: u('casus.komt.knop') }))
	);
	await antwoord(page, casusId, {
		keuze: 'komt',
		meenemen: 'steunpersoon',
		meenemenNaam: 'Tante Kanarie',
		tolk: true,
		taal: 'Tigrinya'
	});
	await verwachtToegankelijk(page);
}

async function schrijftReactie({ context, page: eerste }: Reiziger, casusId: string): Promise<void> {
	const hier = `/casus/${casusId}/reactie`;
	const schrijven = await context.newPage();
	await schrijven.goto(`${hier}?vraag=nu`);
	const bewaard = () =>
		schrijven.waitForResponse((antwoord) => antwoord.url().includes('/reactie/concept') && antwoord.ok());
	let klaar = bewaard();
	await vulIn(schrijven, { tekst: REACTIE_A });
	await klaar;
	await schrijven.close();
	const page = await context.newPage();
	await page.goto(`${hier}?vraag=nu`);
	await expect(page.locator('[name="tekst"]')).toHaveValue(REACTIE_A);
	await page.goto(`${hier}?vraag=toekomst`);
	await context.setOffline(true);
	await vulIn(page, { tekst: 'Ik wil rust voor de kinderen.' });
	await expect(page.locator('[data-bewaard]')).toHaveText(u('rand.bewaard.nogNiet'));
	klaar = page.waitForResponse((antwoord) => antwoord.url().includes('/reactie/concept') && antwoord.ok());
	await context.setOffline(false);
	await klaar;
	await expect(page.locator('[data-bewaard]')).toContainText(u('rand.bewaard.om'));
	await page.reload();
	await expect(page.locator('[name="tekst"]')).toHaveValue('Ik wil rust voor de kinderen.');
	await verwachtToegankelijk(page);
	await page.goto(`${hier}/versturen`);
	await vulIn(page, { deelMet: 'tafel' });
	await druk(page, u('reactie.versturen.knop'));
	await expect(page.locator('[data-foutlijst]'), 'not without having seen who reads it').toBeVisible();
	await verwachtToegankelijk(page);
	await stuur(page, casusId, { deelMet: 'tafel' });
	const eerder = await page.locator('main').innerText();
	await schrijf(page, casusId, { aanvulling: 'Oma past elke vrijdag op.' });
	await page.goto(hier);
	await expect(page.getByText(u('reactie.verstuurd.gewijzigd'))).toBeVisible();
	await stuur(page, casusId, { deelMet: 'tafel' });
	expect(await page.locator('main').innerText()).not.toBe(eerder);
	await expect(page.getByText('Oma past elke vrijdag op.')).toBeVisible();
	await page.close();
	await eerste.bringToFront();
}

async function jongereSchrijft(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(je('casus.thuis.titel.tafel1'));
	expect(await page.locator('main').innerText(), 'je, not u').not.toMatch(/\b[Uu]w?\b/);
	await verwachtToegankelijk(page);
	await page.goto(`/casus/${casusId}/stukken`);
	await expect(page.getByText(je('stukken.geen'))).toBeVisible();
	await schrijf(page, casusId, { zorgen: MENING, wens: 'Dat ik mijn hond mag houden.' }, je);
	await page.goto(`/casus/${casusId}/reactie/versturen`);
	await expect(page.getByText(je('reactie.versturen.eerlijk'))).toBeVisible();
	await verwachtToegankelijk(page);
	await stuur(page, casusId, { deelname: 'vooraf-praten', deelMet: 'voorzitter' }, je);
}

async function wieLeestWat(casusId: string, voorzitter: Page, anderen: readonly Page[]): Promise<void> {
	await voorzitter.goto(`/casus/${casusId}/reacties`);
	await expect(voorzitter.getByText(MENING)).toBeVisible();
	await expect(voorzitter.getByText(REACTIE_A)).toBeVisible();
	await verwachtToegankelijk(voorzitter);
	for (const page of anderen) {
		const gelezen = await leesAlles(page, [
			`/casus/${casusId}`,
			`/casus/${casusId}/reacties`,
			`/casus/${casusId}/voortgang`,
			`/casus/${casusId}/tafel`
		]);
		expect(gelezen).not.toContain('Meningkanarie');
		expect(gelezen).toContain(REACTIE_A);
	}
}

async function voortgang(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}/voortgang`);
	const rij = (naam: string) =>
		page.locator('tr', { has: page.getByRole('rowheader', { name: new RegExp(naam) }) });
	await expect(rij(A.naam)).toContainText(u('werk.voortgang.antwoord.komt'));
	await expect(rij(A.naam)).toContainText(u('werk.voortgang.reactie.aangevuld'));
	await expect(rij(A.naam)).toContainText('Tigrinya');
	await expect(rij(B.naam)).toContainText(u('werk.voortgang.reactie.concept'));
	await expect(rij(FENNA)).toContainText(u('werk.voortgang.reactie.ingediend'));
	await expect(rij(JORRIT)).toContainText(u('werk.uitnodigingen.status.verzonden'));
	await verwachtToegankelijk(page);
}

async function openTafel(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}/tafel`);
	await page.getByText(u('werk.tafel.openEerder')).click();
	await verwachtToegankelijk(page);
	await druk(page, u('werk.tafel.open'));
	await expect(page.getByText(u('werk.fase.bezig'))).toBeVisible();
}

async function vraagCorrectie(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}`);
	await page.locator(`main a[href$="/gegevens"]:visible`).first().click();
	await page.getByRole('link', { name: u('gegevens.soort.correctie') }).click();
	const dag = Temporal.Now.plainDateISO('Europe/Amsterdam');
	const eenMaand = [
		dag.add({ months: 1 }),
		dag.add({ months: 1, days: 1 }),
		dag.add({ months: 1, days: 2 }),
		dag.add({ months: 1, days: 3 })
	];
	const namen = eenMaand.map((op) =>
		u('gegevens.datum', {
			dag: op.toLocaleString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' })
		})
	);
	const belofte = await page.locator('main .melding-titel').first().innerText();
	expect(namen, 'one month, or the first working day after it (Twente)').toContain(belofte);
	await verwachtToegankelijk(page);
	await vulIn(page, {
		grond: 'klopt-niet',
		zin: 'Fenna zit op de Zwanenschool.',
		tekst: 'Zij zit op een andere school.'
	});
	await druk(page, u('gegevens.knop'));
	await expect(page.getByText(u('gegevens.klaar.titel'), { exact: true })).toBeVisible();
}

async function beantwoordVerzoek(page: Page, casusId: string): Promise<void> {
	await page.goto(`/casus/${casusId}/verzoeken`);
	await page.locator('main a[href*="/verzoeken/"]').first().click();
	await druk(page, u('gegevens.werk.identificeer.knop'));
	await page.locator('input[name="grondslag"]').first().check();
	await druk(page, u('gegevens.werk.wijsToe.knop'));
	await vulIn(page, { besluit: 'toegewezen', antwoord: 'Wij hebben de naam verbeterd.', gelakt: true });
	await druk(page, u('gegevens.werk.beslis.knop'));
	await expect(page.getByText('Wij hebben de naam verbeterd.')).toBeVisible();
	await verwachtToegankelijk(page);
}
