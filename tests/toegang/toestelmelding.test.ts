// A device is told that something is ready: one sentence, on the devices somebody chose, and nowhere any more after
// signing out (issue 3 §1, dreigingen E01). Against a real push service on loopback that reads what it got.
import { abonnement, adres, antwoorden, leesVapid, onderweg, ontvangen, stop } from './pushdienst.ts';
import { browser as nieuweBrowser, openDeur } from './browser.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isPushadres } from '#lib/domein/toestelmelding.ts';
import * as bericht from '#lib/server/casus/bericht.ts';
import { nu, tijdstip } from '#lib/server/klok.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { push } from '#lib/server/opslag/pushsleutel.ts';
import * as t from '#lib/server/opslag/schema.ts';
import { maakMelder } from '#lib/server/taken/melding.ts';
import { ruimOp } from '#lib/server/taken/opruimen.ts';
import { verstuurVolgende } from '#lib/server/taken/uitbox.ts';
import * as inlog from '#lib/server/toegang/inlog.ts';
import { ontneemAlles } from '#lib/server/toegang/ontneming.ts';
import { beeindigAndere, COOKIE, zoek } from '#lib/server/toegang/sessie.ts';
import { TOESTEL_COOKIE } from '#lib/server/toegang/toestel.ts';
import { openBegin, toonMelding } from '#lib/ui/melding-tonen.ts';
import { geefNieuwAdres } from '#lib/ui/melding-verhuizen.ts';
import { maakCasus, type Proefcasus } from '../huis.ts';

const routes = async () => ({
	toestel: await import('../../src/routes/mijn/toestel/+page.server.ts'),
	verhuisd: await import('../../src/routes/mijn/toestel/verhuisd/+server.ts'),
	welkom: await import('../../src/routes/mijn/welkom/+page.server.ts'),
	account: await import('../../src/routes/(toegang)/account/+page.server.ts'),
	uitloggen: await import('../../src/routes/uitloggen/+server.ts'),
	weg: await import('../../src/routes/weg/+server.ts')
});
let opslag: Opslag;
let sluit: () => Promise<void>;
let pagina: Awaited<ReturnType<typeof routes>>;
let proef: Proefcasus;
let beurt = 0;

beforeAll(async () => {
	({ opslag, sluit } = await openDeur());
	pagina = await routes();
	proef = await maakCasus(opslag, { nu: nu() });
	await opslag.schrijf((tx) =>
		tx.update(t.persoon).set({ emailVersleuteld: null }).where(eq(t.persoon.id, proef.personen.jongere13))
	);
});
afterAll(async () => {
	await sluit();
	await stop();
});
beforeEach(async () => {
	ontvangen.length = 0;
	antwoorden.clear();
	onderweg.clear();
	await opslag.schrijf(async (tx) => {
		await tx.delete(t.toestelmelding);
		await tx.delete(t.uitbox);
		await tx.delete(t.taak);
	});
});

/** Signs in on a device of its own. */
async function binnen(wie: 'ouderA' | 'jongere13', apparaat = 'Telefoon') {
	const accountId = proef.gebruikers[wie].accountId!;
	const b = nieuweBrowser(opslag);
	const van = { apparaat, toestelCookie: undefined, adres: '192.0.2.0', nu: nu(), verzoekId: 'proef' };
	const in_ = await opslag.schrijf((tx) => inlog.laatBinnen(tx, opslag, accountId, van, 'toegang.inloggen'));
	b.koekjes.set(COOKIE, in_.sessie);
	b.koekjes.set(TOESTEL_COOKIE, in_.toestel);
	return { ...b, accountId };
}
type Binnen = Awaited<ReturnType<typeof binnen>>;
const zetAan = (b: Binnen, json: object) =>
	b.doe(pagina.toestel.actions.aan, '/mijn/toestel', { velden: { abonnement: JSON.stringify(json) } });
