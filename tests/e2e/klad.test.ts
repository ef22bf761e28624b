// Words in a form that is sent once survive the end of the session: kept on the device as ciphertext, given back to
// who wrote them after signing in again, gone once they were sent (issue 2 §4, beleving "never lose a word").
import { maakGezin, type Gezin } from './opzet/gezin.ts';
import { alsCookie, metOpslag } from './opzet/personeel.ts';
import { druk, u } from './opzet/reis.ts';
import { expect, test } from './opzet/server.ts';

const WOORDEN = ['De zin over mijn werk klopt niet.', 'Ik werk al twee jaar in de zorg.'];
let gezin: Gezin;
test.use({
	inrichting: { vul: (plek) => metOpslag(plek, async (opslag) => void (gezin = await maakGezin(opslag))) }
});

test('a question about data that was half written is still there after the session ended', async ({
	context,
	page,
	server
}) => {
	const hier = `/casus/${gezin.proef.casusId}/gegevens/correctie`;
	const binnen = (wie: 'ouderA' | 'ouderB') =>
		context.addCookies([alsCookie(gezin.sessies[wie], server.adres)]);
	const melding = page.locator('[data-klad-melding]');
	const opslag = () => page.evaluate(() => JSON.stringify({ ...localStorage }));

	await binnen('ouderB');
	await page.goto(hier);
	await page.getByLabel(u('gegevens.correctie.zin')).fill(WOORDEN[0]!);
	await page.getByLabel(u('gegevens.correctie.tekst')).fill(WOORDEN[1]!);
	await expect.poll(async () => Object.keys(JSON.parse(await opslag()) as object).length).toBe(2);
	for (const woorden of WOORDEN) expect(await opslag()).not.toContain(woorden);

	await test.step('the session is over; another of the family on this phone gets nothing of it', async () => {
		await context.clearCookies();
		await page.goto(hier);
		await expect(page).toHaveURL(/\/inloggen/);
		await binnen('ouderA');
		await page.goto(hier);
		await expect(page.getByLabel(u('gegevens.correctie.zin'))).toHaveValue('');
		await expect(melding).toBeHidden();
	});
	await test.step('its writer gets it back and sends it', async () => {
		await context.clearCookies();
		await binnen('ouderB');
		await page.goto(hier);
		await expect(melding).toBeVisible();
		await druk(page, u('reactie.klad.terug'));
		await expect(page.getByLabel(u('gegevens.correctie.zin'))).toHaveValue(WOORDEN[0]!);
		await expect(page.getByLabel(u('gegevens.correctie.tekst'))).toHaveValue(WOORDEN[1]!);
		await page.getByLabel(u('gegevens.correctie.klopt-niet')).check();
		await druk(page, u('gegevens.knop'));
		await expect(page).toHaveURL(/klaar/);
		expect(await opslag()).toBe('{}');
	});
});
