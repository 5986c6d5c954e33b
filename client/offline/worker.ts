/**
 * The service worker of a page that opens again without network after the first visit: the survey, the observation of lessons.
 * It keeps the page and the files that it stands on, never an answer and nothing of the API.
 */

/** All of these are filled in by the build (vite.config.ts), for each page its own. */
const BUILD = '__OPORA_BUILD__';
const NAME = '__OPORA_NAME__';
const FILES = '__OPORA_FILES__'.split(' ');
/** One page serves every code of the survey, so it is kept once and no code is kept with it. */
const PAGE = '__OPORA_PAGE__';

/** The caches of other pages are theirs. */
const CACHES = `opora-${NAME}-`;
const CACHE = `${CACHES}${BUILD}`;
/** A server that answers slower than this is treated as no network. */
const PATIENCE_MS = 4_000;

type ServiceWorkerScope = {
  addEventListener(kind: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};
type Lasting = { waitUntil(work: Promise<unknown>): void };
type Fetching = Lasting & { request: Request; respondWith(response: Promise<Response>): void };

/** The project's types are those of pages; a worker's global is another. */
const worker = globalThis as unknown as ServiceWorkerScope;

worker.addEventListener('install', (event) => {
  event.waitUntil(install());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldBuilds().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate') event.respondWith(openPage(event.request));
  else if (FILES.includes(pathname)) event.respondWith(openFile(event.request));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...FILES]);
  await worker.skipWaiting();
}

async function dropOldBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(CACHES) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

/** The network first, so that a new build is seen at once. */
async function openPage(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return response;
  } catch {
    // No network: the page as it was kept.
  }
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  return kept ?? fetch(request);
}

async function openFile(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}
