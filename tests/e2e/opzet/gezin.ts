import type { AntwoordInvoer } from '#lib/domein/antwoordformulier.ts';
import type { DeelMet } from '#lib/domein/bevoegdheid.ts';
import type { DocumentSoort } from '#lib/domein/document.ts';
import type { Deelname } from '#lib/domein/reactievragen.ts';
import { isWeigering, type Weigering } from '#lib/domein/weigering.ts';
import { tafelsoort, werkwijze, type WerkwijzeId } from '#lib/domein/werkwijze.ts';
import { neemIn } from '#lib/server/bestanden/inname.ts';
import * as antwoord from '#lib/server/casus/antwoord.ts';
import * as deelnemer from '#lib/server/casus/deelnemer.ts';
import * as document from '#lib/server/casus/document.ts';
import * as planning from '#lib/server/casus/planning.ts';
import * as privacyverzoek from '#lib/server/casus/privacyverzoek.ts';
import * as reactie from '#lib/server/casus/reactie.ts';
import * as uitnodiging from '#lib/server/casus/uitnodiging.ts';
import * as verzending from '#lib/server/casus/verzending.ts';
import * as vrijgave from '#lib/server/casus/vrijgave.ts';
import type { Betreding } from '#lib/server/context.ts';
import { nu } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { maakCasus, type Proefcasus, type Wie } from '../../huis.ts';
import { papier } from './papier.ts';
import { geefSessie, stelAan } from './personeel.ts';

/** A time of day that no clock shows while the tests run, in Dutch time or in UTC; seconds are not read (zoeker.ts). */
const uur = nu().toZonedDateTimeISO('UTC').hour;
const aankomst = uur >= 3 && uur <= 9 ? '19:43' : '06:13';

/** Everything about ouder A that nobody but A and regie may learn. Each value occurs nowhere else. */
export const kanarie = {
	straat: 'Zwaluwkanariestraat',
	postcode: '9931 QX',
	plaats: 'Verborgenveen',
	telefoon: '0600007391',
	email: 'oudera@voorbeeld.invalid',
	aankomst,
	wachtplek: 'Kanariekamer achter de tuin',
	steun: 'Kanarie Steunmans',
	taal: 'Tigrinyakanarie',
	reactie: 'Kanariewoorden van ouder A over wat er thuis gebeurt.',
	concept: 'Kanarieconcept dat ouder A nog niet verstuurde.',
	verzoek: 'Kanarievraag van ouder A over een zin in het verzoek.'
} as const;
/** What the jongere of 13 said to the voorzitter alone. */
export const mening = 'Meningkanarie: dit mag alleen de voorzitter weten.';

export type Persoon = Exclude<Wie, 'kind8'>;
/** Somebody of the family who sits there too. */
export interface Erbij {
	persoonId: string;
	rol: 'ouder' | 'jongere';
	wachtplek: string;
}
export interface Gezin {
	proef: Proefcasus;
	/** A full session of each person. */
	sessies: Record<Persoon, string>;
	/** Papers by name; `treffer` holds the address of ouder A. */
	stukken: Record<'aanmeldformulier' | 'verzoek' | 'treffer', string>;
	verzoekId: string;
}

/** Refuses to go on when a step of the filling was refused. */
export function gelukt<T>(uitkomst: T | Weigering): T {
	if (isWeigering(uitkomst)) throw new Error(`geweigerd: ${uitkomst.sleutel}`);
	return uitkomst;
}

export async function brengIn(
	hier: Betreding,
	soort: DocumentSoort,
	formaat: 'pdf' | 'docx',
	naam: string,
	extra: string[] = [],
	jeugdigeId: string | null = null
) {
	const bytes = new Uint8Array(await papier(soort, formaat, extra));
	const bestand = gelukt(await neemIn(new File([bytes], naam), 'bestand'));
	return document.voegToe(hier, { soort, bestand, jeugdigeId });
}

