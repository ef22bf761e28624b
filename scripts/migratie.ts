/**
 * Writes the migrations for what changed in the schema, for both engines: `npm run migratie -- <naam>`. What
 * drizzle-kit cannot say is added here: SQLite tables are STRICT; PostgreSQL text sorts and compares by bytes, as it
 * does in SQLite, whatever language the database was made for. Read the files before committing them; once released
 * they are never edited. `--opnieuw` writes the first migration again: only before the first release.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const opnieuw = process.argv.includes('--opnieuw');
const naam = process.argv.slice(2).find((a) => !a.startsWith('--')) ?? 'begin';

const motoren = {
	sqlite: {
		env: { DATABASE_URL: '' },
		vulAan: (sql: string) => sql.replace(/(CREATE TABLE [^;]*\n\));/g, '$1 STRICT;')
	},
	postgres: {
		env: { DATABASE_URL: 'postgres://alleen-om-te-kiezen' },
		vulAan: (sql: string) =>
			sql
				.replace(/^CREATE SCHEMA [^;]*;\n--> statement-breakpoint\n/gm, '')
				.replace(/^(\t|ALTER TABLE .* ADD COLUMN )("[a-z_]+") text\b/gm, '$1$2 text COLLATE "C"')
	}
};

for (const [motor, { env, vulAan }] of Object.entries(motoren))
	for (const schema of ['casus', 'sleutels']) {
		const map = `drizzle/${motor}/${schema}`;
		if (opnieuw) {
			rmSync(`${map}/meta`, { recursive: true, force: true });
			rmSync(`${map}/0000_begin.sql`, { force: true });
		}
		execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--name', naam], {
			env: { ...process.env, ...env, AANTAFEL_SCHEMA: schema },
			stdio: 'inherit'
		});
		for (const bestand of readdirSync(map).filter((b) => b.endsWith(`_${naam}.sql`))) {
			const sql = readFileSync(`${map}/${bestand}`, 'utf8');
			writeFileSync(`${map}/${bestand}`, vulAan(sql));
		}
	}
