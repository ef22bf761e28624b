import { createCipheriv, randomBytes } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { gelijk, leidAf, NietTeOpenen, slot, type Slot } from '#lib/server/opslag/versleuteling.ts';
import type { Proefcasus } from '../huis.ts';
import { maakPlek, ruimOp, type Plek } from './plek.ts';
import { vulHuis } from './vol-huis.ts';

const SLEUTEL = randomBytes(32);
const hier = slot(SLEUTEL, 'casus-1');

describe('a field (dreigingen §6.1)', () => {
	it('opens where it belongs, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.uuid(), (tekst, rij) => {
				expect(hier.ontsleutel('persoon.naam', rij, hier.versleutel('persoon.naam', rij, tekst))).toBe(tekst);
			})
		);
	});

	it('looks different each time', () => {
		const keren = Array.from({ length: 200 }, () =>
			hier.versleutel('persoon.naam', 'r', 'zelfde').toString('hex')
		);
		expect(new Set(keren).size).toBe(200);
		expect(new Set(keren.map((hex) => hex.slice(2, 26))).size).toBe(200);
	});

	it('does not open in another column, row or case, or with another key', () => {
		const dicht = hier.versleutel('persoon.naam', 'rij-1', 'tekst');
		const elders: [Slot, string, string][] = [
			[hier, 'persoon.adres', 'rij-1'],
			[hier, 'persoon.naam', 'rij-2'],
			[slot(SLEUTEL, 'casus-2'), 'persoon.naam', 'rij-1'],
			[slot(randomBytes(32), 'casus-1'), 'persoon.naam', 'rij-1'],
			[slot(leidAf(SLEUTEL, 'contact'), 'casus-1'), 'persoon.naam', 'rij-1']
		];
		for (const [ander, kolom, rij] of elders)
			expect(() => ander.ontsleutel(kolom, rij, dicht)).toThrow(NietTeOpenen);
	});

	it('with one bit changed does not open', () => {
		fc.assert(
			fc.property(
				fc.string({ maxLength: 40 }),
				fc.nat(),
				fc.integer({ min: 0, max: 7 }),
				(tekst, plek, bit) => {
					const dicht = hier.versleutel('persoon.naam', 'r', tekst);
					dicht[plek % dicht.length]! ^= 1 << bit;
					expect(() => hier.ontsleutel('persoon.naam', 'r', dicht)).toThrow(NietTeOpenen);
				}
			),
			{ numRuns: 500 }
		);
	});

	it('with every single byte changed, cut or made longer does not open', () => {
		const dicht = hier.versleutel('persoon.naam', 'r', 'Saskia');
		for (let i = 0; i < dicht.length; i++) {
			const anders = Buffer.from(dicht);
			anders[i]! ^= 0xff;
			expect(() => hier.ontsleutel('persoon.naam', 'r', anders)).toThrow(NietTeOpenen);
			expect(() => hier.ontsleutel('persoon.naam', 'r', dicht.subarray(0, i))).toThrow(NietTeOpenen);
		}
		expect(() => hier.ontsleutel('persoon.naam', 'r', Buffer.concat([dicht, Buffer.from([0])]))).toThrow(
			NietTeOpenen
		);
	});

	it.each([4, 8, 12, 15])('with a true tag of only %i bytes is refused (finding 3)', (lengte) => {
		const tekst = 'x'.repeat(40);
		const iv = randomBytes(12);
		const cipher = createCipheriv('aes-256-gcm', SLEUTEL, iv, lengte === 15 ? {} : { authTagLength: lengte });
		cipher.setAAD(Buffer.from('persoon.naam|r|casus-1'));
		const inhoud = Buffer.concat([cipher.update(tekst, 'utf8'), cipher.final()]);
		const tag = cipher.getAuthTag().subarray(0, lengte);
		const dicht = Buffer.concat([Buffer.from([1]), iv, inhoud, tag]);
		expect(() => hier.ontsleutel('persoon.naam', 'r', dicht)).toThrow(NietTeOpenen);
	});

	it('that does not open says nothing of what is in it', () => {
		const dicht = hier.versleutel('persoon.naam', 'rij-1', 'Saskia');
		const fout = (() => {
			try {
				return hier.ontsleutel('persoon.naam', 'rij-2', dicht);
			} catch (gevangen) {
				return String(gevangen);
			}
		})();
		expect(fout).toContain('persoon.naam');
		expect(fout).not.toMatch(/Saskia|rij-/);
	});
});

it('a purpose is a key of its own', () => {
	const doelen = ['velden', 'contact', 'eigen', 'verzoek', 'index', 'peper'];
	const sleutels = doelen.map((doel) => leidAf(SLEUTEL, doel).toString('hex'));
	expect(new Set([...sleutels, SLEUTEL.toString('hex')]).size).toBe(doelen.length + 1);
});

