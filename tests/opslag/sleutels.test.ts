import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GeenSleutel } from '#lib/server/context.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import { openOpslag } from '#lib/server/opslag/index.ts';
import {
	leesHoofdsleutels,
	maakSleutelbestand,
	pakUit,
	StartFout,
	verpak
} from '#lib/server/opslag/sleutelbestand.ts';
import { leidAf, NietTeOpenen, slot } from '#lib/server/opslag/versleuteling.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import { maakCasus } from '../huis.ts';
import { startServer } from '../../scripts/server.ts';
import { maakPlek, metOpslag, ruimOp, type Plek } from './plek.ts';

let plek: Plek;
beforeEach(() => void (plek = maakPlek()));
afterEach(() => ruimOp(plek));

const schrijfBestand = (inhoud: string, rechten = 0o400): string => {
	rmSync(plek.sleutels);
	writeFileSync(plek.sleutels, inhoud);
	chmodSync(plek.sleutels, rechten);
	return plek.sleutels;
};
const goed = randomBytes(32).toString('base64');

describe('the key file', () => {
	it('is made for its owner only, and never over another', () => {
		expect(statSync(plek.sleutels).mode & 0o777).toBe(0o400);
		expect(() => maakSleutelbestand(plek.sleutels)).toThrow();
		expect(leesHoofdsleutels(plek.sleutels)).toMatchObject({ nieuwste: 1 });
	});

	it.each([
		['was not given', () => undefined, 'Er is geen sleutelbestand opgegeven. Zet AANTAFEL_SLEUTELS'],
		['was given as nothing', () => '', 'Er is geen sleutelbestand opgegeven.'],
		['is not there', () => path.join(plek.map, 'nergens.json'), 'kan niet worden gelezen'],
		[
			'is a folder',
			() => (mkdirSync(path.join(plek.map, 'm'), { mode: 0o700 }), path.join(plek.map, 'm')),
			'kan niet worden gelezen'
		],
		[
			'can be read by others',
			() => schrijfBestand(readFileSync(plek.sleutels, 'utf8'), 0o444),
			'leesbaar voor anderen. Zet de rechten op 0400'
		],
		[
			'can be read by its group',
			() => schrijfBestand(readFileSync(plek.sleutels, 'utf8'), 0o440),
			'leesbaar voor anderen'
		],
		['is no JSON', () => schrijfBestand('sleutel'), 'kan niet worden gelezen'],
		['is empty', () => schrijfBestand(''), 'kan niet worden gelezen'],
		['is the word null', () => schrijfBestand('null'), 'er staat geen kek met een nummer in'],
		['is a list', () => schrijfBestand('[]'), 'er staat geen kek met een nummer in'],
		[
			'has no kek',
			() => schrijfBestand(JSON.stringify({ audit: goed })),
			'er staat geen kek met een nummer in'
		],
		[
			'has a kek without a number',
			() => schrijfBestand(JSON.stringify({ kek: { eerste: goed }, audit: goed })),
			'er staat geen kek met een nummer in'
		],
		...['0', '-1', '1.5', ''].map((nummer): [string, () => string, string] => [
			`has a kek with the number ${JSON.stringify(nummer)} beside a good one`,
			() => schrijfBestand(JSON.stringify({ kek: { 1: goed, [nummer]: goed }, audit: goed })),
			'er staat geen kek met een nummer in'
		]),
		[
			'has a kek that is no text',
			() => schrijfBestand(JSON.stringify({ kek: { 1: 32 }, audit: goed })),
			'kek 1 moet 32 bytes zijn'
		],
		[
			'has a kek of 31 bytes',
			() => schrijfBestand(JSON.stringify({ kek: { 1: randomBytes(31).toString('base64') }, audit: goed })),
			'kek 1 moet 32 bytes zijn'
		],
		[
			'has no audit key',
			() => schrijfBestand(JSON.stringify({ kek: { 1: goed } })),
			'audit moet 32 bytes zijn'
		]
	])('that %s gives its own sentence', async (_wat, pad, zin) => {
		const sleutels = pad();
		expect(() => leesHoofdsleutels(sleutels)).toThrow(StartFout);
		expect(() => leesHoofdsleutels(sleutels)).toThrow(zin);
		await expect(openOpslag({ ...plek, sleutels })).rejects.toThrow(zin);
		expect(existsSync(plek.gegevens)).toBe(false);
	});
});

