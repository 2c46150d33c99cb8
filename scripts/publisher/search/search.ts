import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Change, type LivePublication, dayOf, formatNumber } from '@newsroom/shared';
import { type Disk, modifiedAt } from '../ground/disk.ts';
import type { Paths } from '../ground/paths.ts';
import { INDEX_FOLDER, type SearchIndex, type ShownIndex } from '../ground/search-index.ts';
import type { Store } from '../ground/store.ts';
import type { MakeIndex } from './make-index.ts';

interface SearchOptions {
  store: Store;
  disk: Disk;
  paths: Paths;
  makeIndex: MakeIndex;
  /** Prints one line for the operator. */
  log: (line: string) => void;
  now?: () => Date;
}

/**
 * Keeps the search indexes up to date with the site, without delaying releases: one index per year, made one at a time in
 * another process, and shown by the next release.
 *
 * Removing has priority. An index with a text that is no longer on the site is replaced within `SOON`, or removed without
 * a replacement.
 */
export const openSearch = ({ store, disk, paths, makeIndex, log, now = () => new Date() }: SearchOptions) => {
  /** The posts that the site shows, by year. */
  let wanted = new Map<string, Year>();
  let running: Running | null = null;
  /** Ready for the next release, in its own folder. */
  let made: Made | null = null;
  /** Message for the operator when the index is public. */
  let news = '';
  /** Folders of indexes that were removed because they could not be replaced in time. */
  const dropped = new Set<string>();
  /** When to try again, by years whose index could not be made. */
  const retryAt = new Map<string, number>();
  /** Whether everything was indexed at the last comparison; comparing ten thousand posts takes some milliseconds. */
  let upToDate = false;

  const aside = (folder: string): string => join(paths.search, folder);
  const isCurrent = (index: SearchIndex): boolean => {
    const year = wanted.get(index.year);
    return (
      year !== undefined &&
      index.edition === EDITION &&
      Object.keys(index.posts).length === year.size &&
      !isStale(index)
    );
  };
  /** Whether it contains a removed post, or an old text of a post. */
  const isStale = ({ year, posts }: SearchIndex): boolean =>
    Object.entries(posts).some(([id, sequence]) => wanted.get(year)?.get(id)?.sequence !== sequence);
  const indexOf = (year: string): SearchIndex | undefined =>
    store.searchIndexes().find((index) => index.year === year);

  /** The year to index next: first years with a removed or changed text, then years with new posts, newest first. */
  const nextYear = (): { year: string; soon: boolean } | null => {
    const years = [...wanted.keys()].sort().reverse();
    const due = years.flatMap((year) => {
      const index = indexOf(year);
      if ((index && isCurrent(index)) || made?.index.year === year) return [];
      const soon = index !== undefined && !dropped.has(index.folder) && isStale(index);
      return soon || (retryAt.get(year) ?? 0) <= now().getTime() ? { year, soon } : [];
    });
    return due.find(({ soon }) => soon) ?? due.find(({ year }) => !indexOf(year)) ?? due[0] ?? null;
  };

  const start = (year: string, soon: boolean): void => {
    const changes = [...(wanted.get(year)?.values() ?? [])];
    const folder = `${year}-${randomBytes(4).toString('hex')}`;
    const posts = Object.fromEntries(changes.map(({ key, sequence }) => [key, sequence]));
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(soon ? SOON : LATEST)]);
    const began = performance.now();
    const work = async (): Promise<void> => {
      try {
        await disk.makeFolder(paths.search);
        await makeIndex(
          changes.map(({ payload }) => payload),
          aside(folder),
          signal,
        );
        await disk.flushAll();
        const index = { year, folder, edition: EDITION, posts };
        made = { index, milliseconds: performance.now() - began };
        retryAt.delete(year);
      } catch (error) {
        // If it cannot be deleted now, the next start deletes it.
        await disk.removeFolder(aside(folder)).catch(() => undefined);
        if (abort.signal.aborted) return;
        const index = indexOf(year);
        if (index && isStale(index)) dropped.add(index.folder);
        retryAt.set(year, now().getTime() + RETRY);
        log(`Chưa lập được chỉ mục tìm kiếm năm ${year}: ${reasonOf(error)}. Sẽ tự thử lại.`);
      }
    };
    running = { soon, abort, work: work().finally(() => (running = null)) };
  };

  const hasNews = (): boolean =>
    made !== null || store.searchIndexes().some(({ folder }) => dropped.has(folder));

  const shown = (): SearchIndex[] =>
    store.searchIndexes().filter(({ year, folder }) => wanted.has(year) && !dropped.has(folder));

  /**
   * Starts the next task, and stops a running one if a text has to be removed first.
   * @param quiet whether new posts may be indexed now; this waits for publications, removals do not
   */
  const work = (quiet: boolean): void => {
    if (upToDate) return;
    const next = nextYear();
    upToDate = next === null && !running && made === null && retryAt.size === 0;
    if (next?.soon && running && !running.soon) running.abort.abort();
    if (next && !running && made === null && (quiet || next.soon)) start(next.year, next.soon);
  };

  return {
    /** Deletes what a crash left behind; call it once, after the recovery of releases. */
    async recover(): Promise<void> {
      await disk.removeFolder(paths.search);
      const parent = join(paths.releases, store.tree() ?? '', INDEX_FOLDER);
      for (const { folder } of store.searchIndexes())
        if ((await modifiedAt(join(parent, folder))) === null) dropped.add(folder);
      await sweep();
    },

    /** Whether the next release would show other indexes. */
    hasNews,

    /**
     * Sets what the site shows from the next release on.
     * @returns the indexes for the release; their folders are in the tree
     */
    async prepare(changes: readonly Change[]): Promise<SearchIndex[]> {
      wanted = yearsOf(changes);
      upToDate = false;
      news = '';
      const [ready, milliseconds] = [made?.index ?? null, made?.milliseconds ?? 0];
      const tree = store.tree();
      if (ready === null || tree === null) return shown();
      made = null;
      // One of its posts has been withdrawn or changed in the meantime, so it has to be made again.
      if (isStale(ready)) {
        await disk.removeFolder(aside(ready.folder));
        return shown();
      }
      const parent = join(paths.releases, tree, INDEX_FOLDER);
      await disk.makeFolder(parent);
      await disk.move(aside(ready.folder), join(parent, ready.folder));
      await disk.flushFolder(parent);
      news =
        `Đã thay chỉ mục tìm kiếm năm ${ready.year}: ${formatNumber(Object.keys(ready.posts).length)} bài, ` +
        `lập trong ${formatNumber(Math.round(milliseconds / 100) / 10)} giây`;
      return [...shown().filter(({ year }) => year !== ready.year), ready];
    },

    shownOf: (indexes: readonly SearchIndex[]): ShownIndex[] =>
      indexes.map(({ year, folder, posts }) => ({
        year,
        folder,
        gone: Object.keys(posts).filter((id) => !wanted.get(year)?.has(id)),
      })),

    /** Call it after each release: deletes folders that it does not show. */
    async released(): Promise<void> {
      await sweep();
      if (news !== '') log(news);
      news = '';
    },

    work,

    /** Makes the next index, or waits for the running one. @returns whether there is more to do at once */
    async settled(): Promise<boolean> {
      work(true);
      await running?.work;
      return hasNews() || nextYear() !== null;
    },

    async stop(): Promise<void> {
      running?.abort.abort();
      await running?.work;
    },
  };

  async function sweep(): Promise<void> {
    const tree = store.tree();
    if (tree === null) return;
    const parent = join(paths.releases, tree, INDEX_FOLDER);
    const kept = new Set(store.searchIndexes().map(({ folder }) => folder));
    for (const name of await readdir(parent).catch(() => [])) {
      if (!kept.has(name)) await disk.removeFolder(join(parent, name));
    }
    for (const folder of dropped) if (!kept.has(folder)) dropped.delete(folder);
  }
};

