/** A real store in a folder of its own, with an invented family in it. */
import type { Recht, Rol } from '#lib/domein/bevoegdheid.ts';
import type { Fase } from '#lib/domein/fase.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import type { TafelsoortId, WerkwijzeId } from '#lib/domein/werkwijze.ts';
import { betreed, type Betreding } from '#lib/server/context.ts';
import { tijdstip } from '#lib/server/klok.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import { openOpslag, type Opslag } from '#lib/server/opslag/index.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import * as t from '#lib/server/opslag/schema.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { maakOpslagplek, ruimOp, wisDatabase } from './opslag/plek.ts';

export const NU = Temporal.Instant.from('2026-11-23T09:00:00Z');

/** Opens an empty store of its own, on the engine the tests run on; close it with `opslag.sluit()`. */
export async function maakOpslag(): Promise<Opslag> {
	const plek = await maakOpslagplek();
	const opslag = await openOpslag(plek);
	return {
		...opslag,
		async sluit() {
			await opslag.sluit();
			await wisDatabase(plek.database);
			ruimOp(plek);
		}
	};
}

/** A full session for an account, without going through the door. */
export const gebruikerVan = (accountId: string, bij: Partial<Gebruiker> = {}): Gebruiker => ({
	sessieId: nieuwId(),
	soort: 'vol',
	accountId,
	emailIndex: null,
	aanstellingen: [],
	stem: 'u',
	rustMinuten: 15,
	gezienOp: tijdstip(NU),
	eindOp: tijdstip(NU.add({ hours: 12 })),
	...bij
});

/** Adds an account with a name; no way to sign in. */
export async function maakAccount(opslag: Opslag, naam: string, stem: 'u' | 'je' = 'u'): Promise<string> {
	const id = nieuwId();
	await opslag.schrijf((tx) =>
		tx.insert(t.account).values({
			id,
			naamVersleuteld: opslag.sleutels.huis.versleutel('account.naam', id, naam),
			aanspreekvorm: stem,
			aangemaaktOp: tijdstip(NU)
		})
	);
	return id;
}

export type Gezinslid = 'ouderA' | 'ouderB' | 'jongere13' | 'jongere16' | 'kind8';
export type Medewerker = 'melder' | 'voorzitter' | 'procesondersteuner' | 'rvdk' | 'gi' | 'fg';
export type Wie = Gezinslid | Medewerker | 'vreemde';

export type Proefcasus = {
	casusId: string;
	aanmeldingId: string;
	tafelId: string | null;
	personen: Record<Gezinslid | 'melder' | 'rvdk' | 'gi', string>;
	gebruikers: Record<Exclude<Wie, 'kind8'>, Gebruiker>;
	/** Enters as someone, in one transaction; refusals by betreed come back as values, strangers throw. */
	als<T>(
		wie: Exclude<Wie, 'kind8'>,
		recht: Recht,
		fn: (hier: Betreding) => Promise<T>,
		moment?: Temporal.Instant
	): Promise<T>;
};

const GEZIN: Record<
	Gezinslid,
	{ naam: string; soort: persoon.PersoonSoort; rol: Rol | null; geboren?: string; geheim?: boolean }
> = {
	ouderA: { naam: 'Saskia Vlierman', soort: 'ouder', rol: 'ouder', geheim: true },
	ouderB: { naam: 'Rutger Boomkamp', soort: 'ouder', rol: 'ouder' },
	jongere13: { naam: 'Fenna Boomkamp', soort: 'jeugdige', rol: 'jongere', geboren: '2013-03-04' },
	jongere16: { naam: 'Jorrit Boomkamp', soort: 'jeugdige', rol: 'jongere', geboren: '2010-06-21' },
	kind8: { naam: 'Pim Vlierman', soort: 'jeugdige', rol: null, geboren: '2018-01-15' }
};
const WAAR = {
	'twente-2026': { regio: 'twente', subregio: 'enschede', gemeente: 'Enschede' },
	'haaglanden-2023': { regio: 'haaglanden', subregio: 'den-haag', gemeente: 'Den Haag' }
} as const;

