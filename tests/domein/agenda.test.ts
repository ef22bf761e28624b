import { describe, expect, it } from 'vitest';
import { alsIcs } from '#lib/domein/agenda.ts';

const afspraak = {
	uid: 'a-b@afspraak',
	begin: Temporal.Instant.from('2026-07-06T08:30:00Z'),
	minuten: 90,
	volgnummer: 3,
	gemaakt: Temporal.Instant.from('2026-06-01T10:00:00Z'),
	afgezegd: false
};

describe('a calendar entry (dossier §8.5)', () => {
	it('tells a relative nothing', () => {
		const regels = alsIcs(afspraak).split('\r\n');
		expect(regels).toContain('SUMMARY:Afspraak gemeente');
		expect(regels.some((regel) => /^(DESCRIPTION|LOCATION|ATTENDEE|ORGANIZER|CONTACT|URL)/.test(regel))).toBe(
			false
		);
	});

	it('has the Dutch hour, in summer and in winter', () => {
		expect(alsIcs(afspraak)).toContain('DTSTART;TZID=Europe/Amsterdam:20260706T103000\r\n');
		const winter = alsIcs({ ...afspraak, begin: Temporal.Instant.from('2026-12-07T09:30:00Z') });
		expect(winter).toContain(
			'DTSTART;TZID=Europe/Amsterdam:20261207T103000\r\nDTEND;TZID=Europe/Amsterdam:20261207T120000'
		);
	});

	it('replaces the earlier one, or takes it out', () => {
		const weg = alsIcs({ ...afspraak, afgezegd: true });
		for (const regel of ['UID:a-b@afspraak', 'SEQUENCE:3', 'METHOD:CANCEL', 'STATUS:CANCELLED'])
			expect(weg).toContain(`${regel}\r\n`);
	});

	it('keeps to lines of 75 bytes that end in CRLF (RFC 5545 §3.1)', () => {
		const tekst = alsIcs({ ...afspraak, uid: '01a20050-fba5-7d1a-b0ee-c8548206c5b4-3b7c6899d2c8@afspraak' });
		expect(tekst.endsWith('END:VCALENDAR\r\n')).toBe(true);
		expect(tekst.replaceAll('\r\n', '').includes('\n')).toBe(false);
		expect(Math.max(...tekst.split('\r\n').map((regel) => regel.length))).toBeLessThanOrEqual(75);
	});
});
