/** A name to sign in with for who has no e-mail address, or none of their own. It says nothing of the person. */
import { randomInt } from 'node:crypto';

const WOORDEN =
	`appel anker bever bloem brug citroen cactus druif duin egel eend fiets fluit gitaar gras hamer havik
	iris ijsbeer jas kano kers kraan lamp linde maan molen mier noot nest olijf otter peer pinda plons raam roos rivier
	schelp sjaal sneeuw specht tak toren trein uil vaas vlieger vuurtoren wilg wolk worm zeil zwaan zand zadel`.split(
		/\s+/
	);

const woord = (): string => WOORDEN[randomInt(WOORDEN.length)]!;

/** Three words and two digits, such as `otter-maan-kers-47`. Not secret; the caller checks that it is free. */
export const maak = (): string => `${woord()}-${woord()}-${woord()}-${randomInt(10, 100)}`;
