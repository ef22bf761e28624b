// A filled store with sessions for the people who look at pages behind the login, for budgets and measurements.
import { eq } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Kijker, Pagina } from './budget-paginas.ts';
import { vul, type DemoPersoon } from './personen.ts';
import { wortel } from './proces.ts';
import { omgeving } from './server.ts';

interface Gezien {
	cookie: string;
	/** Id of the case this person is in; empty for a post without one. */
	casus: string;
}

export interface Kijkers {
	/** The page's address and cookie for the one who looks. @throws when the demo has nobody in that role */
	vul: (pagina: Pick<Pagina, 'pad' | 'als'>) => { pad: string; cookie: string };
	/** A case in which the ouder who looks has no part. */
	vreemdeZaak: string;
}

/** Someone with an account, in that role, who has a case if anyone in that role has. */
function kies(personen: DemoPersoon[], rol: Kijker): DemoPersoon | undefined {
	const inRol = personen.filter((persoon) => persoon.rol === rol && persoon.wachtwoord !== '');
	return inRol.find((persoon) => persoon.casus !== '') ?? inRol[0];
}

/**
 * Fills a fresh store with the people of the demo, and gives each role a session as if its person had logged in.
 * Call it before the server opens the store.
 */
export async function openKijkers(plek: { gegevens: string; sleutels: string }): Promise<Kijkers> {
	// The product reads its surroundings at import, so they are set before.
	Object.assign(process.env, omgeving({ ...plek, smtpPort: 9 }, 4173));
	const { maakSleutelbestand } = await import('../src/lib/server/opslag/sleutelbestand.ts');
	maakSleutelbestand(plek.sleutels);
	const gevuld = existsSync(path.join(wortel, 'scripts', 'demo', 'vul.ts'));
	const personen = gevuld ? await vul({ ...plek, oorsprong: 'http://localhost:4173', meld: () => {} }) : [];
	const { sessies, zaken } = await maakSessies(plek, personen);
	return {
		vreemdeZaak: zaken.find((id) => id !== sessies.get('ouder')?.casus) ?? '',
		vul: ({ pad, als }) => {
			if (als === 'iedereen') return { pad, cookie: '' };
			const gezien = sessies.get(als);
			if (!gezien) throw new Error(`De demo heeft niemand met de rol ${als} en een account.`);
			return { pad: pad.replace('{casus}', gezien.casus), cookie: gezien.cookie };
		}
	};
}

async function maakSessies(
	plek: { gegevens: string; sleutels: string },
	personen: DemoPersoon[]
): Promise<{ sessies: Map<Kijker, Gezien>; zaken: string[] }> {
	const { openOpslag } = await import('../src/lib/server/opslag/index.ts');
	const { casus } = await import('../src/lib/server/opslag/schema.ts');
	const { metInlognaam } = await import('../src/lib/server/toegang/account.ts');
	const { COOKIE, RUST_PROFESSIONAL, maak } = await import('../src/lib/server/toegang/sessie.ts');
	const opslag = await openOpslag({ ...plek, migraties: path.join(wortel, 'drizzle') });
	const sessies = new Map<Kijker, Gezien>();
	for (const rol of ['ouder', 'jongere', 'voorzitter', 'procesondersteuner'] as const) {
		const persoon = kies(personen, rol);
		if (!persoon) continue;
		await opslag.schrijf(async (tx) => {
			const wie = await metInlognaam(tx, opslag.sleutels, persoon.email);
			if (!wie) return;
			const [waar] = await tx
				.select({ id: casus.id })
				.from(casus)
				.where(eq(casus.referentienummer, persoon.casus));
			const voor = {
				soort: 'vol',
				accountId: wie.id,
				rustMinuten: RUST_PROFESSIONAL,
				apparaat: 'meting'
			} as const;
			const waarde = await maak(tx, voor, Temporal.Now.instant());
			sessies.set(rol, { cookie: `${COOKIE}=${waarde}`, casus: waar?.id ?? '' });
		});
	}
	const zaken = await opslag.lees((db) => db.select({ id: casus.id }).from(casus));
	await opslag.sluit();
	return { sessies, zaken: zaken.map(({ id }) => id) };
}
