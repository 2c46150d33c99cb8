import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { LivePublication } from '@newsroom/shared';

/**
 * Makes one search index of some posts.
 * @param folder absolute; it need not exist
 * @throws Error with a reason; part of the index may then stand in the folder
 */
export type MakeIndex = (
  posts: readonly LivePublication[],
  folder: string,
  signal: AbortSignal,
) => Promise<void>;

/** In a process of its own, and behind everything else: a publication does not wait for it. */
export const makeIndexAside: MakeIndex = async (posts, folder, signal) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'program.ts'), folder], {
    // Of the publisher's environment, which holds secrets, it needs nothing.
    env: { PATH: process.env['PATH'], PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: String(POSTINGS) },
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    killSignal: 'SIGKILL',
    signal,
  });
  const end = ended(child);
  if (child.pid !== undefined) setPriority(child.pid, BEHIND);
  if (child.stdin) await Promise.all([end, feed(posts, child.stdin, end)]);
};

/**
 * Occurrences of words in one file of the index. A reader loads the files of the words asked for; with Pagefind's
 * default a frequent word brings its neighbours with it.
 */
const POSTINGS = 2500;

/** As `nice` counts. */
const BEHIND = 10;

const ended = async (child: ChildProcess): Promise<void> => {
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code !== 0) throw new Error(errors.trim().split('\n').at(-1) || `kết thúc với ${signal ?? code}`);
};

const feed = async (
  posts: readonly LivePublication[],
  input: Writable,
  end: Promise<void>,
): Promise<void> => {
  // Whoever reads has ended: `end` says why.
  input.on('error', () => undefined);
  for (const post of posts) {
    if (!input.writable) return;
    if (!input.write(`${JSON.stringify(post)}\n`)) await Promise.race([once(input, 'drain'), end]);
  }
  input.end('end\n');
};
