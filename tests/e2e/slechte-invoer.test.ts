// Bad input of any kind gets an answer below 500 and keeps what was typed (issue 2 §4, dreigingen D14, R11). The acts
// are read from the routes and their fields from the pages, so a new form is in here by itself.
import { bevoegdheid, stapVan, type Recht, type Rol } from '#lib/domein/bevoegdheid.ts';
import type { Fase } from '#lib/domein/fase.ts';
import { magInFase, werkwijze } from '#lib/domein/werkwijze.ts';
import { nu } from '#lib/server/klok.ts';
import { maak } from '#lib/server/toegang/sessie.ts';
import { maakCasus } from '../huis.ts';
import { leesFormulieren, type Veld } from './opzet/formulieren.ts';
import { maakGezin, type Persoon } from './opzet/gezin.ts';
import { adressenVan, alleIngangen, type Ingang } from './opzet/ingangen.ts';
import { geefSessie, metOpslag, stelAan } from './opzet/personeel.ts';
import { expect, test } from './opzet/server.ts';
import { vraag, type Antwoord } from './opzet/vraag.ts';

type Zaak = { casusId: string; fase: Fase; sessies: Record<Persoon, string>; ids: Record<string, string> };
const zaken: Zaak[] = [];
let half = '';
const FASEN: readonly Fase[] = ['concept', 'in-beoordeling', 'compleet', 'bezig', 'gehouden'];

test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				const gezin = await maakGezin(opslag);
				const ids = {
					document: gezin.stukken.verzoek,
					verzoek: gezin.verzoekId,
					persoon: gezin.proef.personen.ouderB
				};
				zaken.push({ casusId: gezin.proef.casusId, fase: 'uitgenodigd', sessies: gezin.sessies, ids });
				for (const fase of FASEN) {
					const proef = await maakCasus(opslag, { fase, nu: nu() });
					const sessies = {} as Zaak['sessies'];
					for (const [wie, { accountId, aanstellingen }] of Object.entries(proef.gebruikers) as [
						Persoon,
						(typeof proef.gebruikers)[Persoon]
					][]) {
						for (const post of aanstellingen) await stelAan(opslag, accountId!, post.rol, post);
						sessies[wie] = await geefSessie(opslag, accountId!, 'professional');
					}
					zaken.push({
						casusId: proef.casusId,
						fase,
						sessies,
						ids: { jeugdige: proef.personen.jongere13, persoon: proef.personen.ouderB }
					});
				}
				const accountId = gezin.proef.gebruikers.ouderA.accountId!;
				half = await opslag.schrijf((tx) =>
					maak(tx, { soort: 'half', accountId, rustMinuten: 15, apparaat: 'Telefoon' }, nu())
				);
			})
	}
});

const persoonMet: Partial<Record<Rol, Persoon>> = {
	ouder: 'ouderA',
	jongere: 'jongere13',
	melder: 'melder',
	voorzitter: 'voorzitter',
	procesondersteuner: 'procesondersteuner',
	'rvdk-adviseur': 'rvdk',
	gi: 'gi',
	fg: 'fg'
};

/** An act, with somebody who may do it in a case where it is time for it. */
type Daad = { ingang: Ingang; pad: string; pagina: string; sessie: string | undefined };

function wieEnWaar(recht: Recht): { zaak: Zaak; sessie: string | undefined } {
	const regel = bevoegdheid(recht);
	const eerste = zaken[0]!;
	if (regel.soort === 'openbaar') return { zaak: eerste, sessie: undefined };
	if (regel.soort === 'half') return { zaak: eerste, sessie: half };
	if (regel.soort !== 'casus') return { zaak: eerste, sessie: eerste.sessies.procesondersteuner };
	const stap = stapVan(recht);
	const zaak =
		zaken.find(({ fase }) => stap === undefined || magInFase(werkwijze('twente-2026'), stap, fase)) ?? eerste;
	const wie = regel.rollen.map((rol) => persoonMet[rol]).find((een) => een !== undefined);
	return { zaak, sessie: zaak.sessies[wie ?? 'voorzitter'] };
}

/** What ends something comes last, so that the others meet the case as it was. */
const EINDE =
	/overal|beeindig|verwijder|weg$|\/uitloggen|openen|sluit|verplaats|annuleer|intrek|vervalt|afrond|keur|terug|direct|indien|stuur/i;

