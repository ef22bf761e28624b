// npm run meet: how fast, side by side in one run, so that ratios mean something on any machine (issue 2 §5).
// `-- 3` measures three seconds per address instead of ten.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { belast, geheugen, startKaal, type Belasting } from './belasting.ts';
import { zorgVoorBuild } from './bouw.ts';
import type { Pagina } from './budget-paginas.ts';
import { openKijkers } from './kijkers.ts';
import { meetCommits } from './meet-opslag.ts';
import { stop } from './proces.ts';
import { startServer, type Server } from './server.ts';

const SECONDEN = Number(process.argv[2] ?? 10);
const PAGINAS: readonly Pick<Pagina, 'naam' | 'pad' | 'als'>[] = [
	{ naam: 'bijna lege pagina', pad: '/offline', als: 'iedereen' },
	{ naam: 'thuis van een ouder', pad: '/casus/{casus}', als: 'ouder' },
	{ naam: 'reactie van een ouder', pad: '/casus/{casus}/reactie', als: 'ouder' }
];

function regel(naam: string, { perSeconde, p50, p99, mis }: Belasting, extra = ''): void {
	const getallen = [`${perSeconde.toFixed(0)}/s`, `p50 ${p50} ms`, `p99 ${p99} ms`];
	const fouten = mis > 0 ? `  ${mis} mislukt` : '';
	process.stdout.write(
		`${naam.padEnd(34)}${getallen.map((getal) => getal.padStart(13)).join('')}${extra}${fouten}\n`
	);
}

/** A page under load, right after a bare server with as many bytes. @returns the most memory seen, in MiB */
async function meetPagina(server: Server, naam: string, pad: string, cookie: string): Promise<number> {
	const adres = server.adres.replace('localhost', '127.0.0.1') + pad;
	const antwoord = await fetch(adres, { headers: { cookie }, redirect: 'manual' });
	const bytes = (await antwoord.arrayBuffer()).byteLength;
	if (antwoord.status !== 200) throw new Error(`${pad} gaf ${antwoord.status}`);
	await belast(adres, cookie, 2);
	const kaal = await startKaal(bytes);
	const bodem = await belast(kaal.adres, '', SECONDEN);
	kaal.stop();
	let hoogst = 0;
	const meter = setInterval(() => (hoogst = Math.max(hoogst, geheugen(server.pid))), 200);
	const gemeten = await belast(adres, cookie, SECONDEN);
	clearInterval(meter);
	regel(`kale node:http, ${bytes} bytes`, bodem);
	regel(naam, gemeten, `  ${((100 * gemeten.perSeconde) / bodem.perSeconde).toFixed(1)} % van kaal`);
	return hoogst;
}

async function meetStart(plek: { gegevens: string; sleutels: string }): Promise<number> {
	const tijden: number[] = [];
	for (let i = 0; i < 3; i++) {
		const begin = performance.now();
		const server = await startServer({ ...plek, smtpPort: 9 });
		tijden.push(performance.now() - begin);
		await server.stop();
	}
	return tijden.sort((a, b) => a - b)[1] ?? NaN;
}

if (!(await zorgVoorBuild())) stop('Het bouwen is mislukt; de reden staat hierboven.');
const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-meet-'));
const plek = { gegevens: path.join(map, 'gegevens'), sleutels: path.join(map, 'sleutels.json') };
const kijkers = await openKijkers(plek);
process.stdout.write(`${cpus().length} processoren, ${cpus()[0]?.model ?? ''}, Node ${process.version}\n\n`);
const commits = await meetCommits(map, 5_000);
process.stdout.write(
	`commits per seconde, FULL: kaal ${commits.kaal.toFixed(0)}, opslag ${commits.opslag.toFixed(0)}\n`
);
process.stdout.write(`koude start: ${(await meetStart(plek)).toFixed(0)} ms (midden van 3)\n\n`);
const server = await startServer({ ...plek, smtpPort: 9 });
const rust = geheugen(server.pid);
let hoogst = 0;
for (const pagina of PAGINAS) {
	try {
		const { pad, cookie } = kijkers.vul(pagina);
		hoogst = Math.max(hoogst, await meetPagina(server, pagina.naam, pad, cookie));
	} catch (fout) {
		process.stdout.write(`${pagina.naam}: niet gemeten, ${(fout as Error).message}\n`);
		process.exitCode = 1;
	}
}
process.stdout.write(
	`\ngeheugen: ${rust.toFixed(0)} MiB in rust, ${hoogst.toFixed(0)} MiB onder belasting\n`
);
await server.stop();
rmSync(map, { recursive: true, force: true });
