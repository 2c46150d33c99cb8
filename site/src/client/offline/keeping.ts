import { OFFLINE_LIST, OFFLINE_SCRIPT } from '../../routes/addresses.ts';
import type { OfflineList } from '../../routes/page.ts';
import { expendable, isKeepable, leadsTo, listFrom, wantedOf, type Copy } from './rules.ts';

/** All that this device keeps, in one store: deleting it leaves nothing. */
const STORE = 'newsroom-doc-ngoai-tuyen';

const KEPT_AT = 'x-kept-at';
const READ_AT = 'x-read-at';

/** The list as it was last fetched, and when. */
export interface KnownList {
  list: OfflineList;
  checkedAt: string;
}

/** From here on there is a store, and what is fetched goes into it. */
export const begin = async (): Promise<void> => {
  await caches.open(STORE);
};

/**
 * Fetches the list, drops what has to go, then fetches what is new.
 * @param progress how many of how many pages have been fetched
 * @throws TypeError without a network
 */
export const bringUpToDate = async (progress?: (done: number, all: number) => void): Promise<void> => {
  const { list } = await check();
  const wanted = [...wantedOf(await copies(), list), OFFLINE_SCRIPT];
  for (const [index, path] of wanted.entries()) {
    progress?.(index, wanted.length);
    // Asks whether it has changed, and gets nothing where it has not.
    await remember(path, await fetch(path, { cache: 'no-cache' }));
  }
};

/**
 * Asks which posts were withdrawn and forgets them, and every page that leads to one; such a page is fetched anew.
 * @throws TypeError without a network
 */
export const check = async (): Promise<KnownList> => {
  const response = await fetch(OFFLINE_LIST, { cache: 'no-cache' });
  const list = response.ok ? listFrom(await response.clone().json()) : null;
  if (list === null) throw new TypeError(`${OFFLINE_LIST}: ${response.status}`);
  const checkedAt = new Date().toISOString();
  const answer = await stamped(response, { [KEPT_AT]: checkedAt });
  const known = new Set((await knownList())?.list.withdrawn);
  const news = list.withdrawn.filter((id) => !known.has(id));
  const outdated: Copy[] = [];
  await changing(async (store) => {
    await tidy(store, list);
    for (const copy of news.length > 0 ? await copiesIn(store) : []) {
      if (!leadsTo((await (await store.match(copy.path))?.text()) ?? '', news)) continue;
      await store.delete(copy.path);
      outdated.push(copy);
    }
    // Last: whatever fails before is done again the next time.
    await store.put(OFFLINE_LIST, answer);
  });
  for (const { path, readAt } of outdated)
    await remember(path, await fetch(path, { cache: 'no-cache' }), readAt ?? undefined);
  return { list, checkedAt };
};

/** null: nothing has ever been kept here. */
export const knownList = async (): Promise<KnownList | null> => {
  const response = await match(OFFLINE_LIST);
  const list = response && listFrom(await response.json());
  return list ? { list, checkedAt: response?.headers.get(KEPT_AT) ?? '' } : null;
};

/** Keeps what the site answered, or forgets the page that is no longer there. `readAt`: somebody reads it now. */
export const remember = async (path: string, response: Response, readAt?: string): Promise<void> => {
  const gone = response.status === 404 || response.status === 410;
  if (!gone && (!response.ok || response.redirected)) return;
  await changing(async (store) => {
    if (gone) {
      await store.delete(path);
      return;
    }
    const read = readAt ?? (await store.match(path))?.headers.get(READ_AT);
    const stamps = { [KEPT_AT]: new Date().toISOString(), ...(read ? { [READ_AT]: read } : {}) };
    await store.put(path, await stamped(response, stamps));
  });
};

/** Keeps a page that somebody reads now, if it is one to keep. */
export const rememberReading = async (path: string, response: Response): Promise<void> => {
  const known = await knownList();
  if (!known || !isKeepable(path, known.list)) return;
  await remember(path, response, new Date().toISOString());
  await changing((store) => tidy(store, known.list));
};

export const match = async (path: string): Promise<Response | undefined> => (await opened())?.match(path);

export const keptAtOf = (response: Response): string => response.headers.get(KEPT_AT) ?? '';

/** Pages, without what belongs to the machinery. */
export const copies = async (): Promise<Copy[]> => {
  const store = await opened();
  return store ? copiesIn(store) : [];
};

/** All that is kept, in bytes. */
export const bytesKept = async (): Promise<number> => {
  const all = (await (await opened())?.matchAll()) ?? [];
  const sizes = await Promise.all(all.map(async (response) => (await response.blob()).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

export const forgetAll = async (): Promise<void> => {
  await navigator.locks.request(STORE, () => caches.delete(STORE));
};

/** null: nothing is to be kept here. */
const opened = async (): Promise<Cache | null> => ((await caches.has(STORE)) ? caches.open(STORE) : null);

/** One change at a time, of page and worker; none once all was deleted, however late an answer comes. */
const changing = async (change: (store: Cache) => Promise<void>): Promise<void> => {
  await navigator.locks.request(STORE, async () => {
    const store = await opened();
    if (store) await change(store);
  });
};

const tidy = async (store: Cache, list: OfflineList): Promise<void> => {
  for (const path of expendable(await copiesIn(store), list)) await store.delete(path);
};

const copiesIn = async (store: Cache): Promise<Copy[]> => {
  const found = await Promise.all(
    (await store.keys()).map(async (request): Promise<Copy[]> => {
      const path = new URL(request.url).pathname;
      const response = await store.match(request);
      return response && path.endsWith('/')
        ? [{ path, keptAt: keptAtOf(response), readAt: response.headers.get(READ_AT) }]
        : [];
    }),
  );
  return found.flat();
};

/** The same answer with more headers, and without those that speak of how it came. */
const stamped = async (response: Response, more: Record<string, string>): Promise<Response> => {
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(await response.blob(), { headers });
};
