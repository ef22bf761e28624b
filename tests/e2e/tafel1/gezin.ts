// The invented family of this journey.
import type { Page } from '@playwright/test';
import type { Inlog } from '../opzet/personeel.ts';
import { leesAlles } from '../opzet/reis.ts';
import { Zoeker } from '../opzet/zoeker.ts';

/** The colleagues; filled when the store is. */
export const team = {} as Record<'voorzitter' | 'po' | 'fg' | 'rvdk', Inlog>;

export const A = {
	naam: 'Saskia Vlierman',
	email: 'saskia@post.test',
	adres: 'Zwaluwkanariestraat 7391, 9931 QX Verborgenveen',
	telefoon: '0600007391'
};
export const B = { naam: 'Rutger Boomkamp', email: 'rutger@post.test' };
export const FENNA = 'Fenna Boomkamp';
export const JORRIT = 'Jorrit Boomkamp';
export const aankomst = {
	[A.naam]: { tijd: '08:43', wachtplek: 'Kanariekamer boven' },
	[B.naam]: { tijd: '10:20', wachtplek: 'De hal beneden' },
	[FENNA]: { tijd: '08:47', wachtplek: 'De bibliotheek' },
	[JORRIT]: { tijd: '10:05', wachtplek: 'Het atelier' }
};
export const REACTIE_A = 'Kanariewoorden van ouder A over thuis.';
export const MENING = 'Meningkanarie: alleen de voorzitter mag dit weten.';
/** Everything of ouder A that ouder B may find nowhere. */
export const vanA = new Zoeker({
	straat: 'Zwaluwkanariestraat',
	postcode: '9931 QX',
	plaats: 'Verborgenveen',
	telefoon: A.telefoon,
	email: A.email,
	aankomst: aankomst[A.naam]!.tijd,
	wachtplek: aankomst[A.naam]!.wachtplek,
	reactie: 'Kanariewoorden'
});

/** Opens every page that somebody of the family has and gives their text. */
export const allesVan = (page: Page, casusId: string) =>
	leesAlles(
		page,
		[
			'',
			'/uitnodiging',
			'/komt',
			'/stukken',
			'/reactie',
			'/reacties',
			'/gegevens',
			'/uitnodiging/agenda.ics'
		].map((pad) => `/casus/${casusId}${pad}`)
	);
