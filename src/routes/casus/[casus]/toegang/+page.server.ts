import { RustKeuze } from '#lib/domein/toegangsherstel.ts';
import * as persoon from '#lib/server/casus/persoon.ts';
import { actie, nietGevonden, pagina } from '#lib/server/poort.ts';
import * as bekendmaking from '#lib/server/toegang/bekendmaking.ts';
import * as herstel from '#lib/server/toegang/herstel.ts';

/** Everybody of this case who can sign in or could, with what waits: a confirmation, a code, a role that rests. */
export const load = pagina('toegangsherstel.lezen', async (hier) => {
	const lopend = await herstel.lopende(hier);
	const mensen = [];
	for (const mens of await persoon.allen(hier)) {
		const rij = lopend.find((een) => een.persoonId === mens.id);
		const rust = await bekendmaking.rust(hier, mens.id);
		mensen.push({ id: mens.id, naam: mens.naam, status: rij?.status ?? null, rust });
	}
	return { casusId: hier.casus.id, mensen: mensen.sort((a, b) => gewicht(b) - gewicht(a)) };
});

const gewicht = (mens: { status: string | null; rust: string | null }) =>
	(mens.status ? 2 : 0) + (mens.rust ? 1 : 0);

export const actions = {
	/** This person was renewed from another case; somebody here made sure who it is. */
	laatToe: actie('toegangsherstel.bevestigen', RustKeuze, async (hier, invoer) => {
		if ((await bekendmaking.rust(hier, invoer.persoon)) === null) return nietGevonden();
		await bekendmaking.laatToe(hier, invoer.persoon);
		return { naar: `/casus/${hier.casus.id}/toegang` };
	})
};
