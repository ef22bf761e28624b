/**
 * The one writer's queue. Acts run one after the other and never mix; those that stand in line at the same moment share
 * a commit, and so an fsync. Nobody gets an answer before that commit, so what was answered is on the disk.
 */
import type Database from 'better-sqlite3';
import { isWeigering } from '../../domein/weigering.ts';
import { ketens, type Db, type Keten } from './motor.ts';

type Act = {
	fn: (db: Db) => Promise<unknown>;
	lukt: (uitkomst: unknown) => void;
	mislukt: (fout: unknown) => void;
};

/** Together as many acts as wait, but no answer waits long for those behind it. */
const SAMEN_HOOGUIT = 50;
const SAMEN_MILLISECONDEN = 15;

const adem = () => new Promise((klaar) => setImmediate(klaar));

/** Makes `schrijf` for the writing connection. */
export function schrijfrij(
	verbinding: Database.Database,
	db: Db
): <T>(fn: (db: Db) => Promise<T>) => Promise<T> {
	const opdracht = (sql: string) => verbinding.prepare(sql);
	// The one writer has the one strand of the audit chain, and so knows where it ends.
	const keten: Keten = { nummer: 0, kop: undefined };
	ketens.set(db, keten);
	const [begin, vast, terug] = [opdracht('BEGIN IMMEDIATE'), opdracht('COMMIT'), opdracht('ROLLBACK')];
	const [apart, los] = [opdracht('SAVEPOINT act'), opdracht('RELEASE act')];
	const ongedaan = opdracht('ROLLBACK TO act');
	const rij: Act[] = [];
	let bezig = false;

	/** One act in a savepoint of its own. @throws only when the engine gave up the whole transaction */
	async function doe(act: Act): Promise<() => void> {
		const { kop } = keten;
		const maakOngedaan = () => {
			ongedaan.run();
			keten.kop = kop;
		};
		apart.run();
		try {
			const uitkomst = await act.fn(db);
			if (isWeigering(uitkomst)) maakOngedaan();
			los.run();
			return () => act.lukt(uitkomst);
		} catch (fout) {
			// A full disk or a read error may end the transaction, and with it the acts before this one.
			if (!verbinding.inTransaction) throw fout;
			maakOngedaan();
			los.run();
			return () => act.mislukt(fout);
		}
	}

	async function bundel(): Promise<void> {
		const samen: Act[] = [];
		const antwoorden: (() => void)[] = [];
		const einde = performance.now() + SAMEN_MILLISECONDEN;
		const { kop } = keten;
		try {
			begin.run();
			do {
				const act = rij.shift()!;
				samen.push(act);
				antwoorden.push(await doe(act));
			} while (rij.length > 0 && samen.length < SAMEN_HOOGUIT && performance.now() < einde);
			vast.run();
		} catch (fout) {
			if (verbinding.inTransaction) terug.run();
			keten.kop = kop;
			// BEGIN itself failed: the first in line hears it, the next one tries again.
			if (samen.length === 0) samen.push(rij.shift()!);
			return samen.forEach((act) => act.mislukt(fout));
		}
		antwoorden.forEach((antwoord) => antwoord());
	}

	async function werk(): Promise<void> {
		bezig = true;
		while (rij.length > 0) {
			await bundel();
			// Lets the answers go out and new requests come in.
			await adem();
		}
		bezig = false;
	}

	return <T>(fn: (db: Db) => Promise<T>) =>
		new Promise<T>((lukt, mislukt) => {
			rij.push({ fn, lukt: (uitkomst) => lukt(uitkomst as T), mislukt });
			if (!bezig) void werk();
		});
}
