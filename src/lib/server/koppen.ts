/**
 * Headers of every answer, also of files and prerendered pages, which never come through a hook. Node announces each
 * request on a diagnostics channel before anything answers it; whoever answers may still set its own.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

const KOPPEN: Readonly<Record<string, string>> = {
	// Not `no-referrer`: a form would then be sent with `Origin: null`, and the check against forged forms refuses it.
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'x-robots-tag': 'noindex'
};

/** Puts the headers on every answer of this process from now on. */
export function zetKoppen(): void {
	subscribe('http.server.request.start', (bericht) => {
		const { response } = bericht as { response: ServerResponse };
		for (const [naam, waarde] of Object.entries(KOPPEN)) response.setHeader(naam, waarde);
	});
}