export type Search = ReturnType<typeof openSearch>;

/** Increase it whenever the same posts give another index: a new Pagefind, other texts, other filters. */
const EDITION = 1;

/** Within this time after a withdrawal is released, no index contains the text any more, in milliseconds. */
const SOON = 25_000;
/** An index that takes longer is given up, in milliseconds. */
const LATEST = 600_000;
/** When an index that failed is tried again, in milliseconds. */
const RETRY = 60_000;

/** Rows of live posts by id. */
type Year = Map<string, LiveChange>;
type LiveChange = Change & { subject: 'post'; payload: LivePublication };

/** An index that no release has shown yet. */
interface Made {
  index: SearchIndex;
  milliseconds: number;
}

interface Running {
  soon: boolean;
  abort: AbortController;
  work: Promise<void>;
}

const yearsOf = (changes: readonly Change[]): Map<string, Year> => {
  const years = new Map<string, Year>();
  for (const change of changes) {
    if (!isLive(change)) continue;
    const year = yearOf(change);
    const found = years.get(year);
    if (found) found.set(change.key, change);
    else years.set(year, new Map([[change.key, change]]));
  }
  return years;
};

const isLive = (change: Change): change is LiveChange =>
  change.subject === 'post' && change.payload.status === 'live';

const yearOf = (change: LiveChange): string => {
  const year = known.get(change) ?? dayOf(change.payload.firstPublishedAt).slice(0, 4);
  known.set(change, year);
  return year;
};

/** Cached, because rows never change in place, and computing ten thousand calendar years is slow. */
const known = new WeakMap<LiveChange, string>();

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
