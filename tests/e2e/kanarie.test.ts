// Nobody but ouder A and regie learns anything that is protected of ouder A: not from a page, a file, a mail, a
// header, the store's own files or the log (dreigingen A01, A02, A10, C07, C09).
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kanarie, maakGezin, mening, type Gezin, type Persoon } from './opzet/gezin.ts';
import { adressenVan, alleIngangen } from './opzet/ingangen.ts';
import { metOpslag } from './opzet/personeel.ts';
import { expect, test } from './opzet/server.ts';
import { vraag, type Antwoord } from './opzet/vraag.ts';
import { Zoeker } from './opzet/zoeker.ts';

let gezin: Gezin;
let ander: Gezin;
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				ander = await maakGezin(opslag, { werkwijze: 'haaglanden-2023' });
			})
	}
});

const { concept, verzoek, reactie, ...vast } = kanarie;
const overA = { ...vast, concept, verzoek, reactie, mening };
type Waarde = keyof typeof overA;

/** Who may see what; what is not named here is nowhere (dossier §2.3, §2.6). */
const mag: Record<Persoon, readonly Waarde[]> = {
	ouderA: Object.keys(overA).filter((naam) => naam !== 'mening') as Waarde[],
	ouderB: [],
	jongere13: ['mening'],
	jongere16: [],
	melder: ['reactie'],
	rvdk: ['reactie'],
	gi: ['reactie'],
	voorzitter: [...(Object.keys(vast) as Waarde[]), 'reactie', 'mening'],
	procesondersteuner: [...(Object.keys(vast) as Waarde[]), 'reactie', 'verzoek'],
	fg: ['verzoek'],
	vreemde: []
};
/** What colleagues read in a paper is what its writer put in it; only the family waits for a check (dossier §2.6). */
const inPapier: readonly Waarde[] = ['straat', 'postcode', 'plaats'];
const collegas: readonly Persoon[] = ['melder', 'rvdk', 'gi'];

/** Ids of both families at every parameter, each also at a place where it does not belong (A02). */
function vul(naam: string): readonly string[] {
	const families = [gezin, ander];
	const { ouderA } = gezin.proef.personen;
	if (naam === 'casus') return families.map(({ proef }) => proef.casusId);
	if (naam === 'nummer') return ['1'];
	if (naam === 'tafelsoort') return ['tafel1'];
	if (naam === 'token') return ['A'.repeat(43)];
	if (naam === 'document') return [...families.flatMap(({ stukken }) => Object.values(stukken)), ouderA];
	if (naam === 'verzoek') return [...families.map(({ verzoekId }) => verzoekId), gezin.stukken.treffer];
	return [...Object.values(gezin.proef.personen), ander.proef.personen.ouderA, gezin.stukken.treffer];
}

const isPapier = (pad: string) =>
	pad.includes(`/stukken/${gezin.stukken.treffer}`) || pad.includes(`/stukken/${ander.stukken.treffer}`);

/** Walks everything that can be read, a few requests at a time. */
async function loop(
	adres: string,
	wie: Persoon,
	kijk: (waar: string, antwoord: Antwoord) => Promise<void>
): Promise<void> {
	const ingangen = (await alleIngangen()).filter(
		(een) => een.methode === 'GET' && een.recht !== 'openbaar.lezen'
	);
	const rij = ingangen.flatMap((ingang) =>
		adressenVan(ingang, vul).flatMap((pad) =>
			ingang.soort === 'pagina'
				? [`GET ${pad}`, `GET ${pad}/__data.json`, `HEAD ${pad}`]
				: [`GET ${pad}`, `HEAD ${pad}`]
		)
	);
	const loper = async () => {
		for (let waar = rij.pop(); waar; waar = rij.pop()) {
			const [methode, pad = ''] = waar.split(' ');
			await kijk(waar, await vraag(adres, pad, { methode: methode!, sessie: gezin.sessies[wie] }));
		}
	};
	await Promise.all(Array.from({ length: 6 }, loper));
}

