import { randomUUIDv7 } from 'node:crypto';

/** A new id: UUIDv7 as text, so that ids sort by the time they were made. */
export const nieuwId = (): string => randomUUIDv7();
