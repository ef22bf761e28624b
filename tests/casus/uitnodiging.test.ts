import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import * as vertrek from '#lib/server/casus/vertrek.ts';
import * as betrokkene from '#lib/server/casus/betrokkene.ts';
import * as deelnemer from '#lib/server/casus/deelnemer.ts';
import * as planning from '#lib/server/casus/planning.ts';
import * as uitnodiging from '#lib/server/casus/uitnodiging.ts';
import * as verzending from '#lib/server/casus/verzending.ts';
import { GeenRecht, type Betreding } from '#lib/server/context.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { openPost } from '#lib/server/opslag/post.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { geheimHash } from '#lib/server/opslag/versleuteling.ts';
import { klopt, nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { leeft } from '#lib/server/toegang/uitnodiging.ts';
import { maakCasus, maakOpslag, NU, type Proefcasus } from '../huis.ts';
import { PLAN } from './genodigd.ts';

let opslag: Opslag;
let proef: Proefcasus;
let moeder: string;
beforeAll(async () => {
	opslag = await maakOpslag();
});
afterAll(() => opslag.sluit());

const po = <T>(recht: Parameters<Proefcasus['als']>[1], fn: (hier: Betreding) => Promise<T>) =>
	proef.als('procesondersteuner', recht, fn);
const sleutel = (uitkomst: unknown) => (isWeigering(uitkomst) ? uitkomst.sleutel : uitkomst);
async function middel(): Promise<verzending.Middel> {
	const [{ code, hash: codeHash }, { token, hash: tokenHash }] = [
		await nieuweCode(opslag.sleutels),
		nieuwToken()
	];
	return { code, codeHash, token, tokenHash };
}
async function verstuur(wie: string[]) {
	const middelen = await Promise.all(wie.map(middel));
	return po('tafel.uitnodigen', (hier) => verzending.verstuur(hier, wie, middelen));
}
const gelukt = async (wie: string[]): Promise<verzending.Overhandiging[]> => {
	const uit = await verstuur(wie);
	if (isWeigering(uit)) throw new Error(uit.sleutel);
	return uit;
};
const rij = async (persoonId: string) =>
	(
		await opslag.lees((db) =>
			db.select().from(t.uitnodiging).where(eq(t.uitnodiging.persoonId, persoonId)).orderBy(t.uitnodiging.id)
		)
	).at(-1)!;
const post = async () =>
	(
		await opslag.lees((db) =>
			db.select().from(t.uitbox).where(eq(t.uitbox.casusId, proef.casusId)).orderBy(t.uitbox.id)
		)
	).map((een) => openPost(opslag.sleutels, een));

/** Ouder A and the jongere have an account already, the new parent has none. */
beforeEach(async () => {
	proef = await maakCasus(opslag, { fase: 'compleet' });
	await po('tafel.plannen', async (hier) => {
		await deelnemer.zet(hier, { persoonId: proef.personen.ouderA, rol: 'ouder' });
		await deelnemer.zet(hier, { persoonId: proef.personen.jongere13, rol: 'jongere' });
		moeder = (await betrokkene.voegToe(hier, {
			rol: 'ouder',
			naam: 'Marga Stevens',
			organisatie: '',
			functie: '',
			email: 'marga@voorbeeld.invalid',
			telefoon: '',
			adres: '',
			geheim: 'nee',
			gezag: {},
			waarom: ''
		})) as string;
		const aankomst = {
			[proef.personen.ouderA]: { tijd: '10:00', wachtplek: 'Kamer 3' },
			[proef.personen.jongere13]: { tijd: '10:10', wachtplek: 'Kamer 4' },
			[moeder]: { tijd: '10:20', wachtplek: 'Hal' }
		};
		const gepland = await planning.plan(hier, { ...PLAN, aankomst });
		if (isWeigering(gepland)) throw new Error(gepland.sleutel);
	});
});

describe('before sending', () => {
	it('shows per person what that person will see, and sends nothing', async () => {
		const casus = await opslag.sleutels.casus(proef.casusId);
		await opslag.schrijf((tx) =>
			tx.insert(t.document).values({
				id: nieuwId(),
				casusId: proef.casusId,
				soort: 'verzoek-tot-bespreking',
				jeugdigeId: proef.personen.jongere13,
				naamVersleuteld: casus.versleutel('document.naam', 'x', 'vtb.pdf'),
				type: 'pdf',
				lengte: 1,
				kopVersleuteld: casus.versleutel('document.kop', 'x', ''),
				doorPersoonId: proef.personen.melder,
				adrescontrole: 'schoon',
				gecontroleerdOp: '2026-11-20T09:00:00.000Z',
				toegevoegdOp: '2026-11-20T09:00:00.000Z'
			})
		);
		const lijst = await po('tafel.uitnodigen', uitnodiging.overzicht);
		const van = (id: string) => lijst.find((een) => een.persoonId === id)!;
		expect(van(proef.personen.ouderA).stukken.map((stuk) => stuk.soort)).toEqual(['verzoek-tot-bespreking']);
		expect(van(proef.personen.jongere13).stukken).toEqual([]);
		expect(van(moeder)).toMatchObject({
			status: 'concept',
			account: false,
			stukken: [],
			aankomst: { tijd: '10:20', wachtplek: 'Hal' }
		});
		expect(await post()).toEqual([]);
	});

	it('is not for the voorzitter to send, nor for family to look at', async () => {
		await expect(proef.als('voorzitter', 'tafel.uitnodigen', async () => 1)).rejects.toBeInstanceOf(
			GeenRecht
		);
		await expect(proef.als('ouderA', 'voortgang.lezen', async () => 1)).rejects.toBeInstanceOf(GeenRecht);
	});

	it('waits for an own arrival of somebody who was added after the planning', async () => {
		await po('deelnemer.vastleggen', (hier) =>
			deelnemer.zet(hier, { persoonId: proef.personen.jongere16, rol: 'jongere' })
		);
		expect(sleutel(await verstuur([moeder]))).toBe('uitnodiging.aankomst-ontbreekt');
		expect(await post()).toEqual([]);
	});
});

describe('sending', () => {
	it('makes link and code for who has no account, valid for fourteen days, and stores neither', async () => {
		const [gegeven] = await gelukt([moeder]);
		expect(gegeven).toMatchObject({ persoonId: moeder, gemaild: true });
		const opgeslagen = await rij(moeder);
		expect(opgeslagen).toMatchObject({
			status: 'verzonden',
			verlooptOp: '2026-12-07T09:00:00.000Z',
			uitlegVersie: '2026-1'
		});
		expect(opgeslagen.tokenHash).toEqual(geheimHash(gegeven!.token));
		expect(await klopt(opslag.sleutels, opgeslagen.codeHash, gegeven!.code)).toBe(true);
		expect(JSON.stringify(opgeslagen)).not.toContain(gegeven!.code);
		expect(await po('tafel.uitnodigen', async (hier) => hier.fase)).toBe('uitgenodigd');
	});

	it('mails one person each: a link to one, a message to who has an account', async () => {
		await gelukt([moeder, proef.personen.ouderA, proef.personen.jongere13]);
		expect((await post()).map((een) => [een.aan, een.post.soort, een.stem])).toEqual([
			['marga@voorbeeld.invalid', 'uitnodiging', 'u'],
			['oudera@voorbeeld.invalid', 'bericht', 'u'],
			['jongere13@voorbeeld.invalid', 'bericht', 'je']
		]);
	});

	it('mails no jongere who has no address of the own: link and code are handed over', async () => {
		await opslag.schrijf((tx) =>
			tx.update(t.rol).set({ accountId: null }).where(eq(t.rol.persoonId, proef.personen.jongere13))
		);
		await opslag.schrijf((tx) =>
			tx.update(t.persoon).set({ emailVersleuteld: null }).where(eq(t.persoon.id, proef.personen.jongere13))
		);
		const [gegeven] = await gelukt([proef.personen.jongere13]);
		expect(gegeven).toMatchObject({ rol: 'jongere', gemaild: false });
		expect(await post()).toEqual([]);
	});

	it('sends nobody twice, and nothing at all when one of them cannot be', async () => {
		await gelukt([moeder]);
		expect(sleutel(await verstuur([proef.personen.ouderA, moeder]))).toBe('uitnodiging.al-verzonden');
		expect((await rij(proef.personen.ouderA)).status).toBe('concept');
		expect(sleutel(await verstuur([nieuwId()]))).toBe('deelnemer.onbekend');
	});
});

describe('a new code', () => {
	const opnieuw = async (persoonId: string) => {
		const nieuw = await middel();
		return po('uitnodiging.code', (hier) => verzending.nieuweCode(hier, persoonId, nieuw));
	};

	it('kills the old link and code and ticks off the task that asked', async () => {
		const [eerste] = await gelukt([moeder]);
		const levend = (token: string) => opslag.lees((db) => leeft(db, token, NU));
		expect(await levend(eerste!.token)).toBe(true);
		await opslag.schrijf((tx) =>
			tx.insert(t.taak).values({
				id: nieuwId(),
				casusId: proef.casusId,
				soort: 'uitnodiging-nieuwe-code',
				voorRol: 'procesondersteuner',
				persoonId: moeder,
				gemaaktOp: '2026-11-23T09:00:00.000Z'
			})
		);
		const tweede = (await opnieuw(moeder)) as verzending.Overhandiging;
		expect([await levend(eerste!.token), await levend(tweede.token)]).toEqual([false, true]);
		expect(await klopt(opslag.sleutels, (await rij(moeder)).codeHash, eerste!.code)).toBe(false);
		expect((await post()).map((een) => een.post.soort)).toEqual(['uitnodiging', 'uitnodiging']);
		const taken = await opslag.lees((db) =>
			db.select().from(t.taak).where(eq(t.taak.casusId, proef.casusId))
		);
		expect(taken.every((taak) => taak.gedaanOp !== null)).toBe(true);
	});

	it('is mailed each time, also when the first mail was cleaned up after a month', async () => {
		await gelukt([moeder]);
		await opnieuw(moeder);
		const [eerste] = await opslag.lees((db) =>
			db.select().from(t.uitbox).where(eq(t.uitbox.casusId, proef.casusId)).orderBy(t.uitbox.id)
		);
		await opslag.schrijf((tx) => tx.delete(t.uitbox).where(eq(t.uitbox.id, eerste!.id)));
		const derde = (await opnieuw(moeder)) as verzending.Overhandiging;
		expect((await post()).map((een) => een.post)).toContainEqual({
			soort: 'uitnodiging',
			token: derde.token
		});
	});

	it('is not for somebody who signs in already, nor before sending', async () => {
		// That way in is renewed, not replaced (tests/toegang/herstel).
		expect(await opnieuw(proef.personen.ouderA)).toBe('heeft-account');
		expect(sleutel(await opnieuw(moeder))).toBe('uitnodiging.verkeerd-moment');
	});
});

describe('withdrawing', () => {
	it('asks a reason once it was sent, and the link dies', async () => {
		const [gegeven] = await gelukt([moeder]);
		const weg = (reden: string) => po('deelnemer.vastleggen', (hier) => vertrek.haalWeg(hier, moeder, reden));
		expect(sleutel(await weg(''))).toBe('uitnodiging.zonder-reden');
		await weg('Bezwaar van de andere ouder, de voorzitter is akkoord.');
		expect(await rij(moeder)).toMatchObject({ status: 'ingetrokken', codeHash: null });
		expect(await opslag.lees((db) => leeft(db, gegeven!.token, NU))).toBe(false);
	});
});

describe('the own invitation', () => {
	it('holds the own arrival, and is marked once when opened', async () => {
		await gelukt([proef.personen.ouderA]);
		const eigen = () => proef.als('ouderA', 'uitnodiging.lezen', uitnodiging.eigen);
		expect(await eigen()).toMatchObject({
			status: 'verzonden',
			aankomst: '10:00',
			wachtplek: 'Kamer 3',
			geopendOp: null
		});
		await proef.als('ouderA', 'uitnodiging.lezen', uitnodiging.markeerGeopend);
		const geopend = await eigen();
		expect(geopend?.status).toBe('geopend');
		await proef.als('ouderA', 'uitnodiging.lezen', uitnodiging.markeerGeopend, NU.add({ hours: 24 }));
		expect((await eigen())?.geopendOp).toBe(geopend?.geopendOp);
	});

	it('is not there before it was sent', async () => {
		expect(await proef.als('jongere13', 'casus.lezen', uitnodiging.eigen)).toBeNull();
	});
});
