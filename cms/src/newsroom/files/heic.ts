import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What one conversion may take: a picture of 48 megapixels needs about 500 MB and 4 s. */
interface Limits {
  milliseconds: number;
  /** Memory of the decoder; the pixels of the picture come on top of it. */
  megabytes: number;
}

const LIMITS: Limits = { milliseconds: 30_000, megabytes: 512 };

/** WebAssembly counts its memory in pages of 64 KiB. */
const PAGES_PER_MEGABYTE = 16;

const run = promisify(execFile);

/** One picture is converted after the other, so that many uploads at once need no more memory than one. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Puts a JPEG of a HEIC picture, upright and without metadata but its colour profile, in a file of its own.
 * The decoder runs in a process of its own: a picture that makes it crash ends only that process.
 * @throws when the picture is broken, larger than 50 megapixels, or too much work
 */
export const jpegOfHeic = (heic: string, jpeg: string, limits = LIMITS): Promise<void> => {
  const made = turn.then(() => convert(heic, jpeg, limits));
  turn = made.catch(() => undefined);
  return made;
};

const convert = async (heic: string, jpeg: string, { milliseconds, megabytes }: Limits): Promise<void> => {
  await run(
    process.execPath,
    [
      `--wasm-max-mem-pages=${megabytes * PAGES_PER_MEGABYTE}`,
      '--max-old-space-size=128',
      join(__dirname, 'heic-process.js'),
      heic,
      jpeg,
    ],
    // The process must not get the secrets of the CMS.
    { env: {}, timeout: milliseconds, killSignal: 'SIGKILL' },
  );
};