async function metToestel(b: Binnen, pad = `/zwaluw-${++beurt}`) {
	const abo = abonnement(pad);
	expect((await zetAan(b, abo.json)).naar).toBe('/mijn/toestel?gedaan=aan');
	return abo;
}
const rijen = (accountId: string) =>
	opslag.lees((db) => db.select().from(t.toestelmelding).where(eq(t.toestelmelding.accountId, accountId)));
const stuur = (wie: 'ouderA' | 'jongere13', wat = `proef:${++beurt}`) =>
	proef.als(
		'procesondersteuner',
		'deelnemer.vastleggen',
		(hier) => bericht.stuur(hier, proef.personen[wie], wie === 'ouderA' ? 'ouder' : 'jongere', wat),
		nu()
	);
const mails: string[] = [];
const verstuur = async (klok: Temporal.Instant = nu()) => {
	const uit: unknown[] = [];
	const mail = async ({ aan }: { aan: string }) => (mails.push(aan), 'verzonden' as const);
	for (let een: unknown; ; uit.push(een)) {
		een = await verstuurVolgende(
			opslag,
			mail,
			'https://voorbeeld.invalid',
			() => klok,
			maakMelder(opslag, push()!)
		);
		if (een === undefined) return uit;
	}
};
const taken = () => opslag.lees((db) => db.select().from(t.taak));

describe('a jongere without an address', () => {
	it('is told where to choose one at the first sign-in, and who can be mailed is not', async () => {
		const ziet = async (wie: 'jongere13' | 'ouderA') => {
			const b = await binnen(wie);
			return (await b.doe(pagina.welkom.load, '/mijn/welkom')).uitkomst?.onbereikbaar;
		};
		expect(await ziet('jongere13')).toBe(true);
		// Has an address in the case, though none in the account.
		expect(await ziet('ouderA')).toBe(false);
		await metToestel(await binnen('jongere13'));
		expect(await ziet('jongere13')).toBe(false);
	});

	it('is a call, until a device is chosen; then the device is told, without a word about what', async () => {
		expect(await stuur('jongere13')).toBe(false);
		const b = await binnen('jongere13');
		const abo = await metToestel(b);
		expect(await stuur('jongere13')).toBe(true);
		expect(await verstuur()).toEqual(['verzonden']);
		expect(ontvangen).toHaveLength(1);
		const { pad, koppen, lijf } = ontvangen[0]!;
		expect(pad).toBe(abo.pad);
		expect(abo.lees(lijf)).toBe('bericht');
		expect(() => abonnement('/ander').lees(lijf)).toThrow();
		expect(koppen).toMatchObject({ 'content-encoding': 'aes128gcm', topic: 'bericht', urgency: 'normal' });
		expect(leesVapid(koppen)).toMatchObject({ aud: adres, sub: 'mailto:noreply@aantafel.invalid' });
		expect(await taken()).toEqual([]);
	});

	it('is told the same as everybody, at the same length', async () => {
		const [a, b] = [await metToestel(await binnen('jongere13')), await metToestel(await binnen('ouderA'))];
		await stuur('jongere13');
		await stuur('ouderA');
		await verstuur();
		const van = (pad: string) => ontvangen.find((een) => een.pad === pad)!;
		expect(a.lees(van(a.pad).lijf)).toBe(b.lees(van(b.pad).lijf));
		const koppen = ({ authorization: _a, ...over }: Record<string, unknown>) => over;
		expect(koppen(van(a.pad).koppen)).toEqual(koppen(van(b.pad).koppen));
		expect(van(a.pad).lijf.length).toBe(van(b.pad).lijf.length);
	});

	it('hears it on every device that was chosen, and one of them is enough', async () => {
		const [een, ander] = [
			await metToestel(await binnen('jongere13')),
			await metToestel(await binnen('jongere13', 'Tablet'))
		];
		antwoorden.set(een.pad, 410);
		await stuur('jongere13');
		expect(await verstuur()).toEqual(['verzonden']);
		expect(ontvangen.map(({ pad }) => pad).sort()).toEqual([een.pad, ander.pad].sort());
		expect(await taken()).toEqual([]);
		expect(await rijen(proef.gebruikers.jongere13.accountId!)).toHaveLength(1);
	});
});

