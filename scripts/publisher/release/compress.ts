import { promisify } from 'node:util';
import { type BrotliOptions, type ZlibOptions, brotliCompress, constants, gzip } from 'node:zlib';

/** Whether a file is served compressed: texts are; pictures and downloads are not. */
export const isCompressible = (path: string): boolean =>
  /\.(html|rss|atom|xml|txt|json|webmanifest|css|svg|js)$/.test(path);

/**
 * Both encodings of a text; the same text gives the same bytes. zlib's own threads do the work, in parallel to rendering.
 */
export const compress = async (bytes: Uint8Array): Promise<{ br: Uint8Array; gz: Uint8Array }> => {
  // Large enough for everything: every further chunk would wait until rendering yields the thread.
  const chunkSize = Math.max(constants.Z_MIN_CHUNK, bytes.length >> 1);
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      chunkSize,
      params: {
        // 11 takes ten times as long for a few bytes less.
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    // 6 takes 50 % longer and saves 3 %, and nearly all readers use brotli.
    zip(bytes, { chunkSize, level: 5 }),
  ]);
  return { br, gz };
};

const brotli = promisify<Uint8Array, BrotliOptions, Uint8Array>(brotliCompress);
const zip = promisify<Uint8Array, ZlibOptions, Uint8Array>(gzip);
