import { createHash } from 'node:crypto';
import { readdir, readlink, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Change } from '@newsroom/shared';
import { compress, isCompressible } from './compress.ts';
import { type Disk, modifiedAt } from '../ground/disk.ts';
import { atMost } from '../ground/in-flight.ts';
import { goneMarker, runJournal } from './journal.ts';
import type { Paths } from '../ground/paths.ts';
import { type ReleasePlan, planRelease } from './plan.ts';
import type { Renderer, Route } from '../ground/renderer.ts';
import { INDEX_FOLDER, type SearchIndex } from '../ground/search-index.ts';
import type { Journal, Released, StagedFile, Store } from '../ground/store.ts';

/** What the tree is to hold from now on. */
export interface Wanted<R extends Route> {
  routes: readonly R[];
  /** Public url of a picture or download → name of the private file. */
  files: ReadonlyMap<string, string>;
  /** When it is another than last time, everything is rendered into a new tree. */
  edition: string;
  /** Search indexes; their folders stand in the tree, which otherwise knows nothing of them. */
  search: readonly SearchIndex[];
}

interface Tools<R extends Route> {
  renderer: Pick<Renderer<never, R>, 'fileOf' | 'render'>;
  store: Store;
  disk: Disk;
  paths: Paths;
  now: () => Date;
}

/** A page could not be rendered: nothing was changed. */
export class PageFailed extends Error {
  override name = 'PageFailed';
  /** null: it is not one page that failed. */
  url: string | null;

  constructor(url: string | null, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.url = url;
  }
}

/** @throws PageFailed, for whatever goes wrong in it */
export const rendering = <Result>(url: string | null, make: () => Result): Result => {
  try {
    return make();
  } catch (error) {
    throw failed(url, error);
  }
};

const failed = (url: string | null, error: unknown): PageFailed =>
  new PageFailed(url, error instanceof Error ? error.message : String(error), { cause: error });

/**
 * Brings the public tree to what is wanted: all of it, or after a crash all of it at the next start, or
 * nothing.
 *
 * Everything is written aside and checked first. Then one transaction notes the new state with what
 * is left to do, and from there on the release can only be finished.
 * @param shown rows that waited and are on the site from now on
 * @returns how many public files changed, and how many of them are pages or files that are no more
 * @throws PageFailed
 */
export const release = async <R extends Route>(
  wanted: Wanted<R>,
  shown: readonly Change[],
  tools: Tools<R>,
): Promise<{ files: number; pages: number }> => {
  const { store } = tools;
  const old = store.tree();
  const whole = isWhole(wanted, store);
  const plan = planOf(wanted, tools);

  const prepared = await (
    old === null || whole ? prepareTree(plan, old, wanted.search, tools) : stageFiles(plan, old, tools)
  ).catch(async (error: unknown) => {
    await clearAway(tools);
    throw error;
  });

  const { tree, journal, released } = prepared;
  const removed = plan.removed.map(({ url }) => url);
  const { edition, search } = wanted;
  store.commitRelease({ shown, released, removed, edition, tree, journal, search });
  await finish(journal, tree, tools);
  const files = prepared.changed + plan.removed.length;
  return { files, pages: files - plan.added.length };
};

/**
 * The addresses of pages that a release would fail for, among those asked for. Changes nothing.
 * @param first is tried before all others
 * @throws PageFailed when there can be no release at all
 */
export async function* failingPages<R extends Route>(
  wanted: Wanted<R>,
  isAsked: (url: string) => boolean,
  first: string | null,
  tools: Tools<R>,
): AsyncGenerator<string | null> {
  const routes = planOf(wanted, tools).stale.flatMap(({ route }) => (isAsked(route.url) ? route : []));
  const isFirst = ({ url }: R): boolean => url === first;
  for (const route of [...routes.filter(isFirst), ...routes.filter((route) => !isFirst(route))]) {
    try {
      await rendered(route, tools.renderer);
    } catch (error) {
      if (!(error instanceof PageFailed)) throw error;
      yield error.url;
    }
    await setImmediate();
  }
}

const planOf = <R extends Route>(wanted: Wanted<R>, { store, renderer }: Tools<R>): ReleasePlan<R> =>
  rendering(null, () =>
    planRelease({
      ...wanted,
      fileOf: renderer.fileOf,
      released: store.released,
      whole: isWhole(wanted, store),
    }),
  );

const isWhole = ({ edition }: Pick<Wanted<Route>, 'edition'>, store: Store): boolean =>
  store.tree() === null || store.edition() !== edition;