for (const wie of Object.keys(mag) as Persoon[])
	test(`${wie} finds nothing of ouder A that is not meant for this person`, async ({ server }, info) => {
		const zoeker = new Zoeker(overA);
		const lekken: string[] = [];
		const stuk: string[] = [];
		let bereikt = 0;
		let aantal = 0;
		await loop(server.adres, wie, async (waar, antwoord) => {
			if (antwoord.status >= 500) stuk.push(`${waar}: ${antwoord.status}`);
			aantal += 1;
			if (antwoord.status === 200 && waar.includes(gezin.proef.casusId) && !waar.endsWith('.json'))
				bereikt += 1;
			const alles = Buffer.concat([Buffer.from(`${antwoord.koppen}\n`), antwoord.lijf]);
			for (const waarde of (await zoeker.zoek(alles)) as Waarde[]) {
				if (mag[wie].includes(waarde)) continue;
				if (collegas.includes(wie) && isPapier(waar) && inPapier.includes(waarde)) continue;
				lekken.push(`${waar}: ${waarde}`);
			}
		});
		info.annotations.push({
			type: 'doorzocht',
			description: `${zoeker.bytes} bytes in ${aantal} antwoorden`
		});
		expect(bereikt === 0, 'only a stranger reaches nothing of this family').toBe(wie === 'vreemde');
		expect(stuk).toEqual([]);
		expect(lekken).toEqual([]);
	});

test('the control: ouder A and the voorzitter do find what is theirs', async ({ server }) => {
	const zoeker = new Zoeker(overA);
	const vind = async (wie: Persoon, pad: string) =>
		zoeker.zoek(
			(await vraag(server.adres, `/casus/${gezin.proef.casusId}${pad}`, { sessie: gezin.sessies[wie] })).lijf
		);
	expect(await vind('ouderA', '/uitnodiging')).toEqual(expect.arrayContaining(['aankomst', 'wachtplek']));
	expect(await vind('ouderA', '/reactie?vraag=toekomst')).toContain('concept');
	expect(await vind('voorzitter', '/reacties')).toEqual(expect.arrayContaining(['reactie', 'mening']));
	expect(await vind('voorzitter', `/stukken/${gezin.stukken.treffer}`)).toEqual(
		expect.arrayContaining(['straat', 'postcode'])
	);
});

test('typing the right address and a wrong one at somebody else gives the same answer', async ({
	server
}) => {
	const stel = (tekst: string) => {
		const body = new URLSearchParams({ grond: 'klopt-niet', zin: tekst, tekst: 'Dit klopt niet.' });
		return vraag(server.adres, `/casus/${gezin.proef.casusId}/gegevens/correctie`, {
			methode: 'POST',
			sessie: gezin.sessies.ouderB,
			body
		});
	};
	const goed = await stel(`Zij woont op ${kanarie.straat} 7391.`);
	const mis = await stel('Zij woont op Ergens Anders 12.');
	expect(goed.status).toBe(mis.status);
	expect(goed.naar?.replaceAll(/[0-9a-f-]{36}/g, 'id')).toBe(mis.naar?.replaceAll(/[0-9a-f-]{36}/g, 'id'));
});

test('each mail has one reader and says nothing', async ({ server, post }) => {
	expect((await vraag(server.adres, '/')).status).toBe(200);
	for (const wie of ['oudera', 'ouderb', 'jongere13', 'jongere16'])
		await post.wachtOp(`${wie}@voorbeeld.invalid`);
	const zoeker = new Zoeker({
		...overA,
		kind: 'Fenna',
		achternaam: 'Boomkamp',
		moeder: 'Saskia',
		jeugd: 'jeugd',
		bescherming: 'bescherm'
	});
	for (const bericht of post.berichten) {
		expect(bericht.aan).not.toContain(',');
		const koppen = Object.entries(bericht.kopregels).filter(([naam]) => naam !== 'to');
		const alles = JSON.stringify([koppen, bericht.onderwerp, bericht.tekst, bericht.html]);
		expect(await zoeker.zoek(Buffer.from(alles)), `mail aan ${bericht.aan}`).toEqual([]);
		expect(alles).not.toContain('@voorbeeld.invalid');
	}
});

test('the files of the store and the log hold none of it', async ({ server, plek }) => {
	const zoeker = new Zoeker(overA);
	const bestanden = readdirSync(plek.gegevens, { recursive: true, withFileTypes: true }).filter((een) =>
		een.isFile()
	);
	expect(bestanden.map((een) => een.name)).toEqual(expect.arrayContaining(['casus.db', 'sleutels.db']));
	for (const een of bestanden)
		expect(await zoeker.zoek(readFileSync(path.join(een.parentPath, een.name))), een.name).toEqual([]);
	expect(await zoeker.zoek(Buffer.from(server.logboek())), 'logboek').toEqual([]);
	expect(zoeker.bytes).toBeGreaterThan(100_000);
});
