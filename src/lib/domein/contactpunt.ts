/** Where to turn, on every page and offline (dossier §10.3). A number that nobody could verify is null. */
export const contactpunten = Object.freeze([
	{
		id: 'nood',
		nummer: '112',
		tel: '112',
		website: null,
		uren: 'altijd',
		geverifieerdOp: '2021-02-01',
		bron: 'X51'
	},
	{
		id: 'veilig-thuis',
		nummer: '0800-2000',
		tel: '08002000',
		website: 'https://veiligthuis.nl',
		uren: 'altijd',
		geverifieerdOp: '2025-10-29',
		bron: 'X51'
	},
	{
		id: 'kindertelefoon',
		nummer: '0800-0432',
		tel: '08000432',
		website: 'https://www.kindertelefoon.nl',
		uren: null,
		geverifieerdOp: '2019-09-01',
		bron: 'X49; the hours (11–21) are from 2019 and left out'
	},
	{
		id: 'jeugdstem',
		nummer: null,
		tel: null,
		website: 'https://jeugdstem.nl',
		uren: null,
		geverifieerdOp: null,
		bron: 'X50; the number is confirmed for the former name only'
	},
	{
		id: 'jeugdombudsman-den-haag',
		nummer: null,
		tel: null,
		website: 'https://jeugdombudsman.denhaag.nl',
		uren: null,
		geverifieerdOp: null,
		bron: 'X52'
	}
] as const);
export type Contactpunt = (typeof contactpunten)[number];
export type ContactpuntId = Contactpunt['id'];
