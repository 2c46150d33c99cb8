import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const DEADLINE_MS = 5000;
const LOOK_EACH_MS = 50;
const MEMORY_MB = 256;

/** Broken files are met one at a time, so that ten at once take no more memory than one. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Whether a PDF holds text, or pictures of pages alone, which no screen reader reads.
 * @returns null for one that cannot be read: broken, locked by a password, or too much work. Such a file ends its
 * own thread and nothing else.
 */
export const hasTextLayer = (bytes: Uint8Array): Promise<boolean | null> => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const looked = known.get(hash) ?? turn.then(() => look(bytes));
  turn = looked;
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(hash, looked);
  return looked;
};

/** By hash: looked into at the upload, a file is known when a post is saved, submitted or approved with it. */
const known = new Map<string, Promise<boolean | null>>();
const KNOWN_AT_MOST = 5000;

const look = (bytes: Uint8Array): Promise<boolean | null> =>
  new Promise((resolve) => {
    const worker = new Worker(join(__dirname, 'pdf-text-worker.js'), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      // The library writes about files that are not as they should be.
      stdout: true,
      stderr: true,
    });
    const end = (answer: boolean | null): void => {
      clearTimeout(deadline);
      clearInterval(watch);
      void worker.terminate();
      resolve(answer);
    };
    const deadline = setTimeout(end, DEADLINE_MS, null);
    // What a small file unpacks to stands outside the heap that is limited above.
    const watch = setInterval(() => {
      worker.getHeapStatistics().then(
        ({ external_memory: bytes }) => {
          if (bytes > MEMORY_MB * 1_000_000) end(null);
        },
        () => undefined,
      );
    }, LOOK_EACH_MS);
    worker.once('message', end);
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
