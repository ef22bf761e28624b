import { defineConfig } from 'drizzle-kit';

/**
 * `npm run migratie` writes all four sets; a human reads and commits them, nobody edits them later. The schema itself
 * becomes that of PostgreSQL when DATABASE_URL is given (kolommen.ts); nothing connects to it.
 */
const schema = process.env.AANTAFEL_SCHEMA === 'sleutels' ? 'sleutels' : 'casus';
const postgres = Boolean(process.env.DATABASE_URL);

export default defineConfig({
	dialect: postgres ? 'postgresql' : 'sqlite',
	schema: `./src/lib/server/opslag/${schema === 'sleutels' ? 'sleutelschema' : 'schema'}.ts`,
	out: `./drizzle/${postgres ? 'postgres' : 'sqlite'}/${schema}`
});