/** Puts a whole family with professionals in the store, in any phase. */
export async function maakCasus(
	opslag: Opslag,
	keuze: {
		werkwijze?: WerkwijzeId;
		tafelsoort?: TafelsoortId;
		fase?: Fase;
		/** For a store that a running server opens. */ nu?: Temporal.Instant;
	} = {}
): Promise<Proefcasus> {
	const nu = keuze.nu ?? NU;
	const werkwijze = keuze.werkwijze ?? 'twente-2026';
	const waar = WAAR[werkwijze];
	const soort = keuze.tafelsoort ?? (werkwijze === 'twente-2026' ? 'tafel1' : 'vto');
	const fase = keuze.fase ?? 'uitgenodigd';
	const casusId = nieuwId();
	const aanmeldingId = nieuwId();
	const isTafelfase = ![
		'concept',
		'ingediend',
		'in-beoordeling',
		'teruggestuurd',
		'compleet',
		'direct-naar-rvdk',
		'ingetrokken'
	].includes(fase);
	const tafelId = isTafelfase ? nieuwId() : null;
	await opslag.sleutels.maak('casus', casusId, casusId);

	const accounts = {} as Record<Exclude<Wie, 'kind8'>, string>;
	for (const [wie, naam, stem] of [
		['ouderA', GEZIN.ouderA.naam, 'u'],
		['ouderB', GEZIN.ouderB.naam, 'u'],
		['jongere13', GEZIN.jongere13.naam, 'je'],
		['jongere16', GEZIN.jongere16.naam, 'je'],
		['melder', 'Wietske Roelfsen', 'u'],
		['voorzitter', 'Anneloes Terpstra', 'u'],
		['procesondersteuner', 'Gerben Haverkate', 'u'],
		['rvdk', 'Ilse Wiggers', 'u'],
		['gi', 'Tamar Oolderink', 'u'],
		['fg', 'Hugo Brandsma', 'u'],
		['vreemde', 'Otto Vreemdeling', 'u']
	] as const)
		accounts[wie] = await maakAccount(opslag, naam, stem);

	const post = (rol: Rol) => ({
		aanstellingen: [{ rol, regio: waar.regio, subregio: rol === 'fg' ? null : waar.subregio }],
		rustMinuten: 30
	});
	const gebruikers = Object.fromEntries(
		Object.entries(accounts).map(([wie, id]) => [
			wie,
			gebruikerVan(id, {
				...(wie.startsWith('jongere') && { stem: 'je' }),
				...(['voorzitter', 'procesondersteuner', 'fg'].includes(wie) && post(wie as Rol))
			})
		])
	) as Proefcasus['gebruikers'];
	const personen = {} as Proefcasus['personen'];

	await opslag.schrijf(async (tx) => {
		await tx.insert(t.casus).values({
			id: casusId,
			referentienummer: `PROEF-${casusId.slice(-8)}`,
			...waar,
			werkwijze,
			gemaaktOp: tijdstip(nu)
		});
		// persoon.voegToe wants someone inside the case: this is the only place that makes one by hand.
		const hier = {
			tx,
			nu,
			casus: { id: casusId },
			sleutels: opslag.sleutels,
			wie: { accountId: null },
			ring: {
				casus: await opslag.sleutels.casus(casusId),
				persoon: (id: string, doel: 'contact' | 'eigen' | 'verzoek') =>
					opslag.sleutels.persoon(id, casusId, doel)
			}
		} as unknown as Betreding;
		for (const [wie, lid] of Object.entries(GEZIN) as [Gezinslid, (typeof GEZIN)[Gezinslid]][]) {
			personen[wie] = await persoon.voegToe(hier, {
				soort: lid.soort,
				naam: lid.naam,
				geboortedatum: lid.geboren ? Temporal.PlainDate.from(lid.geboren) : null,
				email: `${wie.toLowerCase()}@voorbeeld.invalid`,
				telefoon: lid.geheim ? '0600007391' : null,
				adres: lid.geheim
					? 'Zwaluwkanariestraat 7391, 9931 QX Verborgenveen'
					: 'Gewoonplein 1, 7500 AA Enschede',
				adresGeheim: lid.geheim ?? false
			});
			if (lid.rol)
				await persoon.geefRol(hier, personen[wie], lid.rol, { accountId: accounts[wie as 'ouderA'] });
		}
		for (const [wie, rol, naam] of [
			['melder', 'melder', 'Wietske Roelfsen'],
			['rvdk', 'rvdk-adviseur', 'Ilse Wiggers'],
			['gi', 'gi', 'Tamar Oolderink']
		] as const) {
			personen[wie] = await persoon.voegToe(hier, {
				soort: 'professional',
				naam,
				organisatie: 'Voorbeeldorganisatie',
				adresGeheim: false
			});
			if (wie === 'melder' || isTafelfase)
				await persoon.geefRol(hier, personen[wie], rol, { accountId: accounts[wie] });
		}
		for (const kind of ['jongere13', 'jongere16'] as const)
			for (const ouder of ['ouderA', 'ouderB'] as const)
				await persoon.legGezagVast(hier, personen[ouder], personen[kind], 'gezag');
		await persoon.legGezagVast(hier, personen.ouderA, personen.kind8, 'gezag');
		await tx.insert(t.aanmelding).values({
			id: aanmeldingId,
			casusId,
			tafelsoort: soort,
			status: isTafelfase ? 'compleet' : fase,
			melderId: personen.melder,
			besproken: 'ja',
			versie: 1,
			ronde: 1,
			gewijzigdOp: tijdstip(nu),
			ingediendOp: fase === 'concept' ? null : tijdstip(nu)
		});
		if (tafelId)
			await tx.insert(t.tafel).values({
				id: tafelId,
				casusId,
				soort,
				status: fase,
				begintOp: keuze.nu ? tijdstip(nu.add({ hours: 24 * 14 })) : '2026-12-07T09:30:00.000Z',
				duurMinuten: 90,
				plaatsVersleuteld: hier.ring.casus.versleutel('tafel.plaats', tafelId, 'Stadhuis, kamer 12'),
				doelVersleuteld: hier.ring.casus.versleutel(
					'tafel.doel',
					tafelId,
					'Samen bekijken of de hulp genoeg is.'
				),
				veiligheidsafspraak: false,
				versie: 1,
				gemaaktOp: tijdstip(nu)
			});
		// Who planned it looked at day and place.
		if (tafelId)
			await tx.insert(t.adrescontrole).values({
				id: tafelId,
				casusId,
				soort: 'tafel',
				oordeel: 'schoon',
				gezienOp: tijdstip(nu),
				gezienDoor: accounts.procesondersteuner
			});
	});

	return {
		casusId,
		aanmeldingId,
		tafelId,
		personen,
		gebruikers,
		als: (wie, recht, fn, moment = nu) =>
			opslag.schrijf(async (tx) => {
				const hier = await betreed(
					{ tx, sleutels: opslag.sleutels, moment, verzoekId: nieuwId() },
					gebruikers[wie],
					casusId,
					recht
				);
				if (isWeigering(hier)) return hier as never;
				return fn(hier);
			})
	};
}
