import { rename, rm, stat } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import {
  brokenPicture,
  heicRefusal,
  isHeic,
  isPicture,
  jpegName,
  refusalOf,
} from '../domain/pictures/upload-types';
import { jpegOfHeic } from '../newsroom/files/heic';

interface UploadedFile {
  filepath: string;
  originalFilename: string | null;
  mimetype: string | null;
  size: number;
}

/** What Strapi is told of the uploaded files besides their bytes: one for each, as JSON. */
interface UploadBody {
  fileInfo?: string | string[];
}

/** Word files are only read, not stored; the import checks them and says what to do. */
const IMPORT = '/approval/import';

/** Checks every uploaded file by its bytes, not by its name, before it is stored. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (ctx.path !== IMPORT) {
    const files = uploadedFiles(ctx.request.files);
    try {
      for (const file of files) {
        if (isHeic(await mimeOf(file))) await makeJpeg(file, ctx.request.body as UploadBody | undefined);
        await check(file);
      }
    } catch (refusal) {
      // Strapi deletes the temporary files after an answer, but not after a refusal.
      for (const { filepath } of files) await rm(filepath, { force: true });
      throw refusal;
    }
  }
  await next();
};

const uploadedFiles = (files: unknown): UploadedFile[] =>
  Object.values((files ?? {}) as Record<string, UploadedFile | UploadedFile[]>).flat();

const mimeOf = async ({ filepath }: UploadedFile): Promise<string | undefined> =>
  (await fileTypeFromFile(filepath))?.mime;

const nameOf = ({ originalFilename }: UploadedFile): string =>
  (originalFilename ?? 'không tên').normalize('NFC');

/** Turns the uploaded file into a JPEG, in place. */
const makeJpeg = async (file: UploadedFile, body: UploadBody | undefined): Promise<void> => {
  const jpeg = `${file.filepath}.jpg`;
  try {
    await jpegOfHeic(file.filepath, jpeg);
    await rename(jpeg, file.filepath);
  } catch {
    await rm(jpeg, { force: true });
    throw new errors.ValidationError(heicRefusal(nameOf(file)));
  }
  const name = file.originalFilename ?? 'anh';
  file.originalFilename = jpegName(name);
  file.mimetype = 'image/jpeg';
  file.size = (await stat(file.filepath)).size;
  if (body?.fileInfo !== undefined) body.fileInfo = renamed(body.fileInfo, name, file.originalFilename);
};

const renamed = (infos: string | string[], from: string, to: string): string | string[] => {
  if (Array.isArray(infos)) return infos.map((info) => renamed(info, from, to) as string);
  try {
    const info = JSON.parse(infos) as { name?: unknown };
    return info.name === from ? JSON.stringify({ ...info, name: to }) : infos;
  } catch {
    // Strapi refuses invalid JSON itself.
    return infos;
  }
};

const check = async (file: UploadedFile): Promise<void> => {
  const [name, mime] = [nameOf(file), await mimeOf(file)];
  const refusal = refusalOf(name, mime, file.mimetype ?? '');
  if (refusal) throw new errors.ValidationError(refusal);
  if (mime && isPicture(mime)) {
    // Decoded completely, so that an incomplete picture is found now and not at publication.
    await sharp(file.filepath, { failOn: 'error' })
      .resize(32)
      .toBuffer()
      .catch(() => {
        throw new errors.ValidationError(brokenPicture(name));
      });
  }
};
