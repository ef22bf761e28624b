import { KiesFormulier, LeegFormulier, PasskeyFormulier, PasskeyNaamFormulier } from '#lib/domein/toegang.ts';
import { isWeigering, weiger } from '#lib/domein/weigering.ts';
import { actie, magNu, pagina } from '#lib/server/poort.ts';
import * as account from '#lib/server/toegang/account.ts';
import * as herstelcode from '#lib/server/toegang/herstelcode.ts';
import { alle as aanbieders } from '#lib/server/toegang/oidc-lijst.ts';
import { haalWachtwoordWeg } from '#lib/server/toegang/nieuw-middel.ts';
import * as passkey from '#lib/server/toegang/passkey.ts';
import { beeindigAlle, beeindigAndere, beeindigVan, lopende } from '#lib/server/toegang/sessie.ts';
import { soort, vergeetAlle } from '#lib/server/toegang/toestel.ts';
import { geefSessie } from '../klopper.ts';

const GEDAAN = [
	'passkey',
	'hernoemd',
	'verwijderd',
	'beeindigd',
	'wachtwoord',
	'wachtwoordWeg',
	'welkom'
] as const;

export const load = pagina('account.lezen', async ({ opslag, nu, gebruiker }, event) => {
	const id = gebruiker.accountId;
	return opslag.lees(async (db) => {
		const wie = await account.zoek(db, id);
		return {
			bewezen: magNu(event, 'account.middelen'),
			passkeys: await passkey.alle(db, id),
			wachtwoord: wie?.wachtwoordHash != null,
			viaOrganisatie: aanbieders().length > 0,
			codesOver: await herstelcode.over(db, id),
			apparaten: (await lopende(db, id, nu)).map((rij) => ({ ...rij, dit: rij.id === gebruiker.sessieId })),
			gedaan: GEDAAN.find((wat) => wat === event.url.searchParams.get('gedaan')) ?? null
		};
	});
});

export const actions = {
	passkey: actie(
		'account.middelen',
		PasskeyFormulier,
		async ({ opslag, nu, verzoekId, gebruiker }, invoer, event) => {
			const id = gebruiker.accountId;
			const nieuw = await passkey.keurNieuwe(opslag, id, invoer.passkey, nu);
			if (isWeigering(nieuw)) return nieuw;
			const naam = soort(event.request.headers.get('user-agent'));
			const klaar = await opslag.schrijf(async (tx) => {
				await account.legVast(
					tx,
					opslag.sleutels,
					{ accountId: id, handeling: 'account.passkey-erbij', verzoekId },
					nu
				);
				// Whoever else is signed in must come in again, now that there is another key.
				await beeindigAndere(tx, id, gebruiker.sessieId);
				return passkey.voegToe(tx, id, nieuw, naam, nu);
			});
			return isWeigering(klaar) ? klaar : { naar: '/account?gedaan=passkey' };
		}
	),
	hernoem: actie('account.middelen', PasskeyNaamFormulier, async ({ opslag, gebruiker }, invoer) => {
		await opslag.schrijf((tx) => passkey.hernoem(tx, gebruiker.accountId, invoer.id, invoer.naam));
		return { naar: '/account?gedaan=hernoemd' };
	}),
	/** Whoever has the lost phone is out everywhere; this device stays. */
	verwijder: actie(
		'account.middelen',
		KiesFormulier,
		async ({ opslag, nu, verzoekId, gebruiker }, invoer) => {
			const id = gebruiker.accountId;
			const klaar = await opslag.schrijf(async (tx) => {
				const wie = await account.zoek(tx, id);
				const over = (await passkey.alle(tx, id)).filter((sleutel) => sleutel.id !== invoer.id);
				if (over.length === 0 && !wie?.wachtwoordHash) return weiger('toegang.laatste-middel');
				await passkey.verwijder(tx, id, invoer.id);
				await beeindigAndere(tx, id, gebruiker.sessieId);
				await account.legVast(
					tx,
					opslag.sleutels,
					{ accountId: id, handeling: 'account.passkey-weg', verzoekId },
					nu
				);
				return null;
			});
			return klaar ?? { naar: '/account?gedaan=verwijderd' };
		}
	),
	herstelcodes: actie('account.middelen', LeegFormulier, async ({ opslag, nu, verzoekId, gebruiker }) => {
		const id = gebruiker.accountId;
		const codes = await opslag.schrijf(async (tx) => {
			await account.legVast(
				tx,
				opslag.sleutels,
				{ accountId: id, handeling: 'account.herstelcodes', verzoekId },
				nu
			);
			await beeindigAndere(tx, id, gebruiker.sessieId);
			return herstelcode.maakNieuwe(tx, id);
		});
		return { codes };
	}),
	wachtwoordWeg: actie('account.middelen', LeegFormulier, async (plek, _invoer, event) => {
		const token = await haalWachtwoordWeg(plek, plek.gebruiker);
		if (isWeigering(token)) return token;
		geefSessie(event, token);
		return { naar: '/account?gedaan=wachtwoordWeg' };
	}),
	beeindig: actie('account.beheren', KiesFormulier, async ({ opslag, gebruiker }, invoer) => {
		await opslag.schrijf((tx) => beeindigVan(tx, gebruiker.accountId, invoer.id));
		return { naar: '/account?gedaan=beeindigd' };
	}),
	overal: actie('account.beheren', LeegFormulier, async ({ opslag, gebruiker }) => {
		await opslag.schrijf(async (tx) => {
			await beeindigAlle(tx, gebruiker.accountId);
			await vergeetAlle(tx, gebruiker.accountId);
		});
		return { naar: '/inloggen?reden=uit' };
	})
};
