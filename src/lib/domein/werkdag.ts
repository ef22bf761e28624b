/** Working days in the Netherlands: for reminders and hopes only, never to move a promised date later. */

/** Easter Sunday of a year (Gauss, in Meeus' form for the Gregorian calendar). */
const pasen = (jaar: number): Temporal.PlainDate => {
	const a = jaar % 19;
	const eeuw = Math.floor(jaar / 100);
	const rest = jaar % 100;
	const h = (19 * a + eeuw - Math.floor(eeuw / 4) - Math.floor((8 * eeuw + 13) / 25) + 15) % 30;
	const l = (32 + 2 * (eeuw % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7;
	const m = Math.floor((a + 11 * h + 19 * l) / 433);
	const maand = Math.floor((h + l - 7 * m + 90) / 25);
	return new Temporal.PlainDate(jaar, maand, (h + l - 7 * m + 33 * maand + 19) % 32);
};

/** King's day: 27 April, or the 26th when that is a Sunday. */
const koningsdag = (jaar: number): Temporal.PlainDate => {
	const dag = new Temporal.PlainDate(jaar, 4, 27);
	return dag.dayOfWeek === 7 ? dag.subtract({ days: 1 }) : dag;
};

/** The public holidays of Algemene termijnenwet art. 3 lid 1. */
export const feestdagen = (jaar: number): Temporal.PlainDate[] => {
	const zondag = pasen(jaar);
	return [
		new Temporal.PlainDate(jaar, 1, 1),
		zondag.subtract({ days: 2 }),
		zondag.add({ days: 1 }),
		koningsdag(jaar),
		new Temporal.PlainDate(jaar, 5, 5),
		zondag.add({ days: 39 }),
		zondag.add({ days: 50 }),
		new Temporal.PlainDate(jaar, 12, 25),
		new Temporal.PlainDate(jaar, 12, 26)
	];
};

/** True on Monday to Friday, public holidays left out. */
export const isWerkdag = (dag: Temporal.PlainDate): boolean =>
	dag.dayOfWeek < 6 && !feestdagen(dag.year).some((feest) => feest.equals(dag));

/** The day itself when it is a working day, else the last one before: reminders move earlier (dossier §4). */
export const eerdereWerkdag = (dag: Temporal.PlainDate): Temporal.PlainDate =>
	isWerkdag(dag) ? dag : eerdereWerkdag(dag.subtract({ days: 1 }));

/** The day that lies `aantal` working days before `dag`. */
export const werkdagenVoor = (dag: Temporal.PlainDate, aantal: number): Temporal.PlainDate => {
	let uitkomst = dag;
	for (let over = aantal; over > 0; over -= 1) uitkomst = eerdereWerkdag(uitkomst.subtract({ days: 1 }));
	return uitkomst;
};
