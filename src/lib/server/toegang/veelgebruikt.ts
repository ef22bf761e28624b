/**
 * What people take when they must think of a password: words, rows of keys, names, clubs. Written down by ourselves.
 * A password is refused when it is nothing but these, with digits or signs around them and letters swapped for digits.
 */
export const VEELGEBRUIKT: ReadonlySet<string> = new Set(
	`wachtwoord password passwort geheim geheimpje secret welkom welcome hallo hello inloggen login toegang
	admin administrator beheerder gebruiker user test tester testen demo gast guest default standaard
	qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc poiuytrewq lkjhgfdsa
	abc abcd abcde abcdef abcdefg abcdefgh abcdefghij abcdefghijkl abcdefghijklmnopqrstuvwxyz aaaa xxxx
	iloveyou ilovejou ikhouvanjou ikhouvanje ikhouvanu ikhouvanmijnkinderen ikhouvanmama ikhouvanpapa hou van jou
	liefde liefje schatje schat lieverd lieveheersbeestje prinses princess prins baby kusje hartje mijnkinderen
	mama papa moeder vader opa oma familie gezin kinderen dochter zoon broertje zusje tweeling
	voetbal football basketbal hockey tennis ajax feyenoord psv twente fctwente adodenhaag ado heracles vitesse utrecht
	nederland holland oranje amsterdam rotterdam denhaag enschede hengelo almelo deventer zoetermeer delft haaglanden
	januari februari maart april mei juni juli augustus september oktober november december
	maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lente zomer herfst winter summer spring autumn
	zomervakantie vakantie zonnebloem zonnetje zonneschijn vlinder bloem bloemetje regenboog sterretje
	hond hondje poes poesje kat konijn paard paardje dolfijn tijger leeuw draak dragon monkey tiger lion
	superman batman spiderman pokemon starwars minecraft fortnite roblox letmein trustno master freedom whatever
	shadow sunshine football michael jordan jessica thomas daniel robert sandra linda peter johan kevin dennis
	computer laptop telefoon internet google facebook instagram tiktok samsung iphone apple microsoft windows
	koffie chocola chocolade aardbei banaan pannenkoek frikandel hagelslag bitterballen
	jeugdzorg jeugdbescherming raad raadvoordekinderbescherming veiligthuis gemeente overleg afspraak hulpverlening
	correcthorsebatterystaple correct horse battery staple changeme verander verandermij nieuw nieuwe mijn dit een
	mijnwachtwoord mijnwoord mijngeheim geenidee weetikniet vergeten onthouden allesgoed alles goed`.split(/\s+/)
);
