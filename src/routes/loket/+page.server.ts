import { pagina } from '#lib/server/poort.ts';

export const load = pagina('loket.beginnen', ({ gebruiker }) => ({
	bekend: gebruiker !== null && gebruiker.soort !== 'half'
}));
