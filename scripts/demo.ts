// npm run demo: the product with invented families on localhost:4173, and what it mails on localhost:8025.
// A second start keeps the data; `npm run demo -- --opnieuw` starts over.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zorgVoorBuild } from './bouw.ts';
import { alsTabel, leesPersonen, vul, type DemoPersoon } from './personen.ts';
import { startPostvanger, type Postvanger } from './postvanger.ts';
import { isVrij, stop, vrijePoort, wortel } from './proces.ts';
import { omgeving, startServer, type Server } from './server.ts';

const POORT = 4173;
const POSTPOORT = 8025;
const map = path.join(wortel, 'data', 'demo');
const plek = {
	gegevens: path.join(map, 'gegevens'),
	sleutels: path.join(map, 'sleutels.json'),
	push: path.join(map, 'push.json')
};
const PERSONEN = path.join(map, 'personen.json');
const POST = path.join(map, 'berichten.json');

function meld(zin: string): void {
	process.stdout.write(`${zin}\n`);
}

/** A known trouble in one sentence; anything else as it is, since it is a defect. */
function legUit(fout: unknown): never {
	const code = (fout as NodeJS.ErrnoException).code;
	if (code === 'ENOSPC') stop('De schijf is vol; maak ruimte vrij en start de demo opnieuw.');
	if (code === 'EACCES' || code === 'EROFS') stop(`De demo mag niet schrijven in ${map}.`);
	if (code === 'EADDRINUSE') stop('Een poort van de demo is net door een ander programma ingenomen.');
	if (fout instanceof Error && /achteraf gewijzigd/.test(fout.message))
		stop('Uw demogegevens zijn van een oudere versie. Begin opnieuw met: npm run demo -- --opnieuw');
	stop(fout instanceof Error ? (fout.stack ?? fout.message) : String(fout));
}

async function controleerPoorten(): Promise<void> {
	for (const poort of [POORT, POSTPOORT]) {
		if (await isVrij(poort)) continue;
		stop(`Poort ${poort} is al in gebruik; stop het programma dat daar draait (misschien een eerdere demo).`);
	}
}

/** Also for a demo that was filled before devices could be told. */
async function zorgVoorPush(): Promise<void> {
	if (existsSync(plek.push)) return;
	const { maakPushbestand } = await import('../src/lib/server/opslag/pushsleutel.ts');
	maakPushbestand(plek.push);
}

/** The people file is written last, so a store without it was left half filled and is made again. */
async function zorgVoorGegevens(smtpPort: number): Promise<DemoPersoon[]> {
	if (existsSync(PERSONEN)) return leesPersonen(PERSONEN);
	rmSync(map, { recursive: true, force: true });
	mkdirSync(map, { recursive: true, mode: 0o700 });
	Object.assign(process.env, omgeving({ ...plek, smtpPort }, POORT));
	const { maakSleutelbestand } = await import('../src/lib/server/opslag/sleutelbestand.ts');
	maakSleutelbestand(plek.sleutels);
	await zorgVoorPush();
	meld('De verzonnen gezinnen worden gemaakt.');
	const personen = await vul({ ...plek, oorsprong: `http://localhost:${POORT}`, meld });
	writeFileSync(PERSONEN, `${JSON.stringify(personen, null, '\t')}\n`, { mode: 0o600 });
	return personen;
}

/** Ends everything on Ctrl-C, and when the server ends by itself. */
function bewaak(post: Postvanger, server: Server): void {
	let bezig = false;
	const einde = async (code: number) => {
		if (bezig) return;
		bezig = true;
		await Promise.all([server.stop(), post.stop()]);
		process.exit(code);
	};
	for (const signaal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signaal, () => void einde(0));
	void server.afgelopen.then(() => {
		if (!bezig) process.stderr.write('\nDe server is gestopt; start de demo opnieuw.\n');
		return einde(1);
	});
}

async function start(): Promise<void> {
	await controleerPoorten();
	if (!(await zorgVoorBuild())) stop('Het bouwen is mislukt; de reden staat hierboven.');
	if (process.argv.includes('--opnieuw')) rmSync(map, { recursive: true, force: true });
	const smtpPort = await vrijePoort();
	const personen = await zorgVoorGegevens(smtpPort);
	const post = await startPostvanger({ smtpPort, httpPort: POSTPOORT, bewaarIn: POST, personen });
	const uitvoer = (tekst: string) => process.stderr.write(tekst);
	await zorgVoorPush();
	const server = await startServer({ ...plek, smtpPort, poort: POORT, uitvoer });
	bewaak(post, server);
	meld(`\n${alsTabel(personen)}\n`);
	meld(`De app:                  http://localhost:${POORT}`);
	meld(`Verstuurde berichten:    http://localhost:${POSTPOORT}`);
	meld(`Codes om in te loggen:   http://localhost:${POSTPOORT}/codes`);
	meld(`Deze lijst als bestand:  data/demo/personen.json`);
	meld('Stoppen: Ctrl-C. Opnieuw beginnen: npm run demo -- --opnieuw');
}

await start().catch(legUit);