describe('a key file that is good', () => {
	it('may have several keys: all open, the one with the highest number makes new ones', () => {
		const keks = [2, 10, 9].map((n) => [n, randomBytes(32)] as const);
		const audit = randomBytes(32);
		const kek = Object.fromEntries(keks.map(([n, bytes]) => [n, bytes.toString('base64')]));
		const gelezen = leesHoofdsleutels(
			schrijfBestand(JSON.stringify({ kek, audit: audit.toString('base64') }), 0o600)
		);
		expect(gelezen.nieuwste).toBe(10);
		expect([...gelezen.kek.keys()].sort((a, b) => a - b)).toEqual([2, 9, 10]);
		for (const [n, bytes] of keks) expect(gelezen.kek.get(n)!.equals(bytes)).toBe(true);
		expect(gelezen.audit.equals(audit)).toBe(true);
	});

	it('is made with keys that nobody has: the KEK and the audit key differ, and from file to file', () => {
		const ander = path.join(plek.map, 'ander.json');
		maakSleutelbestand(ander);
		const sleutels = [plek.sleutels, ander].flatMap((pad) => {
			const { kek, audit } = leesHoofdsleutels(pad);
			return [kek.get(1)!, audit].map((bytes) => bytes.toString('hex'));
		});
		expect(new Set(sleutels).size).toBe(4);
	});
});

describe('a wrapped key', () => {
	it('that was written before still opens (RFC 5649, AES-256)', () => {
		const [kek, sleutel] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
		const toen = '9605f1cfc279d0b7994d23400c764910dd27044ccf92bdaa2fb5019797b215b59af1821a626fcc71';
		expect(verpak(kek, sleutel).toString('hex')).toBe(toen);
		expect(pakUit(kek, Buffer.from(toen, 'hex')).equals(sleutel)).toBe(true);
	});

	it('opens with its KEK only, and with no byte changed', () => {
		const [kek, sleutel] = [randomBytes(32), randomBytes(32)];
		const verpakt = verpak(kek, sleutel);
		expect(pakUit(kek, verpakt).equals(sleutel)).toBe(true);
		expect(verpakt.includes(sleutel.subarray(0, 8))).toBe(false);
		expect(() => pakUit(randomBytes(32), verpakt)).toThrow();
		for (let i = 0; i < verpakt.length; i++) {
			const anders = Buffer.from(verpakt);
			anders[i]! ^= 1;
			expect(() => pakUit(kek, anders)).toThrow();
		}
	});
});

