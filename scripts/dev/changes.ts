import { watch } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds without changes before the callback: an editor saves a file more than once, and a branch has many files. */
const REST = 100;

/**
 * Calls `take` with the paths that have changed below the folders; the next call waits until the last one is done. Paths
 * are relative to the root. `take` must not reject.
 */
export const followChanges = (
  root: string,
  folders: readonly string[],
  take: (paths: ReadonlySet<string>) => Promise<void>,
): { close(): void } => {
  let changed = new Set<string>();
  let busy = false;
  let timer: NodeJS.Timeout | undefined;

  const takeAll = async (): Promise<void> => {
    if (busy || changed.size === 0) return;
    busy = true;
    const paths = changed;
    changed = new Set();
    try {
      await take(paths);
    } finally {
      busy = false;
    }
    void takeAll();
  };
  const note = (path: string): void => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => void takeAll(), REST);
  };
  const watchers = folders.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_, name) => note(`${folder}/${name ?? ''}`)),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
};