/** Finishes a release that was committed and clears away one that was not; call it before anything else. */
export const recover = async (tools: Omit<Tools<never>, 'renderer' | 'now'>): Promise<void> => {
  const { store, paths, disk } = tools;
  const [tree, journal] = [store.tree(), store.journal()];
  if (tree !== null && (await modifiedAt(join(paths.releases, tree))) === null) store.forgetTree();
  else if (tree !== null) {
    if (journal) await runJournal(journal, tree, paths, disk);
    if ((await shownTree(paths)) !== tree) await runJournal({ kind: 'tree' }, tree, paths, disk);
    if (journal) store.finishJournal();
  }
  await clearAway(tools);
};

/** Beyond this many files one flush of everything is faster. */
const FLUSHED_ONE_BY_ONE = 100;

interface Prepared {
  tree: string;
  journal: Journal;
  released: Released[];
  changed: number;
}

const finish = async (
  journal: Journal,
  tree: string,
  tools: Pick<Tools<never>, 'store' | 'disk' | 'paths'>,
): Promise<void> => {
  await runJournal(journal, tree, tools.paths, tools.disk);
  tools.store.finishJournal();
  await clearAway(tools);
};

/** Removes the stage and every tree that is neither shown nor the store's: withdrawn texts are in them. */
const clearAway = async ({
  store,
  disk,
  paths,
}: Pick<Tools<never>, 'store' | 'disk' | 'paths'>): Promise<void> => {
  await disk.removeFolder(paths.stage);
  const kept = new Set([store.tree(), await shownTree(paths)]);
  for (const name of await trees(paths)) {
    if (!kept.has(name)) await disk.removeFolder(join(paths.releases, name));
  }
};

const trees = (paths: Paths): Promise<string[]> => readdir(paths.releases).catch(() => []);

const shownTree = (paths: Paths): Promise<string | null> =>
  readlink(paths.site).then(
    (target) => basename(target),
    () => null,
  );

/** A few changed files, in the stage; the tree stays as it is. */
const stageFiles = async <R extends Route>(
  plan: ReleasePlan<R>,
  tree: string,
  tools: Tools<R>,
): Promise<Prepared> => {
  const { disk, paths } = tools;
  const root = join(paths.releases, tree);
  const flush = plan.stale.length <= FLUSHED_ONE_BY_ONE;
  await disk.removeFolder(paths.stage);
  await disk.makeFolder(paths.stage);

  // Pictures come before the pages that show them.
  const puts: StagedFile[] = [];
  for (const { path, name } of plan.added) {
    const staged = String(puts.length);
    await disk.link(join(paths.derived, name), join(paths.stage, staged));
    puts.push({ path, staged, compressed: false, gone: false });
  }
  const released = await renderAll(plan, tools, {
    changed: async (path, bytes, gone) => {
      const compressed = isCompressible(path);
      const staged = String(puts.length);
      puts.push({ path, staged, compressed, gone });
      await writeUnit(join(paths.stage, staged), bytes, tools, {
        compressed,
        old: join(root, path),
        flush,
      });
    },
    same: async () => {},
  });
  await (flush ? disk.flushFolder(paths.stage) : disk.flushAll());

  await atMost(64, puts, ({ staged }) => assertWritten(join(paths.stage, staged)));
  const removals = plan.removed.map(({ path }) => path);
  return { tree, journal: { kind: 'files', puts, removals }, released, changed: puts.length };
};

/** The whole site in a new folder that nobody sees yet. */
const prepareTree = async <R extends Route>(
  plan: ReleasePlan<R>,
  old: string | null,
  search: readonly SearchIndex[],
  tools: Tools<R>,
): Promise<Prepared> => {
  const { disk, paths } = tools;
  const tree = await nextTree(paths);
  const root = join(paths.releases, tree);
  const before = old === null ? null : join(paths.releases, old);
  // One that a failed attempt left behind.
  await disk.removeFolder(root);

  const folders = new Map<string, Promise<void>>();
  const makeFolderOf = (file: string): Promise<void> => {
    const folder = dirname(file);
    const made = folders.get(folder) ?? disk.makeFolder(folder);
    folders.set(folder, made);
    return made;
  };

  if (before !== null) {
    for (const { folder } of search)
      await linkFolder(join(before, INDEX_FOLDER, folder), join(root, INDEX_FOLDER, folder), disk);
  }

  let changed = plan.added.length;
  for (const { path, name } of plan.added) {
    const to = join(root, path);
    await makeFolderOf(to);
    await disk.link(join(paths.derived, name), to);
  }
  const write = async (path: string, bytes: Uint8Array, gone: boolean): Promise<void> => {
    changed += 1;
    const to = join(root, path);
    await makeFolderOf(to);
    await writeUnit(to, bytes, tools, {
      compressed: isCompressible(path),
      old: before && join(before, path),
      flush: false,
    });
    if (gone) await disk.write(goneMarker(to), new Uint8Array(), {});
  };
  const released = await renderAll(plan, tools, {
    changed: write,
    same: async (path, bytes, gone) => {
      const from = join(before ?? root, path);
      if ((await modifiedAt(from)) === null) return write(path, bytes, gone);
      const to = join(root, path);
      await makeFolderOf(to);
      for (const suffix of isCompressible(path) ? ['', '.br', '.gz'] : [''])
        await disk.link(`${from}${suffix}`, `${to}${suffix}`);
      if (gone) await disk.write(goneMarker(to), new Uint8Array(), {});
    },
  });

  const written = [...plan.stale, ...plan.added].map(({ path }) => join(root, path));
  await atMost(64, written, assertWritten);
  await disk.flushAll();
  return { tree, journal: { kind: 'tree' }, released, changed };
};

