// A real SMTP server on loopback that keeps what it gets, for the demo and the tests. It can be told to fail in
// the ways real servers do (threat R08). Never part of the production build.
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream } from 'smtp-server';
import { leesBewaard, ontleed, type Bericht } from './bericht.ts';
import type { DemoPersoon } from './personen.ts';
import { schrijfCodes, schrijfPagina } from './postvanger-pagina.ts';

/**
 * weiger: hangs up before greeting. 421, 451: greylist, try later. 550: never. verbreek: hangs up after DATA,
 * before its answer. zwijg: never answers.
 */
export type Storing = 'weiger' | '421' | '451' | '550' | 'verbreek' | 'zwijg';

export interface Postvanger {
	smtpPort: number;
	httpPort: number;
	/** What was accepted (answered with 250), oldest first. */
	berichten: Bericht[];
	/** How many times a message was offered, also when it was refused. */
	pogingen: () => number;
	stelStoringIn: (storing: Storing | undefined) => void;
	/** Waits for a message to this address, which it returns; throws after `ms` milliseconds. */
	wachtOp: (aan: string, vanaf?: number, ms?: number) => Promise<Bericht>;
	stop: () => Promise<void>;
}

export interface Opties {
	/** 0 for any free port. */
	smtpPort: number;
	httpPort: number;
	/** File in which messages survive a restart. */
	bewaarIn?: string;
	/** People of the demo, whose TOTP codes `/codes` shows to those who have no authenticator app at hand. */
	personen?: DemoPersoon[];
}

function alsFout(storing: '421' | '451' | '550'): Error {
	const zin = storing === '550' ? 'Mailbox unavailable' : 'Try again later';
	return Object.assign(new Error(zin), { responseCode: Number(storing) });
}

function luister(server: NetServer, poort: number): Promise<void> {
	return new Promise((klaar, mislukt) => {
		server.once('error', mislukt);
		server.listen(poort, '127.0.0.1', () => {
			server.off('error', mislukt);
			klaar();
		});
	});
}

interface Toestand {
	berichten: Bericht[];
	bewaarIn?: string | undefined;
	personen?: DemoPersoon[] | undefined;
	verbindingen: Set<Socket>;
	storing: Storing | undefined;
	pogingen: number;
}

async function neemAan(hier: Toestand, stroom: SMTPServerDataStream, ontvangers: SMTPServerAddress[]) {
	const stukken: Buffer[] = [];
	for await (const stuk of stroom) stukken.push(stuk as Buffer);
	hier.pogingen += 1;
	if (hier.storing === '421' || hier.storing === '451') throw alsFout(hier.storing);
	if (hier.storing === 'zwijg') return new Promise<never>(() => {});
	if (hier.storing === 'verbreek') {
		for (const verbinding of hier.verbindingen) verbinding.destroy();
		return;
	}
	hier.berichten.push(await ontleed(Buffer.concat(stukken), ontvangers));
	if (hier.bewaarIn) writeFileSync(hier.bewaarIn, JSON.stringify(hier.berichten, null, '\t'));
}

function maakSmtp(hier: Toestand): SMTPServer {
	const smtp = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		logger: false,
		size: 1_000_000,
		onRcptTo: (_adres, _sessie, klaar) => klaar(hier.storing === '550' ? alsFout('550') : null),
		onData: (stroom, sessie, klaar) => {
			neemAan(hier, stroom, sessie.envelope.rcptTo).then(() => klaar(null), klaar);
		}
	});
	smtp.server.on('connection', (verbinding) => {
		hier.verbindingen.add(verbinding);
		verbinding.once('close', () => hier.verbindingen.delete(verbinding));
		if (hier.storing === 'weiger') verbinding.destroy();
	});
	// A client that hangs up half-way is daily life for a mail server.
	smtp.on('error', () => {});
	return smtp;
}

function maakHttp(hier: Toestand): Server {
	return createServer((vraag, antwoord) => {
		antwoord.setHeader('cache-control', 'no-store');
		antwoord.setHeader('x-content-type-options', 'nosniff');
		if (vraag.url === '/berichten.json') {
			antwoord.setHeader('content-type', 'application/json; charset=utf-8');
			antwoord.end(JSON.stringify(hier.berichten, null, '\t'));
		} else if (vraag.url === '/') {
			schrijfPagina(antwoord, hier.berichten);
		} else if (vraag.url === '/codes' && hier.personen) {
			schrijfCodes(antwoord, hier.personen);
		} else {
			antwoord
				.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
				.end('Deze pagina is er niet.\n');
		}
	});
}

async function wachtOp(hier: Toestand, aan: string, vanaf = 0, ms = 120_000): Promise<Bericht> {
	const einde = Date.now() + ms;
	while (Date.now() < einde) {
		const bericht = hier.berichten.slice(vanaf).find((kandidaat) => kandidaat.aan === aan);
		if (bericht) return bericht;
		await new Promise((klaar) => setTimeout(klaar, 50));
	}
	throw new Error(`Geen bericht voor ${aan} binnen ${ms} ms.`);
}

/**
 * Starts the SMTP server and its page (`/`, `/berichten.json`), both on loopback only.
 * @throws when a port is in use
 */
export async function startPostvanger({
	smtpPort,
	httpPort,
	bewaarIn,
	personen
}: Opties): Promise<Postvanger> {
	const hier: Toestand = {
		berichten: leesBewaard(bewaarIn),
		bewaarIn,
		personen,
		verbindingen: new Set(),
		storing: undefined,
		pogingen: 0
	};
	const smtp = maakSmtp(hier);
	const http = maakHttp(hier);
	await luister(smtp.server, smtpPort);
	await luister(http, httpPort).catch((fout: unknown) => {
		smtp.close();
		throw fout;
	});
	return {
		smtpPort: (smtp.server.address() as AddressInfo).port,
		httpPort: (http.address() as AddressInfo).port,
		berichten: hier.berichten,
		pogingen: () => hier.pogingen,
		stelStoringIn: (nieuw) => {
			hier.storing = nieuw;
		},
		wachtOp: (aan, vanaf, ms) => wachtOp(hier, aan, vanaf, ms),
		stop: async () => {
			for (const verbinding of hier.verbindingen) verbinding.destroy();
			http.closeAllConnections();
			await Promise.all([
				new Promise<void>((klaar) => smtp.close(() => klaar())),
				new Promise<void>((klaar) => http.close(() => klaar()))
			]);
		}
	};
}
