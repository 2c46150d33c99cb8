import { dirname, join } from 'node:path';
import type { Disk } from '../ground/disk.ts';
import { atMost } from '../ground/in-flight.ts';
import type { Paths } from '../ground/paths.ts';
import type { Journal, StagedFile } from '../ground/store.ts';

/**
 * Does what a journal says. It can be repeated from any point, because files that were already moved or removed are
 * skipped. So whoever finds a journal after a crash runs it again, and the tree is then complete.
 */
export const runJournal = async (journal: Journal, tree: string, paths: Paths, disk: Disk): Promise<void> => {
  switch (journal.kind) {
    case 'files':
      return changeFiles(journal, join(paths.releases, tree), paths.stage, disk);
    case 'tree':
      // A relative link, so that the whole data folder can be moved.
      await disk.pointTo(paths.site, join('releases', tree));
      return disk.flushFolder(dirname(paths.site));
  }
};

const changeFiles = async (
  { puts, removals }: Extract<Journal, { kind: 'files' }>,
  root: string,
  stage: string,
  disk: Disk,
): Promise<void> => {
  // Pictures and downloads come before the pages that show them.
  for (const batch of [puts.filter((put) => !put.compressed), puts.filter((put) => put.compressed)])
    await atMost(AT_ONCE, batch, (put) => putFile(put, root, stage, disk));
  await atMost(AT_ONCE, removals, (path) => removeFile(path, root, disk));

  const folderOf = (path: string): string => dirname(join(root, path));
  const emptied = new Set(removals.map(folderOf));
  for (const folder of emptied) await disk.removeEmptyFolders(folder, root);
  const folders = new Set([...puts.map(({ path }) => folderOf(path)), ...emptied]);
  // A new or removed folder changes the names in its parent, so the parent is flushed too.
  const touched = new Set([...folders, ...[...folders].filter((folder) => folder !== root).map(dirname)]);
  if (touched.size > FLUSHED_ONE_BY_ONE) await disk.flushAll();
  else await Promise.all([...touched].map((folder) => disk.flushFolder(folder)));
};

/** Files moved in parallel: each takes several steps, which mostly wait for the disk. */
const AT_ONCE = 16;

/** For more folders than this, one flush of everything is faster. */
const FLUSHED_ONE_BY_ONE = 100;

/**
 * A file, its `.br` and its `.gz` belong together. The encodings are added first and removed first, so that there is never
 * an old encoding beside a new file.
 */
const putFile = async (put: StagedFile, root: string, stage: string, disk: Disk): Promise<void> => {
  const from = join(stage, put.staged);
  const to = join(root, put.path);
  await disk.makeFolder(dirname(to));
  if (put.compressed) {
    await disk.move(`${from}.br`, `${to}.br`);
    await disk.move(`${from}.gz`, `${to}.gz`);
  }
  await disk.move(from, to);
  if (put.gone) await disk.write(goneMarker(to), new Uint8Array(), {});
  else if (to.endsWith('index.html')) await disk.remove(goneMarker(to));
};

const removeFile = async (path: string, root: string, disk: Disk): Promise<void> => {
  const file = join(root, path);
  await disk.remove(`${file}.br`);
  await disk.remove(`${file}.gz`);
  await disk.remove(file);
  if (file.endsWith('index.html')) await disk.remove(goneMarker(file));
};

/** The empty file that tells servers that a page is the notice of a withdrawn post. */
export const goneMarker = (file: string): string => join(dirname(file), '.gone');
