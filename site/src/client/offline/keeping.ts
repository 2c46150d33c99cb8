import { OFFLINE_LIST, OFFLINE_SCRIPT } from '../../routes/base/addresses.ts';
import type { OfflineList } from '../../routes/base/page.ts';
import { expendable, isKeepable, leadsTo, listFrom, wantedOf, type Copy } from './rules.ts';

/** Everything that this device stores is in this one store, so that deleting it leaves nothing. */
const STORE = 'newsroom-doc-ngoai-tuyen';

const KEPT_AT = 'x-kept-at';
const READ_AT = 'x-read-at';
const REFRESHED_AT = 'x-refreshed-at';

/** The list as it was last fetched, and when. */
export interface KnownList {
  list: OfflineList;
  checkedAt: string;
  /** When every page was last fetched; null: never completely. */
  refreshedAt: string | null;
}

/** Creates the store. Everything else here stores pages only if it exists. */
export const begin = async (): Promise<void> => {
  await caches.open(STORE);
};

/**
 * Fetches the list, deletes what has to go, then fetches every page that has changed: also a page that is not withdrawn
 * may have lost a picture.
 * @param progress how many of how many pages have been fetched
 * @throws TypeError without a network
 */
export const bringUpToDate = async (progress?: (done: number, all: number) => void): Promise<void> => {
  const { list } = await check();
  const wanted = [...wantedOf(await copies(), list), OFFLINE_SCRIPT];
  for (const [index, path] of wanted.entries()) {
    progress?.(index, wanted.length);
    await remember(path, await ask(path));
  }
  await changing(async (store) => {
    const answer = await store.match(OFFLINE_LIST);
    if (answer)
      await store.put(OFFLINE_LIST, await stamped(answer, { [REFRESHED_AT]: new Date().toISOString() }));
  });
};

/**
 * Fetches the list of withdrawn posts, deletes these posts, and deletes and fetches again every page that links to them.
 * @throws TypeError without a network
 */
export const check = async (): Promise<KnownList> => {
  const response = await fetch(OFFLINE_LIST, { cache: 'no-cache' });
  const list = response.ok ? listFrom(await response.clone().json()) : null;
  if (list === null) throw new TypeError(`${OFFLINE_LIST}: ${response.status}`);
  const known = await knownList();
  const checkedAt = new Date().toISOString();
  const refreshedAt = known?.refreshedAt ?? null;
  const answer = await stamped(response, {
    [KEPT_AT]: checkedAt,
    ...(refreshedAt === null ? {} : { [REFRESHED_AT]: refreshedAt }),
  });
  const heard = new Set(known?.list.withdrawn);
  const news = list.withdrawn.filter((id) => !heard.has(id));
  const outdated: Copy[] = [];
  await changing(async (store) => {
    await tidy(store, list);
    for (const copy of news.length > 0 ? await copiesIn(store) : []) {
      if (!leadsTo((await (await store.match(copy.path))?.text()) ?? '', news)) continue;
      await store.delete(copy.path);
      outdated.push(copy);
    }
    // Last, so that after a failure everything is done again the next time.
    await store.put(OFFLINE_LIST, answer);
  });
  for (const { path, readAt } of outdated) await remember(path, await ask(path), readAt ?? undefined);
  return { list, checkedAt, refreshedAt };
};

/** null: nothing has been stored on this device. */
export const knownList = async (): Promise<KnownList | null> => {
  const response = await match(OFFLINE_LIST);
  if (!response) return null;
  const { headers } = response;
  const list = listFrom(await response.json());
  return list && { list, checkedAt: headers.get(KEPT_AT) ?? '', refreshedAt: headers.get(REFRESHED_AT) };
};

/** Stores the site's answer, or deletes a page that no longer exists. `readAt`: when somebody read the page. */
export const remember = async (path: string, response: Response, readAt?: string): Promise<void> => {
  const gone = response.status === 404 || response.status === 410;
  const same = response.status === 304;
  if (!gone && !same && (!response.ok || response.redirected)) return;
  await changing(async (store) => {
    if (gone) {
      await store.delete(path);
      return;
    }
    const before = await store.match(path);
    const answer = same ? before : response;
    const read = readAt ?? before?.headers.get(READ_AT);
    const stamps = { [KEPT_AT]: new Date().toISOString(), ...(read ? { [READ_AT]: read } : {}) };
    if (answer) await store.put(path, await stamped(answer, stamps));
  });
};

/** Stores a page that somebody is reading, if it is a page to keep. */
export const rememberReading = async (path: string, response: Response): Promise<void> => {
  const known = await knownList();
  if (!known || !isKeepable(path, known.list)) return;
  await remember(path, response, new Date().toISOString());
  await changing((store) => tidy(store, known.list));
};

export const match = async (path: string): Promise<Response | undefined> => (await opened())?.match(path);

export const keptAtOf = (response: Response): string => response.headers.get(KEPT_AT) ?? '';

/** The stored pages, without the list and the script. */
export const copies = async (): Promise<Copy[]> => {
  const store = await opened();
  return store ? copiesIn(store) : [];
};

/** Bytes of everything in the store. */
export const bytesKept = async (): Promise<number> => {
  const all = (await (await opened())?.matchAll()) ?? [];
  const sizes = await Promise.all(all.map(async (response) => (await response.blob()).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

export const forgetAll = async (): Promise<void> => {
  await navigator.locks.request(STORE, () => caches.delete(STORE));
};

/** The site's answer for a page: 304 without content if the stored copy is up to date. */
const ask = async (path: string): Promise<Response> => {
  const etag = (await match(path))?.headers.get('etag');
  return fetch(path, { cache: 'no-store', ...(etag ? { headers: { 'If-None-Match': etag } } : {}) });
};

/** null: this device does not store anything. */
const opened = async (): Promise<Cache | null> => ((await caches.has(STORE)) ? caches.open(STORE) : null);

/** One change at a time, of all tabs and the worker; none after the store was deleted, even if an answer comes late. */
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

/** The same response with additional headers, without those that describe how it was transferred. */
const stamped = async (response: Response, more: Record<string, string>): Promise<Response> => {
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(await response.blob(), { headers });
};
