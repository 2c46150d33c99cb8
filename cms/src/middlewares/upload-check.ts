import type { Core } from '@strapi/strapi';
import { readFile } from 'node:fs/promises';
import { errors } from '@strapi/utils';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import { PDF, brokenPicture, isPicture, refusalOf } from '../domain/upload-types';
import { hasTextLayer } from '../pdf-text';

interface UploadedFile {
  filepath: string;
  originalFilename: string | null;
  mimetype: string | null;
}

/** Word files to be read and not kept: their import judges them and knows the way out of each. */
const IMPORT = '/approval/import';

/** Looks into every uploaded file before anything of it is kept: by its bytes, not by its name. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (ctx.path !== IMPORT) for (const file of uploadedFiles(ctx.request.files)) await check(file);
  await next();
};

const uploadedFiles = (files: unknown): UploadedFile[] =>
  Object.values((files ?? {}) as Record<string, UploadedFile | UploadedFile[]>).flat();

const check = async ({ filepath, originalFilename, mimetype }: UploadedFile): Promise<void> => {
  const name = (originalFilename ?? 'không tên').normalize('NFC');
  const mime = (await fileTypeFromFile(filepath))?.mime;
  const refusal = refusalOf(name, mime, mimetype ?? '');
  if (refusal) throw new errors.ValidationError(refusal);
  // Refuses none, but what takes its time is done here and not while a post is being approved.
  if (mime === PDF) await hasTextLayer(await readFile(filepath));
  if (mime && isPicture(mime)) {
    // Decoded whole, so that a picture cut off half-way is found here and not at publication.
    await sharp(filepath, { failOn: 'error' })
      .resize(32)
      .toBuffer()
      .catch(() => {
        throw new errors.ValidationError(brokenPicture(name));
      });
  }
};
