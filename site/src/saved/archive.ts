import { crc32, deflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

/** One file of an archive, ready to be put into any. */
export interface Entry {
  name: string;
  crc: number;
  /** Bytes before compression. */
  size: number;
  /** As ZIP numbers them: 0 is none, 8 is deflate. */
  compression: 0 | 8;
  bytes: Uint8Array;
}

/** For what is the same in every archive, and so is compressed once, or is long. */
export const deflated = (name: string, text: string, level = 9): Entry => {
  const { crc, size, bytes } = stored(name, text);
  return { name, crc, size, compression: 8, bytes: deflateRawSync(bytes, { level }) };
};

/** For what is so short that compressing it costs more than it saves. */
export const stored = (name: string, text: string): Entry => {
  const bytes = Buffer.from(text);
  return { name, crc: crc32(bytes), size: bytes.length, compression: 0, bytes };
};

/** A ZIP archive with the same bytes for the same entries, at any time and in any time zone. */
export const archiveOf = (entries: readonly Entry[]): Uint8Array<ArrayBuffer> => {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { name, crc, size, compression, bytes } of entries) {
    const file: ZipInputFile = { filename: name, crc, size, compression, mtime: FIRST_DATE };
    zip.add(file);
    // The archive has taken the file by giving it this.
    file.ondata?.(null, bytes, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
};

/** An entry has a date, and this is the first that there is. ZIP knows no zones: it is local, as it is read. */
const FIRST_DATE = new Date(1980, 0, 1);
