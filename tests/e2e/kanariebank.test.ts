// The canary test bench (issue 3 §4): everyone asks everything, with every id there is, and every byte is searched.
import { geefSleutel, leesVapid, ontvangen, stop } from '../toegang/pushdienst.ts';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kijkers, maakBank, waarden, type Bank, type Kijker, type Waarde } from './opzet/bank.ts';
import { adressenVan, alleIngangen, type Ingang } from './opzet/ingangen.ts';
import { metOpslag } from './opzet/personeel.ts';
import { expect, test } from './opzet/server.ts';
import { vraag, type Antwoord } from './opzet/vraag.ts';
import { Zoeker } from './opzet/zoeker.ts';

test.describe.configure({ mode: 'serial' });

let bank: Bank;
test.use({
	inrichting: {
		vul: async (plek) => {
			geefSleutel(plek.push);
			await metOpslag(plek, async (opslag) => void (bank = await maakBank(opslag)));
		}
	}
});

const alle = Object.keys(waarden) as Waarde[];
const van = (wie: string, ...soort: string[]): Waarde[] =>
	alle.filter(
		(naam) => naam.startsWith(`${wie}.`) && (soort.length === 0 || soort.includes(naam.split('.')[1]!))
	);
/** What regie keeps of people, to reach them and to receive them (dossier §2.6). */
const inBeheer = alle.filter((naam) =>
	[
		'straat',
		'postcode',
		'plaats',
		'adres',
		'telefoon',
		'email',
		'aankomst',
		'wachtplek',
		'steun',
		'taal'
	].includes(naam.split('.')[1]!)
);
const woordenAanTafel: Waarde[] = ['moeder.reactie', 'vaderTwee.reactie'];
const vragen: Waarde[] = ['moeder.verzoek', 'vaderEen.verzoek'];
const meningen: Waarde[] = ['jongere13.mening', 'jongere16.mening', 'halfzus.mening'];
const papieren: Waarde[] = ['stuk.kinderenEen', 'stuk.halfzus'];
/** Colleagues know where another works; for the family that could tell where somebody is. */
const werkplek: Waarde[] = ['melder.organisatie'];
/** What the papers themselves say: who works here reads them as their writer made them (dossier §2.3). */
const inPapier: Waarde[] = ['moeder.straat', 'moeder.postcode', 'moeder.plaats'];

/** Who may find what anywhere (dossier §2.3, §2.4, §2.6); what is not named is found nowhere. */
const mag: Record<Kijker, readonly Waarde[]> = {
	moeder: [...van('moeder'), ...papieren, ...van('oma', 'email')],
	vaderEen: [...van('vaderEen'), 'stuk.kinderenEen', ...van('advocaat', 'email')],
	vaderTwee: [...van('vaderTwee'), 'stuk.halfzus'],
	jongere13: [...van('jongere13'), ...van('jeugdstem', 'email')],
	jongere16: [...van('jongere16')],
	halfzus: [...van('halfzus')],
	oma: [],
	advocaat: [],
	jeugdstem: [],
	melder: [...woordenAanTafel, ...papieren, ...inPapier, ...werkplek],
	rvdk: [...woordenAanTafel, ...papieren, ...inPapier, ...werkplek],
	gi: [...woordenAanTafel, ...papieren, ...inPapier, ...werkplek],
	voorzitter: [...werkplek, ...inBeheer, ...woordenAanTafel, ...papieren, ...meningen, 'jongere16.kopie'],
	procesondersteuner: [
		...werkplek,
		...inBeheer,
		...woordenAanTafel,
		...papieren,
		...vragen,
		'jongere16.kopie'
	],
	fg: vragen,
	beheerder: [],
	collegaBuiten: [],
	andereRegio: [],
	vreemde: []
};

/** These end the session or a means to sign in: what they leave behind is tried in veilig.test.ts. */
const EINDE = /^\/(uitloggen|weg|sessie|account)/;

