/** Days and times as a Dutch reader knows them, always in the Netherlands. */
const soort = (keuze: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', ...keuze });

const voluit = soort({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const zonderJaar = soort({ weekday: 'long', day: 'numeric', month: 'long' });
const lang = soort({ day: 'numeric', month: 'long', year: 'numeric' });
const uurMinuut = soort({ hour: '2-digit', minute: '2-digit' });

/** Noon, so that a day stays that day in every zone. */
const moment = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso);

/** "maandag 7 december 2026". In: an instant (UTC) or a day, ISO 8601. */
export const weekdag = (iso: string): string => voluit.format(moment(iso));
/** "maandag 7 december", where the year speaks for itself. */
export const weekdagKort = (iso: string): string => zonderJaar.format(moment(iso));
/** "7 december 2026". */
export const datum = (iso: string): string => lang.format(moment(iso));
/** "10:30". */
export const tijd = (iso: string): string => uurMinuut.format(moment(iso));
