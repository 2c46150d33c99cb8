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

/** Everything that the publisher does to files: each call is one step, after which a crash may come. */
export interface Disk {
  /** A new file in an existing folder; `flush`: on the disk before the call returns. */
  write(path: string, bytes: Uint8Array, options: { mtime?: Date; flush?: boolean }): Promise<void>;
  /** One line more at the end of a file in an existing folder. */
  append(path: string, line: string): Promise<void>;
  /** The same file under one more name, with its time. Replaces nothing: the name must be free. */
  link(from: string, to: string): Promise<void>;
  /** Replaces `to` in one step. A missing `from` was moved already. */
  move(from: string, to: string): Promise<void>;
  /** A file that may be missing. */
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** A folder with all below it, which may be missing. */
  removeFolder(path: string): Promise<void>;
  /** The folder and those above it, as far as they are empty, up to but without `root`. */
  removeEmptyFolders(path: string, root: string): Promise<void>;
  /** A symbolic link that is replaced in one step. */
  pointTo(link: string, target: string): Promise<void>;
  /** Names in a folder are on the disk. A folder that is gone needs nothing. */
  flushFolder(path: string): Promise<void>;
  /** All written so far is on the disk. */
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
      // Another file system, or one without hard links.
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
      // Thousands of files one by one take minutes. Where there is no such command a power cut may
      // cost the release, a crash of the program does not.
      const sync = spawn('sync', { stdio: 'ignore' });
      sync.on('error', () => resolve());
      sync.on('exit', () => resolve());
    }),
};

/** The time that a file was last written; null: there is none. */
export const modifiedAt = async (path: string): Promise<Date | null> =>
  (await stat(path).catch(allowing('ENOENT')))?.mtime ?? null;

const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

const allowing =
  (code: string) =>
  (error: unknown): undefined => {
    if (!hasCode(error, code)) throw error;
  };
