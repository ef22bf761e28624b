import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { TeDruk } from '#lib/server/toegang/trage-hash.ts';
import { isUitgelekt } from '#lib/server/toegang/uitgelekt.ts';
import { VEELGEBRUIKT } from '#lib/server/toegang/veelgebruikt.ts';
import * as wachtwoord from '#lib/server/toegang/wachtwoord.ts';
import { drukte } from './drukte.ts';

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
		expect(keur('gele laarzen'), 'twelve').toBeNull();
		const lang = 'ab cd ef gh '.repeat(20);
		expect(keur(lang.slice(0, 200))).toBeNull();
		expect(keur(lang.slice(0, 201))).toBe('toegang.wachtwoord-lang');
		expect(keur(`${'😀'.repeat(190)} laarzen`)).toBeNull();
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
		'aan tafel, aan tafel',
		'tafel-tafel7',
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

	it('is not made of what others know of this person: name and address, in pieces of four and more', () => {
		const saskia = ['Saskia Vlierman', 'saskia.vlierman@voorbeeld.invalid'];
		for (const w of ['saskia.vlierman1987', 'Vlierman-Vlierman', '5@5k1a-vl13rm4n!', 'SASKIA, voorbeeld'])
			expect([w, keur(w, saskia)]).toEqual([w, 'toegang.wachtwoord-bekend']);
		expect(keur('saskia fietst naar zee', saskia)).toBeNull();
		for (const [w, woord] of [
			['bram+bram-bram', 'Bram'],
			['bram+bram-bram', 'Ｂｒａｍ van Dam'],
			['x9k2m7q1w/x9k2m7q1w', 'x9k2m7q1w@voorbeeld.invalid']
		] as const) {
			expect([w, keur(w, [woord])]).toEqual([w, 'toegang.wachtwoord-bekend']);
			expect([w, keur(w, ['Anders'])]).toEqual([w, null]);
		}
		expect(keur('zoë.zoë,zoë!2', ['Zoë'])).toBeNull();
	});

	it('may hold what is guessable, as long as four letters or more are not', () => {
		for (const raadbaar of ['welkomwelkom', 'w3lk0m-welkom', 'kusje2026hartje'])
			for (const [over, oordeel] of [
				['qzk', 'toegang.wachtwoord-bekend'],
				['qzkv', null]
			] as const)
				expect([raadbaar, keur(`${raadbaar} ${over}`)]).toEqual([raadbaar, oordeel]);
		// What stood on both sides of a word does not become a word.
		expect(keur('vlwelkominder')).toBeNull();
		// The longest word counts: its pieces would leave letters over.
		expect(keur('raadvoordekinderbescherming')).toBe('toegang.wachtwoord-bekend');
	});

	it.each([
		['sdfghj', 'a row of keys'],
		['xcvbnm', 'a row of keys'],
		['wertyui', 'a row of keys'],
		['jklmnop', 'the alphabet'],
		['uytrew', 'a row of keys, backwards'],
		['nbvcxz', 'a row of keys, backwards'],
		['kjhgfds', 'a row of keys, backwards'],
		['utsrqp', 'the alphabet, backwards'],
		['kkkkkk', 'one key'],
		['fghsdfwer', 'three rows of three'],
		['zzzxxxqqq', 'three keys, three times each']
	])('takes nothing for %s: it is %s', (rij) => {
		for (const w of [`konijn2026${rij}`, `${rij}konijn2026`, `konijn${rij}2026-q`])
			expect([w, keur(w)]).toEqual([w, 'toegang.wachtwoord-bekend']);
	});

	it('counts a row from three keys: two beside each other are letters like others', () => {
		expect(keur('konijnkonijn fg kz')).toBeNull();
		expect(keur('konijnkonijn zz kq')).toBeNull();
		expect(keur('konijnkonijn fgh k')).toBe('toegang.wachtwoord-bekend');
		expect(keur('konijnkonijnkqzsdf'), 'at the very end').toBe('toegang.wachtwoord-bekend');
	});

	it.each([
		'konijnv0etbal',
		'vl1nderkonijn',
		'konijnvlind3r',
		'konijnb4naan',
		'konijnprin5es',
		'konijnvoe7bal',
		'konijnvoet8al',
		'konijnb@naan',
		'konijnprin$es',
		'konijnvl!nder',
		'KONIJNVL!NDER'
	])('reads %j with a letter for its digit or sign', (w) => {
		expect(keur(w)).toBe('toegang.wachtwoord-bekend');
	});

	it('may be digits alone: twelve or more without order, however they are grouped', () => {
		for (const w of ['846201953744', '84620-19537-44', '8462 0195 3744', '1238462019537'])
			expect([w, keur(w)]).toEqual([w, null]);
		for (const w of [
			'84620 19537 4',
			'123846201957',
			'846201953744a',
			'a846201953744',
			'0987 6543 2109',
			'7890 1234 5678'
		])
			expect([w, keur(w)]).toEqual([w, 'toegang.wachtwoord-bekend']);
	});

	it('has five different characters at least', () => {
		expect(keur('kqzxkzqxkqxz')).toBe('toegang.wachtwoord-bekend');
		expect(keur('kqzxvkzqxvqz')).toBeNull();
		expect(keur('KQzxkZqXkqxz'), 'capitals are not others').toBe('toegang.wachtwoord-bekend');
	});

	it('is refused at its field', () => {
		for (const w of ['kort', 'wachtwoord123', 'x'.repeat(201)])
			expect(wachtwoord.keur(w, [])?.veld).toBe('wachtwoord');
	});
});