const vul = (naam: string): readonly string[] => {
	if (naam === 'casus') return [bank.gezin.proef.casusId, bank.ander.proef.casusId];
	if (naam === 'nummer') return ['1'];
	if (naam === 'tafelsoort') return ['tafel1'];
	if (naam === 'token') return ['A'.repeat(43)];
	return bank.ids;
};
/** A form with every name that holds an id somewhere, filled with one of them. */
const formulier = (id: string) =>
	new URLSearchParams([
		...[
			'persoon',
			'persoonId',
			'voor',
			'gast',
			'document',
			'stuk',
			'verzoek',
			'id',
			'casus',
			'account',
			'taak'
		].map((naam) => [naam, id]),
		['sleutel', crypto.randomUUID()]
	]);

type Stap = { methode: string; pad: string; body?: URLSearchParams };

const lezend = (ingang: Ingang): Stap[] =>
	adressenVan(ingang, vul).flatMap((pad) => [
		{ methode: 'GET', pad },
		...(ingang.soort === 'pagina' ? [{ methode: 'GET', pad: `${pad}/__data.json` }] : [])
	]);
const schrijvend = (ingang: Ingang): Stap[] =>
	adressenVan(ingang, vul).flatMap((pad, nummer) => [
		{ methode: ingang.methode, pad, body: formulier(bank.ids[nummer % bank.ids.length]!) },
		{ methode: ingang.methode, pad, body: new URLSearchParams() }
	]);

async function doorzoek(
	adres: string,
	wie: Kijker,
	rij: Stap[]
): Promise<{ lekken: string[]; stuk: string[]; bereikt: number; zoeker: Zoeker }> {
	const zoeker = new Zoeker(waarden);
	const uit = { lekken: [] as string[], stuk: [] as string[], bereikt: 0, zoeker };
	const kijk = async ({ methode, pad }: Stap, antwoord: Antwoord) => {
		if (antwoord.status >= 500) uit.stuk.push(`${methode} ${pad}: ${antwoord.status}`);
		if (antwoord.status === 200 && pad.includes(bank.gezin.proef.casusId)) uit.bereikt += 1;
		const alles = Buffer.concat([Buffer.from(`${antwoord.koppen}\n`), antwoord.lijf]);
		for (const waarde of (await zoeker.zoek(alles)) as Waarde[])
			if (!mag[wie].includes(waarde)) uit.lekken.push(`${methode} ${pad}: ${waarde}`);
	};
	const wachtrij = [...rij];
	const loper = async () => {
		for (let stap = wachtrij.shift(); stap; stap = wachtrij.shift())
			await kijk(
				stap,
				await vraag(adres, stap.pad, {
					methode: stap.methode,
					sessie: bank.sessies[wie],
					...(stap.body && { body: stap.body })
				})
			);
	};
	await Promise.all(Array.from({ length: 6 }, loper));
	return uit;
}

/** Who finds it nowhere although it is theirs proves that the search, or the page, does not work. */
const eigen: Partial<Record<Kijker, readonly Waarde[]>> = {
	moeder: ['moeder.concept', 'moeder.aankomst', 'stuk.kinderenEen', 'stuk.halfzus'],
	vaderEen: ['vaderEen.concept', 'stuk.kinderenEen'],
	vaderTwee: ['vaderTwee.concept', 'vaderTwee.wachtplek', 'stuk.halfzus'],
	jongere13: ['jongere13.mening'],
	jongere16: ['jongere16.mening', 'jongere16.kopie'],
	halfzus: ['halfzus.mening'],
	voorzitter: [...meningen, ...woordenAanTafel],
	procesondersteuner: ['moeder.straat', 'vaderEen.adres', 'vaderTwee.telefoon'],
	rvdk: woordenAanTafel
};
let ingangen: Ingang[] = [];
test.beforeAll(async () => {
	ingangen = (await alleIngangen()).filter((een) => een.recht !== 'openbaar.lezen');
});