describe('a push service that refuses', () => {
	it.each([404, 410])('%d ends the choice, and somebody calls', async (status) => {
		const b = await binnen('jongere13');
		antwoorden.set((await metToestel(b)).pad, status);
		await stuur('jongere13');
		expect(await verstuur()).toEqual(['nooit']);
		expect(await rijen(b.accountId)).toEqual([]);
		expect(await taken()).toMatchObject([
			{ soort: 'toestel-niet-bereikt', voorRol: 'procesondersteuner', persoonId: proef.personen.jongere13 }
		]);
		expect(await stuur('jongere13')).toBe(false);
	});

	it.each([429, 500, 403])('%d is tried again', async (status) => {
		const b = await binnen('jongere13');
		const abo = await metToestel(b);
		antwoorden.set(abo.pad, status);
		await stuur('jongere13');
		expect(await verstuur()).toEqual(['later']);
		antwoorden.delete(abo.pad);
		expect(await verstuur(nu().add({ minutes: 5 }))).toEqual(['verzonden']);
		expect(ontvangen).toHaveLength(2);
		expect(await rijen(b.accountId)).toHaveLength(1);
	});

	it('is not followed to another address', async () => {
		antwoorden.set((await metToestel(await binnen('jongere13'))).pad, 307);
		await stuur('jongere13');
		expect(await verstuur()).toEqual(['nooit']);
		expect(ontvangen.map(({ pad }) => pad)).not.toContain('/elders');
	});

	it('is not called when its address is no longer on the list', async () => {
		const b = await binnen('jongere13');
		const abo = await metToestel(b);
		const [rij] = await rijen(b.accountId);
		const elders = JSON.stringify({
			...abo.json,
			endpoint: abo.json.endpoint.replace('127.0.0.1', 'localhost')
		});
		await opslag.schrijf((tx) =>
			tx.update(t.toestelmelding).set({
				abonnementVersleuteld: opslag.sleutels.huis.versleutel('toestelmelding.abonnement', rij!.id, elders)
			})
		);
		await stuur('jongere13');
		expect(await verstuur()).toEqual(['nooit']);
		expect(ontvangen).toEqual([]);
		expect(await rijen(b.accountId)).toEqual([]);
	});

	it('is no reason to call who got a mail as well', async () => {
		antwoorden.set((await metToestel(await binnen('ouderA'))).pad, 410);
		mails.length = 0;
		expect(await stuur('ouderA')).toBe(true);
		expect((await verstuur()).sort()).toEqual(['nooit', 'verzonden']);
		expect(mails).toEqual(['oudera@voorbeeld.invalid']);
		expect(await taken()).toEqual([]);
	});
});

it('quiet hours hold it back', async () => {
	const b = await binnen('jongere13');
	await metToestel(b);
	const stil = (van: string | null, tot: string | null) =>
		opslag.schrijf((tx) =>
			tx.update(t.account).set({ stilVan: van, stilTot: tot }).where(eq(t.account.id, b.accountId))
		);
	const uur = (erbij: number) =>
		nu()
			.add({ hours: erbij })
			.toZonedDateTimeISO('Europe/Amsterdam')
			.toPlainTime()
			.toString({ smallestUnit: 'minute' });
	await stil(uur(-2), uur(3));
	await stuur('jongere13');
	expect(await verstuur()).toEqual([]);
	expect(ontvangen).toEqual([]);
	expect(await verstuur(nu().add({ hours: 4 }))).toEqual(['verzonden']);
	await stil(null, null);
});

