/** Every encrypted column of a store in which everything was written once. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import type { Slot } from '#lib/server/opslag/versleuteling.ts';
import type { Proefcasus } from '../huis.ts';
import { maakPlek, ruimOp, type Plek } from './plek.ts';
import { vulHuis } from './vol-huis.ts';

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
