// Makes a new key file for production: `node scripts/start.mjs scripts/sleutels.ts <pad>`. Outside the data folder, and
// kept apart from its backups: whoever has both can read everything, whoever loses it can read nothing.
// `--push <pad>` makes the key for messages on a device instead: who loses it asks everybody to choose their devices again.
import { maakPushbestand } from '../src/lib/server/opslag/pushsleutel.ts';
import { maakSleutelbestand } from '../src/lib/server/opslag/sleutelbestand.ts';
import { stop } from './proces.ts';

const opties = process.argv.slice(2);
const voorPush = opties.includes('--push');
const [pad] = opties.filter((een) => een !== '--push');
if (!pad) stop('Noem het pad van het nieuwe bestand.');
try {
	if (voorPush) maakPushbestand(pad);
	else maakSleutelbestand(pad);
} catch (fout) {
	const code = (fout as NodeJS.ErrnoException).code;
	if (code === 'EEXIST') stop('Daar staat al een bestand. Een sleutelbestand wordt nooit overschreven.');
	if (code === 'ENOENT') stop('Die map bestaat niet.');
	if (code === 'EACCES') stop('In die map mag dit programma niet schrijven.');
	throw fout;
}
process.stdout.write(`Gemaakt: ${pad}. Bewaar een kopie op een andere plek dan de gegevens.\n`);