describe('the choice', () => {
	it('is of this device, shows the others, and each goes off again', async () => {
		const [telefoon, tablet] = [await binnen('jongere13'), await binnen('jongere13', 'Tablet')];
		await metToestel(telefoon);
		await metToestel(tablet);
		const zien = (b: Binnen) => b.doe(pagina.toestel.load, '/mijn/toestel');
		const { dit, andere } = (await zien(telefoon)).uitkomst as never as {
			dit: { id: string };
			andere: { id: string }[];
		};
		expect(andere).toHaveLength(1);
		const uit = (b: Binnen, id: string) =>
			b.doe(pagina.toestel.actions.uit, '/mijn/toestel', { velden: { id } });
		const ouder = await binnen('ouderA');
		await uit(ouder, dit.id);
		expect(await rijen(telefoon.accountId)).toHaveLength(2);
		await uit(telefoon, andere[0]!.id);
		expect((await zien(tablet)).uitkomst).toMatchObject({ dit: null, andere: [{ id: dit.id }] });
		await uit(telefoon, dit.id);
		expect(await rijen(telefoon.accountId)).toEqual([]);
	});

	it('chosen twice on one device is one', async () => {
		const b = await binnen('jongere13');
		await metToestel(b);
		const nieuw = await metToestel(b);
		await stuur('jongere13');
		await verstuur();
		expect(ontvangen.map(({ pad }) => pad)).toEqual([nieuw.pad]);
	});

	it('is kept as ciphertext, in the store and in the trail', async () => {
		const b = await binnen('jongere13');
		const abo = await metToestel(b, '/kanariepad-7391');
		await stuur('jongere13');
		const [rij] = await rijen(b.accountId);
		const alles = await opslag.lees(async (db) => [
			rij,
			...(await db.select().from(t.uitbox)),
			...(await db.select().from(t.audit)),
			...(await db.select().from(t.idempotentie))
		]);
		const plat = alles.flatMap((een) =>
			Object.values(een ?? {}).map((w) =>
				w instanceof Uint8Array ? Buffer.from(w).toString('latin1') : String(w)
			)
		);
		for (const woord of ['kanariepad', adres, abo.json.keys.auth, abo.json.keys.p256dh])
			expect(plat.filter((tekst) => tekst.includes(woord))).toEqual([]);
		const sporen = await opslag.lees((db) =>
			db
				.select()
				.from(t.audit)
				.where(and(eq(t.audit.accountId, b.accountId), eq(t.audit.handeling, 'account.melding-aan')))
		);
		expect(sporen.at(-1)).toMatchObject({ objectId: null, casusId: null });
	});

	it.each([
		['http://127.0.0.1:1/x', 'a service on this machine that is not the one of the tests'],
		['https://127.0.0.1/x', 'this machine'],
		['https://[::1]/x', 'this machine'],
		['https://169.254.169.254/latest', 'the cloud beside us'],
		['https://10.0.0.1/x', 'the network around us'],
		['http://fcm.googleapis.com/fcm/send/x', 'no TLS'],
		['https://fcm.googleapis.com:8443/x', 'another port'],
		['https://fcm.googleapis.com.voorbeeld.invalid/x', 'a name that only begins like one'],
		['https://kwaad.invalid/?fcm.googleapis.com', 'anybody'],
		['https://a:b@fcm.googleapis.com/x', 'a name and password'],
		['https://notify.windows.com.invalid/x', 'anybody'],
		['file:///etc/passwd', 'a file']
	])('refuses %s: %s', async (endpoint) => {
		const b = await binnen('jongere13');
		const { uitkomst } = await zetAan(b, { ...abonnement('/x').json, endpoint });
		expect(uitkomst).toMatchObject({ data: { melding: expect.stringContaining('lukte niet') } });
		expect(await rijen(b.accountId)).toEqual([]);
	});

	it.each([
		'https://fcm.googleapis.com/fcm/send/abc',
		'https://updates.push.services.mozilla.com/wpush/v2/abc',
		'https://web.push.apple.com/QAbc',
		'https://wns2-am3p.notify.windows.com/w/?token=abc'
	])('knows %s', (endpoint) => {
		expect(isPushadres(endpoint, null)).toBe(true);
	});

	it.each([
		['{'],
		['{}'],
		['[]'],
		[JSON.stringify({ endpoint: 'https://web.push.apple.com/x', keys: { p256dh: 'x', auth: 'y' } })]
	])('refuses %s as no answer of a browser', async (ruw) => {
		const b = await binnen('jongere13');
		const { uitkomst } = await b.doe(pagina.toestel.actions.aan, '/mijn/toestel', {
			velden: { abonnement: ruw }
		});
		expect(uitkomst).toMatchObject({ status: 400 });
	});
});

