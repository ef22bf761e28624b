// From a complete aanmelding to a tafel: who sits there, when, what they may read, and their invitations.
import type { PersoonInvoer, Plan } from '../../src/lib/domein/planformulier.ts';
import { tafelsoort } from '../../src/lib/domein/werkwijze.ts';
import * as aanmelding from '../../src/lib/server/casus/aanmelding.ts';
import * as betrokkene from '../../src/lib/server/casus/betrokkene.ts';
import * as collega from '../../src/lib/server/casus/collega.ts';
import * as deelnemer from '../../src/lib/server/casus/deelnemer.ts';
import * as planning from '../../src/lib/server/casus/planning.ts';
import * as verzending from '../../src/lib/server/casus/verzending.ts';
import * as vrijgave from '../../src/lib/server/casus/vrijgave.ts';
import { nieuweCode, nieuwToken } from '../../src/lib/server/toegang/activatiecode.ts';
import { maakBestand, roepnaam } from './papier.ts';
import { medewerkers, type Medewerker } from './medewerkers.ts';
import { als, begin, moet, wanneer, type Demo, type Lopend } from './plek.ts';
import { emailVan, koppel, komBinnen } from './toegang.ts';
import type { Mens, Plaats } from './vorm.ts';

const alsInvoer = (lopend: Lopend, mens: Mens): PersoonInvoer => ({
	rol: mens.rol,
	naam: mens.naam,
	organisatie: '',
	functie: '',
	email: emailVan(mens.naam),
	telefoon: mens.telefoon ?? '',
	adres: mens.adres ?? '',
	geheim: mens.geheim ? 'ja' : 'nee',
	gezag: Object.fromEntries([
		...(mens.gezag ?? []).map((kind) => [lopend.kinderen.get(kind) ?? '', 'gezag'] as const),
		...(mens.geenOuder ?? []).map((kind) => [lopend.kinderen.get(kind) ?? '', 'geen-ouder'] as const),
		...(mens.gezagOnbekend ?? []).map((kind) => [lopend.kinderen.get(kind) ?? '', 'onbekend'] as const)
	]),
	waarom: mens.waarom ?? ''
});

/** Family and guests get a place; a jongere comes from the aanmelding and gets an address of the own. */
async function zetFamilie(demo: Demo, lopend: Lopend): Promise<void> {
	const { casusId, procesondersteuner: po, zaak } = lopend;
	for (const mens of zaak.mensen)
		await als(demo, po, casusId, 'deelnemer.vastleggen', wanneer(demo, zaak, 'plannen'), async (hier) => {
			const bekend = lopend.mensen.get(mens.naam);
			const kind = zaak.kinderen.find((een) => een.naam === mens.naam);
			const { straat, huisnummer, postcode, plaats } = kind?.adres ?? {
				straat: '',
				huisnummer: '',
				postcode: '',
				plaats: ''
			};
			const adres = straat ? `${straat} ${huisnummer}, ${postcode} ${plaats}` : '';
			const invoer = {
				...alsInvoer(lopend, mens),
				...(kind && { adres, geheim: kind.geheim ? ('ja' as const) : ('nee' as const) })
			};
			const id = bekend
				? moet(await betrokkene.wijzig(hier, bekend, invoer), mens.naam)
				: moet(await betrokkene.voegToe(hier, invoer), mens.naam);
			lopend.mensen.set(mens.naam, id);
		});
}

const alsCollega = ({ wie, rol, waarom = '' }: Plaats): PersoonInvoer => {
	const { naam, organisatie, functie, telefoon } = medewerkers[wie];
	const email = emailVan(naam);
	return { rol, naam, organisatie, functie, email, telefoon, adres: '', geheim: 'nee', gezag: {}, waarom };
};

/** Colleagues with a post get their place in one tap, the melder is in the case already, others are typed. */
async function zetCollegas(demo: Demo, lopend: Lopend): Promise<void> {
	const { casusId, procesondersteuner: po, zaak } = lopend;
	const melderRol = zaak.plaatsen.find(({ wie }) => wie === zaak.melder)?.rol ?? 'melder';
	await als(demo, po, casusId, 'deelnemer.vastleggen', wanneer(demo, zaak, 'plannen', 10), async (hier) => {
		for (const een of await collega.metPost(hier)) {
			const hoort = een.rol === 'voorzitter' || een.rol === 'procesondersteuner';
			if (hoort) moet((await collega.zetMetPost(hier, een.accountId, een.rol)) ?? null, een.naam);
		}
		const persoonId = hier.aanmelding.melderId;
		lopend.mensen.set((await aanmelding.melder(hier)).naam, persoonId);
		const { accountId } = lopend.melder.gebruiker;
		moet((await deelnemer.zet(hier, { persoonId, rol: melderRol, accountId })) ?? null, 'melder');
		for (const plaats of zaak.plaatsen.filter(({ wie }) => wie !== zaak.melder)) {
			const { naam }: Medewerker = medewerkers[plaats.wie];
			lopend.mensen.set(naam, moet(await betrokkene.voegToe(hier, alsCollega(plaats)), naam));
		}
	});
}

