import { vertaler, type Vertaler } from '#lib/i18n/index.ts';
import type { Inhoud } from '../opslag/post.ts';

export type Mail = { onderwerp: string; tekst: string; html: string };

/** A paragraph is a sentence or two; a link stands on its own, so that nobody has to hunt for it. */
type Alinea = string | { link: string };

const ontsnap = (tekst: string): string => tekst.replace(/[&<>"']/g, (teken) => `&#${teken.charCodeAt(0)};`);

/** The last lines of every mail. */
const slot = (t: Vertaler): Alinea[] => [`${t('mail.vergissing')} ${t('mail.geenAntwoord')}`];

function schrijf({ post }: Inhoud, t: Vertaler, oorsprong: string): [onderwerp: string, ...Alinea[]] {
	switch (post.soort) {
		case 'uitnodiging':
		case 'collega': {
			const link = `${oorsprong}/${post.soort}/${encodeURIComponent(post.token)}`;
			const zin = `${t('mail.klaar')} ${t('mail.open')}`;
			return [t('mail.onderwerp.klaar'), zin, { link }, t('mail.metCode'), ...slot(t)];
		}
		case 'bericht': {
			const zin = `${t('mail.klaar')} ${t('mail.open')}`;
			return [
				t('mail.onderwerp.klaar'),
				zin,
				{ link: `${oorsprong}${post.loket ? '/loket/verder' : '/inloggen'}` },
				...(post.loket ? [] : [t('mail.inloggen')]),
				...slot(t)
			];
		}
		case 'toegang-vernieuwd': {
			const zin = `${t('mail.vernieuwd')} ${t('mail.vernieuwdCode')}`;
			return [t('mail.onderwerp.vernieuwd'), zin, t('mail.vernieuwdNiet'), t('mail.geenAntwoord')];
		}
		case 'melding':
			throw new Error('een melding is geen mail');
		case 'loketcode': {
			const code = t('mail.code', { code: post.code });
			return [t('mail.onderwerp.code'), code, t('mail.codeUitleg'), t('mail.codeNietGevraagd')];
		}
		case 'aanmelding-ontvangen': {
			const nummer = t('mail.referentienummer', { referentienummer: post.referentienummer });
			const zin = `${t('mail.ontvangen')} ${nummer}`;
			return [t('mail.onderwerp.ontvangen'), zin, t('mail.meer'), { link: `${oorsprong}/loket` }, ...slot(t)];
		}
	}
}

/**
 * Writes a mail as text and as plain HTML: only that something is ready, without a name, a child or a day, and
 * without pictures or tracking (issue 2 §3.4; threats B08, C09).
 * @param oorsprong public address of the product, without a slash at the end
 */
export function schrijfMail(inhoud: Inhoud, oorsprong: string): Mail {
	const t = vertaler('nl', inhoud.stem);
	const [onderwerp, ...alineas] = schrijf(inhoud, t, oorsprong);
	const tekst = alineas.map((alinea) => (typeof alinea === 'string' ? alinea : alinea.link)).join('\n\n');
	const html = alineas
		.map((alinea) => {
			if (typeof alinea === 'string') return `<p>${ontsnap(alinea)}</p>`;
			return `<p><a href="${ontsnap(alinea.link)}">${ontsnap(alinea.link)}</a></p>`;
		})
		.join('\n');
	return {
		onderwerp,
		tekst: `${tekst}\n`,
		html: `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>${ontsnap(onderwerp)}</title></head>
<body>
${html}
</body>
</html>
`
	};
}
