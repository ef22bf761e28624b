import type { ServerResponse } from 'node:http';
import { generateSync } from 'otplib';
import type { Bericht } from './bericht.ts';
import type { DemoPersoon } from './personen.ts';

const OPMAAK = `
	body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 44rem; padding: 1rem; }
	article { border-top: 1px solid #888; padding: 0.5rem 0; }
	h2 { font-size: 1.0625rem; margin: 0.5rem 0 0; }
	p { margin: 0; }
	pre { font: inherit; overflow-wrap: anywhere; white-space: pre-wrap; }
	a { display: inline-block; min-height: 3rem; }
	@media (prefers-color-scheme: dark) { body { background: #16181a; color: #eee; } a { color: #9cf; } }
`;

function ontsnap(tekst: string): string {
	return tekst.replace(/[&<>"']/g, (teken) => `&#${teken.charCodeAt(0)};`);
}

/** Plain text of a mail as safe HTML, with addresses on this machine made tappable. */
function alsHtml(tekst: string): string {
	return ontsnap(tekst).replace(/https?:\/\/[^\s&]+/g, (adres) => `<a href="${adres}">${adres}</a>`);
}

function toon(bericht: Bericht): string {
	const tijd = new Date(bericht.ontvangenOp).toLocaleString('nl-NL', { timeZone: 'Europe/Amsterdam' });
	return `<article>
		<h2>${ontsnap(bericht.onderwerp)}</h2>
		<p>Aan ${ontsnap(bericht.aan)}, ${tijd}</p>
		<pre>${alsHtml(bericht.tekst)}</pre>
	</article>`;
}

function schrijfHtml(antwoord: ServerResponse, titel: string, inhoud: string): void {
	antwoord.writeHead(200, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
	});
	antwoord.end(`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="10">
<title>${titel}</title>
<style>${OPMAAK}</style>
</head>
<body>
<h1>${titel}</h1>
${inhoud}
</body>
</html>
`);
}

/** Writes the page that lists every message, newest first; it looks for new ones every ten seconds. */
export function schrijfPagina(antwoord: ServerResponse, berichten: Bericht[]): void {
	const inhoud = berichten.toReversed().map(toon).join('\n') || '<p>Er is nog niets verstuurd.</p>';
	const kop =
		'<p>Deze post is echt verstuurd, maar komt alleen hier aan. <a href="/berichten.json">Als JSON</a></p>';
	schrijfHtml(antwoord, 'Verstuurde berichten', `${kop}\n${inhoud}`);
}

/** Writes the page with the six digits that an authenticator app would show now, for each invented person. */
export function schrijfCodes(antwoord: ServerResponse, personen: DemoPersoon[]): void {
	const regels = personen
		.filter((persoon) => persoon.totpSecret !== '')
		.map(
			(persoon) => `<article>
		<h2>${generateSync({ secret: persoon.totpSecret })}</h2>
		<p>${ontsnap(persoon.naam)}, ${ontsnap(persoon.rol)}, ${ontsnap(persoon.email)}</p>
	</article>`
		);
	schrijfHtml(antwoord, 'Codes van nu', regels.join('\n'));
}
