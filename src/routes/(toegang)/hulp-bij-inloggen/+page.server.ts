import { pagina } from '#lib/server/poort.ts';

export const load = pagina('toegang.herstel', () => ({}));
