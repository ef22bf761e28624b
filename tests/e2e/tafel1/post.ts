import type { Postvanger } from '../../../scripts/postvanger.ts';
import { over } from '../opzet/reis.ts';
import { expect } from '../opzet/server.ts';
import { A, B } from './gezin.ts';

/** One mail each, and none says more than that something is ready. */
export async function leesMail(post: Postvanger): Promise<void> {
	for (const aan of [A.email, B.email]) await post.wachtOp(aan);
	const verklapt =
		/Fenna|Jorrit|Boomkamp|Vlierman|Saskia|Rutger|jeugd|bescherm|tafel\b|kind|ouder|Enschede|stadhuis|\d{1,2}[:.]\d{2}|maandag|dinsdag|woensdag|donderdag|vrijdag/i;
	const [dag] = [over(16)];
	for (const bericht of post.berichten) {
		expect(bericht.aan).not.toContain(',');
		const zichtbaar = [
			bericht.onderwerp,
			bericht.tekst.replaceAll(/http\S+/g, ''),
			bericht.html.replaceAll(/<[^>]*>/g, ' ')
		].join('\n');
		expect(zichtbaar, `mail aan ${bericht.aan}`).not.toMatch(verklapt);
		expect(JSON.stringify(bericht)).not.toContain(dag);
		for (const naam of ['cc', 'bcc', 'reply-to']) expect(bericht.kopregels[naam]).toBeUndefined();
	}
	expect(post.berichten.filter(({ aan }) => aan === A.email)).toHaveLength(1);
	expect(post.berichten.filter(({ aan }) => aan === B.email)).toHaveLength(1);
}
