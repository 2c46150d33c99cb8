import { Readable } from 'node:stream';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { type NotWord, notWordBy } from '../../domain/writing/word-file';

/** Parts of one file: a document with a picture on every page has a few hundred. */
const MOST_PARTS = 2000;
/** Bytes of all parts unpacked, and of each part that is read as XML. */
const [MOST_BYTES, MOST_XML_BYTES] = [120_000_000, 10_000_000];

/** A Word document as HTML, with its pictures in the order of the text; a picture that cannot be read is null. */
export interface WordDocument {
  html: string;
  pictures: (Buffer | null)[];
}

/** Reads a .docx, or says why it is none. */
export const readDocx = async (bytes: Buffer): Promise<WordDocument | NotWord> => {
  const no = notWordBy(bytes) ?? (await notWordInside(bytes));
  if (no) return no;
  const pictures: Promise<Buffer | null>[] = [];
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh"],
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async (image) => {
          const picture = image.readAsBuffer().catch(() => null);
          pictures.push(picture);
          await picture;
          return { src: '' };
        }),
      },
    );
    return { html: value, pictures: await Promise.all(pictures) };
  } catch {
    // Whatever the error is, the writer can only save the document again in Word.
    return 'other';
  }
};

/** Unpacks each part to count its bytes, without keeping them: the sizes stated in a zip file may be false. */
const notWordInside = async (bytes: Buffer): Promise<NotWord | null> => {
  try {
    const zip = await JSZip.loadAsync(bytes);
    const parts = Object.values(zip.files);
    if (parts.length > MOST_PARTS) return 'tooMuch';
    let total = 0;
    for (const part of parts) {
      let size = 0;
      // The streams of jszip are of an old kind that has no async iterator.
      for await (const chunk of new Readable().wrap(part.nodeStream()) as AsyncIterable<Buffer>) {
        size += chunk.length;
        total += chunk.length;
        if (total > MOST_BYTES || (size > MOST_XML_BYTES && /\.(xml|rels)$/i.test(part.name)))
          return 'tooMuch';
      }
    }
    if (zip.file('word/document.xml')) return null;
    const type = (await zip.file('mimetype')?.async('string')) ?? '';
    return type.startsWith('application/vnd.oasis.opendocument.text') ? 'openDocument' : 'other';
  } catch {
    return 'other';
  }
};