it('comparing takes bytes of unequal length', () => {
	expect([gelijk(Buffer.from('a'), Buffer.from('ab')), gelijk(Buffer.from('a'), Buffer.from('a'))]).toEqual([
		false,
		true
	]);
});

describe('everything a filled store holds', () => {
	type Veld = { kolom: string; rij: string; bytes: Buffer };
	type Gevonden = Veld & { slot: Slot; van: string };
	let plek: Plek;
	let opslag: Opslag;
	let velden: Gevonden[];

	/** Every column that says it is encrypted, with its row; the name of the column is part of what a text is bound to. */
	function alleVelden(): Veld[] {
		const db = new Database(path.join(plek.gegevens, 'casus.db'), { readonly: true });
		const tabellen = db
			.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
			.pluck()
			.all();
		const uit = tabellen.flatMap((tabel) => {
			const kolommen = (db.pragma(`table_info(${tabel})`) as { name: string }[]).map(({ name }) => name);
			return kolommen
				.filter((kolom) => kolom.endsWith('_versleuteld'))
				.flatMap((kolom) =>
					db
						.prepare<[], { id: string; bytes: Buffer }>(
							`SELECT id, ${kolom} AS bytes FROM ${tabel} WHERE ${kolom} IS NOT NULL`
						)
						.all()
						.map(({ id, bytes }) => ({
							kolom: `${tabel}.${kolom.replace('_versleuteld', '')}`,
							rij: id,
							bytes
						}))
				);
		});
		db.close();
		return uit;
	}

	/** All locks there are, of both cases, each of their people, and the house. */
	async function alleSloten(casussen: Proefcasus[]): Promise<[string, Slot][]> {
		const uit: [string, Slot][] = [['huis', opslag.sleutels.huis]];
		for (const { casusId, personen } of casussen) {
			uit.push([`casus ${casusId}`, await opslag.sleutels.casus(casusId)]);
			for (const id of Object.values(personen))
				for (const doel of ['contact', 'eigen', 'verzoek'] as const)
					uit.push([`${doel} ${id} ${casusId}`, await opslag.sleutels.persoon(id, casusId, doel)]);
		}
		return uit;
	}

	const gaatOpen = (sluiting: Slot, kolom: string, rij: string, bytes: Buffer): boolean => {
		try {
			sluiting.ontsleutel(kolom, rij, bytes);
			return true;
		} catch {
			return false;
		}
	};

	beforeAll(async () => {
		plek = maakPlek();
		opslag = await openOpslag(plek);
		const sloten = await alleSloten([await vulHuis(opslag), await vulHuis(opslag, 'haaglanden-2023')]);
		velden = alleVelden().map((veld) => {
			const passend = sloten.filter(([, een]) => gaatOpen(een, veld.kolom, veld.rij, veld.bytes));
			expect([veld.kolom, passend.length]).toEqual([veld.kolom, 1]);
			return { ...veld, van: passend[0]![0], slot: passend[0]![1] };
		});
	});
	afterAll(async () => {
		await opslag.sluit();
		ruimOp(plek);
	});

	it('opens with exactly one lock, and most kinds of field were written', () => {
		expect(velden.length).toBeGreaterThan(100);
		expect(new Set(velden.map(({ kolom }) => kolom)).size).toBeGreaterThanOrEqual(20);
	});

	it('protects where someone is, and own words, with the key of that person', () => {
		const soorten = (kolom: string) => [
			...new Set(velden.filter((veld) => veld.kolom === kolom).map(({ van }) => van.split(' ')[0]))
		];
		for (const kolom of [
			'persoon.email',
			'persoon.telefoon',
			'persoon.adres',
			'uitnodiging.aankomst',
			'uitnodiging.wachtplek',
			'antwoord.reden',
			'antwoord.meenemen'
		])
			expect([kolom, soorten(kolom)]).toEqual([kolom, ['contact']]);
		expect(soorten('reactie.concept')).toEqual(['eigen']);
		expect(soorten('reactie_versie.inhoud').sort()).toEqual(['casus', 'eigen']);
		expect(soorten('persoon.naam')).toEqual(['casus']);
	});

	it('opens nowhere else: every pair of places exchanged', () => {
		const fout: string[] = [];
		for (const een of velden)
			for (const ander of velden)
				if (een !== ander && gaatOpen(ander.slot, ander.kolom, ander.rij, een.bytes))
					fout.push(`${een.kolom} ${een.rij} → ${ander.kolom} ${ander.rij}`);
		expect(fout).toEqual([]);
	});
});
