/**
 * Writes the migration for what changed in the schema: `npm run migratie -- <naam>`. SQLite tables become STRICT,
 * which drizzle-kit cannot say. Read the file before committing it; once released it is never edited.
 * `--opnieuw` writes the first migration again: only before the first release.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const opnieuw = process.argv.includes('--opnieuw');
const naam = process.argv.slice(2).find((a) => !a.startsWith('--')) ?? 'begin';

for (const schema of ['casus', 'sleutels']) {
	const map = `drizzle/sqlite/${schema}`;
	if (opnieuw) {
		rmSync(`${map}/meta`, { recursive: true, force: true });
		rmSync(`${map}/0000_begin.sql`, { force: true });
	}
	execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--name', naam], {
		env: { ...process.env, AANTAFEL_SCHEMA: schema },
		stdio: 'inherit'
	});
	for (const bestand of readdirSync(map).filter((b) => b.endsWith(`_${naam}.sql`))) {
		const sql = readFileSync(`${map}/${bestand}`, 'utf8');
		writeFileSync(`${map}/${bestand}`, sql.replace(/(CREATE TABLE [^;]*\n\));/g, '$1 STRICT;'));
	}
}
