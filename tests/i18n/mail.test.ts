import { describe, expect, test } from 'vitest';
import type { Inhoud, Post } from '#lib/server/opslag/post.ts';
import { schrijfMail } from '#lib/server/taken/sjabloon.ts';

const alle: Post[] = [
	{ soort: 'uitnodiging', token: 'T0ken-_abc' },
	{ soort: 'bericht' },
	{ soort: 'loketcode', code: '246 810' },
	{ soort: 'aanmelding-ontvangen', referentienummer: 'AT-2026-0042' }
];
const gevallen = alle.flatMap((post) =>
	(['u', 'je'] as const).map((stem) => [post.soort, stem, post] as const)
);
const schrijf = (post: Post, stem: Inhoud['stem']) =>
	schrijfMail({ post, stem, persoonId: null }, 'https://tafel.test');

/** Words that would tell a bystander what this is about (issue 2 §3.4, dossier §8.2, threat B08). */
const VERRADEND =
	/jeugd|bescherm|kind|ouder|gezin|tafel(?!\.test)|raad|zorg|veilig|uitnodig(?!ing\/)|aanmeld|gesprek|dossier|\b\d{1,2}-\d{1,2}-\d{4}|\d (januari|februari|maart|april|mei|juni|juli)/i;

describe.each(gevallen)('%s in the %s-voice', (_soort, stem, post) => {
	const mail = schrijf(post, stem);

	test('tells a bystander nothing', () => {
		expect(mail.onderwerp).not.toMatch(VERRADEND);
		expect(mail.tekst).not.toMatch(VERRADEND);
		expect(mail.html.replace(/<[^>]*>/g, ' ')).not.toMatch(VERRADEND);
	});

	test('has no pictures, scripts, styles or addresses of others', () => {
		expect(mail.html).not.toMatch(/<(img|script|style|link|iframe)|style=|src=/i);
		const adressen = `${mail.tekst} ${mail.html}`.match(/https?:\/\/[^/\s"<]+/g) ?? [];
		expect(adressen.filter((adres) => adres !== 'https://tafel.test')).toEqual([]);
	});
});

test('an invitation carries its link once, and says that a code comes by another way', () => {
	const { tekst, html } = schrijf({ soort: 'uitnodiging', token: 'T0ken-_abc' }, 'je');
	expect(tekst).toContain('\n\nhttps://tafel.test/uitnodiging/T0ken-_abc\n\n');
	expect(html).toContain('href="https://tafel.test/uitnodiging/T0ken-_abc"');
	expect(tekst).toContain('op een andere manier');
});

test('each voice speaks to its own reader', () => {
	expect(schrijf({ soort: 'bericht' }, 'u').onderwerp).toBe('Er staat een bericht voor u klaar');
	expect(schrijf({ soort: 'bericht' }, 'je').onderwerp).toBe('Er staat een bericht voor je klaar');
	expect(schrijf({ soort: 'bericht' }, 'je').tekst).not.toMatch(/\b(u|uw)\b/i);
});

test('what is filled in is shown as text, whatever it is', () => {
	const { html } = schrijf({ soort: 'aanmelding-ontvangen', referentienummer: '<b>&"' }, 'u');
	expect(html).not.toContain('<b>');
	expect(html).toContain('&#60;b&#62;&#38;&#34;');
});
