/**
 * The family of the canary test bench (issue 3 §4): a mother in hiding, her two children with one father and a third with
 * another, a grandmother, a lawyer and somebody of Jeugdstem as guests, the people who work on the case, and those who do
 * not. Every protected field holds a value that occurs nowhere else.
 */
import { isWeigering } from '#lib/domein/weigering.ts';
import { neemIn } from '#lib/server/bestanden/inname.ts';
import * as gast from '#lib/server/casus/gast.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import * as vrijgave from '#lib/server/casus/vrijgave.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { rol } from '#lib/server/opslag/schema.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { eq } from 'drizzle-orm';
import { gebruikerVan, maakAccount, type Proefcasus } from '../../huis.ts';
import { brengIn, gelukt, kanarie, maakGezin, mening, schrijf, type Erbij, type Gezin } from './gezin.ts';
import { kiesToestellen, kijkInNood, type Toestellen } from './bank-melding.ts';
import { papier } from './papier.ts';
import { geefSessie, stelAan } from './personeel.ts';

/** Everyone who looks. */
export const kijkers = [
	'moeder',
	'vaderEen',
	'vaderTwee',
	'jongere13',
	'jongere16',
	'halfzus',
	'oma',
	'advocaat',
	'jeugdstem',
	'melder',
	'rvdk',
	'gi',
	'voorzitter',
	'procesondersteuner',
	'fg',
	'beheerder',
	'collegaBuiten',
	'andereRegio',
	'vreemde'
] as const;
export type Kijker = (typeof kijkers)[number];

const { concept, verzoek, reactie, ...contact } = kanarie;
/** Each value by whose it is and what it is. */
export const waarden = {
	...Object.fromEntries(Object.entries(contact).map(([naam, waarde]) => [`moeder.${naam}`, waarde])),
	'moeder.reactie': reactie,
	'moeder.concept': concept,
	'moeder.verzoek': verzoek,
	'vaderEen.adres': 'Wielewaalkanarielaan 8462',
	'vaderEen.telefoon': '0600008462',
	'vaderEen.concept': 'Kanarieconcept van vader een dat nog niet af is.',
	'vaderEen.verzoek': 'Kanariezin waar vader een naar vraagt.',
	'vaderTwee.adres': 'Roerdompkanariepad 9573',
	'vaderTwee.telefoon': '0600009573',
	'vaderTwee.wachtplek': 'Kanarienis naast de trap',
	'vaderTwee.reactie': 'Kanariewoorden van vader twee over zijn dochter.',
	'vaderTwee.concept': 'Kanarieconcept van vader twee over later.',
	'jongere13.telefoon': '0600001357',
	'jongere13.mening': mening,
	'jongere16.telefoon': '0600002468',
	'jongere16.mening': 'Meningkanarie van de oudste voor de voorzitter.',
	'jongere16.kopie': 'Kopiekanarie die alleen voor de oudste is gemaakt.',
	'halfzus.mening': 'Meningkanarie van de halfzus voor de voorzitter.',
	'halfzus.telefoon': '0600003579',
	'stuk.kinderenEen': 'Dossierkanarie over Fenna en niemand anders.',
	'stuk.halfzus': 'Dossierkanarie over de halfzus en niemand anders.',
	'melder.organisatie': 'Kanariekliniek Verscholenbeek',
	'oma.email': 'kanarieoma@voorbeeld.invalid',
	'advocaat.email': 'kanarieadvocaat@voorbeeld.invalid',
	'jeugdstem.email': 'kanariestem@voorbeeld.invalid'
} as const satisfies Record<string, string>;
export type Waarde = keyof typeof waarden | `moeder.${keyof typeof contact}`;

export interface Bank {
	gezin: Gezin;
	ander: Gezin;
	sessies: Record<Kijker, string>;
	personen: Record<'vaderTwee' | 'halfzus', string>;
	stukken: Record<'kinderenEen' | 'halfzus' | 'kopie', string>;
	/** The browsers of everybody with an account here, each told on a device; by name. */
	toestellen: Toestellen;
	/** Every id of this case that a request can name. */
	ids: string[];
}

const nep = (
	hier: Parameters<typeof persoon.wijzig>[0],
	id: string,
	naam: string,
	wie: Partial<persoon.NieuwPersoon>
) =>
	persoon.wijzig(hier, id, {
		soort: /^(jongere|halfzus)/.test(naam) ? 'jeugdige' : 'ouder',
		naam: NAMEN[naam as keyof typeof NAMEN],
		email: `${naam.toLowerCase()}@voorbeeld.invalid`,
		adresGeheim: false,
		...wie
	});
const NAMEN = {
	vaderEen: 'Rutger Boomkamp',
	vaderTwee: 'Sjoerd Haafkes',
	jongere13: 'Fenna Boomkamp',
	jongere16: 'Jorrit Boomkamp',
	halfzus: 'Lieke Haafkes'
} as const;
const GEBOREN = { jongere13: '2013-03-04', jongere16: '2010-06-21', halfzus: '2012-05-09' } as const;
const dagVan = (naam: keyof typeof GEBOREN) => Temporal.PlainDate.from(GEBOREN[naam]);

