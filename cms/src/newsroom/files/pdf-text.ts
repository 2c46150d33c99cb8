import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const DEADLINE_MS = 5000;
const LOOK_EACH_MS = 50;
const MEMORY_MB = 256;

/** One file is read after the other, so that many uploads at once need no more memory than one. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Whether a PDF holds text. One with nothing but pictures of pages cannot be read by a screen reader.
 * @returns null for a file that is broken, locked by a password, or too much work; only its own thread ends by it
 */
export const hasTextLayer = (bytes: Uint8Array): Promise<boolean | null> => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const looked = known.get(hash) ?? turn.then(() => look(bytes));
  turn = looked;
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(hash, looked);
  return looked;
};

/** Answers by the hash of the file: it is read at the upload, and not again when a post with it is saved, submitted or approved. */
const known = new Map<string, Promise<boolean | null>>();
const KNOWN_AT_MOST = 5000;

const look = (bytes: Uint8Array): Promise<boolean | null> =>
  new Promise((resolve) => {
    const worker = new Worker(join(__dirname, 'pdf-text-worker.js'), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      // Keeps warnings of the library about faulty files out of the log.
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
    // A small file may unpack to a large one, in memory that `resourceLimits` does not count.
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
