// axe on every page of the product, at 360 by 740, light and dark, as somebody who has that page (issue 2 §6). The
// pages are read from the routes; those behind a code or a half sign-in are judged along the journeys.
import { bevoegdheid, stapVan, type Rol } from '#lib/domein/bevoegdheid.ts';
import type { Fase } from '#lib/domein/fase.ts';
import { magInFase, werkwijze } from '#lib/domein/werkwijze.ts';
import { nu } from '#lib/server/klok.ts';
import { maakCasus } from '../huis.ts';
import { maakGezin, type Gezin, type Persoon } from './opzet/gezin.ts';
import { adressenVan, alleIngangen, type Ingang } from './opzet/ingangen.ts';
import { alsCookie, geefSessie, metOpslag } from './opzet/personeel.ts';
import { expect, test } from './opzet/server.ts';
import { verwachtToegankelijk } from './opzet/toegankelijk.ts';

let gezin: Gezin;
let concept: { casusId: string; jeugdige: string; melder: string };
let bezig: { casusId: string; sessies: Record<string, string> };
test.use({
	inrichting: {
		vul: (plek) =>
			metOpslag(plek, async (opslag) => {
				gezin = await maakGezin(opslag);
				const proef = await maakCasus(opslag, { fase: 'concept', nu: nu() });
				const melder = await geefSessie(opslag, proef.gebruikers.melder.accountId!, 'professional');
				concept = { casusId: proef.casusId, jeugdige: proef.personen.jongere13, melder };
				const later = await maakCasus(opslag, { fase: 'bezig', nu: nu() });
				const sessies: Record<string, string> = {};
				for (const wie of ['ouderA', 'jongere13'] as const) sessies[wie] = await geefSessie(opslag, later.gebruikers[wie].accountId!, 'familie');
				bezig = { casusId: later.casusId, sessies };
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

/** Who looks at a page: for a page of everyone in a case a parent, a jongere and a professional. */
function kijkers({ recht, route }: Ingang): { sessie?: string; casusId: string }[] {
	const regel = bevoegdheid(recht!);
	const casusId = gezin.proef.casusId;
	if (regel.soort === 'openbaar') return [{ casusId }];
	if (regel.soort === 'account') return [{ casusId, sessie: gezin.sessies.ouderA }, { casusId, sessie: gezin.sessies.procesondersteuner }];
	if (regel.soort !== 'casus') return [];
	const stap = stapVan(recht!);
	const inConcept = route.startsWith('/loket') || (stap !== undefined && !magInFase(werkwijze('twente-2026'), stap, 'uitgenodigd' satisfies Fase));
	if (inConcept) return [{ casusId: concept.casusId, sessie: concept.melder }];
	const mensen = new Set(regel.rollen.map((rol) => persoonMet[rol]).filter((een) => een !== undefined));
	return [...mensen].slice(0, 4).map((een) => ({ casusId, sessie: gezin.sessies[een] }));
}

test('no page breaks a rule of axe or runs off the screen', async ({ browser, server }, info) => {
	test.setTimeout(300_000);
	const context = await browser.newContext();
	const page = await context.newPage();
	const paginas = (await alleIngangen()).filter(({ soort }) => soort === 'pagina');
	const overgeslagen: string[] = [];
	const mis: string[] = [];
	const bezoek = async (pad: string, sessie?: string) => {
		await context.clearCookies();
		if (sessie) await context.addCookies([alsCookie(sessie, server.adres)]);
		const antwoord = await page.goto(pad);
		if (antwoord?.status() !== 200) {
			overgeslagen.push(`${pad}: ${antwoord?.status()}`);
			return;
		}
		for (const kleur of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme: kleur, reducedMotion: 'reduce' });
			await verwachtToegankelijk(page, kleur === 'dark' ? ['color-contrast', 'link-in-text-block'] : undefined).catch((fout: Error) => mis.push(`${kleur}: ${fout.message}`));
		}
		const teBreed = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		if (teBreed > 0) mis.push(`${pad}: ${teBreed} pixels te breed`);
	};
	for (const pagina of paginas)
		for (const { sessie, casusId } of kijkers(pagina)) {
			const vul = (naam: string) => [
				{ casus: casusId, document: gezin.stukken.aanmeldformulier, tafelsoort: 'tafel1', persoon: gezin.proef.personen.ouderB, verzoek: gezin.verzoekId, jeugdige: concept.jeugdige }[naam] ?? 'x'
			];
			await bezoek(adressenVan(pagina, vul)[0] || '/', sessie);
		}
	for (const vraag of ['nu', 'toekomst']) await bezoek(`/casus/${gezin.proef.casusId}/reactie?vraag=${vraag}`, gezin.sessies.ouderA);
	await bezoek(`/casus/${gezin.proef.casusId}/reactie?vraag=zorgen`, gezin.sessies.jongere13);
	await bezoek(`/casus/${gezin.proef.casusId}/komt?wijzig`, gezin.sessies.ouderA);
	for (const [wie, sessie] of Object.entries(bezig.sessies)) await bezoek(`/casus/${bezig.casusId}${wie === 'ouderA' ? '' : '/reactie'}`, sessie);
	for (const [document, sessie] of [[gezin.stukken.verzoek, gezin.sessies.ouderA], [gezin.stukken.aanmeldformulier, gezin.sessies.melder]])
		await bezoek(`/casus/${gezin.proef.casusId}/stukken/${document}`, sessie);
	info.annotations.push({ type: 'niet bekeken', description: overgeslagen.join(', ') });
	expect(mis).toEqual([]);
	await context.close();
});
