import adapter from '@sveltejs/adapter-node';
import { afdruk } from './scripts/kleinscript.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: adapter({ precompress: true }),
		// The offline page stands in for other addresses, so what it links to must not depend on where it stands.
		paths: { relative: false },
		// Nonces on rendered pages, hashes on prerendered ones; nothing unsafe, nothing from outside.
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', afdruk],
				'style-src': ['self'],
				// The icon stands in the page: a drawing of our own, and no reason to make a connection for.
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
				'object-src': ['none']
			}
		},
		// Registered by klein.js, like all else that a page does by itself (see besluiten/).
		serviceWorker: { register: false },
		prerender: { handleHttpError: 'fail', handleMissingId: 'fail', entries: ['*'] },
		// No page hydrates: what is left to bundle is the style, and one sheet costs one question to the server.
		output: { bundleStrategy: 'single' },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../scripts/**/*.ts', '../tests/**/*.ts', '../*.ts']
			})
		}
	}
};