describe('the key store', () => {
	const ander = () => schrijfBestand(JSON.stringify({ kek: { 1: goed }, audit: goed }));

	it('refuses the key file of another store, and takes its own again', async () => {
		await metOpslag(plek, async () => undefined);
		const eigen = readFileSync(plek.sleutels, 'utf8');
		ander();
		await expect(openOpslag(plek)).rejects.toThrow('Het sleutelbestand past niet bij deze gegevens.');
		schrijfBestand(JSON.stringify({ kek: { 2: goed }, audit: goed }));
		await expect(openOpslag(plek)).rejects.toThrow('kek 1 ontbreekt');
		schrijfBestand(eigen);
		await metOpslag(plek, async () => undefined);
	});

	it('opens old keys and makes new ones when a KEK is added', async () => {
		const casusId = nieuwId();
		const dicht = await metOpslag(plek, async ({ sleutels }) => {
			await sleutels.maak('casus', casusId, casusId);
			return (await sleutels.casus(casusId)).versleutel('proef.veld', 'r', 'blijft');
		});
		const { kek, audit } = JSON.parse(readFileSync(plek.sleutels, 'utf8')) as { kek: object; audit: string };
		schrijfBestand(JSON.stringify({ kek: { ...kek, 2: goed }, audit }));
		await metOpslag(plek, async ({ sleutels }) => {
			expect((await sleutels.casus(casusId)).ontsleutel('proef.veld', 'r', dicht)).toBe('blijft');
			await sleutels.maak('casus', nieuwId(), casusId);
		});
		const db = new Database(path.join(plek.gegevens, 'sleutels.db'), { readonly: true });
		expect(db.prepare('SELECT DISTINCT kek FROM sleutel ORDER BY kek').pluck().all()).toEqual([1, 2]);
		db.close();
	});

	it('keeps a key that exists, however often it is made', () =>
		metOpslag(plek, async ({ sleutels }) => {
			const casusId = nieuwId();
			await Promise.all(Array.from({ length: 10 }, () => sleutels.maak('casus', casusId, casusId)));
			const eerst = await sleutels.casus(casusId);
			await sleutels.maak('casus', casusId, casusId);
			expect((await sleutels.casus(casusId)).sleutel.equals(eerst.sleutel)).toBe(true);
		}));

	it('has no key for what was never made', () =>
		metOpslag(plek, async ({ sleutels }) => {
			await expect(sleutels.casus(nieuwId())).rejects.toThrow('sleutel bestaat niet');
			await expect(sleutels.persoon(nieuwId(), nieuwId(), 'contact')).rejects.toThrow('sleutel bestaat niet');
		}));

	it('keeps every key under a name and derives every use in one way: a restored copy opens (dreigingen §6.1)', async () => {
		const [casusId, persoonId] = [nieuwId(), nieuwId()];
		const gegeven = await metOpslag(plek, async ({ sleutels }) => {
			await sleutels.maak('casus', casusId, casusId);
			await sleutels.maak('persoon', persoonId, casusId);
			const { huis, index, peper, audit } = sleutels;
			const uit = { huis: huis.sleutel, index, peper, audit };
			const persoonlijk = ['contact', 'eigen', 'verzoek'] as const;
			for (const doel of persoonlijk)
				Object.assign(uit, { [doel]: (await sleutels.persoon(persoonId, casusId, doel)).sleutel });
			return { ...uit, casus: (await sleutels.casus(casusId)).sleutel } as Record<string, Buffer>;
		});

		// Read back without the key store: from its file and the key file only.
		const { kek, audit } = leesHoofdsleutels(plek.sleutels);
		const db = new Database(path.join(plek.gegevens, 'sleutels.db'), { readonly: true });
		const rijen = db
			.prepare<[], { id: string; casus_id: string | null; kek: number; verpakt: Buffer }>(
				'SELECT id, casus_id, kek, verpakt FROM sleutel'
			)
			.all();
		db.close();
		expect(rijen.map((rij) => [rij.id, rij.casus_id, rij.kek]).sort()).toEqual(
			[
				['huis', null, 1],
				[`casus:${casusId}`, casusId, 1],
				[`persoon:${persoonId}`, casusId, 1]
			].sort()
		);
		const ruw = (id: string) => pakUit(kek.get(1)!, rijen.find((rij) => rij.id === id)!.verpakt);
		const [huis, persoonlijk] = [ruw('huis'), ruw(`persoon:${persoonId}`)];
		const verwacht: Record<string, Buffer> = {
			huis: leidAf(huis, 'velden'),
			index: leidAf(huis, 'index'),
			peper: leidAf(huis, 'peper'),
			audit,
			casus: leidAf(ruw(`casus:${casusId}`), 'velden'),
			contact: leidAf(persoonlijk, 'contact'),
			eigen: leidAf(persoonlijk, 'eigen'),
			verzoek: leidAf(persoonlijk, 'verzoek')
		};
		for (const [wat, sleutel] of Object.entries(verwacht))
			expect([wat, gegeven[wat]!.equals(sleutel)]).toEqual([wat, true]);
		expect(rijen.every((rij) => !rij.verpakt.includes(huis) && rij.verpakt.length === 40)).toBe(true);
	});

	it('binds what a key wrote to its case, and what the house wrote to the house', () =>
		metOpslag(plek, async ({ sleutels }) => {
			const [casusId, persoonId] = [nieuwId(), nieuwId()];
			await sleutels.maak('casus', casusId, casusId);
			await sleutels.maak('persoon', persoonId, casusId);
			const sloten = [
				[sleutels.huis, 'huis'],
				[await sleutels.casus(casusId), casusId],
				[await sleutels.persoon(persoonId, casusId, 'eigen'), casusId]
			] as const;
			for (const [dicht, context] of sloten) {
				const bytes = dicht.versleutel('proef.veld', 'r', 'tekst');
				expect(slot(dicht.sleutel, context).ontsleutel('proef.veld', 'r', bytes)).toBe('tekst');
				expect(() => slot(dicht.sleutel, nieuwId()).ontsleutel('proef.veld', 'r', bytes)).toThrow(
					NietTeOpenen
				);
			}
			// Asked for again it is the same lock, prepared once.
			expect(await sleutels.casus(casusId)).toBe(sloten[1][0]);
			expect(await sleutels.persoon(persoonId, casusId, 'eigen')).toBe(sloten[2][0]);
		}));

	it('holds five thousand keys open at most: a key is read once until then, and again after that', async () => {
		await metOpslag(plek, async () => undefined);
		const { kek } = leesHoofdsleutels(plek.sleutels);
		const verpakt = verpak(kek.get(1)!, randomBytes(32));
		const db = new Database(path.join(plek.gegevens, 'sleutels.db'));
		const voegToe = db.prepare(
			"INSERT INTO sleutel (id, casus_id, kek, verpakt, gemaakt_op) VALUES (?, 'c', 1, ?, '2026-11-23')"
		);
		db.transaction(() => {
			voegToe.run('persoon:p', verpakt);
			for (let nummer = 1; nummer <= 4999; nummer += 1) voegToe.run(`casus:${nummer}`, verpakt);
		})();
		await metOpslag(plek, async ({ sleutels }) => {
			const eerst = await sleutels.persoon('p', 'c', 'eigen');
			db.prepare("DELETE FROM sleutel WHERE id = 'persoon:p'").run();
			// With the key of the house it is five thousand.
			for (let nummer = 1; nummer <= 4998; nummer += 1) await sleutels.casus(String(nummer));
			expect(await sleutels.persoon('p', 'c', 'eigen')).toBe(eerst);
			expect((await sleutels.persoon('p', 'c', 'contact')).sleutel).toHaveLength(32);
			await sleutels.casus('4999');
			for (const doel of ['eigen', 'contact', 'verzoek'] as const)
				await expect(sleutels.persoon('p', 'c', doel)).rejects.toThrow('sleutel bestaat niet');
		});
		db.close();
	});

	it('opens nothing more once it is closed', async () => {
		const casusId = nieuwId();
		const { sleutels } = await metOpslag(plek, async (opslag) => {
			await opslag.sleutels.maak('casus', casusId, casusId);
			return opslag;
		});
		await expect(sleutels.casus(casusId)).rejects.toThrow('not open');
	});

	it('gives a person a key that the case key does not lead to', () =>
		metOpslag(plek, async (opslag) => {
			const proef = await maakCasus(opslag);
			const casus = await opslag.sleutels.casus(proef.casusId);
			const eigen = await opslag.sleutels.persoon(proef.personen.ouderA, proef.casusId, 'contact');
			const dicht = eigen.versleutel('persoon.adres', proef.personen.ouderA, 'geheim');
			const uitCasus = [
				'velden',
				'contact',
				'eigen',
				proef.personen.ouderA,
				`persoon:${proef.personen.ouderA}`
			];
			for (const bron of [casus.sleutel, opslag.sleutels.huis.sleutel])
				for (const gemaakt of [bron, ...uitCasus.map((doel) => leidAf(bron, doel))])
					expect(() =>
						slot(gemaakt, proef.casusId).ontsleutel('persoon.adres', proef.personen.ouderA, dicht)
					).toThrow(NietTeOpenen);
		}));
});

