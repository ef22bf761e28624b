/** A form as a page sends it: where to, and the fields with what stands in them. */
export interface Formulier {
	/** Name of the action; `default` when the form has none. */
	actie: string;
	velden: Veld[];
}
export interface Veld {
	naam: string;
	/** `text`, `email`, `hidden`, `radio`, `textarea`, `select` … */
	soort: string;
	/** Of a radio or select: one of the values that can be chosen. */
	waarde: string;
}

const TEKENS: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'", '#34': '"' };
const ontsnapt = (tekst: string) =>
	tekst.replaceAll(/&(amp|quot|lt|gt|#39|#34);/g, (_, naam: string) => TEKENS[naam] ?? '');
const kenmerk = (tag: string, naam: string) =>
	ontsnapt(new RegExp(`\\s${naam}="([^"]*)"`).exec(tag)?.[1] ?? '');

function leesVelden(html: string): Veld[] {
	const invoer = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => ({
		naam: kenmerk(tag, 'name'),
		soort: kenmerk(tag, 'type') || 'text',
		waarde: kenmerk(tag, 'value')
	}));
	const lappen = [...html.matchAll(/<textarea\b[^>]*>([^<]*)/g)].map(([tag, waarde = '']) => ({
		naam: kenmerk(tag, 'name'),
		soort: 'textarea',
		waarde: ontsnapt(waarde)
	}));
	const lijsten = [...html.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)].map(
		([, tag = '', opties = '']) => ({
			naam: kenmerk(tag, 'name'),
			soort: 'select',
			waarde: kenmerk(opties.split('<option').find((optie) => /value="[^"]+"/.test(optie)) ?? '', 'value')
		})
	);
	const knoppen = [...html.matchAll(/<button\b[^>]*\sname="[^>]*>/g)].map(([tag]) => ({
		naam: kenmerk(tag, 'name'),
		soort: 'button',
		waarde: kenmerk(tag, 'value')
	}));
	return [...invoer, ...lappen, ...lijsten, ...knoppen].filter((veld) => veld.naam !== '');
}

/** The forms of a page that belong to the page itself; those of the frame go elsewhere. */
export function leesFormulieren(html: string): Formulier[] {
	return [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)]
		.map(([, tag = '', inhoud = '']) => ({ doel: kenmerk(tag, 'action'), velden: leesVelden(inhoud) }))
		.filter(({ doel }) => doel === '' || doel.startsWith('?'))
		.map(({ doel, velden }) => ({ actie: doel.replace('?/', '') || 'default', velden }));
}
