// Writes docs/wie-ziet-wat.md from the code, for a jurist. A test fails when the file and the code differ.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { momenten } from '../src/lib/domein/stukrecht.ts';
import { handelingen, reacties, regios, sleutels, stukken } from './wie-ziet-wat/tabellen.ts';
import * as woorden from './wie-ziet-wat/woorden.ts';

export const BESTAND = 'docs/wie-ziet-wat.md';

/** The whole file. */
export const wieZietWat = (): string => `# Wie ziet wat, en wie mag wat

Dit bestand is gemaakt uit de code, met \`npm run wie-ziet-wat\`. De tabellen komen uit dezelfde regels die bij elk verzoek beslissen. Een test faalt zodra dit bestand en de code verschillen. Wijzig het dus niet met de hand.

“Dossier” is het domeindossier. Nummers als S1-B34 wijzen naar één zin in de brondocumenten: S0 is de handleiding van het loket, S1 de werkwijze Twente, S2 de uitleg van Haaglanden, X een andere bron.

## 1. Zo leest u dit

- **Wat er niet staat, mag niet.** Zonder cel is er niets: geen stuk, geen naam van een stuk, geen aantal.
- **Lezen**: op het scherm. **Printen**: ook bewaren of afdrukken. **Toevoegen**: een stuk van deze soort inbrengen.
- **Kopie**: niet het stuk zelf. De voorzitter kan een kopie maken zonder andermans gegevens, voor die ene persoon. Zonder vrijgave is er niets.
- Een recht geldt per persoon, per kind en per stuk. Een stuk noemt het kind waar het over gaat. Gaat het over alle kinderen, dan leest een ouder het alleen met gezag over alle kinderen. Een jongere leest alleen wat over hem of haar zelf gaat.
- Twee vaders in één zaak: ieder leest over het kind waarover hij gezag heeft, en niets over het andere.
- Gezag dat niemand heeft nagekeken, telt als geen gezag.
- De leeftijd telt per dag. Op de verjaardag zelf begint de nieuwe groep. Wie op 29 februari jarig is, is in andere jaren op 1 maart jarig. Zonder geboortedatum is er geen recht op grond van leeftijd.
- Heeft iemand in de zaak een geheim adres, dan leest het gezin een stuk pas nadat een mens het heeft nagekeken.
- Een gast (steunpersoon, advocaat, Jeugdstem) hoort bij één persoon en ziet altijd minder dan die persoon.
- Wie leidt of plant (voorzitter, procesondersteuner) doet dat door een aanstelling met begin en einde in een subregio. De beheerder regelt aanstellingen en heeft geen enkel recht in een zaak.
- Elke keer dat iemand kijkt of iets doet, staat in het logboek.

### De momenten

${momenten.map((moment) => `- **${moment}**: ${woorden.momenten[moment]}.`).join('\n')}

### De regio’s

Voor jongeren van 12 tot en met 15 jaar verschilt het per subregio. *Selectie*: een kopie die de voorzitter vrijgeeft. *Geen*: geen stukken, ook geen kopie; wel de eigen uitnodiging en wie er aan tafel zit.

${regios()}

## 2. Welke gegevens iemand kan openen

Een beschermd gegeven ligt onder een sleutel van die persoon zelf. Wie de sleutel niet krijgt, kan het niet openen, ook niet door een fout in een pagina.

${sleutels()}

## 3. Stukken

${stukken()}

## 4. Reacties

De schrijver leest de eigen reactie altijd. Een concept of een ingetrokken reactie leest niemand anders. Wat na het begin van de tafel binnenkomt, leest alleen de voorzitter. De tabel gaat over een ingestuurde reactie. Bron: dossier §2.3 en §2.4.

${reacties()}

## 5. Wie mag wat doen

${handelingen()}
`;

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	writeFileSync(BESTAND, wieZietWat());
	process.stdout.write(`${BESTAND} is geschreven.\n`);
}