async function daden(): Promise<Daad[]> {
	const posts = (await alleIngangen()).filter(({ methode }) => !['GET', 'HEAD', 'OPTIONS'].includes(methode));
	return posts
		.map((ingang) => {
			const { zaak, sessie } = wieEnWaar(ingang.recht!);
			const vul = (naam: string) => [naam === 'casus' ? zaak.casusId : (zaak.ids[naam] ?? zaak.casusId)];
			const [pad = ''] = adressenVan(ingang, vul);
			return { ingang, pad, pagina: pad.split('?')[0]!, sessie };
		})
		.sort((een, ander) => Number(EINDE.test(een.pad)) - Number(EINDE.test(ander.pad)));
}

const ALGEMEEN = [
	'tekst',
	'naam',
	'code',
	'reden',
	'document',
	'persoon',
	'vraag',
	'basis',
	'tab',
	'bestand',
	'punt',
	'antwoord'
];
/** The fields that the page of this act sends; `eigen` is false where it shows no such form now. */
async function veldenVan(
	adres: string,
	{ ingang, pagina, sessie }: Daad
): Promise<{ velden: Veld[]; eigen: boolean }> {
	const gelezen = await vraag(adres, pagina, { sessie });
	const eigen = leesFormulieren(gelezen.tekst).filter(({ actie }) => actie === ingang.actie);
	const velden = eigen.flatMap((formulier) => formulier.velden);
	if (velden.length > 0) return { velden, eigen: true };
	return { velden: ALGEMEEN.map((naam) => ({ naam, soort: 'text', waarde: '' })), eigen: false };
}

type Klaar = Daad & { velden: Veld[]; eigen: boolean };
let klaargezet: Promise<Klaar[]> | undefined;
/** All acts with their fields as the pages had them before anything happened. */
const alles = (adres: string): Promise<Klaar[]> =>
	(klaargezet ??= daden().then((lijst) =>
		Promise.all(lijst.map(async (daad) => ({ ...daad, ...(await veldenVan(adres, daad)) })))
	));

/** A few at a time, and what ends something afterwards, one by one. */
async function voorElk(lijst: readonly Klaar[], doe: (daad: Klaar) => Promise<void>): Promise<void> {
	const rij = lijst.filter(({ pad }) => !EINDE.test(pad));
	const loper = async () => {
		for (let daad = rij.pop(); daad; daad = rij.pop()) await doe(daad);
	};
	await Promise.all(Array.from({ length: 6 }, loper));
	for (const daad of lijst.filter(({ pad }) => EINDE.test(pad))) await doe(daad);
}

const LANG = 'a'.repeat(300_000);
const RAAR = 'x\u0000\u202e\ud800 <script>alert(1)</script> ${7*7} %00 \r\nSet-Cookie: a=b';
type Bouw = (velden: readonly Veld[]) => { body: BodyInit; koppen?: Record<string, string> };

const paren = (velden: readonly Veld[], waarde: (veld: Veld) => string) => {
	const body = new URLSearchParams();
	for (const veld of velden) body.append(veld.naam, waarde(veld));
	return { body };
};
const metBestanden = (velden: readonly Veld[]) => {
	const body = new FormData();
	for (const veld of velden)
		body.append(
			veld.naam,
			new File(['%PDF-1.7 half'], '../../etc/Zwaluw\u202efdp.exe', { type: 'application/pdf' })
		);
	return { body };
};
const multipart = (body: string, grens = 'grens') => ({
	body,
	koppen: { 'content-type': `multipart/form-data; boundary=${grens}` }
});

const soorten: Record<string, Bouw> = {
	'nothing at all': () => ({ body: new URLSearchParams() }),
	'every field empty': (velden) => paren(velden, () => ''),
	'signs that mean something elsewhere': (velden) => paren(velden, () => RAAR),
	'every field twice': (velden) => paren([...velden, ...velden], ({ waarde }) => waarde || 'dubbel'),
	'objects where a text belongs': (velden) =>
		paren(
			velden.flatMap((veld) => [
				veld,
				{ ...veld, naam: `${veld.naam}.0.x` },
				{ ...veld, naam: `${veld.naam}.y` }
			]),
			() => 'x'
		),
	'names of a prototype': () =>
		paren(
			['__proto__.polluted', 'constructor.prototype.x', 'toString', '__proto__', 'hasOwnProperty.0'].map(
				(naam) => ({ naam, soort: 'text', waarde: '' })
			),
			() => 'x'
		),
	'files where a text belongs': metBestanden,
	'one very long text': ([eerste, ...rest]) =>
		paren([...rest, eerste ?? { naam: 'tekst', soort: 'text', waarde: '' }].slice(-1), () => LANG),
	'a thousand fields': (velden) =>
		paren(
			Array.from({ length: 1000 }, (_, i) => ({
				...(velden[0] ?? { soort: 'text', waarde: '' }),
				naam: `veld${i}`
			})),
			() => 'x'
		),
	'a broken multipart body': () =>
		multipart('--anders\r\nContent-Disposition: form-data; name="tekst"\r\n\r\nhalf'),
	'a multipart body that stops half-way': () =>
		multipart('--grens\r\nContent-Disposition: form-data; name="tekst"\r\n\r\nhalf'),
	'another kind of body': () => ({ body: '{"tekst": [', koppen: { 'content-type': 'application/json' } }),
	'no body and no kind': () => ({ body: new Uint8Array() })
};

