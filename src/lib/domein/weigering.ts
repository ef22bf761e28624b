/** An expected refusal: a value, never an exception. `sleutel` is a key in messages/nl/fout.json. */
export class Weigering {
	readonly sleutel: string;
	/** The form field the reader must look at; absent when the refusal is about the act itself. */
	readonly veld: string | undefined;
	/** Values for the sentence; never personal data of another person. */
	readonly gegevens: Record<string, string>;

	constructor(sleutel: string, bij: { veld?: string; gegevens?: Record<string, string> } = {}) {
		this.sleutel = sleutel;
		this.veld = bij.veld;
		this.gegevens = bij.gegevens ?? {};
	}
}

/** Refuses an act with a named reason: `return weiger('reactie.vergrendeld')`. */
export const weiger = (sleutel: string, bij: { veld?: string; gegevens?: Record<string, string> } = {}) =>
	new Weigering(sleutel, bij);

/** True when an act was refused. */
export const isWeigering = (uitkomst: unknown): uitkomst is Weigering => uitkomst instanceof Weigering;
