// Fills an empty store with invented families, by the same verbs as the pages use. Never part of the product.
import path from 'node:path';
import { dag } from '../../src/lib/server/klok.ts';
import { openOpslag } from '../../src/lib/server/opslag/index.ts';
import type { DemoPersoon, VulOpties } from '../personen.ts';
import { wortel } from '../proces.ts';
import { meldAan } from './aanmelden.ts';
import { gezinnen } from './gezinnen.ts';
import { korteZaken } from './korte-zaken.ts';
import { medewerkers, type Medewerker, type MedewerkerId } from './medewerkers.ts';
import { bereidVoor, doeMee, houd, laatVervallen, zegAf } from './meedoen.ts';
import { alsPersoon, perTwee, werkwijzeVan, type Demo, type Lopend } from './plek.ts';
import { vraag } from './vragen.ts';
import { maakTafel } from './tafelen.ts';
import { emailVan, maakMedewerkers } from './toegang.ts';
import type { Zaak } from './vorm.ts';

const VOOR_DE_TAFEL = [
	'concept',
	'ingediend',
	'in-beoordeling',
	'teruggestuurd',
	'direct-naar-rvdk',
	'ingetrokken'
];

/** Brings one case from its first word to its phase. */
async function doorloop(demo: Demo, zaak: Zaak): Promise<Lopend> {
	const lopend = await meldAan(demo, zaak);
	if (VOOR_DE_TAFEL.includes(zaak.fase)) return lopend;
	await maakTafel(demo, lopend);
	if (zaak.fase === 'in-voorbereiding') await bereidVoor(demo, lopend);
	await doeMee(demo, lopend);
	await vraag(demo, lopend);
	await zegAf(demo, lopend);
	if (zaak.fase === 'vervallen-geen-toestemming') await laatVervallen(demo, lopend);
	if (zaak.fase === 'bezig' || zaak.fase === 'gehouden') await houd(demo, lopend);
	return lopend;
}

/** Everybody of the family who can be tried. */
const gezinsleden = (demo: Demo, { zaak, referentienummer, binnen, open }: Lopend): DemoPersoon[] =>
	zaak.mensen
		.filter((mens) => mens.probeer !== '')
		.map(({ naam, rol, probeer }) => {
			const wie = {
				naam,
				rol,
				probeer,
				regio: werkwijzeVan(zaak.gemeente).regio,
				casus: referentienummer,
				email: emailVan(naam)
			};
			const nog = open.get(naam);
			const erbij = nog && {
				uitnodigingslink: `${demo.oorsprong}/uitnodiging/${nog.token}`,
				activatiecode: nog.code
			};
			return { ...alsPersoon(wie, binnen.get(naam)), ...erbij };
		});

/** Colleagues, with the first case they are in. */
const collegas = (demo: Demo, zaken: readonly Lopend[]): DemoPersoon[] =>
	(Object.entries(medewerkers) as [MedewerkerId, Medewerker][]).map(([id, wie]) => {
		const email = emailVan(wie.naam);
		const waar = zaken.find(({ mensen }) => mensen.has(wie.naam));
		const casus = waar?.referentienummer ?? '';
		return alsPersoon({ ...wie, email, casus }, demo.medewerkers[id]);
	});

/**
 * Fills the store with all invented cases. The store must be empty and not in use.
 * @returns everybody whom the reader of the demo can be, families first
 * @throws on the first act that the product refuses: then the demo is wrong
 */
export async function vul({ gegevens, sleutels, oorsprong, meld }: VulOpties): Promise<DemoPersoon[]> {
	const opslag = await openOpslag({ gegevens, sleutels, migraties: path.join(wortel, 'drizzle') });
	try {
		const nu = Temporal.Now.instant();
		const leeg = { opslag, nu, vandaag: dag(nu), oorsprong };
		meld('  Medewerkers, met elk een account…');
		const demo: Demo = { ...leeg, medewerkers: await maakMedewerkers(leeg) };
		const zaken = [...gezinnen, ...korteZaken];
		const klaar = new Map<Zaak, Lopend>();
		await perTwee(zaken, async (zaak) => {
			klaar.set(zaak, await doorloop(demo, zaak));
			meld(`  ${klaar.size} van ${zaken.length}  ${zaak.naam}`);
		});
		const lopend = zaken.flatMap((zaak) => klaar.get(zaak) ?? []);
		return [...lopend.flatMap((een) => gezinsleden(demo, een)), ...collegas(demo, lopend)];
	} finally {
		await opslag.sluit();
	}
}