/** The second father and his daughter join before anybody is invited. */
async function breidUit(opslag: Opslag, proef: Proefcasus, personen: Bank['personen']): Promise<Erbij[]> {
	const accounts = {
		vaderTwee: await maakAccount(opslag, NAMEN.vaderTwee),
		halfzus: await maakAccount(opslag, NAMEN.halfzus, 'je')
	};
	// The proof case knows its own people by name; these two come in by the same door.
	const gebruikers = proef.gebruikers as Record<string, ReturnType<typeof gebruikerVan>>;
	gebruikers.vaderTwee = gebruikerVan(accounts.vaderTwee);
	gebruikers.halfzus = gebruikerVan(accounts.halfzus, { stem: 'je' });
	return proef.als('procesondersteuner', 'deelnemer.vastleggen', async (hier) => {
		// Where the melder works tells where the family is helped.
		await persoon.wijzig(hier, proef.personen.melder, {
			soort: 'professional',
			naam: 'Wietske Roelfsen',
			organisatie: waarden['melder.organisatie'],
			adresGeheim: false
		});
		personen.vaderTwee = await persoon.voegToe(hier, {
			soort: 'ouder',
			naam: NAMEN.vaderTwee,
			email: 'vadertwee@voorbeeld.invalid',
			telefoon: waarden['vaderTwee.telefoon'],
			adres: waarden['vaderTwee.adres'],
			adresGeheim: false
		});
		personen.halfzus = await persoon.voegToe(hier, {
			soort: 'jeugdige',
			naam: NAMEN.halfzus,
			geboortedatum: dagVan('halfzus'),
			telefoon: waarden['halfzus.telefoon'],
			adresGeheim: false
		});
		await persoon.geefRol(hier, personen.vaderTwee, 'ouder', { accountId: accounts.vaderTwee });
		await persoon.geefRol(hier, personen.halfzus, 'jongere', { accountId: accounts.halfzus });
		for (const ouder of [proef.personen.ouderA, personen.vaderTwee])
			await persoon.legGezagVast(hier, ouder, personen.halfzus, 'gezag');
		const { ouderB, jongere13, jongere16 } = proef.personen;
		await nep(hier, ouderB, 'vaderEen', {
			email: 'ouderb@voorbeeld.invalid',
			telefoon: waarden['vaderEen.telefoon'],
			adres: waarden['vaderEen.adres']
		});
		for (const [id, naam] of [
			[jongere13, 'jongere13'],
			[jongere16, 'jongere16']
		] as const)
			await nep(hier, id, naam, { geboortedatum: dagVan(naam), telefoon: waarden[`${naam}.telefoon`] });
		return [
			{ persoonId: personen.vaderTwee, rol: 'ouder', wachtplek: waarden['vaderTwee.wachtplek'] },
			{ persoonId: personen.halfzus, rol: 'jongere', wachtplek: 'De bibliotheek' }
		];
	});
}

async function legStukken(
	proef: Proefcasus,
	personen: Bank['personen'],
	verzoekId: string
): Promise<Bank['stukken']> {
	const { jongere13, jongere16 } = proef.personen;
	const paar = await proef.als('procesondersteuner', 'document.toevoegen', async (hier) => ({
		kinderenEen: await brengIn(
			hier,
			'veiligheidsplan',
			'pdf',
			'plan.pdf',
			[waarden['stuk.kinderenEen']],
			jongere13
		),
		halfzus: await brengIn(
			hier,
			'veiligheidsplan',
			'docx',
			'plan.docx',
			[waarden['stuk.halfzus']],
			personen.halfzus
		)
	}));
	const bytes = new Uint8Array(await papier('verzoek-tot-bespreking', 'pdf', [waarden['jongere16.kopie']]));
	const bestand = gelukt(await neemIn(new File([bytes], 'kopie.pdf'), 'bestand'));
	const kopie = await proef.als('procesondersteuner', 'document.controleren', async (hier) => {
		await vrijgave.controleer(hier);
		for (const goed of Object.values(paar)) gelukt(await vrijgave.bevestig(hier, goed));
		return gelukt(
			await vrijgave.geefKopieVrij(hier, { documentId: verzoekId, persoonId: jongere16, bestand })
		);
	});
	return { ...paar, kopie };
}

async function nodigGastUit(
	opslag: Opslag,
	proef: Proefcasus,
	voor: 'ouderA' | 'ouderB' | 'jongere13',
	wie: 'oma' | 'advocaat' | 'jeugdstem'
): Promise<string> {
	const soort = {
		oma: 'steunpersoon',
		advocaat: 'advocaat',
		jeugdstem: 'onafhankelijke-vertrouwenspersoon'
	} as const;
	const naam = { oma: 'Trijntje Vlierman', advocaat: 'Meester Wolbers', jeugdstem: 'Daan Oosterhof' }[wie];
	const { code, hash: codeHash } = await nieuweCode(opslag.sleutels);
	const { token, hash: tokenHash } = nieuwToken();
	const accountId = await maakAccount(opslag, naam);
	await proef.als(voor, 'gast.uitnodigen', async (hier) => {
		gelukt(
			await gast.nodigUit(
				hier,
				{ rol: soort[wie], naam, email: waarden[`${wie}.email`], organisatie: '', voor: '' },
				{ code, codeHash, token, tokenHash }
			)
		);
		const nieuwste = (await gast.alle(hier)).find((een) => een.naam === naam)!;
		// What redeeming the code does: the role gets its account.
		await hier.tx.update(rol).set({ accountId }).where(eq(rol.persoonId, nieuwste.persoonId));
	});
	return accountId;
}

