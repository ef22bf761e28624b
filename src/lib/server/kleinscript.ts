/**
 * Puts the small script of every page (src/lib/ui/klein.js) in the page itself, so that leaving works from the first
 * moment that something shows (besluiten/paginas-zonder-javascript.md).
 */
import type { RequestEvent } from '@sveltejs/kit';

/** Where app.html keeps its place. */
const PLEK = '<!-- kleinscript -->';

/** For `transformPageChunk`. What opens after a quick exit has no script, like any page of somebody else. */
export function zetErin({ route }: Pick<RequestEvent, 'route'>): (stuk: { html: string }) => string {
	const script = route.id === '/(openbaar)/vandaag' ? '' : `<script>${KLEINSCRIPT}</script>`;
	return ({ html }) => html.replace(PLEK, () => script);
}
