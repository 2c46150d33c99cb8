import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ReadStream } from 'node:fs';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { blurred } from './blur';
import { varDir } from '../ground/environment';
import type { Rectangle } from '../../domain/pictures/marks';
import { ACCEPTED_TYPES, PDF, isPicture } from '../../domain/pictures/upload-types';
import { hasTextLayer } from './pdf-text';
import type { FileFacts } from '../../domain/posts/draft';

/** Private originals, named by their sha256: what was approved cannot be swapped afterwards. */
const directory = (): string => resolve(varDir(), 'originals');

/** Keeps the bytes of an uploaded file under their hash; does nothing for a file that is gone. */
export const keepOriginal = async (file: { url: string }): Promise<void> => {
  const facts = await factsOf(file);
  if (!facts || existsSync(resolve(directory(), facts.sha256))) return;
  await keep(facts.sha256, await readFile(uploadPath(file)));
};

/**
 * What stands in the place of a picture with parts to be blurred; made once and kept as an original of its own.
 * @param key names picture and parts
 * @returns null when the picture is gone or cannot be read
 */
export const blurredFacts = (
  file: { url: string },
  key: string,
  parts: readonly Rectangle[],
): Promise<FileFacts | null> => {
  const facts = knownBlurred.get(key) ?? makeBlurred(file, parts);
  if (knownBlurred.size >= KNOWN_AT_MOST) knownBlurred.clear();
  knownBlurred.set(key, facts);
  return facts;
};

/** Keeps the blurred picture under its hash, made again if it has been dropped meanwhile. */
export const keepBlurred = async (
  file: { url: string },
  key: string,
  parts: readonly Rectangle[],
): Promise<void> => {
  const facts = await blurredFacts(file, key, parts);
  if (facts && !existsSync(resolve(directory(), facts.sha256))) await makeBlurred(file, parts);
};

const knownBlurred = new Map<string, Promise<FileFacts | null>>();

const makeBlurred = async (file: { url: string }, parts: readonly Rectangle[]): Promise<FileFacts | null> => {
  const picture = await readFile(uploadPath(file)).catch(() => null);
  const made = picture && (await blurred(picture, parts).catch(() => null));
  if (!made) return null;
  const { bytes, width, height } = made;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await keep(sha256, bytes);
  return {
    sha256,
    mime: 'image/jpeg',
    extension: 'jpg',
    bytes: bytes.length,
    width,
    height,
    textLayer: null,
  };
};

/** Facts by path, size and time of change: an upload is read once, not at every save of a post that shows it. */
const known = new Map<string, Promise<FileFacts | null>>();
const KNOWN_AT_MOST = 5000;

/**
 * What the contract carries of an uploaded file.
 * @returns null when the file is gone or its bytes are not of a type that the newsroom takes
 */
export const factsOf = async (file: { url: string }): Promise<FileFacts | null> => {
  const path = uploadPath(file);
  const stats = await stat(path).catch(() => null);
  if (!stats) return null;
  const version = `${path} ${stats.size} ${stats.mtimeMs} ${stats.ino}`;
  const facts = known.get(version) ?? readFacts(path);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(version, facts);
  return facts;
};

const uploadPath = (file: { url: string }): string =>
  resolve(strapi.dirs.static.public, 'uploads', basename(new URL(file.url, 'file:///').pathname));

const readFacts = async (path: string): Promise<FileFacts | null> => {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return null;
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  const extension = mime && ACCEPTED_TYPES[mime];
  if (!mime || !extension) return null;

  const size = isPicture(mime) ? await uprightSize(bytes) : { width: null, height: null };
  if (!size) return null;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const textLayer = mime === PDF ? await hasTextLayer(bytes) : null;
  return { sha256, mime, extension, bytes: bytes.length, ...size, textLayer };
};

/** The bytes of an original by its hash; null when there is none. */
export const originalStream = (sha256: string): ReadStream | null => {
  const path = resolve(directory(), sha256);
  return existsSync(path) ? createReadStream(path) : null;
};

/** Deletes the originals that nothing announced to the publisher names any more. */
export const dropUnusedOriginals = async (announced: string): Promise<void> => {
  const names = await readdir(directory()).catch(() => []);
  for (const name of names) {
    if (!announced.includes(name)) await rm(resolve(directory(), name), { force: true });
  }
};

const keep = async (sha256: string, bytes: Buffer): Promise<void> => {
  const path = resolve(directory(), sha256);
  if (existsSync(path)) return;
  await mkdir(directory(), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, bytes, { mode: 0o600, flush: true });
  await rename(temporary, path);
};

const uprightSize = async (bytes: Buffer): Promise<{ width: number; height: number } | null> => {
  const metadata = await sharp(bytes)
    .metadata()
    .catch(() => null);
  return metadata ? { width: metadata.autoOrient.width, height: metadata.autoOrient.height } : null;
};
