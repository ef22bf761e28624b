import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isWeigering } from '#lib/domein/weigering.ts';
import { controleer } from '#lib/server/bestanden/controle.ts';
import { EICAR } from '#lib/server/bestanden/proefvirus.ts';
import { schoneNaam } from '#lib/server/bestanden/soort.ts';
import fout from '../../messages/nl/fout.json' with { type: 'json' };
import { docxMet, docxStuk, heic, jpgMetGps, pdf, pdfStuk, png, pngVan, ruwePdf } from './proefbestanden.ts';

const tekst = (inhoud: string) => new TextEncoder().encode(inhoud);
const samen = (...delen: Uint8Array[]) => new Uint8Array(Buffer.concat(delen));

describe('what may come in', () => {
	it.each([
		['pdf', pdfStuk, 3],
		['docx', docxStuk, 3],
		['jpg', jpgMetGps, 1],
		['png', png, 1],
		['heic', heic, 1]
	] as const)('%s, whatever the sender calls it', async (soort, bytes, paginas) => {
		expect(await controleer(bytes, 'stuk.exe.jpg')).toMatchObject({
			soort,
			paginas,
			grootte: bytes.length,
			bestandsnaam: `stuk.exe.${soort}`
		});
	});

	it('a PDF that opens without a password, though its maker limited printing', async () => {
		const bytes = await pdf((doc) => doc.text('Open voor iedereen.'), {
			ownerPassword: 'x',
			pdfVersion: '1.7'
		});
		expect(await controleer(bytes, 'a.pdf')).toMatchObject({ soort: 'pdf' });
	});

	it('only the kinds that this person may send', async () => {
		expect(await controleer(docxStuk, 'a.docx', ['pdf', 'jpg'])).toMatchObject({ sleutel: 'bestand.soort' });
	});
});

const pdfMetVeel = () =>
	pdf((doc) => {
		for (let i = 0; i < 500; i++) doc.addPage({ size: [100, 100] });
	});
const rel = (soort: string, doel: string) => (oud: string) =>
	oud.replace(
		'</Relationships>',
		`<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${soort}" Target="${doel}" TargetMode="External"/></Relationships>`
	);
const oleMet = (naam: string) =>
	samen(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(naam, 'utf16le'));
const bom = () => zipSync({ 'word/document.xml': new Uint8Array(130 * 1024 * 1024) }, { level: 9 });
const veelDelen = () =>
	zipSync(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`d${i}`, new Uint8Array(1)])));
const script = '<script>alert(1)</script>';