/** Day, time, place, purpose, and for each of the family the own arrival. */
async function plan(demo: Demo, lopend: Lopend): Promise<void> {
	const { casusId, procesondersteuner: po, zaak } = lopend;
	const moment = begin(demo, zaak);
	const komen = [
		...zaak.mensen,
		...zaak.plaatsen.map(({ wie, aankomst }) => ({ naam: medewerkers[wie].naam, aankomst }))
	];
	const aankomst = Object.fromEntries(
		komen.flatMap((een) => (een.aankomst ? [[lopend.mensen.get(een.naam) ?? '', een.aankomst] as const] : []))
	);
	await als(demo, po, casusId, 'tafel.plannen', wanneer(demo, zaak, 'plannen', 20), (hier) => {
		const invoer: Plan = {
			versie: hier.tafel?.versie ?? 1,
			aanleiding: tafelsoort(hier.werkwijze, zaak.tafelsoort).aanleidingen[0]!,
			doel: zaak.plan?.doel ?? '',
			datum: moment.toPlainDate().toString(),
			tijd: moment.toPlainTime().toString({ smallestUnit: 'minute' }),
			duur: zaak.plan?.duur ?? 60,
			plaats: zaak.plan?.plaats ?? '',
			telefoon: '0800-000 00 00',
			veiligheidsafspraak: zaak.plan?.veiligheidsafspraak ?? false,
			aankomst
		};
		return planning.plan(hier, invoer);
	});
}

/** A human looks at the papers, and makes a redacted copy where the matrix asks for one (dossier §2.3, §2.6). */
async function kijkNa(demo: Demo, lopend: Lopend): Promise<void> {
	const { casusId, procesondersteuner: po, voorzitter, zaak } = lopend;
	const moment = wanneer(demo, zaak, 'nakijken');
	await als(demo, po, casusId, 'document.controleren', moment, (hier) => vrijgave.controleer(hier));
	for (const [nummer, papier] of zaak.stukken.entries()) {
		const documentId = lopend.stukken[nummer]!;
		if (papier.gecontroleerd)
			await als(
				demo,
				po,
				casusId,
				'document.controleren',
				moment,
				async (hier) => (await vrijgave.bevestig(hier, documentId)) ?? null
			);
		for (const kind of papier.kopieVoor ?? []) {
			const extra = [`Deze kopie is gemaakt voor ${kind}. Wat alleen over anderen gaat, is er uitgehaald.`];
			const over = zaak.kinderen.some((een) => roepnaam(een.naam) === kind) ? { over: kind } : {};
			const bestand = await maakBestand(demo, zaak, {
				soort: papier.soort,
				formaat: 'pdf',
				paginas: 2,
				extra,
				gelakt: true,
				...over
			});
			const persoonId = [...lopend.mensen].find(([naam]) => roepnaam(naam) === kind)?.[1] ?? '';
			await als(demo, voorzitter, casusId, 'document.vrijgeven', moment, (hier) =>
				vrijgave.geefKopieVrij(hier, { documentId, persoonId, bestand })
			);
		}
	}
}

async function maakMiddel(demo: Demo): Promise<verzending.Middel> {
	const { token, hash: tokenHash } = nieuwToken();
	const { code, hash: codeHash } = await nieuweCode(demo.opslag.sleutels);
	return { token, tokenHash, code, codeHash };
}

/** Sends to everybody with a place, except who is to be invited by the reader of the demo. */
async function nodigUit(demo: Demo, lopend: Lopend): Promise<void> {
	const { casusId, procesondersteuner: po, zaak } = lopend;
	const later = new Set(
		zaak.mensen.filter((mens) => mens.toegang === 'niet').map((mens) => lopend.mensen.get(mens.naam))
	);
	const moment = wanneer(demo, zaak, 'uitnodigen');
	const wie = await als(demo, po, casusId, 'tafel.lezen', moment, async (hier) =>
		(await deelnemer.allen(hier)).map((een) => een.persoonId).filter((id) => !later.has(id))
	);
	const middelen = await Promise.all(wie.map(() => maakMiddel(demo)));
	const verstuurd = await als(demo, po, casusId, 'tafel.uitnodigen', moment, (hier) =>
		verzending.verstuur(hier, wie, middelen)
	);
	for (const een of verstuurd) {
		const binnen = wanneer(demo, zaak, 'binnenkomen', lopend.binnen.size * 11);
		const bekend = Object.values(demo.medewerkers).find(({ naam }) => naam === een.naam);
		if (bekend) await koppel(demo, bekend, een, binnen);
		else if (zaak.mensen.some((mens) => mens.naam === een.naam && mens.toegang === 'open'))
			lopend.open.set(een.naam, een);
		else
			lopend.binnen.set(
				een.naam,
				await komBinnen(demo, { naam: een.naam, jongere: een.rol === 'jongere' }, een, binnen)
			);
	}
}

/** Brings a complete aanmelding to the phase in which the family has its invitations, or to an earlier end. */
export async function maakTafel(demo: Demo, lopend: Lopend): Promise<void> {
	const { zaak } = lopend;
	await zetFamilie(demo, lopend);
	await zetCollegas(demo, lopend);
	if (zaak.fase === 'te-plannen') return;
	await plan(demo, lopend);
	await kijkNa(demo, lopend);
	if (zaak.fase === 'gepland') return;
	await nodigUit(demo, lopend);
}
