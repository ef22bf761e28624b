// What the store refused a moment ago: a shortcut for its answer that is never longer right than two seconds.
import { describe, expect, it } from 'vitest';
import * as weigerlijst from '#lib/server/toegang/weigerlijst.ts';

const NU = Temporal.Instant.from('2026-11-23T09:00:00Z');

const TOT = '2026-11-23T09:15:00.000Z';
const na = (ms: number) => NU.add({ milliseconds: ms });
const zoek = (id: string, ms = 0) => weigerlijst.zoek(id, na(ms));
const onthoud = (id: string, ms = 0, tot = TOT) => weigerlijst.onthoud(id, tot, na(ms));

describe('a limit that was used up', () => {
	it('is known by its own name, until when it lasts', () => {
		expect(zoek('een')).toBeNull();
		onthoud('een');
		expect([zoek('een'), zoek('twee')]).toEqual([TOT, null]);
		onthoud('een', 0, '2026-11-23T09:30:00.000Z');
		expect(zoek('een')).toBe('2026-11-23T09:30:00.000Z');
	});

	it('is asked about again every two seconds, by one of all who come', () => {
		onthoud('kantoor');
		expect(zoek('kantoor', 1999)).toBe(TOT);
		expect(zoek('kantoor', 2000), 'the one who asks').toBeNull();
		expect(zoek('kantoor', 2000)).toBe(TOT);
		expect(zoek('kantoor', 3999)).toBe(TOT);
		expect(zoek('kantoor', 4000), 'and the next one').toBeNull();
		onthoud('kantoor', 4500);
		expect(zoek('kantoor', 6499), 'the store said no again').toBe(TOT);
		expect(zoek('kantoor', 6500)).toBeNull();
	});

	it('is over at its end, to the millisecond', () => {
		const eind = Temporal.Instant.from(TOT).epochMilliseconds - NU.epochMilliseconds;
		onthoud('eindig', eind - 1);
		expect(zoek('eindig', eind - 1)).toBe(TOT);
		expect(zoek('eindig', eind)).toBeNull();
		expect(zoek('eindig', eind - 1), 'it is not on the list any more').toBeNull();
	});

	it('is forgotten when there are tries again', () => {
		onthoud('terug');
		expect(weigerlijst.vergeet('terug')).toBe(true);
		expect(zoek('terug')).toBeNull();
		expect(weigerlijst.vergeet('terug')).toBe(false);
	});
});

describe('the list', () => {
	it('holds ten thousand and no more: the oldest goes, and what is refused again is new', () => {
		for (let nummer = 0; nummer < 10_000; nummer += 1) onthoud(`vol-${nummer}`);
		expect([zoek('vol-0'), zoek('vol-9999')]).toEqual([TOT, TOT]);
		onthoud('vol-1');
		expect(zoek('vol-0'), 'one that was on it takes no place of another').toBe(TOT);
		onthoud('nieuw-1');
		onthoud('nieuw-2');
		const over = ['vol-0', 'vol-1', 'vol-2', 'vol-3', 'nieuw-2'].filter((id) => zoek(id) === TOT);
		expect(over).toEqual(['vol-1', 'vol-3', 'nieuw-2']);
	});

	it('gives the place of what is over to another', () => {
		for (let nummer = 0; nummer < 9999; nummer += 1) onthoud(`weer-${nummer}`);
		onthoud('kort', 0, '2026-11-23T09:00:01.000Z');
		expect(zoek('kort', 1000)).toBeNull();
		onthoud('volgende');
		expect([zoek('weer-0'), zoek('volgende')]).toEqual([TOT, TOT]);
	});
});
