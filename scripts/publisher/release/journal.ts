import { dirname, join } from 'node:path';
import type { Disk } from '../ground/disk.ts';
import { atMost } from '../ground/in-flight.ts';
import type { Paths } from '../ground/paths.ts';
import type { Journal, StagedFile } from '../ground/store.ts';

/**
 * Does what a journal says. It can be repeated from any point: what was moved or removed already
 * is passed over, so whoever finds a journal after a crash runs it again and has the finished tree.
 */
export const runJournal = async (journal: Journal, tree: string, paths: Paths, disk: Disk): Promise<void> => {
  switch (journal.kind) {
    case 'files':
      return changeFiles(journal, join(paths.releases, tree), paths.stage, disk);
    case 'tree':
      // Relative, so that the whole data folder can be moved.
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
  // Pictures and downloads before the pages that show them.
  for (const batch of [puts.filter((put) => !put.compressed), puts.filter((put) => put.compressed)])
    await atMost(AT_ONCE, batch, (put) => putFile(put, root, stage, disk));
  await atMost(AT_ONCE, removals, (path) => removeFile(path, root, disk));

  const folderOf = (path: string): string => dirname(join(root, path));
  const emptied = new Set(removals.map(folderOf));
  for (const folder of emptied) await disk.removeEmptyFolders(folder, root);
  const folders = new Set([...puts.map(({ path }) => folderOf(path)), ...emptied]);
  // A folder that came or went is a name in the one above.
  const touched = new Set([...folders, ...[...folders].filter((folder) => folder !== root).map(dirname)]);
  if (touched.size > FLUSHED_ONE_BY_ONE) await disk.flushAll();
  else await Promise.all([...touched].map((folder) => disk.flushFolder(folder)));
};

/** Files moved at a time: each takes several steps, and most of a step is waiting. */
const AT_ONCE = 16;

/** Beyond this many folders one flush of everything is faster. */
const FLUSHED_ONE_BY_ONE = 100;

/**
 * A file, its `.br` and its `.gz` are one unit: the encodings come first and go first, so that at no
 * point an old encoding stands beside a new file.
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

/** The empty file by which servers know that a page is the notice of a withdrawn post. */
export const goneMarker = (file: string): string => join(dirname(file), '.gone');
