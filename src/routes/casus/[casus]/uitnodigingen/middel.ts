/** Link and code to hand over: made before the transaction, shown once after it. */
import { weiger, type Weigering } from '#lib/domein/weigering.ts';
import { huis } from '#lib/server/huis.ts';
import { instelling } from '#lib/server/instelling.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { qr } from '#lib/server/toegang/totp.ts';
import { TeDruk } from '#lib/server/toegang/trage-hash.ts';

export type Middel = { token: string; tokenHash: Buffer; code: string; codeHash: string };

/** Slow on purpose (argon2), so before the transaction. Refuses with `druk` when too many sign in at this moment. */
export async function maakMiddelen(aantal: number): Promise<Middel[] | Weigering> {
	const { sleutels } = huis();
	const uit: Middel[] = [];
	try {
		for (let nummer = 0; nummer < aantal; nummer++) {
			const { code, hash: codeHash } = await nieuweCode(sleutels);
			const { token, hash: tokenHash } = nieuwToken();
			uit.push({ code, codeHash, token, tokenHash });
		}
	} catch (fout) {
		if (fout instanceof TeDruk) return weiger('druk');
		throw fout;
	}
	return uit;
}

/** What is handed over, once: nothing of it can be asked for again. */
export const toonMiddel = ({ naam, code, token }: { naam: string; code: string; token: string }) => {
	const link = `${instelling.oorsprong}/uitnodiging/${encodeURIComponent(token)}`;
	return { naam, code, link, qr: qr(link) };
};
