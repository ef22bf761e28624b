// npm run meet: how fast, side by side in one run, so that ratios mean something on any machine (issue 2 §5).
// `-- --opslag` measures the engines of the store beside each other instead (meet-opslag/).
// `-- 3` measures three seconds per address instead of eight; `-- 8 zonder-telefoon` leaves Lighthouse out.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { belast, geheugen, startKaal, type Belasting } from './belasting.ts';
import { zorgVoorBuild } from './bouw.ts';
import type { Kijker } from './budget-paginas.ts';
import { openKijkers, type Kijkers } from './kijkers.ts';
import { meetCommits } from './meet-opslag.ts';
import { VERSCHIL_HOOGUIT, vergelijk } from './meten/gelijk.ts';
import { meetStorm } from './meten/storm.ts';
import { beoordeel } from './meten/vuurtoren.ts';
import { stop } from './proces.ts';
import { startServer, type Server } from './server.ts';

type Gemeten = { naam: string; pad: string; als: Kijker; status?: number };

const SECONDEN = Number(process.argv[2] ?? 8);
const MET_TELEFOON = !process.argv.includes('zonder-telefoon');
/**
 * The offline page is a file in the build, and adapter-node leaves prerendered pages out of what it renders. The almost
 * empty page that the server does render is the one for an unknown address: the frame, a heading and a sentence.
 */
const BIJNA_LEEG: Gemeten = {
	naam: 'bijna lege pagina (onbekend adres)',
	pad: '/bestaat-niet',
	als: 'iedereen',
	status: 404
};
const ONDER_BELASTING: readonly Gemeten[] = [
	{ naam: 'inloggen, zonder zaak', pad: '/inloggen', als: 'iedereen' },
	{ naam: 'thuis van een ouder', pad: '/casus/{casus}', als: 'ouder' },
	{ naam: 'reactie van een ouder', pad: '/casus/{casus}/reactie?vraag=nu', als: 'ouder' }
];
const OP_DE_TELEFOON: readonly Gemeten[] = [
	{ naam: 'uitleg', pad: '/uitleg/tafel1', als: 'iedereen' },
	{ naam: 'uitnodiging', pad: '/casus/{casus}/uitnodiging', als: 'ouder' },
	{ naam: 'thuis', pad: '/casus/{casus}', als: 'ouder' },
	{ naam: 'reactie', pad: '/casus/{casus}/reactie?vraag=nu', als: 'ouder' }
];

const schrijf = (tekst: string): void => void process.stdout.write(`${tekst}\n`);
const rij = (naam: string, cellen: string[]): void =>
	schrijf(naam.padEnd(36) + cellen.map((cel) => cel.padStart(14)).join(''));
const deel = (een: Belasting, ander: Belasting) =>
	`${((100 * een.perSeconde) / ander.perSeconde).toFixed(1)} %`;

/** Runs one measurement; one that fails is told and counts as failed, and the others go on. */
async function probeer(naam: string, fn: () => Promise<void>): Promise<void> {
	try {
		await fn();
	} catch (fout) {
		schrijf(`${naam}: niet gemeten, ${(fout as Error).message}`);
		process.exitCode = 1;
	}
}

