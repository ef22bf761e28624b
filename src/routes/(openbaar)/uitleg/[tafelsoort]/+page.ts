import type { EntryGenerator } from './$types';
import { geldendeWerkwijzen } from '#lib/domein/werkwijze.ts';

/** One page for every soort tafel of every region. */
export const entries: EntryGenerator = () =>
	geldendeWerkwijzen.flatMap((wijze) => wijze.tafelsoorten.map(({ soort }) => ({ tafelsoort: soort })));
