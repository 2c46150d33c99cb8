import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Whether a file is served compressed: texts are, pictures and downloads are not. */
export const isCompressible = (path: string): boolean =>
  /\.(html|rss|atom|xml|txt|json|css|svg|js)$/.test(path);

/**
 * Both encodings of a text, the same bytes for the same text. The work is done by zlib's own threads,
 * beside the rendering.
 */
export const compress = async (bytes: Uint8Array): Promise<{ br: Uint8Array; gz: Uint8Array }> => {
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      params: {
        // 11 takes ten times as long for a few bytes less.
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    zip(bytes),
  ]);
  return { br, gz };
};

const brotli = promisify<Uint8Array, object, Uint8Array>(brotliCompress);
const zip = promisify<Uint8Array, Uint8Array>(gzip);
