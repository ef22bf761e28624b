/**
 * Reads and shows files, in a sandbox: a separate process without network, without writing, without secrets,
 * with a limit on time and memory. A bad file costs that process, never the server (dreigingen D02, D06).
 * Two at once at most; the rest waits its turn.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { weiger, type Weigering } from '#lib/domein/weigering.ts';
import type { Antwoord, Soort, Taak, Uittreksel } from './stuk.ts';

const TEGELIJK = 2;
const MAX_WACHTEND = 50;
const MAX_TAKEN = 100;
/** Long enough for five hundred pages on a busy machine; who exceeds it loses only its own process. */
const TIJD_MS = { onderzoek: 15_000, pagina: 15_000, tekst: 60_000 };
const STIL_MS = 30_000;
const GEHEUGEN = 900 * 1024 * 1024;

type Werkplek = {
	proces: ChildProcess;
	klaar?: (antwoord: Antwoord) => void;
	gedaan: number;
	stil?: NodeJS.Timeout;
};
type Wachtend = { taak: Taak; klaar: (antwoord: Antwoord) => void };

const werkplekken = new Set<Werkplek>();
const rij: Wachtend[] = [];
let gestart = 0;

/** What the process may read: its own code, the installed packages, and nothing of the data. */
function leesbaar(adres: string): string[] {
	const pakket = findPackageJSON('pdfjs-dist', adres);
	const eigen = findPackageJSON(adres);
	const mappen = [dirname(fileURLToPath(adres)), ...(eigen ? [eigen] : [])];
	// An installation may be a link to another place; both names of it are needed.
	for (const pad of pakket ? [pakket, realpathSync(pakket)] : [])
		mappen.push(pad.replace(/(?<=[\\/]node_modules)[\\/].*$/s, ''));
	return [...new Set(mappen)];
}

async function openWerkplek(): Promise<Werkplek> {
	const { adres, WACHTWOORD } = await import('./werker.ts');
	const rechten = leesbaar(adres).map((pad) => `--allow-fs-read=${pad}`);
	const proces = fork(fileURLToPath(adres), [WACHTWOORD], {
		execArgv: ['--permission', '--allow-addons', ...rechten, '--max-old-space-size=400', '--no-warnings'],
		env: {},
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc']
	});
	const plek: Werkplek = { proces, gedaan: 0 };
	const weg = () => sluit(plek, { weigering: 'bestand.te-zwaar' });
	proces.on('message', (bericht: Antwoord) => {
		plek.klaar?.(bericht);
	});
	proces.once('exit', weg);
	proces.once('error', weg);
	return plek;
}

function sluit(plek: Werkplek, antwoord: Antwoord): void {
	werkplekken.delete(plek);
	clearTimeout(plek.stil);
	plek.proces.removeAllListeners('exit');
	plek.proces.kill('SIGKILL');
	plek.klaar?.(antwoord);
}

/** Bytes of memory a process holds; 0 where the system does not tell (only Linux does, this way). */
function geheugenVan(pid: number | undefined): number {
	try {
		return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096;
	} catch {
		return 0;
	}
}

function houdVast(plek: Werkplek, vast: boolean): void {
	if (vast) {
		plek.proces.ref();
		plek.proces.channel?.ref();
	} else {
		plek.proces.unref();
		plek.proces.channel?.unref();
	}
}

function voerUit(plek: Werkplek, { taak, klaar }: Wachtend): void {
	const teZwaar = () => sluit(plek, { weigering: 'bestand.te-zwaar' });
	const wekker = setTimeout(teZwaar, TIJD_MS[taak.doe]);
	const wacht = setInterval(() => geheugenVan(plek.proces.pid) > GEHEUGEN && teZwaar(), 50);
	clearTimeout(plek.stil);
	houdVast(plek, true);
	plek.klaar = (antwoord) => {
		clearTimeout(wekker);
		clearInterval(wacht);
		plek.klaar = undefined;
		houdVast(plek, false);
		// A process that has read many files, or has nothing to do, gives its memory back.
		if (++plek.gedaan >= MAX_TAKEN) sluit(plek, antwoord);
		else if (werkplekken.has(plek)) plek.stil = setTimeout(() => sluit(plek, antwoord), STIL_MS).unref();
		klaar(antwoord);
		void verdeel();
	};
	plek.proces.send(taak, (fout) => fout && teZwaar());
}

async function verdeel(): Promise<void> {
	const vrij = [...werkplekken].find((plek) => !plek.klaar);
	if (vrij) {
		const volgende = rij.shift();
		if (volgende) voerUit(vrij, volgende);
	} else if (rij.length > 0 && werkplekken.size + gestart < TEGELIJK) {
		gestart++;
		try {
			werkplekken.add(await openWerkplek());
		} finally {
			gestart--;
		}
		await verdeel();
	}
}

async function vraag(taak: Taak): Promise<unknown> {
	if (rij.length >= MAX_WACHTEND) return weiger('bestand.druk');
	const antwoord = await new Promise<Antwoord>((klaar, mislukt) => {
		rij.push({ taak, klaar });
		verdeel().catch(mislukt);
	});
	return 'weigering' in antwoord ? weiger(antwoord.weigering) : antwoord.uitkomst;
}

/**
 * How many pages a file has; a docx or picture counts as one. It also checks the inside of the file.
 * Refuses `bestand.kapot`, `.versleuteld`, `.onveilig`, `.bijlagen`, `.te-lang`, `.te-zwaar`, `.druk`.
 */
export async function paginas(bytes: Uint8Array, soort: Soort): Promise<{ aantal: number } | Weigering> {
	return (await vraag({ doe: 'onderzoek', soort, bytes })) as { aantal: number } | Weigering;
}

/**
 * A WebP picture of page `nummer` (from 1), `breedte` pixels wide (200–2400), made by the server: no script,
 * link, form, place or camera of the file is left in it. A docx has no pictures: read it with `tekst`.
 * Refuses `bestand.pagina-onbekend` and what `paginas` refuses.
 */
export async function pagina(
	bytes: Uint8Array,
	soort: Soort,
	nummer: number,
	breedte: number
): Promise<Uint8Array | Weigering> {
	const maat = Math.min(2400, Math.max(200, Math.round(breedte)));
	return (await vraag({ doe: 'pagina', soort, bytes, nummer, breedte: maat })) as Uint8Array | Weigering;
}

/** The words of a file as plain blocks; 'niet-leesbaar' for a picture or a scan. Refuses what `paginas` refuses. */
export async function tekst(
	bytes: Uint8Array,
	soort: Soort
): Promise<Uittreksel | 'niet-leesbaar' | Weigering> {
	return (await vraag({ doe: 'tekst', soort, bytes })) as Uittreksel | 'niet-leesbaar' | Weigering;
}
