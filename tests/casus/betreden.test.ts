import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { and, eq } from 'drizzle-orm';
import type { Feiten, Recht } from '#lib/domein/bevoegdheid.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import {
	betreed,
	GeenRecht,
	GeenSleutel,
	GeenToegang,
	legVast,
	type Betreding
} from '#lib/server/context.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { controleerKeten } from '#lib/server/opslag/audit.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import * as t from '#lib/server/opslag/schema.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus, type Wie } from '../huis.ts';

let opslag: Opslag;
let proef: Proefcasus;
beforeAll(async () => {
	opslag = await maakOpslag();
	proef = await maakCasus(opslag);
});
afterAll(() => opslag.sluit());

describe('betreed', () => {
	it('does not let a stranger know that the case exists', async () => {
		await expect(proef.als('vreemde', 'casus.lezen', async () => 1)).rejects.toBeInstanceOf(GeenToegang);
	});

	it('refuses a participant without the right', async () => {
		await expect(proef.als('ouderB', 'tafel.plannen', async () => 1)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('refuses an act outside its phase with a value', async () => {
		const uitkomst = await proef.als('voorzitter', 'aanmelding.beoordelen', async () => 1);
		expect(isWeigering(uitkomst)).toBe(true);
	});

	it('gives names to everyone at the table', async () => {
		const namen = await proef.als('ouderB', 'casus.lezen', async (hier) =>
			(await persoon.allen(hier)).map((p) => p.naam)
		);
		expect(namen).toContain('Saskia Vlierman');
	});

	it('has no key of ouder A on the ring of ouder B: a forgotten check throws', async () => {
		await expect(
			proef.als('ouderB', 'casus.lezen', (hier) => persoon.contact(hier, proef.personen.ouderA))
		).rejects.toBeInstanceOf(GeenSleutel);
	});

	it('gives ouder A and the procesondersteuner the address', async () => {
		for (const wie of ['ouderA', 'procesondersteuner'] as const) {
			const contact = await proef.als(wie, 'casus.lezen', (hier) =>
				persoon.contact(hier, proef.personen.ouderA)
			);
			expect(contact.adres).toContain('Zwaluwkanariestraat');
		}
	});

	it('says "not now" in one way, and only where the right waits for a step', async () => {
		expect(await proef.als('voorzitter', 'aanmelding.beoordelen', async () => 1)).toMatchObject({
			sleutel: 'fase.nu-niet'
		});
		const compleet = await maakCasus(opslag, { fase: 'compleet' });
		expect(await compleet.als('procesondersteuner', 'tafel.plannen', async () => 1)).toBe(1);
		const gehouden = await maakCasus(opslag, { fase: 'gehouden' });
		expect(await gehouden.als('procesondersteuner', 'tafel.plannen', async () => 1)).toMatchObject({
			sleutel: 'fase.nu-niet'
		});
		expect(await gehouden.als('ouderA', 'casus.lezen', async () => 1)).toBe(1);
	});

	it('keeps an unbroken audit chain', async () => {
		expect((await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).breuk).toBeNull();
	});
});

const binnen = (
	wie: Gebruiker,
	recht: Recht,
	bij: { op?: Temporal.Instant; feiten?: Feiten; casusId?: string } = {}
) =>
	opslag.schrijf(async (tx) => {
		const plek = { tx, sleutels: opslag.sleutels, moment: bij.op ?? NU, verzoekId: 'dit-verzoek' };
		return (await betreed(plek, wie, bij.casusId ?? proef.casusId, recht, bij.feiten)) as Betreding;
	});

describe('who came in', () => {
	it('has the case, the latest aanmelding and tafel, and what is known of this person, and no more', async () => {
		const hier = await binnen(proef.gebruikers.jongere13, 'casus.lezen');
		expect(hier.wie).toEqual({
			accountId: proef.gebruikers.jongere13.accountId,
			persoonId: proef.personen.jongere13,
			rollen: ['jongere'],
			leeftijdsgroep: '12-15'
		});
		expect(hier).toMatchObject({
			recht: 'casus.lezen',
			verzoekId: 'dit-verzoek',
			fase: 'uitgenodigd',
			vastgelegd: false,
			casus: { id: proef.casusId },
			aanmelding: { id: proef.aanmeldingId },
			tafel: { id: proef.tafelId },
			werkwijze: { id: 'twente-2026' }
		});
		expect(hier.nu.equals(NU)).toBe(true);
		expect(hier.vandaag.toString()).toBe('2026-11-23');
		// What was handed in is large, and for one page only.
		expect(hier.aanmelding).not.toHaveProperty('afschriftVersleuteld');
	});

	it('is as old as on this day in the Netherlands, and of no age when nobody wrote it down', async () => {
		const opDag = async (op: string) =>
			(await binnen(proef.gebruikers.jongere13, 'casus.lezen', { op: Temporal.Instant.from(op) })).wie
				.leeftijdsgroep;
		expect(await opDag('2029-03-03T22:59:59Z')).toBe('12-15');
		expect(await opDag('2029-03-03T23:00:00Z')).toBe('16-17');
		expect((await binnen(proef.gebruikers.ouderA, 'casus.lezen')).wie.leeftijdsgroep).toBeNull();
	});

	it('by a post is nobody of the family', async () => {
		expect((await binnen(proef.gebruikers.voorzitter, 'casus.lezen')).wie).toMatchObject({
			persoonId: null,
			rollen: ['voorzitter'],
			leeftijdsgroep: null
		});
	});

	it('may do what is the own, and of somebody else nothing', async () => {
		await expect(binnen(proef.gebruikers.ouderA, 'uitnodiging.lezen')).resolves.toBeTruthy();
		await expect(
			binnen(proef.gebruikers.ouderA, 'uitnodiging.lezen', { feiten: { eigen: false } })
		).rejects.toBeInstanceOf(GeenRecht);
		// Too young to ask: the age comes from the store, not from the request.
		await expect(binnen(proef.gebruikers.jongere13, 'privacyverzoek.indienen')).resolves.toBeTruthy();
		await expect(
			binnen(proef.gebruikers.jongere13, 'privacyverzoek.indienen', {
				op: Temporal.Instant.from('2025-03-03T12:00:00Z')
			})
		).rejects.toBeInstanceOf(GeenToegang);
	});

	it('stands in the latest of more tafels, and in the phase of that one', async () => {
		const meer = await maakCasus(opslag, { fase: 'gehouden' });
		const [eerste] = await opslag.lees((db) =>
			db.select().from(t.tafel).where(eq(t.tafel.id, meer.tafelId!))
		);
		const later = nieuwId();
		await opslag.schrijf((tx) => tx.insert(t.tafel).values({ ...eerste!, id: later, status: 'gepland' }));
		const hier = await binnen(meer.gebruikers.gi, 'casus.lezen', { casusId: meer.casusId });
		expect([hier.tafel?.id, hier.fase]).toEqual([later, 'gepland']);
	});

	it('before there is a tafel stands in the phase of the aanmelding', async () => {
		const vroeg = await maakCasus(opslag, { fase: 'ingediend' });
		const hier = await binnen(vroeg.gebruikers.melder, 'casus.lezen', { casusId: vroeg.casusId });
		expect([hier.tafel, hier.fase]).toEqual([null, 'ingediend']);
	});

	it('is refused alike for a case that is not there and one of others', async () => {
		const ander = await maakCasus(opslag);
		for (const casusId of [nieuwId(), '', ander.casusId])
			await expect(binnen(proef.gebruikers.ouderA, 'casus.lezen', { casusId })).rejects.toBeInstanceOf(
				GeenToegang
			);
	});
});

describe('the ring', () => {
	const opent = async (wie: Exclude<Wie, 'kind8'>, van: string, doel: 'contact' | 'eigen' | 'verzoek') => {
		const { ring } = await binnen(proef.gebruikers[wie], 'casus.lezen');
		return ring.persoon(van, doel).then(
			() => true,
			(fout: unknown) => {
				if (fout instanceof GeenSleutel) return false;
				throw fout;
			}
		);
	};

	it('holds every key of the own, and of others what the policy says', async () => {
		const { ouderA, jongere13 } = proef.personen;
		for (const doel of ['contact', 'eigen', 'verzoek'] as const) {
			expect(await opent('ouderA', ouderA, doel)).toBe(true);
			for (const wie of ['ouderB', 'gi', 'rvdk', 'melder'] as const)
				expect([wie, doel, await opent(wie, ouderA, doel)]).toEqual([wie, doel, false]);
		}
		expect(await opent('voorzitter', jongere13, 'eigen')).toBe(true);
		expect(await opent('procesondersteuner', jongere13, 'eigen')).toBe(false);
		expect(await opent('procesondersteuner', jongere13, 'verzoek')).toBe(true);
	});

	it('gives the lock of this person and this case, and that of the case itself', async () => {
		const { ring } = await binnen(proef.gebruikers.ouderA, 'casus.lezen');
		const eigen = await opslag.sleutels.persoon(proef.personen.ouderA, proef.casusId, 'eigen');
		expect((await ring.persoon(proef.personen.ouderA, 'eigen')).sleutel.equals(eigen.sleutel)).toBe(true);
		expect(ring.casus.sleutel.equals((await opslag.sleutels.casus(proef.casusId)).sleutel)).toBe(true);
	});

	it('of a melder holds an address only while the aanmelding is in his hands', async () => {
		for (const [fase, goed] of [
			['concept', true],
			['teruggestuurd', true],
			['ingediend', false]
		] as const) {
			const zaak = await maakCasus(opslag, { fase });
			const { ring } = await binnen(zaak.gebruikers.melder, 'casus.lezen', { casusId: zaak.casusId });
			const pak = ring.persoon(zaak.personen.jongere13, 'contact');
			if (goed) await expect(pak).resolves.toBeTruthy();
			else await expect(pak).rejects.toBeInstanceOf(GeenSleutel);
		}
	});
});

describe('what is recorded', () => {
	const auditVan = async (objectId: string) => {
		const rijen = await opslag.lees((db) => db.select().from(t.audit).where(eq(t.audit.objectId, objectId)));
		expect(rijen).toHaveLength(1);
		return rijen[0]!;
	};
	const gebeurtenissen = (objectId: string) =>
		opslag.lees((db) =>
			db
				.select()
				.from(t.gebeurtenis)
				.where(and(eq(t.gebeurtenis.casusId, proef.casusId), eq(t.gebeurtenis.objectId, objectId)))
		);

	it('of looking is who, as what, at what and when; nothing changed, so there is no event', async () => {
		const objectId = nieuwId();
		await proef.als('jongere13', 'casus.lezen', async (hier) => {
			expect(hier.vastgelegd).toBe(false);
			await legVast(hier, { objectId });
			expect(hier.vastgelegd).toBe(true);
		});
		expect(await auditVan(objectId)).toMatchObject({
			tijd: tijdstip(NU),
			accountId: proef.gebruikers.jongere13.accountId,
			persoonId: proef.personen.jongere13,
			rol: 'jongere',
			handeling: 'casus.lezen',
			objectId,
			uitkomst: 'gedaan'
		});
		expect(await gebeurtenissen(objectId)).toEqual([]);
	});

	it('of a change is the old and the new state too, and the reason under the key of the case', async () => {
		const objectId = nieuwId();
		await proef.als('voorzitter', 'casus.lezen', (hier) =>
			legVast(hier, {
				objectId,
				soort: 'tafel.annuleren',
				van: 'gepland',
				naar: 'afgezegd',
				reden: 'Saskia is ziek.'
			})
		);
		const [rij] = await gebeurtenissen(objectId);
		expect(rij).toMatchObject({
			soort: 'tafel.annuleren',
			van: 'gepland',
			naar: 'afgezegd',
			doorAccountId: proef.gebruikers.voorzitter.accountId,
			doorPersoonId: null,
			op: tijdstip(NU)
		});
		const slot = await opslag.sleutels.casus(proef.casusId);
		expect(slot.ontsleutel('gebeurtenis.reden', rij!.id, rij!.redenVersleuteld!)).toBe('Saskia is ziek.');
		expect(Buffer.from(rij!.redenVersleuteld!).includes('Saskia')).toBe(false);
		expect(await auditVan(objectId)).toMatchObject({ handeling: 'tafel.annuleren', objectId });
	});

	it('of who holds two roles names both', async () => {
		const objectId = nieuwId();
		const allebei = {
			...proef.gebruikers.gi,
			aanstellingen: [{ rol: 'voorzitter', regio: 'twente', subregio: 'enschede' }] as const
		};
		await opslag.schrijf(async (tx) => {
			const plek = { tx, sleutels: opslag.sleutels, moment: NU, verzoekId: 'dit-verzoek' };
			const hier = (await betreed(plek, allebei, proef.casusId, 'casus.lezen')) as Betreding;
			await legVast(hier, { objectId });
		});
		expect((await auditVan(objectId)).rol).toBe('gi voorzitter');
	});

	it('of a first state has no old one, no reason, and the name of the right', async () => {
		const objectId = nieuwId();
		await proef.als('ouderA', 'casus.lezen', (hier) => legVast(hier, { objectId, naar: 'begonnen' }));
		expect((await gebeurtenissen(objectId))[0]).toMatchObject({
			soort: 'casus.lezen',
			van: null,
			naar: 'begonnen',
			doorPersoonId: proef.personen.ouderA,
			redenVersleuteld: null
		});
		expect((await opslag.lees((db) => controleerKeten(db, opslag.sleutels.audit))).breuk).toBeNull();
	});
});
