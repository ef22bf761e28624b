/**
 * What a defect may leave in the log: its kind and the place in our code. Never its message: that may hold what
 * somebody typed, and may run over several lines, as the one of a failed query does with all its values.
 */
export function spoor(fout: unknown): string {
	if (!(fout instanceof Error)) return typeof fout;
	const plekken = (fout.stack ?? '')
		.replace(fout.message, '')
		.split('\n')
		.filter((regel) => /^\s+at .*:\d+:\d+\)?$/.test(regel));
	return [fout.constructor.name, ...plekken.slice(0, 5)].join('\n');
}