const GEHEIM = /wachtwoord|code|totp|passkey|sleutel|gezien|versie|basis|^tab$|naar/;
const schoon = (tekst: string) =>
	tekst.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test('what was typed comes back with a sentence when a form is refused', async ({ server }) => {
	const kwijt: string[] = [];
	let geweigerd = 0;
	await voorElk(await alles(server.adres), async ({ ingang, pad, sessie, velden, eigen }) => {
		if (ingang.soort !== 'actie' || !eigen) return;
		const body = new URLSearchParams();
		const getypt: string[] = [];
		// Only what a person types; the choices are left open, so most forms are refused.
		for (const veld of velden) {
			if (veld.soort === 'hidden' && veld.naam !== 'sleutel') body.set(veld.naam, veld.waarde);
			if (!['text', 'textarea'].includes(veld.soort) || GEHEIM.test(veld.naam) || body.has(veld.naam))
				continue;
			const tekst = `Blijft "staan" & ${getypt.length}`;
			body.set(veld.naam, tekst);
			getypt.push(tekst);
		}
		const antwoord: Antwoord = await vraag(server.adres, pad, { methode: 'POST', sessie, body });
		if (![400, 409, 422].includes(antwoord.status) || getypt.length === 0) return;
		geweigerd += 1;
		const terug = schoon(antwoord.tekst);
		for (const tekst of getypt) if (!terug.includes(tekst)) kwijt.push(`${pad}: ${tekst}`);
		if (!terug.includes('data-foutlijst')) kwijt.push(`${pad}: geen zin`);
	});
	expect(geweigerd).toBeGreaterThan(5);
	expect(kwijt).toEqual([]);
});

for (const [wat, bouw] of Object.entries(soorten))
	test(`no act breaks on ${wat}`, async ({ server }) => {
		const kapot: string[] = [];
		await voorElk(await alles(server.adres), async ({ ingang, pad, sessie, velden }) => {
			const antwoord = await vraag(server.adres, pad, { methode: ingang.methode, sessie, ...bouw(velden) });
			if (antwoord.status >= 500)
				kapot.push(`${ingang.methode} ${ingang.route} ${ingang.actie ?? ''}: ${antwoord.status}`);
		});
		expect(kapot).toEqual([]);
	});

test('the same form sent twice acts once', async ({ server }) => {
	const zaak = zaken.find(({ fase }) => fase === 'uitgenodigd')!;
	const waar = `/casus/${zaak.casusId}/gegevens/inzage`;
	const sleutel = crypto.randomUUID();
	const stuur = () =>
		vraag(server.adres, waar, {
			methode: 'POST',
			sessie: zaak.sessies.ouderB,
			body: new URLSearchParams({ sleutel, tekst: 'Wat weet u van mij?' })
		});
	const [een, twee] = [await stuur(), await stuur()];
	expect([een.status, twee.status]).toEqual([303, 303]);
	expect(twee.naar).toBe(een.naar);
	const lijst = await vraag(server.adres, `/casus/${zaak.casusId}/gegevens`, { sessie: zaak.sessies.ouderB });
	expect(lijst.tekst.split('Wat weet u van mij?').length - 1).toBeLessThanOrEqual(1);
});

test('an address that is none is answered calmly', async ({ server }) => {
	const adressen = [
		'/casus/%00',
		'/casus/%E0%A4%A',
		`/casus/${'a'.repeat(5000)}`,
		'/casus/..%2f..%2fetc',
		'/casus/1/stukken/2/pagina/NaN',
		'/uitnodiging/%0d%0aSet-Cookie:a=b',
		'/%2e%2e/',
		'/casus/[casus]'
	];
	for (const pad of adressen) {
		const antwoord = await vraag(server.adres, pad, { sessie: zaken[0]!.sessies.ouderA });
		expect(antwoord.status, pad).toBeLessThan(500);
		expect(antwoord.koppen.toLowerCase(), pad).not.toContain('set-cookie: a=b');
	}
});