for (const wie of kijkers)
	test(`${wie} reads everything there is, and finds only what is meant for this person`, async ({
		server
	}, info) => {
		const rij = ingangen.filter((een) => een.methode === 'GET').flatMap(lezend);
		const { lekken, stuk, bereikt, zoeker } = await doorzoek(server.adres, wie, rij);
		info.annotations.push({ type: 'doorzocht', description: `${rij.length} vragen, ${zoeker.bytes} bytes` });
		process.stdout.write(
			`kanariebank ${wie}: ${rij.length} vragen, ${zoeker.bytes} bytes, ${bereikt} pagina's\n`
		);
		expect(stuk).toEqual([]);
		expect(lekken).toEqual([]);
		expect([...zoeker.gevonden]).toEqual(expect.arrayContaining([...(eigen[wie] ?? [])]));
	});

for (const wie of kijkers)
	test(`${wie} sends every form with every id, and learns nothing from the answers`, async ({ server }) => {
		const rij = ingangen.filter((een) => een.methode !== 'GET' && !EINDE.test(een.route)).flatMap(schrijvend);
		const { lekken, stuk } = await doorzoek(server.adres, wie, rij);
		expect(stuk).toEqual([]);
		expect(lekken).toEqual([]);
		const { status } = await vraag(server.adres, '/mijn', { sessie: bank.sessies[wie] });
		expect([200, 303], 'the session still lives, so the forms were really tried').toContain(status);
	});

/** Who is told of something here: the invited, and of a look in an emergency who leads, who plans and the FG. */
const gebeld = [
	...['ouderA', 'ouderB', 'jongere13', 'jongere16', 'vaderTwee', 'halfzus'],
	...['melder', 'rvdk', 'gi', 'voorzitter', 'procesondersteuner', 'fg']
];
test.afterAll(stop);

test('what reaches a device holds none of it, whoever reads it', async ({ server }) => {
	expect((await vraag(server.adres, '/')).status).toBe(200);
	const bereikt = () => [...new Set(ontvangen.map(({ pad }) => pad))].sort();
	await expect.poll(bereikt, { timeout: 60_000 }).toEqual(gebeld.map((wie) => `/${wie}`).sort());
	const zoeker = new Zoeker(waarden);
	for (const { pad, koppen, lijf } of ontvangen) {
		const open = bank.toestellen[pad.slice(1)]!.lees(lijf);
		expect(open).toBe('bericht');
		const alles = JSON.stringify([pad, koppen, leesVapid(koppen), open]);
		for (const bytes of [lijf, Buffer.from(alles)]) expect(await zoeker.zoek(bytes), pad).toEqual([]);
	}
	process.stdout.write(`kanariebank meldingen: ${ontvangen.length} meldingen, ${zoeker.bytes} bytes\n`);
});

test('mails, files of the store and the log hold none of it', async ({ server, post, plek }) => {
	const zoeker = new Zoeker(waarden);
	for (const bericht of post.berichten) {
		const koppen = Object.entries(bericht.kopregels).filter(([naam]) => naam !== 'to');
		const alles = JSON.stringify([koppen, bericht.onderwerp, bericht.tekst, bericht.html]);
		expect(await zoeker.zoek(Buffer.from(alles)), `mail aan ${bericht.aan}`).toEqual([]);
	}
	expect(post.berichten.length).toBeGreaterThan(5);
	for (const een of readdirSync(plek.gegevens, { recursive: true, withFileTypes: true }))
		if (een.isFile())
			expect(await zoeker.zoek(readFileSync(path.join(een.parentPath, een.name))), een.name).toEqual([]);
	expect(await zoeker.zoek(Buffer.from(server.logboek())), 'logboek').toEqual([]);
	process.stdout.write(`kanariebank mails, opslag en logboek: ${zoeker.bytes} bytes\n`);
});
