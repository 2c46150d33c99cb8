import { OFFLINE_PATH, OFFLINE_SCRIPT } from '../../routes/base/addresses.ts';
import {
  bringUpToDate,
  check,
  keptAtOf,
  knownList,
  match,
  remember,
  rememberReading,
} from '../offline/keeping.ts';
import { marked, noticeOf, offerOf } from '../offline/rules.ts';

declare const self: ServiceWorkerGlobalScope;

/** With a network, the list of withdrawn posts is fetched again when it is older than this, in milliseconds. */
const FRESH = 60_000;
/** Every page is fetched again when this time has passed, in milliseconds. */
const REFRESH = 86_400_000;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event, pathname));
  else if (pathname === OFFLINE_SCRIPT) event.respondWith(fromNetworkOrCopy(request, pathname));
  else if (pathname.startsWith('/anh/')) event.respondWith(fetch(request).catch(withoutPicture));
});

/**
 * Always from the network if there is one, and never from the browser's cache: readers must see the site's present
 * answer, also that a page is gone.
 */
const page = async (event: FetchEvent, path: string): Promise<Response> => {
  try {
    const response = await fetch(event.request, { cache: 'no-cache' });
    if (response.status >= 500 && (await match(path))) return await withoutNetwork(path);
    event.waitUntil(afterReading(path, response.clone()));
    return response;
  } catch {
    return withoutNetwork(path);
  }
};

const afterReading = async (path: string, response: Response): Promise<void> => {
  if (response.status === 404 || response.status === 410) await remember(path, response);
  else await rememberReading(path, response);
  const known = await knownList();
  if (!known) return;
  const due = (instant: string | null, age: number): boolean =>
    instant === null || Date.now() - Date.parse(instant) > age;
  // Without a network it is tried again with the next page.
  if (due(known.refreshedAt, REFRESH)) await bringUpToDate().catch(() => null);
  else if (due(known.checkedAt, FRESH)) await check().catch(() => null);
};

const withoutNetwork = async (path: string): Promise<Response> => {
  const [known, copy] = await Promise.all([knownList(), match(path)]);
  const offer = offerOf(path, {
    kept: copy !== undefined,
    withdrawn: known?.list.withdrawn ?? [],
    checkedAt: known?.checkedAt ?? null,
    now: Date.now(),
  });
  if (copy && offer === 'shown') return markedCopy(copy, noticeOf(offer, keptAtOf(copy)), 200);
  const own = await match(OFFLINE_PATH);
  const status = offer === 'withdrawn' ? 410 : 503;
  const notice = noticeOf(offer, '');
  return own
    ? markedCopy(own, notice, status)
    : new Response(`<p>${notice}</p>`, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
};

const markedCopy = async (copy: Response, notice: string, status: number): Promise<Response> =>
  new Response(marked(await copy.text(), notice), { status, headers: copy.headers });

const fromNetworkOrCopy = async (request: Request, path: string): Promise<Response> =>
  fetch(request).catch(async () => (await match(path)) ?? Response.error());

/** Replaces pictures when offline. Pictures are never stored, because the people in them may withdraw their consent. */
const withoutPicture = (): Response =>
  new Response(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#8884"/><text x="160" y="96" text-anchor="middle" font-family="sans-serif" font-size="14" fill="#888">Ảnh không được lưu trên máy</text></svg>',
    { headers: { 'content-type': 'image/svg+xml' } },
  );
