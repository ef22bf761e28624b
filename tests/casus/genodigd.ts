/** The proof family at a table without the planning screens: a plan, a seat and an own uitnodiging. */
import { and, eq } from 'drizzle-orm';
import type { Plan } from '#lib/domein/planformulier.ts';
import { tijdstip } from '#lib/server/klok.ts';
import { nieuwId } from '#lib/server/opslag/id.ts';
import type { Opslag } from '#lib/server/opslag/index.ts';
import { deelnemer, rol, uitnodiging } from '#lib/server/opslag/schema.ts';
import { NU, type Proefcasus } from '../huis.ts';

/** A tafel planned as it should be, two weeks from now. */
export const PLAN: Plan = {
	versie: 1,
	aanleiding: 'werkwijze.aanleiding.aanmelding-met-plan',
	doel: 'Samen bekijken of de hulp genoeg is.',
	datum: '2026-12-07',
	tijd: '10:30',
	duur: 90,
	plaats: 'Stadhuis, kamer 12',
	veiligheidsafspraak: false,
	aankomst: {}
};

type Genodigde = keyof Proefcasus['personen'];

export const nodigUit = (
	opslag: Opslag,
	proef: Proefcasus,
	wie: readonly Genodigde[],
	status = 'verzonden',
	eigen: { aankomst?: string; wachtplek?: string } = {}
): Promise<void> =>
	opslag.schrijf(async (tx) => {
		for (const een of wie) {
			const persoonId = proef.personen[een];
			const [rij] = await tx
				.select()
				.from(rol)
				.where(and(eq(rol.persoonId, persoonId), eq(rol.casusId, proef.casusId)));
			const slot = await opslag.sleutels.persoon(persoonId, proef.casusId, 'contact');
			const id = nieuwId();
			const dicht = (kolom: string, tekst?: string) =>
				tekst ? slot.versleutel(`uitnodiging.${kolom}`, id, tekst) : null;
			await tx.insert(deelnemer).values({
				id: nieuwId(),
				casusId: proef.casusId,
				tafelId: proef.tafelId!,
				persoonId,
				rol: rij!.rol
			});
			await tx.insert(uitnodiging).values({
				id,
				casusId: proef.casusId,
				tafelId: proef.tafelId!,
				persoonId,
				rolId: rij!.id,
				status,
				pogingen: 0,
				verlooptOp: tijdstip(NU.add({ hours: 24 * 14 })),
				aankomstVersleuteld: dicht('aankomst', eigen.aankomst),
				wachtplekVersleuteld: dicht('wachtplek', eigen.wachtplek),
				uitlegVersie: '2026-1',
				verzondenOp: tijdstip(NU)
			});
		}
	});
