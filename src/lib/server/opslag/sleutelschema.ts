/** The key store: a file (or schema) of its own with its own short-lived backups, so that a deleted key stays gone. */
import { bytes, getal, id, index, sleuteltabel, woord } from './kolommen.ts';

export const sleutel = sleuteltabel(
	'sleutel',
	{
		/** `casus:<id>`, `persoon:<id>` or `huis` (accounts and post). */
		id: id(),
		casusId: woord('casus_id'),
		/** Generation of the key-encryption key that wraps this one. */
		kek: getal('kek').notNull(),
		verpakt: bytes('verpakt').notNull(),
		gemaaktOp: woord('gemaakt_op').notNull()
	},
	(t) => [index('sleutel_casus').on(t.casusId)]
);
