// First step of every command: plain Node built-ins, so it runs on a fresh clone with any Node from 20 on.
// It installs what is missing and hands over to the Node 26 from node_modules. The shell remembers where it
// found `node`, so `a && b` cannot switch versions half-way; this script starts the next step itself.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const wortel = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(wortel, 'node_modules');
const node26 = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
// node_modules takes 611 MB and npm needs room to unpack.
const RUIMTE_INSTALLEREN = 1_500_000_000;
const RUIMTE_DRAAIEN = 300_000_000;

/**
 * Ends with one sentence for the person at the keyboard.
 * @param {string} zin
 * @returns {never}
 */
function stop(zin) {
	process.stderr.write(`\n${zin}\n`);
	process.exit(1);
}

/** @param {string} bestand */
function leesSlot(bestand) {
	try {
		return JSON.parse(fs.readFileSync(bestand, 'utf8')).packages;
	} catch {
		return undefined;
	}
}

/** npm writes its own copy of the lock file last, so an interrupted install also counts as missing. */
function isGeinstalleerd() {
	const gewenst = leesSlot(path.join(wortel, 'package-lock.json'));
	const aanwezig = leesSlot(path.join(modules, '.package-lock.json'));
	if (!gewenst) stop('package-lock.json ontbreekt of is onleesbaar; haal de bestanden opnieuw op.');
	if (!aanwezig) return false;
	return Object.entries(gewenst).every(([pad, pakket]) => {
		if (pad === '') return true;
		return pad in aanwezig ? aanwezig[pad].version === pakket.version : pakket.optional === true;
	});
}

/** @param {number} nodig bytes */
function controleerRuimte(nodig) {
	const schijf = fs.statfsSync(wortel);
	const vrij = schijf.bavail * schijf.bsize;
	if (vrij >= nodig) return;
	stop(
		`Er is te weinig ruimte op de schijf: ${Math.round(vrij / 1e6)} MB vrij, ${Math.round(nodig / 1e6)} MB nodig.`
	);
}

/**
 * Runs a program and passes signals on; resolves with its exit code.
 * @param {string} programma
 * @param {string[]} argumenten
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean, cwd?: string }} [opties]
 * @returns {Promise<number>}
 */
function draai(programma, argumenten, opties = {}) {
	return new Promise((klaar, mislukt) => {
		const kind = spawn(programma, argumenten, { cwd: wortel, stdio: 'inherit', ...opties });
		const signalen = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
		for (const signaal of signalen) process.on(signaal, () => kind.kill(signaal));
		// npm starts us by a shell, which ends on a signal without passing it on: then we have lost our parent.
		const ouder = process.ppid;
		const bewaking = setInterval(() => {
			if (process.env.npm_lifecycle_event === undefined || process.ppid === ouder) return;
			clearInterval(bewaking);
			kind.kill('SIGTERM');
		}, 500).unref();
		kind.once('error', mislukt);
		kind.once('exit', (code, signaal) => klaar(code ?? (signaal === 'SIGINT' ? 130 : 143)));
	});
}

async function installeer() {
	controleerRuimte(RUIMTE_INSTALLEREN);
	process.stdout.write(
		'Onderdelen ophalen met npm. Dat hoeft maar één keer en duurt één tot drie minuten.\n'
	);
	const begin = Date.now();
	const wekker = setInterval(() => {
		process.stdout.write(`  … bezig met ophalen, ${Math.round((Date.now() - begin) / 1000)} seconden\n`);
	}, 10_000);
	// Under `npm run` the path of npm itself is known; otherwise npm is a program on the PATH.
	const npm = process.env.npm_execpath;
	const argumenten = [
		'ci',
		'--no-audit',
		'--no-fund',
		'--include=dev',
		'--ignore-scripts=false',
		'--loglevel=error'
	];
	const metNode = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
	const code = await draai(
		metNode ? process.execPath : 'npm',
		metNode ? [npm, ...argumenten] : argumenten,
		metNode ? {} : { shell: process.platform === 'win32' }
	).catch(() => -1);
	clearInterval(wekker);
	if (code === 130 || code === 143) process.exit(code);
	if (code !== 0) {
		stop(
			'npm kon de onderdelen niet ophalen; zie de melding hierboven, controleer het netwerk en probeer opnieuw.'
		);
	}
}

if (Number(process.versions.node.split('.')[0]) < 20) {
	stop(`Dit is Node ${process.versions.node}; installeer Node 20 of nieuwer en probeer het opnieuw.`);
}
if (isGeinstalleerd()) controleerRuimte(RUIMTE_DRAAIEN);
else await installeer();
if (!fs.existsSync(node26)) {
	// npm can be told not to run the scripts of packages; this is the one script that matters here.
	const pakket = path.join(modules, 'node');
	await draai(process.execPath, ['installArchSpecificPackage.js'], { cwd: pakket }).catch(() => -1);
}
if (!fs.existsSync(node26)) {
	stop(
		'Node 26 kon niet worden opgehaald; controleer het netwerk, verwijder de map node_modules en probeer opnieuw.'
	);
}

const [stap, ...rest] = process.argv.slice(2);
if (stap === undefined) stop('Geef de stap op: node scripts/start.mjs <script of programma> [argumenten].');
const voorop = [path.dirname(node26), path.join(modules, '.bin')].join(path.delimiter);
const PATH = `${voorop}${path.delimiter}${process.env.PATH ?? ''}`;
const isScript = /\.[cm]?[jt]s$/.test(stap);
const afloop = await draai(isScript ? node26 : stap, isScript ? [stap, ...rest] : rest, {
	env: { ...process.env, PATH },
	shell: !isScript && process.platform === 'win32'
}).catch(() =>
	stop(`De stap ${stap} kon niet starten; verwijder de map node_modules en probeer het opnieuw.`)
);
process.exit(afloop);
