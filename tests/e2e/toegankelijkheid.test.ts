// axe on every page of the product, at 360 by 740, light and dark, as somebody who has that page (issue 2 §6). The
// pages are read from the routes; those behind a code or a half sign-in are judged along the journeys.
import type { Page } from '@playwright/test';
import { bevoegdheid, stapVan, type Rol } from '#lib/domein/bevoegdheid.ts';
import type { Fase } from '#lib/domein/fase.ts';
import { magInFase, werkwijze } from '#lib/domein/werkwijze.ts';
import { nu } from '#lib/server/klok.ts';
import { maakCasus } from '../huis.ts';
import { maakGezin, type Gezin, type Persoon } from './opzet/gezin.ts';
import { adressenVan, alleIngangen, type Ingang } from './opzet/ingangen.ts';
import { alsCookie, geefSessie, maakCollega, metOpslag } from './opzet/personeel.ts';
import { expect, test } from './opzet/server.ts';
import { verwachtToegankelijk } from './opzet/toegankelijk.ts';

let gezin: Gezin;
let concept: { casusId: string; jeugdige: string; melder: string };
/** Somebody with each post that has pages of its own. */
const posten: Partial<Record<Rol, string>> = {};
let collega: string;
let bezig: { casusId: string; sessies: Record<string, string> };
test.use({
	// A trace keeps a copy of the page around every step of axe: many times the work of axe itself.
	trace: 'off',
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				const proef = await maakCasus(opslag, { fase: 'concept', nu: nu() });
				const melder = await geefSessie(opslag, proef.gebruikers.melder.accountId!, 'professional');
				concept = { casusId: proef.casusId, jeugdige: proef.personen.jongere13, melder };
				const later = await maakCasus(opslag, { fase: 'bezig', nu: nu() });
				const sessies: Record<string, string> = {};
				for (const wie of ['ouderA', 'jongere13'] as const)
					sessies[wie] = await geefSessie(opslag, later.gebruikers[wie].accountId!, 'familie');
				bezig = { casusId: later.casusId, sessies };
				for (const rol of ['beheerder', 'fg'] as const) {
					const waar = { regio: 'twente', subregio: null };
					const { accountId } = await maakCollega(opslag, `Proef ${rol}`, { rol, ...waar });
					posten[rol] = await geefSessie(opslag, accountId, 'professional');
					collega = accountId;
				}
			})
	}
});

const persoonMet: Partial<Record<Rol, Persoon>> = {
	ouder: 'ouderA',
	jongere: 'jongere16',
	melder: 'melder',
	voorzitter: 'voorzitter',
	procesondersteuner: 'procesondersteuner',
	'rvdk-adviseur': 'rvdk',
	gi: 'gi',
	fg: 'fg'
};

/** Who looks at a page: for a page of a case the first two roles that have it. */
function kijkers({ recht, route }: Ingang): { sessie?: string; casusId: string }[] {
	const regel = bevoegdheid(recht!);
	const casusId = gezin.proef.casusId;
	if (regel.soort === 'openbaar') return [{ casusId }];
	if (regel.soort === 'account')
		return [
			{ casusId, sessie: gezin.sessies.ouderA },
			{ casusId, sessie: gezin.sessies.procesondersteuner }
		];
	if (regel.soort === 'post') return regel.rollen.map((rol) => ({ casusId, sessie: posten[rol]! }));
	if (regel.soort !== 'casus') return [];
	const stap = stapVan(recht!);
	const inConcept =
		route.startsWith('/loket') ||
		(stap !== undefined && !magInFase(werkwijze('twente-2026'), stap, 'uitgenodigd' satisfies Fase));
	if (inConcept) return [{ casusId: concept.casusId, sessie: concept.melder }];
	const mensen = new Set(regel.rollen.map((rol) => persoonMet[rol]).filter((een) => een !== undefined));
	return [...mensen].slice(0, 2).map((een) => ({ casusId, sessie: gezin.sessies[een] }));
}

type Bezoek = { pad: string; sessie?: string | undefined };

/** Every page with the people who have it, and the pages that one route shows in several ways. */
async function bezoeken(): Promise<Bezoek[]> {
	const hier = `/casus/${gezin.proef.casusId}`;
	const { ouderA, jongere13, melder } = gezin.sessies;
	const ids = (casusId: string): Record<string, string> => ({
		casus: casusId,
		document: gezin.stukken.aanmeldformulier,
		tafelsoort: 'tafel1',
		persoon: gezin.proef.personen.ouderB,
		verzoek: gezin.verzoekId,
		jeugdige: concept.jeugdige,
		account: collega
	});
	const paginas = (await alleIngangen()).filter(({ soort }) => soort === 'pagina');
	return [
		...paginas.flatMap((pagina) =>
			kijkers(pagina).map(({ sessie, casusId }) => ({
				pad: adressenVan(pagina, (naam) => [ids(casusId)[naam] ?? 'x'])[0] || '/',
				sessie
			}))
		),
		{ pad: `${hier}/reactie?vraag=nu`, sessie: ouderA },
		{ pad: `${hier}/reactie?vraag=zorgen`, sessie: jongere13 },
		{ pad: `${hier}/komt?wijzig`, sessie: ouderA },
		{ pad: `${hier}/stukken/${gezin.stukken.verzoek}`, sessie: ouderA },
		{ pad: `${hier}/stukken/${gezin.stukken.aanmeldformulier}`, sessie: melder },
		{ pad: `/casus/${bezig.casusId}`, sessie: bezig.sessies.ouderA },
		{ pad: `/casus/${bezig.casusId}/reactie`, sessie: bezig.sessies.jongere13 }
	];
}

/** What is wrong with the page that stands open: axe in light and dark, and anything wider than the screen. */
async function keur(page: Page): Promise<string[]> {
	const mis: string[] = [];
	const noteer = (fout: Error) => void mis.push(fout.message);
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	await verwachtToegankelijk(page).catch(noteer);
	await page.emulateMedia({ colorScheme: 'dark' });
	await verwachtToegankelijk(page, ['color-contrast', 'link-in-text-block']).catch(noteer);
	const teBreed = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	if (teBreed > 0) mis.push(`${page.url()}: ${teBreed} pixels te breed`);
	return mis;
}

// Parts, so that both workers have something to do.
const DELEN = 6;
test.describe.configure({ mode: 'parallel' });
for (let deel = 0; deel < DELEN; deel += 1)
	test(`no page breaks a rule of axe or runs off the screen, part ${deel + 1} of ${DELEN}`, async ({
		context,
		page,
		server
	}, info) => {
		const gezien: string[] = [];
		const mis: string[] = [];
		for (const { pad, sessie } of (await bezoeken()).filter((_, nummer) => nummer % DELEN === deel)) {
			await context.clearCookies();
			if (sessie) await context.addCookies([alsCookie(sessie, server.adres)]);
			const antwoord = await page.goto(pad);
			// Not for this person now, or a redirect to what is judged under its own address.
			if (antwoord?.status() !== 200 || new URL(page.url()).pathname !== pad.split('?')[0]) continue;
			gezien.push(pad);
			mis.push(...(await keur(page)));
		}
		info.annotations.push({ type: 'bekeken', description: gezien.join(', ') });
		expect(gezien.length).toBeGreaterThan(4);
		expect(mis).toEqual([]);
	});
