/** A calendar entry that tells a relative nothing: no name, no place, no description (dossier §8.5). */
const TITEL = 'Afspraak gemeente';
const ZONE = 'Europe/Amsterdam';

/** RFC 5545 §3.6.5: the zone comes along, so that a phone abroad shows the Dutch hour. */
const TIJDZONE = [
	'BEGIN:VTIMEZONE',
	`TZID:${ZONE}`,
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19700329T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19701025T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE'
];

const kaal = (iso: string): string => iso.replaceAll(/[-:]/g, '').slice(0, 15);
const plaatselijk = (moment: Temporal.Instant): string =>
	kaal(moment.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'second' }));

/**
 * Writes an .ics file.
 * @param afspraak uid: the same for every change of this appointment; volgnummer: rises with each change;
 * afgezegd: takes it out of the calendar again
 */
export const alsIcs = (afspraak: {
	uid: string;
	begin: Temporal.Instant;
	minuten: number;
	volgnummer: number;
	gemaakt: Temporal.Instant;
	afgezegd: boolean;
}): string =>
	[
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Afspraak//NL',
		'CALSCALE:GREGORIAN',
		`METHOD:${afspraak.afgezegd ? 'CANCEL' : 'PUBLISH'}`,
		...TIJDZONE,
		'BEGIN:VEVENT',
		`UID:${afspraak.uid}`,
		`SEQUENCE:${afspraak.volgnummer}`,
		`DTSTAMP:${kaal(afspraak.gemaakt.toString({ smallestUnit: 'second' }))}Z`,
		`DTSTART;TZID=${ZONE}:${plaatselijk(afspraak.begin)}`,
		`DTEND;TZID=${ZONE}:${plaatselijk(afspraak.begin.add({ minutes: afspraak.minuten }))}`,
		`SUMMARY:${TITEL}`,
		`STATUS:${afspraak.afgezegd ? 'CANCELLED' : 'CONFIRMED'}`,
		'CLASS:PRIVATE',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	].join('\r\n');
