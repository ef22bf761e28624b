/** The roles a person can hold in one casus (contract §2.1, dossier §1.3). One person may hold several. */
export const familieRollen = ['ouder', 'verzorger', 'jongere'] as const;
/** Guests of one person: brought along, never more than that person (S1-B15, S2-C12, S2-C13). */
export const gastRollen = ['steunpersoon', 'advocaat', 'onafhankelijke-vertrouwenspersoon'] as const;
export const professionals = [
	'melder',
	'voorzitter',
	'procesondersteuner',
	'rvdk-adviseur',
	'raadsonderzoeker',
	'gi',
	'lokale-toegang',
	'veilig-thuis',
	'jeugdhulpmedewerker'
] as const;
/** Roles that never see the content of a casus: the FG sees requests and the log, the beheerder only people. */
export const toezichtRollen = ['fg', 'beheerder'] as const;

/** For some hours, with a reason, by who has no role in the casus: looks and changes nothing (dreigingen C02). */
export const noodRollen = ['noodtoegang'] as const;

export const rollen = [
	...familieRollen,
	...gastRollen,
	...professionals,
	...toezichtRollen,
	...noodRollen
] as const;
export type FamilieRol = (typeof familieRollen)[number];
export type GastRol = (typeof gastRollen)[number];
export type Professional = (typeof professionals)[number];
export type Rol = (typeof rollen)[number];

/** They lead and plan: that comes with a post in the (sub)region and ends with it, a place at the table gives neither. */
export const metPost: readonly Rol[] = ['voorzitter', 'procesondersteuner'];

/** Everyone who can be invited to a tafel. */
export const genodigden = [...familieRollen, ...gastRollen, ...professionals] as const;

/** True for ouder, verzorger and jongere: the people the casus is about. */
export const isFamilie = (rol: Rol): rol is FamilieRol => (familieRollen as readonly Rol[]).includes(rol);

/** True for a guest of one person. */
export const isGast = (rol: Rol): rol is GastRol => (gastRollen as readonly Rol[]).includes(rol);

/** True for people who come for their work, the FG and the beheerder left out. */
export const isProfessional = (rol: Rol): rol is Professional =>
	(professionals as readonly Rol[]).includes(rol);
