/** Link and code of a professional, made before the transaction; only the code is ever shown. */
import { weiger, type Weigering } from '#lib/domein/weigering.ts';
import type { Middel } from '#lib/server/beheer/toelating.ts';
import { huis } from '#lib/server/huis.ts';
import { nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { TeDruk } from '#lib/server/toegang/trage-hash.ts';

/** Slow on purpose (argon2). Refuses with `druk` when too many sign in at this moment. */
export async function maakMiddel(): Promise<Middel | Weigering> {
	try {
		const { code, hash: codeHash } = await nieuweCode(huis().sleutels);
		const { token, hash: tokenHash } = nieuwToken();
		return { code, codeHash, token, tokenHash };
	} catch (fout) {
		if (fout instanceof TeDruk) return weiger('druk');
		throw fout;
	}
}