async function zetAanTafel(proef: Proefcasus, meer: readonly Erbij[]): Promise<void> {
	await proef.als('procesondersteuner', 'deelnemer.vastleggen', async (hier) => {
		for (const { persoonId, rol } of meer) gelukt(await deelnemer.zet(hier, { persoonId, rol }));
		for (const ouder of ['ouderA', 'ouderB'] as const)
			gelukt(await deelnemer.zet(hier, { persoonId: proef.personen[ouder], rol: 'ouder' }));
		for (const kind of ['jongere13', 'jongere16'] as const)
			gelukt(await deelnemer.zet(hier, { persoonId: proef.personen[kind], rol: 'jongere' }));
		for (const [wie, rol] of [
			['melder', 'melder'],
			['rvdk', 'rvdk-adviseur'],
			['gi', 'gi']
		] as const)
			gelukt(
				await deelnemer.zet(hier, {
					persoonId: proef.personen[wie],
					rol,
					waarom: 'Kent het gezin.',
					accountId: proef.gebruikers[wie].accountId
				})
			);
	});
}

async function planEnNodigUit(
	opslag: Opslag,
	proef: Proefcasus,
	id: WerkwijzeId,
	soort: Parameters<typeof tafelsoort>[1],
	meer: readonly Erbij[]
): Promise<void> {
	const komt = (tijd: string, wachtplek: string) => ({ tijd, wachtplek });
	await proef.als('procesondersteuner', 'tafel.plannen', async (hier) =>
		gelukt(
			await planning.plan(hier, {
				versie: hier.tafel?.versie ?? 1,
				aanleiding: tafelsoort(werkwijze(id), soort).aanleidingen[0]!,
				doel: 'Samen bekijken of de hulp genoeg is.',
				datum: hier.vandaag.add({ days: 16 }).toString(),
				tijd: '10:30',
				duur: 90,
				plaats: 'Stadhuis, kamer 12',
				veiligheidsafspraak: false,
				aankomst: {
					[proef.personen.ouderA]: komt(kanarie.aankomst, kanarie.wachtplek),
					[proef.personen.ouderB]: komt('10:20', 'De hal beneden'),
					[proef.personen.jongere13]: komt('10:10', 'De bibliotheek'),
					[proef.personen.jongere16]: komt('10:10', 'De bibliotheek'),
					...Object.fromEntries(meer.map((een) => [een.persoonId, komt('10:10', een.wachtplek)]))
				}
			})
		)
	);
	const wie = [
		...(['ouderA', 'ouderB', 'jongere13', 'jongere16', 'melder', 'rvdk', 'gi'] as const).map(
			(een) => proef.personen[een]
		),
		...meer.map((een) => een.persoonId)
	];
	const middelen = await Promise.all(
		wie.map(async () => {
			const { code, hash: codeHash } = await nieuweCode(opslag.sleutels);
			const { token, hash: tokenHash } = nieuwToken();
			return { code, codeHash, token, tokenHash };
		})
	);
	await proef.als('procesondersteuner', 'tafel.uitnodigen', async (hier) =>
		gelukt(await verzending.verstuur(hier, wie, middelen))
	);
}

const KOMT: AntwoordInvoer = {
	keuze: 'komt',
	gezien: 'proef',
	reden: null,
	meenemen: 'steunpersoon',
	meenemenNaam: kanarie.steun,
	relatie: 'tante',
	tolk: 'ja',
	taal: kanarie.taal
};

/** Writes, and hands in when it is said who reads it. */
export async function schrijf(
	proef: Proefcasus,
	wie: Parameters<Proefcasus['als']>[0],
	velden: Record<string, string>,
	deelMet?: DeelMet,
	deelname?: Deelname
) {
	await proef.als(wie, 'reactie.schrijven', async (hier) => {
		for (const [vraag, tekst] of Object.entries(velden))
			gelukt(await reactie.schrijf(hier, { vraag, tekst, basis: 0, tab: nieuwId() }));
	});
	if (deelMet)
		await proef.als(wie, 'reactie.indienen', async (hier) =>
			gelukt(await reactie.dienIn(hier, { deelMet, deelname, gezien: true }))
		);
}

