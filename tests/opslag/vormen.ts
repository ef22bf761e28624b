/** Looks for a word in bytes, also when it lies there in another dress. */
/** How a text can lie in bytes. Of base64 the part that does not depend on what stands before or after it. */
function vormen(woord: string): Record<string, Buffer[]> {
	const anders = [woord, woord.toLowerCase(), woord.toUpperCase()];
	const alle = (maak: (tekst: string) => Buffer) => anders.map(maak);
	const base64 = anders.flatMap((tekst) =>
		[0, 1, 2].map((voor) => {
			const vol = Buffer.from(' '.repeat(voor) + tekst)
				.toString('base64')
				.replace(/=+$/, '');
			return Buffer.from(vol.slice(voor === 0 ? 0 : voor + 1, -1));
		})
	);
	const be = (tekst: string) => Buffer.from(tekst, 'utf16le').swap16();
	return {
		gewoon: alle((tekst) => Buffer.from(tekst)),
		utf16: [...alle((tekst) => Buffer.from(tekst, 'utf16le')), ...alle(be)],
		base64,
		hex: [
			...alle((tekst) => Buffer.from(Buffer.from(tekst).toString('hex'))),
			...alle((tekst) => Buffer.from(Buffer.from(tekst).toString('hex').toUpperCase()))
		],
		url: alle((tekst) => Buffer.from(encodeURIComponent(tekst)))
	};
}

/** The forms in which this word is in these bytes. */
export const gevonden = (hooiberg: Buffer, woord: string): string[] =>
	Object.entries(vormen(woord))
		.filter(([, naalden]) => naalden.some((naald) => naald.length >= 5 && hooiberg.includes(naald)))
		.map(([vorm]) => vorm);
