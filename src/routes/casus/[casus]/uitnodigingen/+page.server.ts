import { PersoonKeuze, UITLEG_VERSIE, VerstuurFormulier } from '#lib/domein/planning.ts';
import { isWeigering, weiger, type Weigering } from '#lib/domein/weigering.ts';
import { magInFase, rolwoord } from '#lib/domein/werkwijze.ts';
import * as tafel from '#lib/server/casus/tafel.ts';
import * as uitnodiging from '#lib/server/casus/uitnodiging.ts';
import * as verzending from '#lib/server/casus/verzending.ts';
import { huis } from '#lib/server/huis.ts';
import { instelling } from '#lib/server/instelling.ts';
import { actie, pagina } from '#lib/server/poort.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { qr } from '#lib/server/toegang/totp.ts';
import { TeDruk } from '#lib/server/toegang/trage-hash.ts';

export const load = pagina('deelnemer.vastleggen', async (hier) => {
	const magVersturen = magInFase(hier.werkwijze, 'uitnodigen', hier.fase) && hier.tafel?.begintOp !== null;
	return {
		casusId: hier.casus.id,
		fase: hier.fase,
		magVersturen,
		tafel: tafel.lees(hier),
		uitlegVersie: UITLEG_VERSIE,
		genodigden: (await uitnodiging.overzicht(hier)).map((een) => ({
			...een,
			woord: rolwoord(hier.werkwijze, een.rol),
			stukken: een.stukken.map(({ id, soort, paginas }) => ({ id, soort, paginas }))
		}))
	};
});

/** Slow on purpose (argon2), so before the transaction. Refuses with `druk` when too many sign in at this moment. */
async function maakMiddelen(aantal: number): Promise<verzending.Middel[] | Weigering> {
	const { sleutels } = huis();
	const uit: verzending.Middel[] = [];
	try {
		for (let nummer = 0; nummer < aantal; nummer++) {
			const [{ code, hash: codeHash }, { token, hash: tokenHash }] = [
				await nieuweCode(sleutels),
				nieuwToken()
			];
			uit.push({ code, codeHash, token, tokenHash });
		}
	} catch (fout) {
		if (fout instanceof TeDruk) return weiger('druk');
		throw fout;
	}
	return uit;
}

/** What is handed over, once: nothing of it can be asked for again. */
const toon = (gegeven: readonly verzending.Overhandiging[]) => ({
	verstuurd: true,
	overhandigingen: gegeven.map(({ persoonId, naam, rol, code, token, gemaild }) => {
		const link = `${instelling.oorsprong}/uitnodiging/${encodeURIComponent(token)}`;
		return { persoonId, naam, rol, code, link, gemaild, qr: qr(link) };
	})
});

export const actions = {
	verstuur: actie(
		'tafel.uitnodigen',
		VerstuurFormulier,
		async (hier, { wie }, _event, middelen: verzending.Middel[]) => {
			const gegeven = await verzending.verstuur(hier, wie, middelen);
			return isWeigering(gegeven) ? gegeven : toon(gegeven);
		},
		{ vooraf: ({ wie }) => maakMiddelen(wie.length) }
	),
	code: actie(
		'uitnodiging.code',
		PersoonKeuze,
		async (hier, { persoon }, _event, [middel]: verzending.Middel[]) => {
			const gegeven = await verzending.nieuweCode(hier, persoon, middel!);
			return isWeigering(gegeven) ? gegeven : toon([gegeven]);
		},
		{ vooraf: () => maakMiddelen(1) }
	)
};
