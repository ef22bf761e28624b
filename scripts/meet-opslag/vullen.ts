// Run by naast-elkaar.ts: brings a store in SQLite to so many invented cases, and prints who can look: a parent of each of
// the last cases with a session, and a voorzitter of the whole region. The families are those of the tests.
import { eq } from 'drizzle-orm';
import { nodigUit } from '../../tests/casus/genodigd.ts';
import { maakAccount, maakCasus, type Proefcasus } from '../../tests/huis.ts';
import * as reactie from '../../src/lib/server/casus/reactie.ts';
import { dag, nu, tijdstip } from '../../src/lib/server/klok.ts';
import { schrijfAudit } from '../../src/lib/server/opslag/audit.ts';
import { nieuwId } from '../../src/lib/server/opslag/id.ts';
import { openOpslag, type Opslag } from '../../src/lib/server/opslag/index.ts';
import { aanstelling, casus, rol } from '../../src/lib/server/opslag/schema.ts';
import { COOKIE, maak } from '../../src/lib/server/toegang/sessie.ts';
import { TAB, type Kijker, type Vulling } from './vorm.ts';

/** Cases are spread over the subregions of Twente, as in life. */
const SUBREGIOS = ['enschede', 'almelo', 'hengelo', 'twenterand', 'noord-twente'];
const OUDERS = 50;

async function geefSessie(opslag: Opslag, accountId: string, casusId: string): Promise<Kijker> {
	const voor = { soort: 'vol', accountId, rustMinuten: 600, apparaat: 'meting' } as const;
	const waarde = await opslag.schrijf((tx) => maak(tx, voor, nu()));
	return { casus: casusId, cookie: `${COOKIE}=${waarde}` };
}

/** What a parent leaves in the log in the weeks before a tafel; without it everybody stands on one page of an index. */
const KEREN_GEKEKEN = 100;

async function kijkRond(opslag: Opslag, { casusId, personen, gebruikers }: Proefcasus): Promise<void> {
	const regel = {
		accountId: gebruikers.ouderA.accountId,
		persoonId: personen.ouderA,
		rol: 'ouder',
		handeling: 'casus.lezen',
		casusId,
		objectId: casusId,
		uitkomst: 'gedaan'
	};
	await opslag.schrijf(async (tx) => {
		for (let i = 0; i < KEREN_GEKEKEN; i++)
			await schrijfAudit(tx, opslag.sleutels.audit, { ...regel, tijd: tijdstip(nu()), verzoekId: nieuwId() });
	});
}

/** One family with invitations and two reacties, by the verbs of the product. @returns the account of the parent */
async function maakGezin(opslag: Opslag, nummer: number): Promise<{ casus: string; accountId: string }> {
	const proef = await maakCasus(opslag, { nu: nu() });
	await nodigUit(opslag, proef, ['ouderA', 'ouderB', 'jongere13', 'melder', 'gi']);
	const subregio = SUBREGIOS[nummer % SUBREGIOS.length]!;
	await opslag.schrijf(async (tx) => {
		await tx.update(casus).set({ subregio }).where(eq(casus.id, proef.casusId));
		await tx.update(rol).set({ van: '2020-01-01T00:00:00.000Z' }).where(eq(rol.casusId, proef.casusId));
	});
	for (const wie of ['ouderA', 'ouderB'] as const)
		await proef.als(wie, 'reactie.indienen', async (hier) => {
			await reactie.schrijf(hier, { vraag: 'nu', tekst: 'Het gaat beter op school.', basis: 0, tab: TAB });
			await reactie.dienIn(hier, { deelMet: 'iedereen', gezien: true });
		});
	await kijkRond(opslag, proef);
	return { casus: proef.casusId, accountId: proef.gebruikers.ouderA.accountId! };
}

async function vul(opslag: Opslag, van: number, tot: number): Promise<Vulling> {
	const ouders: Kijker[] = [];
	for (let i = van; i < tot; i++) {
		const gezin = await maakGezin(opslag, i);
		if (tot - i <= OUDERS) ouders.push(await geefSessie(opslag, gezin.accountId, gezin.casus));
	}
	const accountId = await maakAccount(opslag, 'Anneloes Terpstra');
	const sinds = dag(nu()).subtract({ days: 1 }).toString();
	const post = {
		id: nieuwId(),
		accountId,
		rol: 'voorzitter',
		regio: 'twente',
		subregio: 'enschede',
		van: sinds
	};
	await opslag.schrijf((tx) => tx.insert(aanstelling).values(post));
	return { ouders, voorzitter: await geefSessie(opslag, accountId, ouders.at(-1)!.casus) };
}

const [gegevens, sleutels, van, tot] = process.argv.slice(2);
const opslag = await openOpslag({ gegevens: gegevens!, sleutels, migraties: 'drizzle' });
const vulling = await vul(opslag, Number(van), Number(tot));
await opslag.sluit();
process.stdout.write(JSON.stringify(vulling));
