const lang = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A day as people write it: 2 mei 2014. */
export const dagTekst = (dag: string): string => Temporal.PlainDate.from(dag).toLocaleString('nl-NL', lang);

/** A moment in the Netherlands: 23 november 2026 om 10:00. */
export const momentTekst = (moment: string): string =>
	Temporal.Instant.from(moment).toLocaleString('nl-NL', {
		...lang,
		hour: '2-digit',
		minute: '2-digit',
		timeZone: 'Europe/Amsterdam'
	});
