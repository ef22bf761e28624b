import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { klopt, leesCode, nieuweCode, nieuwToken } from '#lib/server/toegang/activatiecode.ts';
import { geheimHash } from '#lib/server/opslag/versleuteling.ts';

const sleutels = { peper: Buffer.alloc(32, 7) };

describe('activatiecode', () => {
	it('is ten characters without look-alikes, in two groups', async () => {
		const { code, hash: bewaard } = await nieuweCode(sleutels);
		expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
		expect(bewaard).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
		expect(bewaard).not.toContain(code.replace('-', ''));
	});

	it.each([
		['01VAB-CDE23', '01VABCDE23'],
		[' 01vab cde23 ', '01VABCDE23'],
		['OIVAB–CDE23', '01VABCDE23'],
		['oluab.cde.23', '01VABCDE23'],
		['０１VABCDE23', '01VABCDE23']
	])('reads %j as it was meant', (getypt, bedoeld) => {
		expect(leesCode(getypt)).toBe(bedoeld);
	});

	it.each(['', '01VAB', '01VAB-CDE234', '💥'.repeat(10), '01VAB CDÉ23'.slice(0, 10)])(
		'is not fooled by %j',
		(getypt) => {
			expect(leesCode(getypt)).toBeNull();
		}
	);

	it('opens with its own code only, and never without a hash', async () => {
		const { code, hash: bewaard } = await nieuweCode(sleutels);
		expect(await klopt(sleutels, bewaard, code.toLowerCase().replace('-', ' '))).toBe(true);
		expect(await klopt(sleutels, bewaard, 'AAAAA-AAAAA')).toBe(false);
		expect(await klopt(sleutels, null, code)).toBe(false);
		expect(await klopt({ peper: Buffer.alloc(32, 8) }, bewaard, code)).toBe(false);
	});

	it('never opens with what cannot be a code, also when that is what was hashed', async () => {
		const licht = { memoryCost: 8, timeCost: 1, parallelism: 1, secret: sleutels.peper };
		expect(await klopt(sleutels, await hash('01VABCDE23', licht), '01vab cde23')).toBe(true);
		expect(await klopt(sleutels, await hash('kort', licht), 'kort')).toBe(false);
	});

	it('gives each link a token of its own, of which only the digest is kept', () => {
		const { token, hash: digest } = nieuwToken();
		expect(Buffer.from(token, 'base64url')).toHaveLength(32);
		expect(digest.equals(geheimHash(token))).toBe(true);
		expect(nieuwToken().token).not.toBe(token);
	});
});
