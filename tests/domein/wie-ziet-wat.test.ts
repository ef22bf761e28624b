/** The file a jurist reads says what the code does (issue 3 §4), and every cell of it names its source. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rechten } from '#lib/domein/bevoegdheid.ts';
import { stukSoorten } from '#lib/domein/document.ts';
import { rollen } from '#lib/domein/rol.ts';
import { bronVan, dossierKolommen, stukMatrix, type Kolom, type Rij } from '#lib/domein/stukmatrix.ts';
import { BESTAND, wieZietWat } from '../../scripts/wie-ziet-wat.ts';
import { mensen } from '../../scripts/wie-ziet-wat/mensen.ts';

const kolommen = Object.keys(dossierKolommen) as Kolom[];

test('the file and the code say the same; `npm run wie-ziet-wat` writes it anew', () => {
	expect(readFileSync(BESTAND, 'utf8')).toBe(wieZietWat());
});

test('every cell names a source; one outside dossier §2.3 names one of its own', () => {
	for (const soort of stukSoorten)
		for (const kolom of kolommen) {
			const rij: Rij = stukMatrix[soort];
			const cel = rij.cellen[kolom];
			if (cel === undefined) continue;
			expect(bronVan(soort, kolom), `${soort} × ${kolom}`).toMatch(/§|[SX]\d|als de rij/);
			if (rij.dossier !== null && dossierKolommen[kolom] === null)
				expect(cel.bron, `${soort} × ${kolom}`).toBeTruthy();
		}
});

test('every role and every right stands in the file', () => {
	expect([...new Set(mensen.map((mens) => mens.rol))].sort()).toEqual([...rollen].sort());
	const tekst = wieZietWat();
	for (const recht of Object.keys(rechten)) expect(tekst).toContain(`\`${recht}\``);
});

test('it holds no words of another language', () => {
	expect(wieZietWat()).not.toMatch(/\b(the|only|row|when|never|which)\b/);
});