describe('the ring of someone inside a case', () => {
	it('opens an own address, and of another person throws, never answers', () =>
		metOpslag(plek, async (opslag) => {
			const proef = await maakCasus(opslag);
			const adres = (
				wie:
					'ouderA' | 'ouderB' | 'jongere13' | 'gi' | 'rvdk' | 'melder' | 'voorzitter' | 'procesondersteuner'
			) => proef.als(wie, 'casus.lezen', (hier) => persoon.contact(hier, proef.personen.ouderA));
			for (const wie of ['ouderA', 'voorzitter', 'procesondersteuner'] as const)
				expect((await adres(wie)).adres).toContain('Verborgenveen');
			for (const wie of ['ouderB', 'jongere13', 'gi', 'rvdk', 'melder'] as const)
				await expect(adres(wie), wie).rejects.toThrow(GeenSleutel);
		}));

	it('holds the own words of the author for the author and the voorzitter only', () =>
		metOpslag(plek, async (opslag) => {
			const proef = await maakCasus(opslag);
			const pak = (wie: 'jongere13' | 'ouderA' | 'procesondersteuner' | 'gi' | 'voorzitter') =>
				proef.als(wie, 'casus.lezen', (hier) => hier.ring.persoon(proef.personen.jongere13, 'eigen'));
			for (const wie of ['jongere13', 'voorzitter'] as const)
				expect((await pak(wie)).sleutel).toHaveLength(32);
			for (const wie of ['ouderA', 'procesondersteuner', 'gi'] as const)
				await expect(pak(wie), wie).rejects.toThrow(GeenSleutel);
		}));
});

// npm test makes the build first; a single file run by hand may come before there is one.
it.skipIf(!existsSync('build/index.js'))(
	'the built server with a wrong key file does not start and says why',
	async () => {
		await metOpslag(plek, async () => undefined);
		schrijfBestand(JSON.stringify({ kek: { 1: goed }, audit: goed }));
		await expect(startServer({ ...plek, smtpPort: 9 })).rejects.toThrow(
			'Aan Tafel start niet. Het sleutelbestand past niet bij deze gegevens.'
		);
	}
);
