/** What PostgreSQL and the line to it may answer, in the kinds that matter here. */
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { EvenGeduld } from './motor.ts';

/** Another server may answer where this one does not, or may only be read. */
export class VerkeerdeServer extends Error {}

/** What went wrong, without Drizzle's wrapper: that repeats the values of the query, which no log may hold. */
function kaal(fout: unknown): unknown {
	return fout instanceof DrizzleQueryError ? kaal(fout.cause) : fout;
}

const codeVan = (fout: unknown): string => {
	const bron = kaal(fout);
	return bron instanceof Error && 'code' in bron && typeof bron.code === 'string' ? bron.code : '';
};

/** Two writes that were right on their own but not together: the loser may simply do it again. */
export const isBotsing = (fout: unknown): boolean => ['40001', '40P01'].includes(codeVan(fout));

/** Not there, starting, stopping or full: of no one's making, and over after a while. */
function isWeg(fout: unknown): boolean {
	if (fout instanceof VerkeerdeServer || fout instanceof EvenGeduld) return true;
	const bron = kaal(fout);
	if (/^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|08|57P0|53|55P03|25006)/.test(codeVan(bron)))
		return true;
	return (
		bron instanceof Error && /timeout exceeded|Connection terminated|connection error/.test(bron.message)
	);
}

/** No connection to this server, or not one that may write: another may have taken over. */
export function isElders(fout: unknown): boolean {
	if (fout instanceof VerkeerdeServer) return true;
	// Standing in line for a connection says nothing about the server.
	if (fout instanceof Error && fout.message === 'timeout exceeded when trying to connect') return false;
	return isWeg(fout) && !codeVan(fout).startsWith('53');
}

/** For who asked: "even geduld" when it may be tried again, the bare error when it is a defect. */
export const alsEvenGeduld = (fout: unknown): unknown =>
	isWeg(fout) || isBotsing(fout) ? new EvenGeduld({ cause: kaal(fout) }) : kaal(fout);
