import { expect, test } from 'vitest';
import begrippen from '../../messages/nl/begrippen.json' with { type: 'json' };

const lijst = Object.entries(begrippen);
const zinnen = (tekst: string) => tekst.split(/(?<=[.!?])\s+/);
const woorden = (zin: string) => zin.match(/[\p{L}\d][\p{L}\p{M}\d’'-]*/gu) ?? [];

test.each([
	['S2-N01', 'betrokkene'],
	['S2-N02', 'deelnemer'],
	['S2-N03', 'gecertificeerde-instelling'],
	['S2-N04', 'hulp'],
	['S2-N05', 'gedwongen-kader'],
	['S2-N06', 'informant'],
	['S2-N07', 'jeugdbeschermingstafel'],
	['S2-N08', 'jeugdhulpmedewerker'],
	['S2-N09', 'persoonsgegevens'],
	['S2-N10', 'registratie'],
	['S2-N11..N13', 'rvdk'],
	['S2-N14', 'verzoek-tot-onderzoek'],
	['S2-N15..N17', 'wettelijk-vertegenwoordiger'],
	['S2-C17', 'afgevaardigde-gi'],
	['S2-C18', 'afgevaardigde-rvdk'],
	['S2-C19', 'ouder-met-gezag'],
	['S2-C20', 'verzorger'],
	['S2-C22', 'preventieve-jeugdbeschermer'],
	['S2-C23', 'raadsonderzoeker'],
	['S2-C24', 'kinderrechter'],
	['S2-C26', 'regiehouder'],
	['S2-C27', 'secretaris'],
	['S2-C28', 'verzoeker'],
	['S2-C29', 'voorzitter']
])('%s is explained: %s', (_bron, id) => {
	expect(Object.keys(begrippen)).toContain(id);
});

test('each word once', () => {
	const namen = lijst.map(([, begrip]) => begrip.woord.toLowerCase());
	expect(new Set(namen).size).toBe(namen.length);
});

test.each(lijst)('%s: short sentences, one voice (dossier §9.3)', (_id, { uitleg }) => {
	for (const zin of zinnen(uitleg.u)) expect(woorden(zin).length).toBeLessThanOrEqual(15);
	for (const zin of zinnen(uitleg.je)) expect(woorden(zin).length).toBeLessThanOrEqual(13);
	expect(uitleg.u).not.toMatch(/\b(je|jij|jou|jouw|jullie)\b/i);
	expect(uitleg.je).not.toMatch(/\b(u|uw)\b/i);
});
