// Is it all there, and is it what it was? By number, by hash, by the MAC of every audit row and every block of a document.
import { stroom, type Kop as Blokkop } from '../../src/lib/server/bestanden/versleutelde-blokken.ts';
import { past, type AuditRij } from '../../src/lib/server/opslag/audit.ts';
import { pakUit, type Hoofdsleutels } from '../../src/lib/server/opslag/sleutelbestand.ts';
import { leidAf, lopendeVingerafdruk, slot } from '../../src/lib/server/opslag/versleuteling.ts';
import { rijen, type Huis, type Tabel, type Waarde } from './vorm.ts';

export type Afdruk = { aantal: number; hash: string };
export type Keuring = { strengen: number; auditrijen: number; documenten: number; blokken: number };

/** Why a store is not what it should be; a sentence for the person at the keyboard. */
export class Ongelijk extends Error {}

/** Length before content, so that no two rows can read the same. */
function opgeschreven(waarde: Waarde): Buffer {
	const bytes =
		waarde === null
			? Buffer.from('n')
			: Buffer.isBuffer(waarde)
				? waarde
				: Buffer.from(`${typeof waarde === 'number' ? 'g' : 't'}${waarde}`);
	const kop = Buffer.alloc(5, Buffer.isBuffer(waarde) ? 'b' : 'w');
	kop.writeUInt32BE(bytes.length, 1);
	return Buffer.concat([kop, bytes]);
}

/** Number of rows and a hash over every value, in the order of the primary key. */
export async function afdruk(huis: Huis, tabel: Tabel): Promise<Afdruk> {
	const hash = lopendeVingerafdruk();
	let aantal = 0;
	for await (const stuk of rijen(huis, tabel))
		for (const rij of stuk) {
			aantal++;
			for (const waarde of rij) hash.neem(opgeschreven(waarde));
		}
	return { aantal, hash: hash.geef() };
}

/** @throws Ongelijk at the first table of which number or content differ */
export async function vergelijk(van: Huis, naar: Huis, meld: (zin: string) => void): Promise<number> {
	let som = 0;
	for (const tabel of await van.tabellen()) {
		const [een, ander] = [await afdruk(van, tabel), await afdruk(naar, tabel)];
		if (een.aantal !== ander.aantal)
			throw new Ongelijk(`${tabel.naam} heeft ${ander.aantal} rijen in plaats van ${een.aantal}.`);
		if (een.hash !== ander.hash) throw new Ongelijk(`${tabel.naam} is niet gelijk gebleven.`);
		som += een.aantal;
		meld(`  ${tabel.deel}.${tabel.naam}: ${een.aantal} rijen gelijk`);
	}
	return som;
}

async function tabelVan(huis: Huis, naam: string): Promise<Tabel> {
	const tabel = (await huis.tabellen()).find((een) => een.naam === naam);
	if (!tabel) throw new Ongelijk(`Er is geen tabel ${naam}.`);
	return tabel;
}

const alsKameel = (naam: string) => naam.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

async function* alsObject<R>(huis: Huis, naam: string, kolommen?: readonly string[]): AsyncGenerator<R> {
	const tabel = await tabelVan(huis, naam);
	const deel = kolommen ? { ...tabel, kolommen: [...new Set([...kolommen, ...tabel.sleutel])] } : tabel;
	for await (const stuk of rijen(huis, deel))
		for (const rij of stuk)
			yield Object.fromEntries(deel.kolommen.map((kolom, i) => [alsKameel(kolom), rij[i]])) as R;
}

/** The last line of one strand of the log: whoever keeps it elsewhere sees that a tail was cut off. */
export type Kop = Pick<AuditRij, 'keten' | 'nummer' | 'mac'>;

/**
 * Walks the log from begin to end.
 * @param bewaard heads that were kept elsewhere; each must still stand where it stood
 * @returns the heads as they are now, and how many lines there are
 * @throws Ongelijk at the first line that is not what was written, or that is not there any more
 */
