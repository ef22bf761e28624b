import { rmSync } from 'node:fs';
import path from 'node:path';
import { maakSleutelbestand } from '#lib/server/opslag/sleutelbestand.ts';
import { startServer } from '../../scripts/server.ts';
import { expect, test } from './opzet/server.ts';
import { verwachtToegankelijk } from './opzet/toegankelijk.ts';

test('the first page opens @zonder-javascript', async ({ page }) => {
	const antwoord = await page.goto('/');
	expect(antwoord?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await verwachtToegankelijk(page);
});

test('without a key file the server does not start, and says why', async ({ post }, info) => {
	const gegevens = info.outputPath('gegevens');
	const start = startServer({ gegevens, sleutels: '', smtpPort: post.smtpPort });
	await expect(start).rejects.toThrow('Er is geen sleutelbestand opgegeven.');
});

test('with the key file of another store the server does not start, and says why', async ({ post }, info) => {
	const plek = { gegevens: info.outputPath('gegevens'), sleutels: info.outputPath('sleutels.json') };
	maakSleutelbestand(plek.sleutels);
	const server = await startServer({ ...plek, smtpPort: post.smtpPort });
	await server.stop();
	rmSync(plek.sleutels);
	maakSleutelbestand(plek.sleutels);
	const start = startServer({ ...plek, smtpPort: post.smtpPort });
	await expect(start).rejects.toThrow('Het sleutelbestand past niet bij deze gegevens.');
});

test('stopped and started again, it opens the same store', async ({ post }, info) => {
	const plek = {
		gegevens: info.outputPath('gegevens'),
		sleutels: path.join(info.outputDir, 'sleutels.json'),
		smtpPort: post.smtpPort
	};
	maakSleutelbestand(plek.sleutels);
	const eerst = await startServer(plek);
	await eerst.breekAf();
	const daarna = await startServer(plek);
	expect((await fetch(`${daarna.adres}/`)).status).toBe(200);
	await daarna.stop();
	expect(await daarna.afgelopen).toBe(0);
});
