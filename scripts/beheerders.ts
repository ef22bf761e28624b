// The first two beheerders of a region, once, by who installs: `node scripts/start.mjs scripts/beheerders.ts twente
// "Naam Een" een@organisatie.nl "Naam Twee" twee@organisatie.nl`. With the same settings as the server, which is off.
import { geldendeWerkwijzen } from '../src/lib/domein/werkwijze.ts';
import { isWeigering } from '../src/lib/domein/weigering.ts';
import { vertaler } from '../src/lib/i18n/index.ts';
import { begin } from '../src/lib/server/beheer/begin.ts';
import { instelling } from '../src/lib/server/instelling.ts';
import { nu } from '../src/lib/server/klok.ts';
import { openOpslag } from '../src/lib/server/opslag/index.ts';
import { stop } from './proces.ts';

const [regio = '', naamEen = '', emailEen = '', naamTwee = '', emailTwee = ''] = process.argv.slice(2);
const regios = geldendeWerkwijzen.map((wijze) => wijze.regio);
if (!regios.includes(regio)) stop(`Noem een regio: ${regios.join(' of ')}.`);
if (!emailTwee.includes('@') || !emailEen.includes('@') || !naamEen || !naamTwee)
	stop('Noem twee mensen, elk met naam en e-mailadres. Eén beheerder alleen kan niemand aanstellen.');

const opslag = await openOpslag(instelling);
try {
	const eerste = { naam: naamEen, email: emailEen };
	const uit = await begin(opslag, regio, [eerste, { naam: naamTwee, email: emailTwee }], nu());
	if (isWeigering(uit)) stop(vertaler('nl', 'u').los(`fout.${uit.sleutel}`));
	for (const { naam, token, code } of uit)
		process.stdout.write(
			`\n${naam}\n  link: ${instelling.oorsprong}/collega/${token}\n  code: ${code}\n  Geef link en code elk op een andere manier.\n`
		);
} finally {
	await opslag.sluit();
}
