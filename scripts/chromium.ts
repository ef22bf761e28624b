// Finds a Chromium for the end-to-end tests, or installs one: the Debian package as root, else Playwright's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { draai, draaiNode, programma, stop } from './proces.ts';

const DEBIAN = '/usr/bin/chromium';

/** Whether this program starts and says what it is. */
function werkt(pad: string): boolean {
	return existsSync(pad) && spawnSync(pad, ['--version'], { timeout: 30_000 }).status === 0;
}

/**
 * The Chromium on this machine: CHROMIUM_PATH, the Debian package, or Playwright's own.
 * @returns its path; undefined when there is none that starts
 * @throws when CHROMIUM_PATH names a program that does not start, since a wish must not be passed over in silence
 */
export function vindChromium(): string | undefined {
	const gewenst = process.env.CHROMIUM_PATH;
	if (gewenst) {
		if (werkt(gewenst)) return gewenst;
		throw new Error(`CHROMIUM_PATH wijst naar ${gewenst}, maar daar start geen Chromium.`);
	}
	return [DEBIAN, chromium.executablePath()].find(werkt);
}

async function installeer(): Promise<void> {
	const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (isDebianRoot) {
		process.stdout.write('Chromium ontbreekt; het Debian-pakket wordt geïnstalleerd.\n');
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		const bijgewerkt = await draai('apt-get', ['update', '-qq'], env);
		const pakketten = ['chromium', 'fonts-dejavu-core', 'fonts-noto-core'];
		const opties = ['install', '-y', '-qq', '--no-install-recommends', ...pakketten];
		if (bijgewerkt === 0 && (await draai('apt-get', opties, env)) === 0 && werkt(DEBIAN)) return;
		process.stdout.write('Dat lukte niet; nu met de Chromium van Playwright.\n');
	} else {
		process.stdout.write('Chromium ontbreekt; Playwright haalt het op.\n');
	}
	const extra = isDebianRoot ? ['--with-deps'] : [];
	await draaiNode([programma('@playwright/test/cli.js'), 'install', ...extra, 'chromium']);
}

/**
 * As `vindChromium`, and installs one when there is none.
 * @throws with one Dutch sentence when that fails
 */
export async function zorgVoorChromium(): Promise<string> {
	const aanwezig = vindChromium();
	if (aanwezig) return aanwezig;
	await installeer();
	const nieuw = vindChromium();
	if (nieuw) return nieuw;
	throw new Error(
		'Chromium kon niet worden geïnstalleerd; zet CHROMIUM_PATH op een Chromium en probeer opnieuw.'
	);
}

if (import.meta.main) {
	const pad = await zorgVoorChromium().catch((fout: Error) => stop(fout.message));
	process.stdout.write(`${pad}\n`);
}
