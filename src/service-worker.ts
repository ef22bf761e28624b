/// <reference lib="webworker" />
/**
 * Keeps the build's own files and the public pages, so that uitleg and help open without a network.
 * Never anything of a person: nothing is stored while running, and a message on the device is always the same sentence
 * (dreigingen.md E01, E04).
 */
import { openBegin, toonMelding } from '#lib/ui/melding-tonen.ts';
import { geefNieuwAdres } from '#lib/ui/melding-verhuizen.ts';
import { cleanupOutdatedCaches, getCacheKeyForURL, matchPrecache, precache } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();

const vanOns = async (adres: string) => (await matchPrecache(adres)) ?? fetch(adres);
const ofOffline = (verzoek: Request) =>
	fetch(verzoek).catch(async () => (await matchPrecache('/offline')) ?? Response.error());

self.addEventListener('fetch', (event) => {
	const { method, mode, url } = event.request;
	if (method !== 'GET') return;
	// The exact address only: a query never turns another page into a public one.
	if (getCacheKeyForURL(url)) event.respondWith(vanOns(url));
	else if (mode === 'navigate') event.respondWith(ofOffline(event.request));
});

// No skipWaiting by itself: a new version waits until every page is closed, so that no typed word is lost.
self.addEventListener('message', (event) => {
	if (event.data === 'vernieuw') void self.skipWaiting();
});

self.addEventListener('push', (event) => event.waitUntil(toonMelding(self.registration)));
self.addEventListener('pushsubscriptionchange', (event) =>
	event.waitUntil(geefNieuwAdres(event, self.registration.pushManager, (waar, wat) => fetch(waar, wat)))
);
self.addEventListener('notificationclick', (event) =>
	event.waitUntil(openBegin(event.notification, self.clients))
);
