import { sql, type Column, type SQL } from 'drizzle-orm';

/** Sorts upwards with the empty ones in front: left to themselves, the two engines put those at different ends. */
export const leegEerst = (kolom: Column): SQL => sql`${kolom} asc nulls first`;
