import { createTransport } from 'nodemailer';
import { afzenderAdres } from '../opslag/post.ts';
import { StartFout } from '../opslag/sleutelbestand.ts';
import type { Mail } from './sjabloon.ts';

/** `nooit`: this address or message will never be accepted. `later`: try again. */
export type Uitkomst = 'verzonden' | 'later' | 'nooit';

export type Verzender = (bericht: { aan: string; messageId: string } & Mail) => Promise<Uitkomst>;

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
/** One address: no comma, no angle bracket, no line end that could smuggle in a second one (threats A10, D13). */
const EEN_ADRES = /^[^\s,;:<>"()]+@[^\s,;:<>"()]+$/;

/**
 * The connection settings for an SMTP address: TLS from the start (smtps) or required after STARTTLS, never in the
 * clear, except to this same machine.
 * @throws StartFout when the address is no SMTP address
 */
export function verbinding(smtp: string) {
	const adres = URL.parse(smtp);
	if (!adres || (adres.protocol !== 'smtp:' && adres.protocol !== 'smtps:') || adres.hostname === '')
		throw new StartFout('AANTAFEL_SMTP is geen adres van een mailserver. Schrijf het als smtp://naam:poort.');
	const secure = adres.protocol === 'smtps:';
	const isHier = LOOPBACK.has(adres.hostname);
	return {
		host: adres.hostname.replace(/^\[|\]$/g, ''),
		port: Number(adres.port) || (secure ? 465 : 587),
		secure,
		requireTLS: !secure && !isHier,
		ignoreTLS: !secure && isHier,
		tls: { minVersion: 'TLSv1.2' as const },
		...(adres.username && {
			auth: { user: decodeURIComponent(adres.username), pass: decodeURIComponent(adres.password) }
		}),
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 30_000,
		disableFileAccess: true,
		disableUrlAccess: true
	};
}

/**
 * Only a 5xx to this envelope or message says something about this mail. A 5xx at the greeting, the login or TLS is
 * a fault of ours or theirs that passes (threat R08).
 */
function duid(fout: unknown): Uitkomst {
	const { code, responseCode } = fout as { code?: string; responseCode?: number };
	const gaatOverBericht = code === 'EENVELOPE' || code === 'EMESSAGE';
	return gaatOverBericht && responseCode !== undefined && responseCode >= 500 ? 'nooit' : 'later';
}

/**
 * Makes the function that hands one mail to the mail server and says how that went; it never throws.
 * @param smtp `smtp://host:port` or `smtps://user:password@host:port`
 * @param afzender `Aan Tafel <noreply@…>` or a bare address
 */
export function maakVerzender(smtp: string, afzender: string): Verzender {
	const transport = createTransport(verbinding(smtp));
	const van = afzenderAdres(afzender);
	return async (bericht) => {
		if (!EEN_ADRES.test(bericht.aan)) return 'nooit';
		try {
			await transport.sendMail({
				from: { name: 'Aan Tafel', address: van },
				to: { name: '', address: bericht.aan },
				envelope: { from: van, to: [bericht.aan] },
				messageId: bericht.messageId,
				subject: bericht.onderwerp,
				text: bericht.tekst,
				html: bericht.html,
				headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
			});
			return 'verzonden';
		} catch (fout) {
			return duid(fout);
		}
	};
}