describe('a browser that gives the device another address', () => {
	/** What the service worker sends: nobody is signed in by then, only the cookie of the device goes along. */
	const verhuis = (toestelCookie: string | undefined, velden: Record<string, string>) => {
		const b = nieuweBrowser(opslag);
		if (toestelCookie) b.koekjes.set(TOESTEL_COOKIE, toestelCookie);
		return b.doe(pagina.verhuisd.POST, '/mijn/toestel/verhuisd', { velden });
	};
	const alsVeld = (json: object) => ({ abonnement: JSON.stringify(json) });

	it('is told there from now on, for everybody who chose it on this device, and no longer at the old one', async () => {
		const kind = await binnen('jongere13');
		await metToestel(kind);
		const ouder = await binnen('ouderA');
		ouder.koekjes.set(TOESTEL_COOKIE, kind.koekjes.get(TOESTEL_COOKIE)!);
		await metToestel(ouder);
		const tablet = await metToestel(await binnen('jongere13', 'Tablet'));
		const nieuw = abonnement('/nieuw-adres');
		await verhuis(ouder.koekjes.get(TOESTEL_COOKIE), alsVeld(nieuw.json));
		await stuur('jongere13');
		await stuur('ouderA');
		await verstuur();
		expect(ontvangen.map(({ pad }) => pad).sort()).toEqual([nieuw.pad, nieuw.pad, tablet.pad].sort());
		for (const { pad, lijf } of ontvangen) if (pad === nieuw.pad) expect(nieuw.lees(lijf)).toBe('bericht');
	});

	it('while the old one is asked: it stays, nobody is called yet, and the next try is for the new one', async () => {
		const b = await binnen('jongere13');
		const [oud, ander] = [await metToestel(b), await metToestel(await binnen('jongere13', 'Tablet'))];
		const nieuw = abonnement('/net-verhuisd');
		for (const { pad } of [oud, ander]) antwoorden.set(pad, 410);
		onderweg.set(oud.pad, () => verhuis(b.koekjes.get(TOESTEL_COOKIE), alsVeld(nieuw.json)));
		await stuur('jongere13');
		expect(await verstuur()).toEqual(['later']);
		expect([await taken(), (await rijen(b.accountId)).length]).toEqual([[], 1]);
		expect(await verstuur(nu().add({ minutes: 5 }))).toEqual(['verzonden']);
		expect(ontvangen.map(({ pad }) => pad).sort()).toEqual([oud.pad, ander.pad, nieuw.pad].sort());
		expect(nieuw.lees(ontvangen.at(-1)!.lijf)).toBe('bericht');
	});

	it('after the old one ended: it is told nothing any more, and somebody calls', async () => {
		const b = await binnen('jongere13');
		antwoorden.set((await metToestel(b)).pad, 410);
		await stuur('jongere13');
		expect(await verstuur()).toEqual(['nooit']);
		await verhuis(b.koekjes.get(TOESTEL_COOKIE), alsVeld(abonnement('/te-laat').json));
		expect(await rijen(b.accountId)).toEqual([]);
		expect(await taken()).toMatchObject([{ soort: 'toestel-niet-bereikt' }]);
	});

	it('answers the same whoever asks, and changes nothing for a stranger, a guess or an address of no service', async () => {
		const b = await binnen('jongere13');
		const abo = await metToestel(b);
		const cookie = b.koekjes.get(TOESTEL_COOKIE)!;
		const elders = { ...abonnement('/x').json, endpoint: 'https://kwaad.invalid/x' };
		const gezien = [
			await verhuis(cookie, alsVeld(abo.json)),
			await verhuis(undefined, alsVeld(abonnement('/vreemd').json)),
			await verhuis(`${cookie.split('.')[0]}.geraden`, alsVeld(abonnement('/geraden').json)),
			await verhuis(cookie, alsVeld(elders)),
			await verhuis(cookie, { abonnement: '{' }),
			await verhuis(cookie, {})
		].map(({ uitkomst }) => {
			const antwoord = uitkomst as unknown as Response;
			return [antwoord.status, [...antwoord.headers]];
		});
		expect(gezien).toEqual(Array(6).fill([204, []]));
		await stuur('jongere13');
		await verstuur();
		expect(ontvangen.map(({ pad }) => pad)).toEqual([abo.pad]);
	});

	it('brings nothing back that was put off', async () => {
		const b = await binnen('jongere13');
		await metToestel(b);
		const cookie = b.koekjes.get(TOESTEL_COOKIE);
		await b.doe(pagina.uitloggen.POST, '/uitloggen', { velden: {} });
		await verhuis(cookie, alsVeld(abonnement('/terug').json));
		expect(await rijen(b.accountId)).toEqual([]);
	});

	it('is throttled by place, and read in the trail of the account', async () => {
		const b = await binnen('jongere13');
		await metToestel(b);
		const nieuw = abonnement('/spoor').json;
		const sporen = (handeling: string) =>
			opslag.lees((db) =>
				db
					.select()
					.from(t.audit)
					.where(and(eq(t.audit.accountId, b.accountId), eq(t.audit.handeling, handeling)))
			);
		const [aan, verhuisd] = [await sporen('account.melding-aan'), await sporen('toestel.verhuizen')];
		await verhuis(b.koekjes.get(TOESTEL_COOKIE), alsVeld(nieuw));
		expect(await sporen('toestel.verhuizen')).toHaveLength(verhuisd.length + 1);
		// Nobody put anything on: it was on, and moved.
		expect(await sporen('account.melding-aan')).toHaveLength(aan.length);
		await opslag.schrijf((tx) => tx.delete(t.poging));
		const vraag = () => verhuis(undefined, alsVeld(nieuw)).catch((fout: { status: number }) => fout.status);
		for (let keer = 0; keer < 60; keer += 1) await vraag();
		expect(await vraag()).toBe(429);
		await opslag.schrijf((tx) => tx.delete(t.poging));
	});

	it.each([
		['the browser made it', { nieuw: true, oud: true, maakt: 0 }, true],
		['the browser only says that the old one is gone', { nieuw: false, oud: true, maakt: 1 }, true],
		['nothing is known of the old one', { nieuw: false, oud: false, maakt: 0 }, false]
	])('the service worker hands over the new one: %s', async (_wat, { nieuw, oud, maakt }, stuurt) => {
		const gemaakt: unknown[] = [];
		const verzonden: unknown[] = [];
		const abo = { toJSON: () => ({ endpoint: 'https://web.push.apple.com/nieuw' }) };
		const opties = { applicationServerKey: new Uint8Array([4, 7]).buffer, userVisibleOnly: true };
		await geefNieuwAdres(
			{ newSubscription: nieuw ? abo : null, oldSubscription: oud ? { options: opties } : null },
			{ subscribe: async (wat) => (gemaakt.push(wat), abo) },
			async (...wat) => void verzonden.push(wat)
		);
		expect(gemaakt).toHaveLength(maakt);
		expect(verzonden).toEqual(
			stuurt
				? [
						[
							'/mijn/toestel/verhuisd',
							{
								method: 'POST',
								body: new URLSearchParams({ abonnement: '{"endpoint":"https://web.push.apple.com/nieuw"}' })
							}
						]
					]
				: []
		);
	});
});

