/** An invented aanmelding at the loket, with the melder who writes it and the colleagues who judge it. */
import type { JeugdigeGegevens, Toelichting } from '#lib/domein/aanmeldformulier.ts';
import type { Recht, Rol } from '#lib/domein/bevoegdheid.ts';
import type { DocumentSoort } from '#lib/domein/document.ts';
import { isWeigering } from '#lib/domein/weigering.ts';
import { gemeenten } from '#lib/domein/werkwijze.ts';
import type { Ingenomen } from '#lib/server/bestanden/inname.ts';
import * as aanmelding from '#lib/server/casus/aanmelding.ts';
import * as bijlage from '#lib/server/casus/bijlage.ts';
import * as casus from '#lib/server/casus/casus.ts';
import * as document from '#lib/server/casus/document.ts';
import * as jeugdige from '#lib/server/casus/jeugdige.ts';
import { betreed, type Betreding } from '#lib/server/context.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { emailIndex } from '#lib/server/opslag/emailadres.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { gebruikerVan, maakAccount, NU } from '../huis.ts';

type Wie = 'melder' | 'voorzitter' | 'procesondersteuner';
export type Melding = {
	casusId: string;
	/** The loket session of the melder. */
	melder: Gebruiker;
	als<T>(wie: Wie, recht: Recht, fn: (hier: Betreding) => Promise<T>): Promise<T>;
	alsGebruiker<T>(gebruiker: Gebruiker, recht: Recht, fn: (hier: Betreding) => Promise<T>): Promise<T>;
};

let teller = 0;

/** Begins an aanmelding; every melder has an address of his own unless one is given. */
export async function meld(
	opslag: Opslag,
	keuze: { gemeente?: string; tafelsoort?: string; email?: string } = {}
): Promise<Melding> {
	const { gemeente = 'Enschede', tafelsoort = 'tafel1', email = 'melder@voorbeeld.invalid' } = keuze;
	const index = emailIndex(opslag.sleutels, keuze.email ?? `${teller++}@voorbeeld.invalid`);
	const casusId = await opslag.schrijf((tx) =>
		casus.begin(
			{ tx, sleutels: opslag.sleutels, nu: NU, verzoekId: nieuwId() },
			{
				melder: {
					naam: 'Wietske Roelfsen',
					organisatie: 'Lokale toegang',
					functie: 'consulent',
					telefoon: '0534567890',
					email
				},
				emailIndex: index,
				accountId: null,
				gemeente,
				tafelsoort
			}
		)
	);
	if (isWeigering(casusId)) throw new Error(casusId.sleutel);
	const waar = gemeenten().find((een) => een.gemeente === gemeente)!;
	const post = async (rol: Rol) =>
		gebruikerVan(await maakAccount(opslag, rol), {
			aanstellingen: [{ rol, regio: waar.werkwijze.regio, subregio: waar.subregio.id }]
		});
	const gebruikers: Record<Wie, Gebruiker> = {
		melder: { ...gebruikerVan('', { soort: 'loket', emailIndex: index }), accountId: null },
		voorzitter: await post('voorzitter'),
		procesondersteuner: await post('procesondersteuner')
	};
	const alsGebruiker: Melding['alsGebruiker'] = (gebruiker, recht, fn) =>
		opslag.schrijf(async (tx) => {
			const hier = await betreed(
				{ tx, sleutels: opslag.sleutels, moment: NU, verzoekId: nieuwId() },
				gebruiker,
				casusId,
				recht
			);
			return isWeigering(hier) ? (hier as never) : fn(hier);
		});
	return {
		casusId,
		melder: gebruikers.melder,
		alsGebruiker,
		als: (wie, recht, fn) => alsGebruiker(gebruikers[wie], recht, fn)
	};
}

export const kind = (deel: Partial<JeugdigeGegevens> = {}): JeugdigeGegevens => ({
	naam: 'Noor Veldman',
	ongeboren: false,
	geboortedatum: Temporal.PlainDate.from('2014-05-02'),
	uitgerekend: null,
	adresGeheim: false,
	straat: 'Lindenlaan',
	huisnummer: '12 b',
	postcode: '7511 AB',
	plaats: 'Enschede',
	...deel
});

export const toelichting = (deel: Partial<Toelichting> = {}): Toelichting => ({
	besproken: 'ja',
	geprobeerd: '',
	verklaringen: [],
	gezagsbeeindiging: '',
	diagnose: null,
	diagnoseReden: '',
	opmerkingen: '',
	bsnGezien: false,
	...deel
});

/** A file as the checks hand it over. */
export function stuk(naam: string, tekst = 'Inhoud'): Ingenomen {
	const bytes = Buffer.from(`%PDF-1.4 ${tekst}`);
	return {
		soort: 'pdf',
		mime: 'application/pdf',
		bestandsnaam: `${naam}.pdf`,
		grootte: bytes.length,
		paginas: 1,
		bytes,
		tekst: {
			paginas: [[{ soort: 'alinea', tekst }]],
			rand: [],
			metadata: [],
			onleesbaar: [],
			zoektekst: [tekst]
		}
	};
}

/** Fills in everything that handing in asks for, or part of it. */
export const vulIn = (
	melding: Melding,
	keuze: { stukken?: DocumentSoort[]; kinderen?: number; zonder?: 'toelichting'; tekst?: string } = {}
): Promise<void> =>
	melding.als('melder', 'aanmelding.opstellen', async (hier) => {
		for (let nummer = 0; nummer < (keuze.kinderen ?? 1); nummer++)
			await jeugdige.wijzig(hier, await jeugdige.voegToe(hier), kind());
		const nodig = bijlage
			.legNaast(hier, [])
			.eisen.flatMap(({ eis }) => (eis.gewenst ? [] : eis.eenVan.slice(0, 1)));
		for (const soort of keuze.stukken ?? nodig)
			await document.voegToe(hier, { soort, bestand: stuk(soort, keuze.tekst) });
		if (keuze.zonder !== 'toelichting')
			await aanmelding.bewaarToelichting(hier, toelichting({ gezagsbeeindiging: 'nee' }));
	});