/** The same files in a second folder. */
const linkFolder = async (from: string, to: string, disk: Disk): Promise<void> => {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const target = (file: string): string => join(to, relative(from, file));
  for (const folder of new Set(files.map((file) => dirname(target(file))))) await disk.makeFolder(folder);
  await atMost(16, files, (file) => disk.link(file, target(file)));
};

/** What to do with a rendered page; `same`: the public has these very bytes. */
interface Output {
  changed(path: string, bytes: Uint8Array, gone: boolean): Promise<void>;
  same(path: string, bytes: Uint8Array, gone: boolean): Promise<void>;
}

/** Renders one page after the other, while those before are compressed and written. */
const renderAll = async <R extends Route>(
  { stale, added }: ReleasePlan<R>,
  { renderer }: Tools<R>,
  output: Output,
): Promise<Released[]> => {
  const released: Released[] = added.map(({ url, path, name }) => ({
    url,
    path,
    key: name,
    sha256: null,
    gone: false,
  }));
  async function* pages() {
    for (const { route, path, before } of stale) {
      yield { route, path, before, bytes: await rendered(route, renderer) };
      // Rendering waits for nothing but itself: without this turn nothing that was read, compressed or
      // written meanwhile would go on until the last page.
      await setImmediate();
    }
  }
  await atMost(16, pages(), async ({ route: { url, key, gone }, path, before, bytes }) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    released.push({ url, path, key, sha256, gone });
    const same = before?.sha256 === sha256 && before.gone === gone;
    await (same ? output.same(path, bytes, gone) : output.changed(path, bytes, gone));
  });
  return released;
};

const rendered = async <R extends Route>(
  route: R,
  renderer: Pick<Renderer<never, R>, 'render'>,
): Promise<Uint8Array> => {
  let bytes: Uint8Array;
  try {
    bytes = await renderer.render(route);
  } catch (error) {
    throw failed(route.url, error);
  }
  if (bytes.length === 0) throw new PageFailed(route.url, 'trang rỗng');
  return bytes;
};

/** A file with its encodings, all of one time: servers compare the time of what they send. */
const writeUnit = async (
  path: string,
  bytes: Uint8Array,
  { disk, now }: Pick<Tools<never>, 'disk' | 'now'>,
  { compressed, old, flush }: { compressed: boolean; old: string | null; flush: boolean },
): Promise<void> => {
  const [encodings, mtime] = await Promise.all([
    compressed ? compress(bytes) : null,
    old === null ? now() : nextTime(old, now()),
  ]);
  const options = { mtime, flush };
  await Promise.all([
    disk.write(path, bytes, options),
    encodings && disk.write(`${path}.br`, encodings.br, options),
    encodings && disk.write(`${path}.gz`, encodings.gz, options),
  ]);
};

/** Later than the old file by the second that dates in HTTP can tell apart. */
const nextTime = async (old: string, now: Date): Promise<Date> => {
  const before = await modifiedAt(old);
  return before ? new Date(Math.max(now.getTime(), before.getTime() + 1000)) : now;
};

const nextTree = async (paths: Paths): Promise<string> => {
  const numbers = (await trees(paths)).map(Number).filter(Number.isInteger);
  return String(Math.max(0, ...numbers) + 1);
};

const assertWritten = async (path: string): Promise<void> => {
  const { size } = await stat(path);
  if (size === 0) throw new Error(`Tệp rỗng: ${path}`);
};