export async function keurStrengen(
	huis: Huis,
	hoofd: Pick<Hoofdsleutels, 'audit'>,
	bewaard: readonly Kop[] = []
): Promise<{ koppen: Kop[]; rijen: number }> {
	const koppen = new Map<number, AuditRij>();
	const plek = ({ keten, nummer, mac }: Kop) => `${keten} ${nummer} ${mac}`;
	const gemist = new Map(bewaard.map((kop) => [plek(kop), kop]));
	let aantal = 0;
	for await (const rij of alsObject<AuditRij>(huis, 'audit')) {
		if (!past(hoofd.audit, rij, koppen.get(rij.keten)))
			throw new Ongelijk(`Het logboek klopt niet: streng ${rij.keten}, regel ${rij.nummer}.`);
		koppen.set(rij.keten, rij);
		gemist.delete(plek(rij));
		aantal++;
	}
	for (const { keten, nummer } of gemist.values())
		throw new Ongelijk(`Het logboek mist een stuk: streng ${keten}, regel ${nummer} stond er en is weg.`);
	return { koppen: [...koppen.values()], rijen: aantal };
}

type Document = { id: string; casusId: string; type: string; lengte: number; kopVersleuteld: Buffer };

/** The keys of all cases, opened with the key file. */
async function zaaksleutels(huis: Huis, hoofd: Hoofdsleutels): Promise<Map<string, Buffer>> {
	const uit = new Map<string, Buffer>();
	for await (const { id, kek, verpakt } of alsObject<{ id: string; kek: number; verpakt: Buffer }>(
		huis,
		'sleutel'
	)) {
		const open = hoofd.kek.get(kek);
		if (!open) throw new Ongelijk(`Het sleutelbestand past niet: kek ${kek} ontbreekt.`);
		try {
			uit.set(id, pakUit(open, verpakt));
		} catch {
			throw new Ongelijk(`Het sleutelbestand past niet bij de sleutel ${id}.`);
		}
	}
	return uit;
}

/** Opens every block of every document, and keeps none. */
async function keurDocumenten(
	huis: Huis,
	sleutels: ReadonlyMap<string, Buffer>
): Promise<[documenten: number, blokken: number]> {
	const tabel = await tabelVan(huis, 'document_blok');
	const inhoud = tabel.kolommen.indexOf('inhoud');
	const kolommen = ['id', 'casus_id', 'type', 'lengte', 'kop_versleuteld'];
	let [documenten, blokken] = [0, 0];
	for await (const rij of alsObject<Document>(huis, 'document', kolommen)) {
		const zaak = sleutels.get(`casus:${rij.casusId}`);
		if (!zaak) throw new Ongelijk(`Document ${rij.id} heeft geen sleutel.`);
		const zaakslot = slot(leidAf(zaak, 'velden'), rij.casusId);
		const kop: Blokkop = { documentId: rij.id, versie: 1, lengte: rij.lengte, soort: rij.type };
		const bron = async function* () {
			for (let nummer = 0; ; nummer++) {
				const [blok] = await huis.lees(tabel, [rij.id, nummer - 1], 1);
				if (!blok || blok[tabel.kolommen.indexOf('document_id')] !== rij.id) return;
				blokken++;
				yield blok[inhoud] as Buffer;
			}
		};
		try {
			const prefix = Buffer.from(zaakslot.ontsleutel('document.kop', rij.id, rij.kopVersleuteld), 'base64');
			const sleutel = leidAf(zaakslot.sleutel, `document/${rij.id}`);
			for await (const stuk of stroom(sleutel, kop, prefix, bron())) void stuk;
		} catch {
			throw new Ongelijk(`Document ${rij.id} gaat niet open.`);
		}
		documenten++;
	}
	return [documenten, blokken];
}

/**
 * Looks with the key file whether everything opens that is bound to it.
 * @throws Ongelijk when a key, an audit row or a block of a document is not what was written
 */
export async function keur(huis: Huis, hoofd: Hoofdsleutels): Promise<Keuring> {
	const sleutels = await zaaksleutels(huis, hoofd);
	const { koppen, rijen: auditrijen } = await keurStrengen(huis, hoofd);
	const [documenten, blokken] = await keurDocumenten(huis, sleutels);
	return { strengen: koppen.length, auditrijen, documenten, blokken };
}
