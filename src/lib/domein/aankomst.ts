/** Who may not meet in the hall: own times and places to arrive (S2-G12, dossier §2.6 rule 4). */
import { isFamilie, isProfessional, type Rol } from './rol.ts';
import { weiger, type Weigering } from './weigering.ts';

/** The people who come to the building as family, each with what keeps them apart. */
export type Komt = {
	persoonId: string;
	rol: Rol;
	adresGeheim: boolean;
	tijd: string;
	wachtplek: string;
};

const isPartij = (rol: Rol): boolean => !isProfessional(rol);
const isOudere = (rol: Rol): boolean => rol === 'ouder' || rol === 'verzorger';

/** True when people of the family must arrive apart: an address is secret or unknown, or it was agreed (S2-G12). */
export const apartNodig = (mensen: readonly Komt[], veiligheidsafspraak: boolean): boolean => {
	const gezin = mensen.filter((mens) => isPartij(mens.rol));
	return gezin.length > 1 && (veiligheidsafspraak || gezin.some((mens) => mens.adresGeheim));
};

/** Two who may not meet: ouders and verzorgers among each other, and a jongere in hiding and an ouder who is not. */
const moetUiteen = (een: Komt, ander: Komt): boolean =>
	(isOudere(een.rol) && isOudere(ander.rol)) ||
	(isFamilie(een.rol) &&
		isFamilie(ander.rol) &&
		een.adresGeheim !== ander.adresGeheim &&
		(een.rol === 'jongere' ? een : ander).adresGeheim);

const zelfde = (een: string, ander: string): boolean =>
	een.trim().toLocaleLowerCase('nl') === ander.trim().toLocaleLowerCase('nl');

/**
 * Checks the separate arrivals. Refuses with `planning.aankomst-ontbreekt`, `planning.aankomst-gelijk` and
 * `planning.wachtplek-gelijk`, each at the field of the person (dossier §2.6 rule 4).
 */
export const aankomstenKloppen = (
	mensen: readonly Komt[],
	veiligheidsafspraak: boolean
): true | Weigering => {
	if (!apartNodig(mensen, veiligheidsafspraak)) return true;
	const gezin = mensen.filter((mens) => isPartij(mens.rol));
	for (const mens of gezin) {
		if (mens.tijd === '')
			return weiger('planning.aankomst-ontbreekt', { veld: `aankomst.${mens.persoonId}.tijd` });
		if (mens.wachtplek === '')
			return weiger('planning.aankomst-ontbreekt', { veld: `aankomst.${mens.persoonId}.wachtplek` });
	}
	for (const [nummer, mens] of gezin.entries())
		for (const ander of gezin.slice(nummer + 1)) {
			if (!moetUiteen(mens, ander)) continue;
			if (mens.tijd === ander.tijd)
				return weiger('planning.aankomst-gelijk', { veld: `aankomst.${ander.persoonId}.tijd` });
			if (zelfde(mens.wachtplek, ander.wachtplek))
				return weiger('planning.wachtplek-gelijk', { veld: `aankomst.${ander.persoonId}.wachtplek` });
		}
	return true;
};
