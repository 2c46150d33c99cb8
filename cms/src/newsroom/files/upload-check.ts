import { rename, stat } from 'node:fs/promises';
import { errors } from '@strapi/utils';
import { fileNameProblem, mendedFileName } from '../../domain/pictures/file-names';
import {
  emptyFile,
  heicRefusal,
  isHeic,
  isPicture,
  jpegName,
  LARGEST_FILE,
  notOpenedMessage,
  refusalOf,
  tooLargeFile,
} from '../../domain/pictures/upload-types';
import { decode, NotOpened } from './decoder';
import { typeOfFile } from './file-type';
import type { TakenFile } from './taken-files';

/** What Strapi is told of the uploaded files besides their bytes: one for each, as JSON. */
interface UploadBody {
  fileInfo?: string | string[];
}

/** Looks into every uploaded file before anything of it is kept: by its bytes, not by its name. */
export const checkUploads = async (files: TakenFile[], body: unknown): Promise<void> => {
  const said = body as UploadBody | undefined;
  for (const name of namesIn(said?.fileInfo)) refuseName(name);
  for (const file of files) {
    refuseName(nameOf(file));
    giveName(file, mendedFileName(file.originalFilename ?? ''), said);
    if (isHeic(await typeOfFile(file.filepath))) await makeJpeg(file, said);
    await check(file);
  }
};

const nameOf = ({ originalFilename }: TakenFile): string =>
  (originalFilename ?? 'không tên').normalize('NFC');

const refuseName = (name: string): void => {
  const problem = fileNameProblem(name);
  if (problem !== null) throw new errors.ValidationError(problem);
};

/** From here on the upload is a JPEG. */
const makeJpeg = async (file: TakenFile, body: UploadBody | undefined): Promise<void> => {
  const jpeg = `${file.filepath}.jpg`;
  try {
    await decode('jpegOfHeic', { heic: file.filepath, jpeg });
    await rename(jpeg, file.filepath);
  } catch {
    throw new errors.ValidationError(heicRefusal(nameOf(file)));
  }
  giveName(file, jpegName(file.originalFilename ?? 'anh'), body);
  file.mimetype = 'image/jpeg';
};

/** What Strapi is told of a file names it too. */
const giveName = (file: TakenFile, to: string, body: UploadBody | undefined): void => {
  const from = file.originalFilename;
  if (from === to) return;
  file.originalFilename = to;
  if (body?.fileInfo !== undefined) body.fileInfo = renamed(body.fileInfo, from, to);
};

const renamed = (infos: string | string[], from: string | null, to: string): string | string[] => {
  if (Array.isArray(infos)) return infos.map((info) => renamed(info, from, to) as string);
  const info = parsed(infos);
  return info?.name === from ? JSON.stringify({ ...info, name: to }) : infos;
};

const namesIn = (infos: string | string[] | undefined): string[] =>
  [infos ?? []].flat().flatMap((info) => {
    const name = parsed(info)?.name;
    return typeof name === 'string' ? [name] : [];
  });

/** Null: Strapi refuses what is no JSON. */
const parsed = (info: string): { name?: unknown } | null => {
  try {
    return JSON.parse(info) as { name?: unknown } | null;
  } catch {
    return null;
  }
};

const check = async (file: TakenFile): Promise<void> => {
  const [name, mime] = [nameOf(file), await typeOfFile(file.filepath)];
  if ((await stat(file.filepath)).size === 0) throw new errors.ValidationError(emptyFile(name));
  const refusal = refusalOf(name, mime, file.mimetype ?? '');
  if (refusal) throw new errors.ValidationError(refusal);
  if (mime && isPicture(mime)) {
    await decode('receive', { path: file.filepath }).catch((error: unknown) => {
      throw error instanceof NotOpened
        ? new errors.ValidationError(notOpenedMessage(name, error.failure))
        : error;
    });
  }
  file.size = (await stat(file.filepath)).size;
  if (file.size > LARGEST_FILE) throw new errors.ValidationError(tooLargeFile(name));
};
