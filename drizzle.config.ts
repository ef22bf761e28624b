import { defineConfig } from 'drizzle-kit';

/** `npm run migratie` writes both sets; a human reads and commits them, nobody edits them later. */
const sleutels = process.env.AANTAFEL_SCHEMA === 'sleutels';

export default defineConfig({
	dialect: 'sqlite',
	schema: `./src/lib/server/opslag/${sleutels ? 'sleutelschema' : 'schema'}.ts`,
	out: `./drizzle/sqlite/${sleutels ? 'sleutels' : 'casus'}`
});