describe('no device is told any more', () => {
	it.each([
		['after signing out', (b: Binnen) => b.doe(pagina.uitloggen.POST, '/uitloggen', { velden: {} })],
		['after leaving quickly', (b: Binnen) => b.doe(pagina.weg.POST, '/weg', { velden: {} })],
		['after "end all"', (b: Binnen) => b.doe(pagina.account.actions.overal, '/account', { velden: {} })],
		[
			'when every way in was renewed',
			(b: Binnen) => opslag.schrijf((tx) => ontneemAlles(tx, b.accountId, nu()))
		]
	])('%s', async (_wanneer, doe) => {
		const b = await binnen('jongere13');
		await metToestel(b);
		await doe(b);
		expect(await rijen(b.accountId)).toEqual([]);
	});

	it('when its session is ended from another one; the other stays', async () => {
		const [telefoon, tablet] = [await binnen('jongere13'), await binnen('jongere13', 'Tablet')];
		await metToestel(telefoon);
		await metToestel(tablet);
		const id = (await zoek(opslag, telefoon.koekjes.get(COOKIE), nu()))!.sessieId;
		await tablet.doe(pagina.account.actions.beeindig, '/account', { velden: { id } });
		expect(await rijen(tablet.accountId)).toHaveLength(1);
		expect((await tablet.doe(pagina.toestel.load, '/mijn/toestel')).uitkomst?.dit).toBeTruthy();
	});

	it('when what signs in changed on another one', async () => {
		const [telefoon, tablet] = [await binnen('jongere13'), await binnen('jongere13', 'Tablet')];
		await metToestel(telefoon);
		await metToestel(tablet);
		const { sessieId } = (await zoek(opslag, tablet.koekjes.get(COOKIE), nu()))!;
		await opslag.schrijf((tx) => beeindigAndere(tx, tablet.accountId, sessieId));
		expect((await tablet.doe(pagina.toestel.load, '/mijn/toestel')).uitkomst).toMatchObject({
			dit: { dit: true },
			andere: []
		});
	});

	it('but still after a session that only ran out', async () => {
		const b = await binnen('jongere13');
		await metToestel(b);
		await opslag.schrijf((tx) => ruimOp(tx, nu().add({ hours: 13 })));
		expect(await zoek(opslag, b.koekjes.get(COOKIE), nu())).toBeNull();
		expect(await rijen(b.accountId)).toHaveLength(1);
	});

	it('when it was chosen with another key of ours', async () => {
		const b = await binnen('jongere13');
		await metToestel(b);
		await opslag.schrijf((tx) =>
			tx.update(t.toestelmelding).set({ sleutelKenmerk: 'ouder', gemaaktOp: tijdstip(nu()) })
		);
		expect(await stuur('jongere13')).toBe(false);
		expect((await b.doe(pagina.toestel.load, '/mijn/toestel')).uitkomst).toMatchObject({
			dit: null,
			andere: []
		});
	});
});

it('the device shows one neutral sentence and opens the start page, whatever came', async () => {
	const getoond: unknown[] = [];
	await toonMelding({ showNotification: async (...wat) => void getoond.push(wat) });
	expect(getoond).toEqual([['Er staat een bericht klaar', { lang: 'nl', tag: 'bericht', data: null }]]);
	expect(JSON.stringify(getoond)).not.toMatch(/tafel|jeugd|kind|naam/i);
	const stappen: string[] = [];
	await openBegin(
		{ close: () => void stappen.push('dicht') },
		{ openWindow: async (waar: string) => void stappen.push(waar) }
	);
	expect(stappen).toEqual(['dicht', '/']);
});
