/** Freezes data all the way down, so that no request can change a rule for the next one. */
export const bevries = <T>(waarde: T): T => {
	if (typeof waarde === 'object' && waarde !== null && !Object.isFrozen(waarde)) {
		Object.freeze(waarde);
		for (const deel of Object.values(waarde)) bevries(deel);
	}
	return waarde;
};
