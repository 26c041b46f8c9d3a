// Keeps the offline verifier on the device: its page in each language, and its files, all of one version. What it asks for trust data goes
// to the network alone. VERSION, PAGES and FILES stand before this text.

const KEPT = `kpcs-offline-${VERSION}`;
const LANGUAGE = 'kpcs-offline-language';
const PAGE = '/verify/offline';
/** Answers differ by language and session; here the address says which, and nobody is signed in. */
const ANY = { ignoreVary: true };

self.addEventListener('install', (event) => {
  const wanted = [...Object.values(PAGES), ...FILES].map((path) => new Request(path, { cache: 'reload', credentials: 'omit' }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(wanted)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('kpcs-offline-') && name !== KEPT && name !== LANGUAGE;
  const swept = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(swept.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request, searchParams.get('lang')));
  else if (pathname.startsWith('/static/') || FILES.includes(pathname)) event.respondWith(file(request));
});

/** The page that is kept, in the language that was asked for last. */
async function page(request, asked) {
  const cache = await caches.open(LANGUAGE);
  if (PAGES[asked]) await cache.put(PAGE, new Response(asked));
  const last = PAGES[asked] ? asked : await (await cache.match(PAGE, ANY))?.text();
  const own = PAGES[self.navigator.language.slice(0, 2)] ? self.navigator.language.slice(0, 2) : Object.keys(PAGES)[0];
  return (await (await caches.open(KEPT)).match(PAGES[last ?? own], ANY)) ?? fetch(request);
}

const file = async (request) => (await (await caches.open(KEPT)).match(request.url, ANY)) ?? fetch(request);
