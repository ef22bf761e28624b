import { leesbaar } from '#lib/server/casus/reactielezing.ts';
import { pagina } from '#lib/server/poort.ts';

export const load = pagina('reactie.lezen', async (hier) => {
	const reacties = (await leesbaar(hier)).filter((een) => !een.eigen);
	return { casusId: hier.casus.id, reacties };
});
