import { spawn } from 'node:child_process';
import {
  appendFile,
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  unlink,
  utimes,
} from 'node:fs/promises';
import { dirname } from 'node:path';

/** All file operations of the publisher. Each call is one step, and the program may crash after any of them. */
export interface Disk {
  /** Writes a new file in an existing folder; `flush`: it is on the disk when the call returns. */
  write(path: string, bytes: Uint8Array, options: { mtime?: Date; flush?: boolean }): Promise<void>;
  /** Adds a line to the end of a file in an existing folder. */
  append(path: string, line: string): Promise<void>;
  /** Gives the same file a second name, with the same time. It never replaces a file: the name must be free. */
  link(from: string, to: string): Promise<void>;
  /** Replaces `to` in one step. If `from` is missing, it was already moved. */
  move(from: string, to: string): Promise<void>;
  /** Deletes a file, if it exists. */
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Deletes a folder with its content, if it exists. */
  removeFolder(path: string): Promise<void>;
  /** Deletes the folder, and its parents up to but without `root`, as long as they are empty. */
  removeEmptyFolders(path: string, root: string): Promise<void>;
  /** Sets the target of a symbolic link in one step. */
  pointTo(link: string, target: string): Promise<void>;
  /** Makes sure that the names in a folder are on the disk. A missing folder needs nothing. */
  flushFolder(path: string): Promise<void>;
  /** Makes sure that everything written so far is on the disk. */
  flushAll(): Promise<void>;
}

export const nodeDisk: Disk = {
  async write(path, bytes, { mtime, flush = false }) {
    const file = await open(path, 'w', 0o644);
    try {
      await file.writeFile(bytes);
      if (mtime) await file.utimes(mtime, mtime);
      if (flush) await file.sync();
    } finally {
      await file.close();
    }
  },

  append: (path, line) => appendFile(path, `${line}\n`, { mode: 0o600, flush: true }),

  async link(from, to) {
    await link(from, to).catch(async (error: unknown) => {
      // Another file system, or one without hard links: the file is copied.
      if (!hasCode(error, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw error;
      await copyFile(from, to);
      const { atime, mtime } = await stat(from);
      await utimes(to, atime, mtime);
    });
  },

  move: (from, to) => rename(from, to).catch(allowing('ENOENT')),
  remove: (path) => unlink(path).catch(allowing('ENOENT')),

  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },

  removeFolder: (path) => rm(path, { recursive: true, force: true }),

  async removeEmptyFolders(path, root) {
    for (let folder = path; folder.length > root.length; folder = dirname(folder)) {
      const names = await readdir(folder).catch(() => []);
      if (names.length > 0) return;
      await rmdir(folder).catch(allowing('ENOENT'));
    }
  },

  async pointTo(link, target) {
    const next = `${link}.next`;
    await rm(next, { force: true });
    await symlink(target, next);
    await rename(next, link);
  },

  async flushFolder(path) {
    const folder = await open(path, 'r').catch(allowing('ENOENT'));
    if (!folder) return;
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },

  flushAll: () =>
    new Promise((resolve) => {
      // Flushing thousands of files one by one takes minutes. Without this command a power failure may lose the release; a
      // crash of the program does not.
      const sync = spawn('sync', { stdio: 'ignore' });
      sync.on('error', () => resolve());
      sync.on('exit', () => resolve());
    }),
};

/** When a file was last written; null: it does not exist. */
export const modifiedAt = async (path: string): Promise<Date | null> =>
  (await stat(path).catch(allowing('ENOENT')))?.mtime ?? null;

const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

const allowing =
  (code: string) =>
  (error: unknown): undefined => {
    if (!hasCode(error, code)) throw error;
  };
