/** Thrown inside the sandbox to end a task with a named refusal; it crosses the process border as its key. */
export class Afwijzing extends Error {
	readonly sleutel: string;

	constructor(sleutel: string) {
		super(sleutel);
		this.sleutel = sleutel;
	}
}
