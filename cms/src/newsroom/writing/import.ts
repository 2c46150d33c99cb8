import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS, cleanText } from '@newsroom/shared';
import { errors } from '@strapi/utils';
import { fileTypeFromBuffer } from 'file-type';
import { readDocx } from './docx';
import { oldEncodingMessage } from '../../domain/writing/old-encoding';
import { droppedLines, htmlToPost } from '../../domain/writing/paste';
import { ACCEPTED_TYPES, isPicture } from '../../domain/pictures/upload-types';
import { LARGEST_WORD_FILE, wordFileRefusal } from '../../domain/writing/word-file';
import { decode } from '../files/decoder';
import { filesOf, type TakenFile } from '../files/taken-files';
import { forbidden } from '../ground/refusal';
import { currentCaller } from '../people/people';
import { type Actor, WRITERS } from '../../domain/people/actor';
import type { Imported } from '../../domain/approval-api';
import { type LibraryFile, strapiService } from '../ground/strapi-services';

const MOST_PICTURES = 100;

interface Picture {
  bytes: Buffer;
  mime: string;
}

/** Refuses whoever writes no posts, before their file is read. */
export const mayImport = async (): Promise<void> => {
  const caller = await currentCaller();
  if (caller === 'system' || caller === 'token' || !WRITERS.some((one) => caller.capacities.has(one))) {
    throw forbidden('Vai trò của bạn không viết bài.');
  }
};

/** Makes a draft of a Word file, in the name of the person who sent it: it is theirs, and so are its pictures. */
export const importWord = async (actor: Actor, sent: unknown): Promise<Imported> => {
  const [file, ...more] = filesOf(sent);
  if (!file || more.length > 0) throw new errors.ValidationError('Hãy chọn một tệp Word (.docx).');
  return importFile(actor, file);
};

const importFile = async (actor: Actor, file: TakenFile): Promise<Imported> => {
  const name = cleanText(file.originalFilename ?? 'không tên');
  const { html, pictures } = await documentIn(file, name);
  const { title, markdown, dropped, oldEncoding } = htmlToPost(html);
  if (oldEncoding) throw new errors.ValidationError(`Tệp “${name}”: ${oldEncodingMessage(oldEncoding)}`);
  if (markdown.length > LIMITS.post.body) {
    throw new errors.ValidationError(
      `Tệp “${name}” dài ${markdown.length.toLocaleString('vi')} ký tự; một bài có nhiều nhất ` +
        `${LIMITS.post.body.toLocaleString('vi')}. Hãy chia thành nhiều tệp.`,
    );
  }
  const usable = await usablePictures(pictures);
  if (title === '' && markdown === '' && usable.length === 0) {
    throw new errors.ValidationError(wordFileRefusal(name, 'empty'));
  }
  const stem = name.replace(/\.[^.]*$/, '');
  const { documentId } = await saveDraft(actor, { title: title || stem, body: markdown }, usable, stem);
  return {
    documentId,
    title: title || stem,
    notices: [
      ...(usable.length > 0
        ? [`Đã đưa ${usable.length} ảnh vào Chùm ảnh: hãy điền mô tả và tác giả của từng ảnh.`]
        : []),
      ...droppedLines({ ...dropped, images: countUnusable(pictures, usable) }),
    ],
  };
};

const documentIn = async ({ filepath }: TakenFile, name: string) => {
  const { size } = await stat(filepath);
  const document =
    size > LARGEST_WORD_FILE ? ('tooLarge' as const) : await readDocx(await readFile(filepath));
  if (typeof document === 'string') throw new errors.ValidationError(wordFileRefusal(name, document));
  return document;
};

/** Those that the site can show, each once: Word files also hold drawings in formats of Word. */
const usablePictures = async (pictures: readonly (Buffer | null)[]): Promise<Picture[]> => {
  const usable = new Map<string, Picture>();
  for (const bytes of pictures) {
    const mime = bytes ? (await fileTypeFromBuffer(bytes))?.mime : undefined;
    if (!bytes || !mime || !isPicture(mime) || usable.size === MOST_PICTURES) continue;
    const decodes = await decode('open', { source: bytes }).then(
      () => true,
      () => false,
    );
    if (decodes) usable.set(hashOf(bytes), { bytes, mime });
  }
  return [...usable.values()];
};

const countUnusable = (pictures: readonly (Buffer | null)[], usable: readonly Picture[]): number => {
  const taken = new Set(usable.map(({ bytes }) => hashOf(bytes)));
  return pictures.filter((bytes) => !bytes || !taken.has(hashOf(bytes))).length;
};

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const saveDraft = async (
  { id }: Actor,
  text: { title: string; body: string },
  pictures: readonly Picture[],
  stem: string,
): Promise<{ documentId: string }> => {
  const uploads = strapiService('plugin::upload.upload');
  const files = await uploadPictures(id, pictures, stem);
  try {
    return await strapi.documents('api::article.article').create({
      status: 'draft',
      data: {
        ...text,
        format: 'bai',
        // Left empty, not guessed: a person has to look at the picture to describe it.
        gallery: files.map((file) => ({ picture: file.id, alt: '', credit: '' })),
        createdBy: id,
        updatedBy: id,
      },
    });
  } catch (error) {
    for (const file of files) await uploads.remove(file);
    throw error;
  }
};

const uploadPictures = async (
  userId: number,
  pictures: readonly Picture[],
  stem: string,
): Promise<LibraryFile[]> => {
  const uploaded: LibraryFile[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'newsroom-import-'));
  try {
    for (const [index, { bytes, mime }] of pictures.entries()) {
      const name = `${stem} – ảnh ${index + 1}.${ACCEPTED_TYPES[mime] ?? 'jpg'}`;
      const filepath = join(folder, String(index));
      await writeFile(filepath, bytes);
      const saved = await strapiService('plugin::upload.upload').upload(
        {
          data: { fileInfo: { name } },
          files: { filepath, originalFilename: name, mimetype: mime, size: bytes.length },
        },
        { user: { id: userId } },
      );
      uploaded.push(...saved);
    }
    return uploaded;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