describe('the breached list', () => {
	it.each([
		['minnesota_hp', 'as it stands there'],
		['boo boo', 'with a space in it'],
		['d.r-a_g o.n', 'with signs between its letters'],
		['trustno1trustno1', 'twice'],
		['qwerty123qwerty123qwerty123', 'three times'],
		['582!=love', 'with digits and signs before it'],
		['love€+582', 'with digits and signs after it'],
		['(lovelove)', 'twice, between signs'],
		['lo 582 ve', null],
		['love-it-so-much', null],
		['!sex582', null],
		['trustno1trustno2', null],
		['', null]
	])('finds %j: %s', (w, hoe) => {
		expect(isUitgelekt(['iets anders', w])).toBe(hoe !== null);
	});

	it('is asked for both readings of a password', () => {
		expect(keur('thund3rb1rd.2')).toBe('toegang.wachtwoord-bekend');
		expect(keur('thunderbird.2')).toBe('toegang.wachtwoord-bekend');
	});
});

describe('the words that everybody takes', () => {
	it('are each one word in small letters: an empty one would hide what somebody thought of', () => {
		expect([...VEELGEBRUIKT].filter((woord) => !/^[a-z]{3,}$/.test(woord))).toEqual([]);
		expect(VEELGEBRUIKT.size).toBeGreaterThan(200);
	});
});

describe('hashing', () => {
	it('opens with the same characters however they were composed, and with nothing else', async () => {
		const bewaard = await wachtwoord.hash(sleutels, 'café au lait buiten');
		expect(await wachtwoord.klopt(sleutels, bewaard, 'cafe\u0301 au lait buiten')).toBe(true);
		expect(await wachtwoord.klopt(sleutels, bewaard, 'Café au lait buiten')).toBe(false);
		expect(await wachtwoord.klopt(sleutels, bewaard, 'café au lait buiten ')).toBe(false);
		expect(await wachtwoord.klopt(sleutels, null, 'café au lait buiten')).toBe(false);
	});

	it('looks at all of the longest password that may be chosen, and at no more than a few times that', async () => {
		const licht = (w: string) =>
			hash(w, { memoryCost: 8, timeCost: 1, parallelism: 1, secret: sleutels.peper });
		const langst = `${'😀'.repeat(199)}x`;
		expect(await wachtwoord.klopt(sleutels, await licht(langst), langst)).toBe(true);
		expect(await wachtwoord.klopt(sleutels, await licht(langst), `${langst.slice(0, -1)}y`)).toBe(false);
		const teLang = 'x'.repeat(800);
		expect(await wachtwoord.klopt(sleutels, await licht(teLang), `${teLang}en nog een boek`)).toBe(true);
	});

	it('lets who was here before wait in the line that goes first', async () => {
		const leeg = await drukte({ sleutels });
		await expect(wachtwoord.klopt(sleutels, null, 'x')).rejects.toBeInstanceOf(TeDruk);
		expect(await wachtwoord.klopt(sleutels, null, 'x', 'bekend')).toBe(false);
		await leeg();
	});
});
