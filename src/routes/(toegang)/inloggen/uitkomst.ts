import { vind } from '#lib/server/toegang/oidc-lijst.ts';

const uitkomsten = ['weg', 'mislukt', 'onbekend', 'factor', 'bsn', 'bezet', 'adres'] as const;
export type Uitkomst = { soort: (typeof uitkomsten)[number]; naam: string };

/** How a trip to an organisation ended, from the address of the page; only words of ours come out of it. */
export function leesUitkomst(url: URL): Uitkomst | null {
	const soort = uitkomsten.find((een) => een === url.searchParams.get('uitkomst'));
	const aanbieder = vind(url.searchParams.get('aanbieder') ?? undefined);
	return soort && aanbieder ? { soort, naam: aanbieder.naam } : null;
}
