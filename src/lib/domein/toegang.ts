/** Forms at the door. What is a password, a code or a name is judged in server/toegang; here only their shape. */
import * as v from 'valibot';

const regel = (hoogstens: number) => v.pipe(v.string(), v.trim(), v.maxLength(hoogstens, 'fout.te-lang'));
const gevuld = (hoogstens: number, sleutel: string) =>
	v.pipe(v.string(sleutel), v.trim(), v.minLength(1, sleutel), v.maxLength(hoogstens, 'fout.te-lang'));
/** Never trimmed: a space belongs to a password. */
const wachtwoord = v.pipe(
	v.string('toegang.wachtwoord-leeg'),
	v.minLength(1, 'toegang.wachtwoord-leeg'),
	v.maxLength(1000, 'toegang.wachtwoord-lang')
);
const naar = v.optional(regel(500), '');

export const LeegFormulier = v.object({});
export const InlogFormulier = v.object({
	inlognaam: gevuld(254, 'toegang.inlognaam-leeg'),
	wachtwoord,
	naar
});
export const TweedeFactorFormulier = v.object({ code: gevuld(80, 'toegang.code-leeg'), naar });
export const PasskeyFormulier = v.object({ passkey: gevuld(60_000, 'toegang.passkey-mislukt'), naar });
/** Not called `code`: a code that was mistyped is shown again, so that one letter can be mended. */
export const CodeFormulier = v.object({ activatie: gevuld(80, 'uitnodiging.code-leeg') });
/** The address is optional: without one we make a name to sign in with. */
export const WachtwoordFormulier = v.object({
	inlognaam: v.optional(
		v.union(
			[
				v.literal(''),
				v.pipe(v.string(), v.trim(), v.maxLength(254, 'fout.te-lang'), v.email('toegang.adres-vorm'))
			],
			'toegang.adres-vorm'
		),
		''
	),
	wachtwoord
});
/** What was sent before the proof, to be sent on after it. */
const wachtend = v.pipe(
	v.optional(v.string(), ''),
	v.transform((tekst): unknown => {
		try {
			return tekst === '' ? [] : JSON.parse(tekst);
		} catch {
			return null;
		}
	}),
	v.pipe(v.array(v.tuple([v.string(), v.string()]), 'fout.ongeldig'), v.maxLength(400, 'fout.ongeldig'))
);
export const BewijsCodeFormulier = v.object({
	code: gevuld(80, 'toegang.code-leeg'),
	naar,
	doel: v.optional(regel(500), ''),
	velden: wachtend
});
export const BewijsPasskeyFormulier = v.object({
	passkey: gevuld(60_000, 'toegang.passkey-mislukt'),
	naar,
	doel: v.optional(regel(500), ''),
	velden: wachtend
});
export const PasskeyNaamFormulier = v.object({
	id: gevuld(1400, 'fout.verplicht'),
	naam: gevuld(60, 'fout.verplicht')
});
/** One of the organisations that people sign in through. */
export const AanbiederFormulier = v.object({ aanbieder: gevuld(40, 'fout.verplicht') });
export const KiesFormulier = v.object({ id: gevuld(1400, 'fout.verplicht') });
