/**
 * The key with which push services know us (VAPID, RFC 8292). A file of its own, `AANTAFEL_PUSH`: without it nobody is
 * offered a message on a device, because a push service is a company outside and choosing that is up to the organisation.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { instelling } from '../instelling.ts';
import { afzenderAdres } from './post.ts';
import { StartFout } from './sleutelbestand.ts';
import { krommePunt, nieuwKrommeGeheim, vingerafdruk } from './versleuteling.ts';

export type Push = {
	/** Base64url: browsers get the public one. */
	publiek: string;
	geheim: string;
	/** Tells devices that were added with another key apart. */
	kenmerk: string;
	/** Whom a push service may write to about us. */
	contact: string;
	/** Origin of a push service on this machine; only where this product itself is on this machine. */
	proefdienst: string | null;
};

const HIER = ['127.0.0.1', '[::1]', 'localhost'];
const isHier = (adres: string): boolean => HIER.includes(URL.parse(adres)?.hostname ?? '');

function leesBestand(pad: string): { geheim?: unknown; proefdienst?: unknown } | null {
	try {
		if ((statSync(pad).mode & 0o077) !== 0)
			throw new StartFout('Het bestand van AANTAFEL_PUSH is leesbaar voor anderen. Zet de rechten op 0400.');
		return JSON.parse(readFileSync(pad, 'utf8'));
	} catch (fout) {
		if (fout instanceof StartFout) throw fout;
		throw new StartFout('Het bestand van AANTAFEL_PUSH kan niet worden gelezen.');
	}
}

/**
 * Reads the file.
 * @param oorsprong public address of this product
 * @returns null without a file
 * @throws StartFout for a file that is open to others or wrong, and for a push service on this machine while the product
 * has an address in the world: what a test needs can never stay on by accident
 */
export function leesPush(pad: string | undefined, oorsprong: string, afzender: string): Push | null {
	if (!pad) return null;
	const { geheim, proefdienst = null } = leesBestand(pad) ?? {};
	const punt =
		typeof geheim === 'string' && /^[\w-]{43}$/.test(geheim) && krommePunt(Buffer.from(geheim, 'base64url'));
	if (!punt) throw new StartFout('Het bestand van AANTAFEL_PUSH is niet goed.');
	const dienst = typeof proefdienst === 'string' ? URL.parse(proefdienst) : null;
	if (proefdienst !== null && !(dienst && isHier(dienst.href) && isHier(oorsprong)))
		throw new StartFout('Een proefdienst voor meldingen kan alleen op de eigen machine.');
	return {
		publiek: punt.toString('base64url'),
		geheim,
		kenmerk: vingerafdruk(punt),
		contact: `mailto:${afzenderAdres(afzender)}`,
		proefdienst: dienst && dienst.origin
	};
}

/** Writes a new file; refuses to overwrite one. */
export function maakPushbestand(pad: string, bij: { proefdienst?: string } = {}): void {
	const inhoud = JSON.stringify({ geheim: nieuwKrommeGeheim().toString('base64url'), ...bij });
	writeFileSync(pad, inhoud, { mode: 0o400, flag: 'wx' });
}

let gelezen: Push | null | undefined;

/** The key of this installation, read once; null when messages on devices are not offered. @throws StartFout */
export const push = (): Push | null =>
	gelezen === undefined
		? (gelezen = leesPush(instelling.push, instelling.oorsprong, instelling.afzender))
		: gelezen;
