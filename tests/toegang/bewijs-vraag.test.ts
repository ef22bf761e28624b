// Asking for a fresh proof: who looks is sent to give it and comes back, who sent something loses nothing of it, and a
// secret is never carried along (issue 3 §1, dreigingen B19).
import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { eisBewijs, eisBewijsBij, isVers, magNu } from '#lib/server/bewijs.ts';
import { nu, tijdstip } from '#lib/server/klok.ts';
import type { Gebruiker } from '#lib/server/toegang/sessie.ts';
import { gebruikerVan } from '../huis.ts';

const PAD = '/casus/abc/stukken?/bevestig&a=b c';
const wie = (minuten: number | null, bij: Partial<Gebruiker> = {}): Gebruiker =>
	gebruikerVan('wie', {
		bewezenOp: minuten === null ? null : tijdstip(nu().subtract({ minutes: minuten })),
		...bij
	});
const verzoek = (method: string, gebruiker: Gebruiker | null = null): RequestEvent => {
	const url = new URL(PAD, 'https://aantafel.invalid');
	return { url, request: new Request(url, { method }), locals: { gebruiker } } as unknown as RequestEvent;
};
/** What was thrown; null when it was let through. */
const geworpen = (doe: () => void): unknown => {
	try {
		doe();
		return null;
	} catch (fout) {
		return fout;
	}
};
const vraagt = (method: string, gebruiker: Gebruiker, recht: Parameters<typeof eisBewijs>[1]) =>
	geworpen(() => eisBewijs(verzoek(method, gebruiker), recht, gebruiker));

describe('who looks', () => {
	it.each(['GET', 'HEAD'])('with %s is sent to prove it, and comes back to this very page', (method) => {
		expect(vraagt(method, wie(6), 'account.middelen')).toMatchObject({
			status: 303,
			location: `/bevestig?naar=${encodeURIComponent('/casus/abc/stukken?/bevestig&a=b%20c')}`
		});
		expect(vraagt(method, wie(null), 'account.middelen')).not.toBeNull();
	});

	it('goes on with a fresh proof, or where none is asked', () => {
		expect(vraagt('GET', wie(4), 'account.middelen')).toBeNull();
		expect(vraagt('GET', wie(null), 'account.beheren')).toBeNull();
	});

	it('sees the protected part of a page only then, and nobody without a session does', () => {
		const mag = (gebruiker: Gebruiker | null) => magNu(verzoek('GET', gebruiker), 'contact.geheim');
		expect([mag(wie(4)), mag(wie(6)), mag(null)]).toEqual([true, false, false]);
		// Only looking: on a shared device the hour of arrival needs a proof, elsewhere it does not.
		const aankomst = (gedeeld: boolean) => magNu(verzoek('GET', wie(90, { gedeeld })), 'aankomst.lezen');
		expect([aankomst(true), aankomst(false)]).toEqual([false, true]);
	});

	it('came in by a code by mail, which proves nothing more the second time', () => {
		for (const soort of ['loket', 'half'] as const)
			expect(isVers('altijd', wie(null, { soort }), nu(), true)).toBe(true);
		expect(isVers('altijd', wie(null), nu(), true)).toBe(false);
	});
});

describe('who sends', () => {
	const formulier = (velden: Record<string, string | File>) => {
		const gegevens = new FormData();
		for (const [naam, waarde] of Object.entries(velden)) gegevens.set(naam, waarde);
		return gegevens;
	};
	const stuurt = (gebruiker: Gebruiker, velden: Record<string, string | File>, event = verzoek('POST')) =>
		geworpen(() => eisBewijsBij(event, 'account.middelen', gebruiker, formulier(velden)));
	const bestand = (inhoud: string) => new File([inhoud], 'brief.pdf');

	it('gets everything typed back, with where it was going, in the own voice', () => {
		const velden = { naam: 'Telefoon', postcode: '7500 AA', leeg: '' };
		expect(stuurt(wie(6, { stem: 'je' }), velden)).toMatchObject({
			status: 401,
			body: {
				message: 'bewijs',
				stem: 'je',
				bewijs: {
					doel: '/casus/abc/stukken?/bevestig&a=b%20c',
					velden: Object.entries(velden),
					bestand: false
				}
			}
		});
	});

	it('types a secret again: no password, code or key of an app is kept', () => {
		const uit = stuurt(wie(6), { naam: 'a', wachtwoord: 'b', nieuwWachtwoord: 'c', code: 'd', totp: 'e' });
		expect(uit).toMatchObject({ body: { bewijs: { velden: [['naam', 'a']] } } });
	});

	it('is told that a file has to be chosen again, and hears nothing of a field that was left empty', () => {
		const bewijs = (velden: Record<string, string | File>) =>
			(stuurt(wie(6), velden) as { body: { bewijs: unknown } }).body.bewijs;
		expect(bewijs({ naam: 'a', stuk: bestand('inhoud') })).toMatchObject({
			velden: [['naam', 'a']],
			bestand: true
		});
		expect(bewijs({ naam: 'a', stuk: bestand('') })).toMatchObject({
			velden: [['naam', 'a']],
			bestand: false
		});
	});

	it('with a fresh proof goes on, and sees the answer also when the five minutes end in between', () => {
		const event = verzoek('POST');
		expect(stuurt(wie(4), {}, event)).toBeNull();
		expect(geworpen(() => eisBewijs(event, 'account.middelen', wie(6)))).toBeNull();
		// Another request of the same person is asked, and what it holds cannot be sent along in an address.
		expect(vraagt('POST', wie(6, { stem: 'je' }), 'account.middelen')).toMatchObject({
			status: 401,
			body: { message: 'bewijs', stem: 'je' }
		});
	});

	it('is never stopped while writing on a shared device, though who looks there is', () => {
		const jongere = wie(90, { jong: true, gedeeld: true, stilSeconden: 600 });
		const schrijft = () => eisBewijsBij(verzoek('POST'), 'reactie.schrijven', jongere, formulier({}));
		expect(geworpen(schrijft)).toBeNull();
		expect(vraagt('GET', jongere, 'reactie.schrijven')).toMatchObject({ status: 303 });
	});

	it('is not let through by having been refused before', () => {
		const event = verzoek('POST');
		expect(stuurt(wie(6), {}, event)).not.toBeNull();
		expect(geworpen(() => eisBewijs(event, 'account.middelen', wie(6)))).not.toBeNull();
	});
});