async function schrijfAllen(proef: Proefcasus): Promise<void> {
	const als = (wie: string) => wie as Parameters<typeof schrijf>[1];
	await schrijf(proef, 'ouderB', { toekomst: waarden['vaderEen.concept'] });
	await schrijf(proef, als('vaderTwee'), { nu: waarden['vaderTwee.reactie'] }, 'tafel');
	await schrijf(proef, als('vaderTwee'), { toekomst: waarden['vaderTwee.concept'] });
	await schrijf(proef, 'jongere16', { zorgen: waarden['jongere16.mening'] }, 'voorzitter', 'vooraf-praten');
	await schrijf(proef, als('halfzus'), { zorgen: waarden['halfzus.mening'] }, 'voorzitter', 'vooraf-praten');
	await proef.als('ouderB', 'privacyverzoek.indienen', async (hier) =>
		gelukt(
			await privacyverzoek.dienIn(hier, {
				soort: 'correctie',
				grond: 'klopt-niet',
				zin: waarden['vaderEen.verzoek'],
				tekst: 'Dit klopt niet.'
			})
		)
	);
}

async function geefSessies(
	opslag: Opslag,
	gezin: Gezin,
	gasten: Record<'oma' | 'advocaat' | 'jeugdstem', string>
): Promise<Record<Kijker, string>> {
	const gebruikers = gezin.proef.gebruikers as Record<string, { accountId: string | null }>;
	const { regio } = gezin.proef.gebruikers.voorzitter.aanstellingen[0]!;
	const buiten = async (
		naam: string,
		post: 'voorzitter' | 'beheerder',
		waar: { regio: string; subregio: string | null }
	) => {
		const accountId = await maakAccount(opslag, naam);
		await stelAan(opslag, accountId, post, waar);
		return geefSessie(opslag, accountId, 'professional');
	};
	const { ouderA, ouderB, ...zelfde } = gezin.sessies;
	return {
		...zelfde,
		moeder: ouderA,
		vaderEen: ouderB,
		vaderTwee: await geefSessie(opslag, gebruikers.vaderTwee!.accountId!, 'familie'),
		halfzus: await geefSessie(opslag, gebruikers.halfzus!.accountId!, 'familie'),
		oma: await geefSessie(opslag, gasten.oma, 'familie'),
		advocaat: await geefSessie(opslag, gasten.advocaat, 'familie'),
		jeugdstem: await geefSessie(opslag, gasten.jeugdstem, 'familie'),
		beheerder: await buiten('Beheer Derksen', 'beheerder', { regio, subregio: null }),
		collegaBuiten: await buiten('Buiten Bosman', 'voorzitter', { regio, subregio: 'almelo' }),
		andereRegio: await buiten('Regio Roelofs', 'voorzitter', { regio: 'haaglanden', subregio: 'delft' })
	};
}

/** Fills a store that no server has open yet. */
export async function maakBank(opslag: Opslag): Promise<Bank> {
	const personen = { vaderTwee: '', halfzus: '' };
	let toestellen: Toestellen = {};
	const gezin = await maakGezin(opslag, {
		meer: async (proef) => {
			const erbij = await breidUit(opslag, proef, personen);
			toestellen = await kiesToestellen(opslag, proef);
			return erbij;
		}
	});
	const ander = await maakGezin(opslag, { werkwijze: 'haaglanden-2023' });
	const { proef } = gezin;
	const stukken = await legStukken(proef, personen, gezin.stukken.verzoek);
	const gasten = {
		oma: await nodigGastUit(opslag, proef, 'ouderA', 'oma'),
		advocaat: await nodigGastUit(opslag, proef, 'ouderB', 'advocaat'),
		jeugdstem: await nodigGastUit(opslag, proef, 'jongere13', 'jeugdstem')
	};
	await schrijfAllen(proef);
	await kijkInNood(opslag, proef);
	const sessies = await geefSessies(opslag, gezin, gasten);
	const gastIds = await proef.als('procesondersteuner', 'gast.lezen', (hier) => gast.alle(hier));
	const ids = [
		proef.casusId,
		proef.aanmeldingId,
		gezin.verzoekId,
		...Object.values(gezin.stukken),
		...Object.values(stukken),
		...Object.values(proef.personen),
		...Object.values(personen),
		...(isWeigering(gastIds) ? [] : gastIds.flatMap((een) => [een.id, een.persoonId]))
	];
	return { gezin, ander, sessies, personen, stukken, toestellen, ids: [...new Set(ids)] };
}
