import { isFamilie } from '#lib/domein/bevoegdheid.ts';
import * as document from '#lib/server/casus/document.ts';
import { nietGevonden, pagina } from '#lib/server/poort.ts';

export const load = pagina('document.lezen', async (hier, event) => {
	const id = event.params.document ?? '';
	const stuk = await document.vind(hier, id);
	if (!stuk) return nietGevonden();
	const uittreksel = await document.leesTekst(hier, id);
	const alsBeeld = event.url.searchParams.get('als') === 'bladzijden' || uittreksel === null;
	return {
		casusId: hier.casus.id,
		stuk: {
			id,
			soort: stuk.soort,
			type: stuk.type,
			printen: stuk.printen,
			paginas: stuk.paginas ?? 1,
			kopie: stuk.kopieVoor !== null
		},
		heeftTekst: uittreksel !== null,
		heeftBeeld: stuk.type !== 'docx',
		alsBeeld: alsBeeld && stuk.type !== 'docx',
		tekst: alsBeeld ? [] : (uittreksel?.paginas ?? []),
		familie: hier.wie.rollen.some(isFamilie),
		lezers: await document.lezersVan(hier, id)
	};
});
