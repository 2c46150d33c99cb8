import { open } from 'node:fs/promises';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { PDF } from '../../domain/pictures/upload-types';

/** The media type of a file by its bytes; undefined: none that is known. */
export const typeOfFile = async (path: string): Promise<string | undefined> =>
  (await fileTypeFromFile(path))?.mime ?? pdfAfterSpace(await startOf(path));

export const typeOfBytes = async (bytes: Uint8Array): Promise<string | undefined> =>
  (await fileTypeFromBuffer(bytes))?.mime ?? pdfAfterSpace(bytes);

/** Some programs write white space before it, and readers look for it among the first 1024 bytes. */
const pdfAfterSpace = (bytes: Uint8Array): string | undefined =>
  /^(?:\u00ef\u00bb\u00bf)?[\0\t\n\f\r ]*%PDF-/.test(Buffer.from(bytes.subarray(0, START)).toString('latin1'))
    ? PDF
    : undefined;

const START = 1024;

const startOf = async (path: string): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};
