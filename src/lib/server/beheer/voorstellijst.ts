/** What waits for a second beheerder, with all that is needed to see whether it is right. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { ligtIn, magBeslissen, type PostRol } from '../../domein/beheer.ts';
import { aanstellingVoorstel } from '../opslag/schema.ts';
import type { Beheer } from './plek.ts';
import * as professional from './professional.ts';

export type Open = {
	id: string;
	soort: 'aanstelling' | 'toegang';
	accountId: string;
	naam: string;
	/** So that the second one can see that the person is who it should be. */
	email: string | null;
	organisatie: string | null;
	rol: PostRol | null;
	regio: string;
	subregio: string | null;
	van: string | null;
	tot: string | null;
	vervangt: string | null;
	gevraagdDoor: string;
	gevraagdOp: string;
	/** This beheerder may decide; the one who asked may only withdraw. */
	magBeslissen: boolean;
	eigen: boolean;
};

/** What waits for a second beheerder in this area, oldest first. */
export async function alleOpen(hier: Beheer): Promise<Open[]> {
	const regios = [...new Set(hier.gebied.map((een) => een.regio))];
	const rijen = await hier.tx
		.select()
		.from(aanstellingVoorstel)
		.where(and(eq(aanstellingVoorstel.status, 'open'), inArray(aanstellingVoorstel.regio, regios)))
		.orderBy(asc(aanstellingVoorstel.id));
	const mensen = new Map((await professional.alle(hier)).map((een) => [een.id, een]));
	return rijen
		.filter((rij) => ligtIn(hier.gebied, rij))
		.map((rij) => ({
			id: rij.id,
			soort: rij.soort as Open['soort'],
			accountId: rij.accountId,
			naam: mensen.get(rij.accountId)?.naam ?? '',
			email: mensen.get(rij.accountId)?.email ?? null,
			organisatie: mensen.get(rij.accountId)?.organisatie ?? null,
			rol: rij.rol as PostRol | null,
			regio: rij.regio,
			subregio: rij.subregio,
			van: rij.van,
			tot: rij.tot,
			vervangt: rij.vervangt ? (mensen.get(rij.vervangt)?.naam ?? '') : null,
			gevraagdDoor: mensen.get(rij.gevraagdDoor)?.naam ?? '',
			gevraagdOp: rij.gevraagdOp,
			magBeslissen: magBeslissen(hier, rij) === true,
			eigen: rij.gevraagdDoor === hier.accountId
		}));
}