async function leefIn(proef: Proefcasus): Promise<string> {
	for (const wie of ['ouderA', 'jongere13'] as const)
		await proef.als(wie, 'uitnodiging.lezen', async (hier) => gelukt(await uitnodiging.markeerGeopend(hier)));
	await proef.als('ouderA', 'uitnodiging.beantwoorden', async (hier) =>
		gelukt(await antwoord.geef(hier, KOMT, 'proef'))
	);
	await schrijf(proef, 'ouderA', { nu: kanarie.reactie }, 'tafel');
	await schrijf(proef, 'ouderA', { toekomst: kanarie.concept });
	await schrijf(proef, 'ouderB', { nu: 'Ik zie dat het beter gaat.' }, 'iedereen');
	await schrijf(proef, 'jongere13', { zorgen: mening }, 'voorzitter', 'vooraf-praten');
	return proef.als('ouderA', 'privacyverzoek.indienen', async (hier) =>
		gelukt(
			await privacyverzoek.dienIn(hier, {
				soort: 'correctie',
				grond: 'klopt-niet',
				zin: kanarie.verzoek,
				tekst: 'Dit klopt niet.'
			})
		)
	);
}

/**
 * A family with everything in it, in a store that no server has open yet: papers (one with the secret address), a
 * planned tafel with own arrivals, answers, reacties, a private mening and a question about data.
 */
export async function maakGezin(
	opslag: Opslag,
	keuze: {
		werkwijze?: WerkwijzeId;
		tafelsoort?: Parameters<typeof tafelsoort>[1];
		/** More of the family, before anybody is invited. */
		meer?: (proef: Proefcasus) => Promise<Erbij[]>;
	} = {}
): Promise<Gezin> {
	const id = keuze.werkwijze ?? 'twente-2026';
	const soort = keuze.tafelsoort ?? (id === 'twente-2026' ? 'tafel1' : 'vto');
	const proef = await maakCasus(opslag, { werkwijze: id, tafelsoort: soort, fase: 'compleet', nu: nu() });
	const meer = (await keuze.meer?.(proef)) ?? [];
	const waar = proef.gebruikers.voorzitter.aanstellingen[0]!;
	for (const rol of ['voorzitter', 'procesondersteuner'] as const)
		await stelAan(opslag, proef.gebruikers[rol].accountId!, rol, {
			regio: waar.regio,
			subregio: waar.subregio
		});
	await stelAan(opslag, proef.gebruikers.fg.accountId!, 'fg', { regio: waar.regio, subregio: null });

	const stukken = await proef.als('procesondersteuner', 'document.toevoegen', async (hier) => ({
		aanmeldformulier: await brengIn(hier, 'aanmeldformulier', 'pdf', 'aanmelding Boomkamp.pdf'),
		verzoek: await brengIn(hier, 'verzoek-tot-bespreking', 'docx', 'vtb Boomkamp.docx'),
		treffer: await brengIn(hier, 'veiligheidsplan', 'pdf', `${kanarie.straat}.pdf`, [
			`Moeder woont nu op ${kanarie.straat} 7391, ${kanarie.postcode} ${kanarie.plaats}.`
		])
	}));
	await zetAanTafel(proef, meer);
	await planEnNodigUit(opslag, proef, id, soort, meer);
	await proef.als('procesondersteuner', 'document.controleren', async (hier) => {
		await vrijgave.controleer(hier);
		for (const goed of [stukken.aanmeldformulier, stukken.verzoek])
			gelukt(await vrijgave.bevestig(hier, goed));
	});
	const verzoekId = await leefIn(proef);
	const sessies = {} as Gezin['sessies'];
	for (const [wie, gebruiker] of Object.entries(proef.gebruikers) as [
		Persoon,
		Proefcasus['gebruikers'][Persoon]
	][])
		sessies[wie] = await geefSessie(
			opslag,
			gebruiker.accountId!,
			/^(ouder|jongere)/.test(wie) ? 'familie' : 'professional'
		);
	return { proef, sessies, stukken, verzoekId };
}
