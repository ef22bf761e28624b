/**
 * Names of places that are Dutch words too, as `kern` gives them. Without a capital they are the word: "het gaat best",
 * "de huizen" (besluiten/teksten-nakijken.md).
 */
export const PLAATSWOORDEN: ReadonlySet<string> = new Set(
	(
		'assen balk beek bergen best broek buren dalen dieren doorn duiven echt een enter glimmen goor ' +
		'groet haren heel hem hoorn horst houten huizen hulst kampen leek loon lent made marken monster mussel ' +
		'oost petten putten rekken rijen roden sloten spier velden vries weert west wijk zand zetten'
	).split(' ')
);
