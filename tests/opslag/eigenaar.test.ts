import { spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOpslag } from '#lib/server/opslag/index.ts';
import { StartFout } from '#lib/server/opslag/sleutelbestand.ts';
import { maakPlek, metOpslag, ruimOp, type Plek } from './plek.ts';

let plek: Plek;
beforeEach(() => void (plek = maakPlek()));
afterEach(() => ruimOp(plek));

/** Another process with the store open, until it is killed. */
async function houdOpen() {
	const kind = spawn(process.execPath, ['tests/opslag/open-houden.ts', JSON.stringify(plek)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const af = new Promise<void>((klaar) => kind.once('exit', () => klaar()));
	await new Promise((klaar) => kind.stdout.once('data', klaar));
	return { pid: kind.pid!, breekAf: () => (kind.kill('SIGKILL'), af) };
}

it('a second process on the same folder is refused, with the number of the first (R23)', async () => {
	const eerste = await houdOpen();
	const tweede = openOpslag(plek);
	await expect(tweede).rejects.toThrow(StartFout);
	await expect(tweede).rejects.toThrow(`al open in een ander proces (nummer ${eerste.pid}). Stop dat eerst.`);
	await eerste.breekAf();
});

it('killed, the first leaves nothing in the way', async () => {
	const eerste = await houdOpen();
	await eerste.breekAf();
	await metOpslag(plek, async () => undefined);
});

it('closed, or refused for another reason, it is free again', async () => {
	await metOpslag(plek, async () => undefined);
	await expect(openOpslag({ ...plek, migraties: 'bestaat-niet' })).rejects.toThrow();
	const eerste = await houdOpen();
	await eerste.breekAf();
});
