// The production build, made only when something that goes into it changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { draaiStil, programma, stop, wortel } from './proces.ts';

const AFDRUK = path.join(wortel, 'build', '.afdruk');
const BRON = ['src', 'messages', 'static', 'drizzle'];
const INSTELLING = ['package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];

/** One hash over every file that goes into the build. */
function afdruk(): string {
	const mappen = BRON.filter((map) => existsSync(path.join(wortel, map)));
	const bestanden = mappen.flatMap((map) =>
		readdirSync(path.join(wortel, map), { recursive: true, withFileTypes: true })
			.filter((ingang) => ingang.isFile())
			.map((ingang) => path.join(ingang.parentPath, ingang.name))
	);
	const hash = createHash('sha256').update(process.version);
	for (const bestand of [...bestanden.sort(), ...INSTELLING.map((naam) => path.join(wortel, naam))]) {
		const inhoud = readFileSync(bestand);
		hash.update(`${path.relative(wortel, bestand)}\0${inhoud.length}\0`).update(inhoud);
	}
	return hash.digest('hex');
}

/** Whether build/ was made from the files as they are now. */
function isVers(nu: string): boolean {
	return existsSync(AFDRUK) && readFileSync(AFDRUK, 'utf8') === nu;
}

/**
 * Makes build/ unless it is fresh. Shows progress.
 * @returns whether there is a fresh build now
 */
export async function zorgVoorBuild(): Promise<boolean> {
	const nu = afdruk();
	if (isVers(nu)) return true;
	process.stdout.write('De app wordt gebouwd; dat duurt ongeveer een minuut.\n');
	const begin = Date.now();
	const wekker = setInterval(() => {
		process.stdout.write(`  … bezig met bouwen, ${Math.round((Date.now() - begin) / 1000)} seconden\n`);
	}, 10_000);
	const { code, gezegd } = await draaiStil([programma('vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
	clearInterval(wekker);
	if (code === 0) writeFileSync(AFDRUK, nu);
	else process.stderr.write(gezegd);
	return code === 0;
}

if (import.meta.main && !(await zorgVoorBuild())) stop('Het bouwen is mislukt; de reden staat hierboven.');