const weigeringen: [string, string, () => Uint8Array | Promise<Uint8Array>][] = [
	['leeg', 'nothing', () => new Uint8Array()],
	['te-groot', 'more than 25 MB', () => samen(pdfStuk, new Uint8Array(25 * 1024 * 1024))],
	['soort', 'HTML', () => tekst(`<!doctype html>${script}`)],
	['soort', 'SVG', () => tekst(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)],
	['soort', 'a GIF', () => tekst('GIF89a......')],
	['soort', 'a plain zip', () => zipSync({ 'a.txt': tekst('hoi') })],
	[
		'soort',
		'another office format',
		() =>
			docxMet({
				'[Content_Types].xml': (o) =>
					o.replaceAll('wordprocessingml.document.main', 'presentationml.presentation.main')
			})
	],
	['oud-word', 'an old Word file', () => oleMet('WordDocument')],
	['versleuteld', 'a docx behind a password', () => oleMet('EncryptedPackage')],
	[
		'versleuteld',
		'a PDF behind a password',
		() => pdf((doc) => doc.text('x'), { userPassword: 'geheim', pdfVersion: '1.7' })
	],
	['kapot', 'the head of a PDF only', () => pdfStuk.slice(0, 12)],
	['kapot', 'half a docx', () => docxStuk.slice(0, docxStuk.length / 2)],
	['kapot', 'a picture that does not open', () => png.slice(0, 60)],
	['onveilig', 'EICAR', () => tekst(EICAR)],
	['onveilig', 'EICAR packed in a docx', () => docxMet({ 'word/media/x.bin': EICAR })],
	['onveilig', 'macros', () => docxMet({ 'word/vbaProject.bin': 'x' })],
	[
		'onveilig',
		'a macro type',
		() =>
			docxMet({
				'[Content_Types].xml': (o) =>
					o.replace('wordprocessingml.document.main', 'wordprocessingml.macroEnabled.main')
			})
	],
	[
		'onveilig',
		'a remote template',
		() =>
			docxMet({
				'word/_rels/settings.xml.rels': () =>
					rel('attachedTemplate', 'http://127.0.0.1/t.dotm')('<Relationships></Relationships>')
			})
	],
	[
		'onveilig',
		'a picture from outside',
		() => docxMet({ 'word/_rels/document.xml.rels': rel('image', 'http://127.0.0.1/baken.png') })
	],
	[
		'onveilig',
		'a field that starts a program',
		() =>
			docxMet({
				'word/document.xml': (o) =>
					o.replace('<w:t', '<w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\cmd.exe</w:instrText><w:t')
			})
	],
	[
		'onveilig',
		'an XML bomb',
		() => docxMet({ 'word/settings.xml': '<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>' })
	],
	['onveilig', 'a part that climbs out', () => docxMet({ '../../etc/passwd': 'x' })],
	['onveilig', 'two parts with one name', () => docxMet({ 'word/DOCUMENT.xml': 'x' })],
	['onveilig', 'a picture with a page behind it', () => samen(png, tekst(script))],
	[
		'onveilig',
		'a picture with an archive behind it',
		() => samen(jpgMetGps, zipSync({ 'a.class': tekst('x') }))
	],
	['onveilig', 'a PDF with a page in front', () => samen(tekst(`%PDF-1.7\n<html>${script}`), pdfStuk)],
	[
		'onveilig',
		'a PDF with script',
		() => ruwePdf('', ['<</S/JavaScript/JS(app.alert\\(1\\))>>'], '/OpenAction 4 0 R')
	],
	[
		'onveilig',
		'a PDF that starts a program',
		() => ruwePdf('/Annots[4 0 R]', ['<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>'])
	],
	[
		'bijlagen',
		'a PDF with a file inside',
		() => pdf((doc) => doc.text('zie bijlage').file(Buffer.from('geheim'), { name: 'lijst.txt' }))
	],
	['te-lang', 'a PDF of 501 pages', pdfMetVeel],
	['te-zwaar', 'a zip bomb', bom],
	['te-zwaar', 'a zip of thousands of parts', veelDelen],
	['te-zwaar', 'a pixel flood', () => pngVan(60_000, 60_000)]
];

describe('what stays out, each with its own sentence', () => {
	it.each(weigeringen)('%s: %s', async (sleutel, _, maak) => {
		const uitkomst = await controleer(await maak(), 'bestand');
		expect(isWeigering(uitkomst) ? uitkomst.sleutel : uitkomst).toBe(`bestand.${sleutel}`);
		expect(fout.bestand).toHaveProperty([sleutel]);
	});
});

describe('names', () => {
	it.each([
		['../../etc/passwd', 'passwd.pdf'],
		['C:\\Users\\x\\Verzoek Daan.PDF', 'Verzoek Daan.pdf'],
		['brief\u0000\r\nSet-Cookie: a=b.pdf', 'briefSet-Cookie a=b.pdf'],
		['foto\u202Egpj.exe', 'fotogpj.exe.pdf'],
		['', 'bestand.pdf'],
		['...', 'bestand.pdf'],
		['ë'.repeat(300), `${'ë'.repeat(100)}.pdf`]
	])('%j becomes %j', (naam, schoon) => expect(schoneNaam(naam, 'pdf')).toBe(schoon));
});