/** A page under load, right after a bare server with as many bytes. @returns the most memory seen, in MiB */
async function meetPagina(
	server: Server,
	kijkers: Kijkers,
	pagina: Gemeten,
	leeg: Belasting | null
): Promise<{ gemeten: Belasting; hoogst: number }> {
	const { pad, cookie } = kijkers.vul(pagina);
	const status = pagina.status ?? 200;
	const adres = server.adres.replace('localhost', '127.0.0.1') + pad;
	const antwoord = await fetch(adres, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
	const bytes = (await antwoord.arrayBuffer()).byteLength;
	if (antwoord.status !== status) throw new Error(`${pad} gaf ${antwoord.status}`);
	await belast(adres, cookie, 2, status);
	const kaal = await startKaal(bytes);
	const bodem = await belast(kaal.adres, '', Math.min(SECONDEN, 4));
	kaal.stop();
	let hoogst = 0;
	const meter = setInterval(() => (hoogst = Math.max(hoogst, geheugen(server.pid))), 200);
	const gemeten = await belast(adres, cookie, SECONDEN, status);
	clearInterval(meter);
	const getallen = [`${gemeten.perSeconde.toFixed(0)}/s`, `${gemeten.p50} ms`, `${gemeten.p99} ms`];
	rij(pagina.naam, [...getallen, deel(gemeten, bodem), leeg ? deel(gemeten, leeg) : '', `${bytes} B`]);
	if (gemeten.mis > 0) throw new Error(`${gemeten.mis} antwoorden mislukten`);
	return { gemeten, hoogst };
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

async function meetBelasting(server: Server, kijkers: Kijkers): Promise<void> {
	const rust = geheugen(server.pid);
	let hoogst = 0;
	let leeg: Belasting | null = null;
	rij('50 verbindingen', ['verzoeken', 'p50', 'p99', 'van kaal', 'van bijna leeg', 'grootte']);
	for (const pagina of [BIJNA_LEEG, ...ONDER_BELASTING])
		await probeer(pagina.naam, async () => {
			const uitslag = await meetPagina(server, kijkers, pagina, leeg);
			leeg ??= uitslag.gemeten;
			hoogst = Math.max(hoogst, uitslag.hoogst);
		});
	schrijf(`\ngeheugen: ${rust.toFixed(0)} MiB in rust, ${hoogst.toFixed(0)} MiB onder belasting\n`);
}

/** What somebody at home notices while fifty others try passwords, and how many of those heard "even geduld". */
async function meetInlogstorm(server: Server, kijkers: Kijkers): Promise<void> {
	const thuis = kijkers.vul({ pad: '/casus/{casus}', als: 'ouder' });
	const { rustig, tijdens, pogingen, geduld } = await meetStorm(server.adres, thuis, SECONDEN);
	rij('inlogstorm, thuis met 4 verbindingen', ['verzoeken', 'p50', 'p99']);
	for (const [naam, een] of [
		['zonder storm', rustig],
		['tijdens de storm', tijdens]
	] as const)
		rij(naam, [`${een.perSeconde.toFixed(0)}/s`, `${een.p50} ms`, `${een.p99} ms`]);
	schrijf(`${pogingen} pogingen in die tijd, waarvan ${geduld} met "even geduld"\n`);
}

/** A stranger asks for what is not there and for what is not his, two hundred times each. */
async function meetGelijk(server: Server, kijkers: Kijkers): Promise<void> {
	const ouder = kijkers.vul({ pad: '/casus/{casus}', als: 'ouder' });
	const ander = `/casus/${kijkers.vreemdeZaak}`;
	const onbekend = `/casus/${crypto.randomUUID()}`;
	rij('verboden of er niet, midden van 200', ['verboden', 'er niet', 'verschil']);
	for (const deel of ['', '/stukken', '/reacties']) {
		const paden = { verboden: ander + deel, onbekend: onbekend + deel };
		const uit = await vergelijk(`/casus/…${deel}`, server.adres, ouder.cookie, paden);
		const verschil = Math.abs(uit.verboden - uit.onbekend);
		rij(
			uit.naam,
			[uit.verboden, uit.onbekend, verschil].map((ms) => `${ms.toFixed(2)} ms`)
		);
		if (verschil > VERSCHIL_HOOGUIT) throw new Error(`meer dan ${VERSCHIL_HOOGUIT} ms verschil`);
	}
	schrijf('');
}

async function meetTelefoon(server: Server, kijkers: Kijkers): Promise<void> {
	rij('Lighthouse, telefoon, midden van 3', [
		'snelheid',
		'toegankelijk',
		'werkwijze',
		'LCP',
		'over de lijn',
		'verzoeken'
	]);
	for (const pagina of OP_DE_TELEFOON)
		await probeer(pagina.naam, async () => {
			const { pad, cookie } = kijkers.vul(pagina);
			const { snelheid, toegankelijkheid, werkwijze, lcp, bytes, verzoeken } = await beoordeel(
				server.adres + pad,
				cookie
			);
			const getallen = [snelheid, toegankelijkheid, werkwijze].map(String);
			rij(pagina.naam, [
				...getallen,
				`${lcp.toFixed(0)} ms`,
				`${(bytes / 1000).toFixed(1)} kB`,
				String(verzoeken)
			]);
		});
}

async function meet(map: string): Promise<void> {
	const plek = { gegevens: path.join(map, 'gegevens'), sleutels: path.join(map, 'sleutels.json') };
	schrijf('De verzonnen gezinnen worden gemaakt.');
	const kijkers = await openKijkers(plek);
	const bezig = (loadavg()[0] ?? 0).toFixed(1);
	schrijf(
		`\n${cpus().length} processoren, ${cpus()[0]?.model ?? ''}, Node ${process.version}; drukte vooraf ${bezig}\n`
	);
	const { kaal, opslag, samen } = await meetCommits(map, 5_000);
	schrijf(
		`commits per seconde, FULL: kaal ${kaal.toFixed(0)}, opslag ${opslag.toFixed(0)}, opslag met 50 tegelijk ${samen.toFixed(0)}`
	);
	schrijf(`koude start: ${(await meetStart(plek)).toFixed(0)} ms (midden van 3)\n`);
	const server = await startServer({ ...plek, smtpPort: 9 });
	try {
		await meetBelasting(server, kijkers);
		await probeer('inlogstorm', () => meetInlogstorm(server, kijkers));
		await probeer('verboden of er niet', () => meetGelijk(server, kijkers));
		if (MET_TELEFOON) await meetTelefoon(server, kijkers);
	} finally {
		await server.stop();
	}
}

if (!(await zorgVoorBuild())) stop('Het bouwen is mislukt; de reden staat hierboven.');
if (process.argv.includes('--opslag')) {
	const { meetOpslag } = await import('./meet-opslag/naast-elkaar.ts');
	await meetOpslag(Number(process.argv.find((een) => /^\d+$/.test(een)) ?? 8));
	process.exit(0);
}
const map = mkdtempSync(path.join(tmpdir(), 'aan-tafel-meet-'));
try {
	await meet(map);
} finally {
	rmSync(map, { recursive: true, force: true });
}
