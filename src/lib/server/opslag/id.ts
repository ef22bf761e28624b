import { randomInt, randomUUIDv7 } from 'node:crypto';

/** A new id: UUIDv7 as text, so that ids sort by the time they were made. */
export const nieuwId = (): string => randomUUIDv7();

/** Characters drawn by chance from an alphabet: for a number that people read aloud. */
export const willekeurig = (alfabet: string, lengte: number): string =>
	Array.from({ length: lengte }, () => alfabet[randomInt(alfabet.length)]).join('');
