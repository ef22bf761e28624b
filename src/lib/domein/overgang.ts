import { weiger, type Weigering } from './weigering.ts';

/** From which phase an event leads to which; what is not in the table does not happen. */
export type Overgangen<G extends string, F extends string> = Readonly<
	Record<G, Readonly<Partial<Record<F, F>>>>
>;

/** Makes the function that takes a phase and an event to the next phase, or refuses with `sleutel`. */
export const overgang =
	<G extends string, F extends string>(tabel: Overgangen<G, F>, sleutel: string) =>
	(fase: F, gebeurtenis: G): F | Weigering =>
		tabel[gebeurtenis][fase] ?? weiger(sleutel);
