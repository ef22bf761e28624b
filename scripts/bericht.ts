// A mail as the mail catcher shows it.
import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import type { SMTPServerAddress } from 'smtp-server';

export interface Bericht {
	/** Address in the envelope; more than one would be a defect of ours, so they are shown side by side. */
	aan: string;
	onderwerp: string;
	tekst: string;
	html: string;
	/** Names in lower case; repeated headers on lines of their own. */
	kopregels: Record<string, string>;
	/** ISO 8601, UTC. */
	ontvangenOp: string;
}

/** The messages of an earlier run; none when there was none. */
export function leesBewaard(bestand: string | undefined): Bericht[] {
	if (bestand === undefined) return [];
	try {
		return JSON.parse(readFileSync(bestand, 'utf8')) as Bericht[];
	} catch {
		return [];
	}
}

/** Reads a message as it came over the wire, with the addresses of its envelope. */
export async function ontleed(ruw: Buffer, ontvangers: SMTPServerAddress[]): Promise<Bericht> {
	const mail = await PostalMime.parse(ruw);
	const kopregels: Record<string, string> = {};
	for (const { key, value } of mail.headers) {
		kopregels[key] = key in kopregels ? `${kopregels[key]}\n${value}` : value;
	}
	return {
		aan: ontvangers.map((ontvanger) => ontvanger.address).join(', '),
		onderwerp: mail.subject ?? '',
		tekst: mail.text ?? '',
		html: mail.html ?? '',
		kopregels,
		ontvangenOp: new Date().toISOString()
	};
}
