import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { LivePublication } from '@newsroom/shared';

/**
 * Makes one search index of some posts.
 * @param folder absolute; it need not exist
 * @throws Error with a reason; the folder may then contain a part of the index
 */
export type MakeIndex = (
  posts: readonly LivePublication[],
  folder: string,
  signal: AbortSignal,
) => Promise<void>;

/** In another process with low priority, so that publications do not have to wait for it. */
export const makeIndexAside: MakeIndex = async (posts, folder, signal) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'program.ts'), folder], {
    // It needs no other variable; the publisher's environment contains secrets.
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
 * Occurrences of words per file of the index. Readers load the files of the words that they search for; with Pagefind's
 * larger default, the file of a frequent word also contains many other words.
 */
const POSTINGS = 2500;

/** A value of `nice`. */
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
  // The reading process has ended; `end` reports why.
  input.on('error', () => undefined);
  for (const post of posts) {
    if (!input.writable) return;
    if (!input.write(`${JSON.stringify(post)}\n`)) await Promise.race([once(input, 'drain'), end]);
  }
  input.end('end\n');
};
