import { crc32, deflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

/** One file, ready to be put into any archive. */
export interface Entry {
  name: string;
  crc: number;
  /** Bytes before compression. */
  size: number;
  /** As in ZIP: 0 is uncompressed, 8 is deflate. */
  compression: 0 | 8;
  bytes: Uint8Array;
}

/** For files that are long, or that are the same in every archive and so are compressed only once. */
export const deflated = (name: string, text: string, level = 9): Entry => {
  const { crc, size, bytes } = stored(name, text);
  return { name, crc, size, compression: 8, bytes: deflateRawSync(bytes, { level }) };
};

/** For files so short that compression costs more than it saves. */
export const stored = (name: string, text: string): Entry => {
  const bytes = Buffer.from(text);
  return { name, crc: crc32(bytes), size: bytes.length, compression: 0, bytes };
};

/** A ZIP archive. The same entries give the same bytes, at any time and in any time zone. */
export const archiveOf = (entries: readonly Entry[]): Uint8Array<ArrayBuffer> => {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { name, crc, size, compression, bytes } of entries) {
    const file: ZipInputFile = { filename: name, crc, size, compression, mtime: FIRST_DATE };
    zip.add(file);
    // `zip.add` has set `ondata`; calling it passes the content, which is compressed already.
    file.ondata?.(null, bytes, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
};

/** Every entry needs a date, and this is the earliest in ZIP. ZIP has no time zones, so it is local time. */
const FIRST_DATE = new Date(1980, 0, 1);
