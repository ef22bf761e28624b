import { describe, expect, it } from 'vitest';
import * as wachtwoord from '#lib/server/toegang/wachtwoord.ts';

const sleutels = { peper: Buffer.alloc(32, 7) };
const keur = (w: string, woorden: string[] = []) => wachtwoord.keur(w, woorden)?.sleutel ?? null;

describe('a new password', () => {
	it.each([
		'gele laarzen in de regen',
		'kXq9!vR2#mLp',
		'fietsbel-42-maanzaad',
		'７個の長い合言葉です、ほら',
		'84620 19537 44081',
		'ñandúes cruzan ríos'
	])('takes %j', (w) => {
		expect(keur(w)).toBeNull();
	});

	it('is long and not absurdly long, counted as a person counts', () => {
		expect(keur('kort maar xy')).toBeNull();
		expect(keur('elf tekens!')).toBe('toegang.wachtwoord-kort');
		expect(keur('😀'.repeat(11))).toBe('toegang.wachtwoord-kort');
		expect(keur('ab cd ef gh '.repeat(20))).toBe('toegang.wachtwoord-lang');
	});

	it.each([
		'wachtwoord123',
		'Wachtwoord2026!',
		'W4chtw00rd!!',
		'welkomwelkom',
		'Welkom01Welkom01',
		'passwordpassword',
		'P@ssw0rdP@ssw0rd',
		'123456789012',
		'098765432109',
		'aaaaaaaaaaaa',
		'abcabcabcabc',
		'qwertyuiop123',
		'qwerty123456',
		'abcdefghijkl',
		'zxcvbnm,./123',
		'ikhouvanjou1',
		'ikhouvanmijnkinderen',
		'Feyenoord1908',
		'fctwente1965!',
		'amsterdam2026',
		'Zomervakantie2026',
		'september2026!',
		'aantafel2026',
		'Aan Tafel 2026',
		'veiligthuis1!',
		'jeugdbescherming',
		'correct horse battery staple',
		'111111222222',
		'ababababab12'
	])('refuses %j, which guessers try first', (w) => {
		expect(keur(w)).toBe('toegang.wachtwoord-bekend');
	});

	it.each([
		'unbelievable',
		'thunderbird1',
		'Basketball2026!',
		'barcelona-barcelona',
		'M1ch43lJ0rd4n',
		'1qaz2wsx3edc4rfv',
		'!!!snowboard2026',
		'chocolate chocolate'
	])('refuses %j, which is in the breached list', (w) => {
		expect(keur(w)).toBe('toegang.wachtwoord-bekend');
	});

	it('asks for no capital, digit or sign, and lets every character be', () => {
		for (const w of ['vier stille kraaien vliegen', 'ONZE OUDE FIETSENMAKER', 'пять зелёных зонтиков'])
			expect(keur(w)).toBeNull();
	});

	it('is not made of what others know of this person', () => {
		expect(keur('saskia.vlierman1987', ['Saskia Vlierman', 'saskia.vlierman@voorbeeld.invalid'])).toBe(
			'toegang.wachtwoord-bekend'
		);
		expect(keur('Vlierman-Vlierman', ['Saskia Vlierman'])).toBe('toegang.wachtwoord-bekend');
		expect(keur('saskia fietst naar zee', ['Saskia Vlierman'])).toBeNull();
	});
});

describe('hashing', () => {
	it('opens with the same characters however they were composed, and with nothing else', async () => {
		const hash = await wachtwoord.hash(sleutels, 'café au lait buiten');
		expect(await wachtwoord.klopt(sleutels, hash, 'cafe\u0301 au lait buiten')).toBe(true);
		expect(await wachtwoord.klopt(sleutels, hash, 'Café au lait buiten')).toBe(false);
		expect(await wachtwoord.klopt(sleutels, hash, 'café au lait buiten ')).toBe(false);
		expect(await wachtwoord.klopt(sleutels, null, 'café au lait buiten')).toBe(false);
	});
});
