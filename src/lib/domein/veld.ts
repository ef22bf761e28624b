/** The fields that many forms have, with the messages that go with them. */
import * as v from 'valibot';

/** The id of something of ours, in a hidden field or in a name. */
export const id = v.pipe(v.string('fout.ongeldig'), v.regex(/^[0-9a-f-]{36}$/, 'fout.ongeldig'));

/** Text that may stay empty; a field that is absent is empty. */
export const tekst = (hooguit: number) =>
	v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(hooguit, 'fout.te-lang'));

/** Text that must be there. */
export const verplicht = (hooguit: number) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.minLength(1, 'fout.verplicht'),
		v.maxLength(hooguit, 'fout.te-lang')
	);
