import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ReadStream } from 'node:fs';
import { decode } from './decoder';
import { typeOfBytes } from './file-type';
import { varDir } from '../ground/environment';
import type { Rectangle } from '../../domain/pictures/marks';
import { ACCEPTED_TYPES, PDF, isPicture } from '../../domain/pictures/upload-types';
import { hasTextLayer } from './pdf-text';
import type { FileFacts } from '../../domain/posts/draft';

/** Private originals, named by their sha256, so that an approved file cannot be exchanged afterwards. */
const directory = (): string => resolve(varDir(), 'originals');

/** Stores an uploaded file under its hash and restarts its age (see `isYoung`); does nothing if the upload is gone. */
export const keepOriginal = async (file: { url: string }): Promise<void> => {
  const facts = await factsOf(file);
  if (!facts || (await madeYoung(facts.sha256))) return;
  await keep(facts.sha256, await readFile(uploadPath(file)));
};

/**
 * The blurred picture that replaces a picture with parts to be blurred; made once and stored as an original of its own.
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

/** Restarts the age of the blurred picture (see `isYoung`), and makes it again if it has been deleted. */
export const keepBlurred = async (
  file: { url: string },
  key: string,
  parts: readonly Rectangle[],
): Promise<void> => {
  const facts = await blurredFacts(file, key, parts);
  if (facts && !(await madeYoung(facts.sha256))) await makeBlurred(file, parts);
};

const knownBlurred = new Map<string, Promise<FileFacts | null>>();

const makeBlurred = async (file: { url: string }, parts: readonly Rectangle[]): Promise<FileFacts | null> => {
  const source = await factsOf(file);
  const made = await decode('blur', { path: uploadPath(file), parts }).catch(() => null);
  if (!source || !made) return null;
  const { bytes, width, height } = made;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Before the picture itself, so that an erasure of the source always finds the pictures made of it.
  const mark = sourceMark(source.sha256);
  await keep(`${sha256}${MADE_OF}${mark}`, Buffer.from(mark));
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

/** Facts by path, size, time of change and inode: an upload is read once, not at every save of a post that shows it. */
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
  const mime = await typeOfBytes(bytes);
  const extension = mime && ACCEPTED_TYPES[mime];
  if (!mime || !extension) return null;

  const size = isPicture(mime)
    ? await decode('measure', { source: path }).catch(() => null)
    : { width: null, height: null };
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

export interface KeptOriginal {
  sha256: string;
  /** Of a picture with parts blurred: what it was made of, by `sourceMark`. */
  sources: string[];
}

export const keptOriginals = async (): Promise<KeptOriginal[]> => {
  const all = await names();
  const sources = new Map<string, string[]>();
  for (const name of all) {
    const [sha256 = '', source] = name.split(MADE_OF);
    if (source !== undefined) sources.set(sha256, [...(sources.get(sha256) ?? []), source]);
  }
  return all
    .filter((name) => IS_ORIGINAL.test(name))
    .map((sha256) => ({ sha256, sources: sources.get(sha256) ?? [] }));
};

/** Names a picture as the source of blurred ones: not by its own hash, under which only a picture shown whole is stored. */
export const sourceMark = (sha256: string): string =>
  createHash('sha256').update(`source ${sha256}`).digest('hex');

const DAY_MS = 86_400_000;

/** Whether something needed the file within the last day: a preview, or a change that is not committed yet. */
export const isYoung = async (name: string): Promise<boolean> => {
  const stats = await stat(resolve(directory(), name)).catch(() => null);
  return stats !== null && Date.now() - stats.mtimeMs < DAY_MS;
};

/** Renames an original, within the lock, so that it is no longer found; `deleteSetAside` deletes it later. */
export const setAside = async (sha256: string): Promise<void> => {
  const path = resolve(directory(), sha256);
  await rename(path, `${path}${SET_ASIDE}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
};

/** Deletes what was set aside, and what a crash left of files that were being written. */
export const deleteSetAside = async (): Promise<void> => {
  const all = await names();
  const there = new Set(all);
  for (const name of all) {
    const [blurredPicture = ''] = name.split(MADE_OF);
    const stays = there.has(blurredPicture) && IS_ORIGINAL.test(blurredPicture);
    if (stays || (!name.endsWith(SET_ASIDE) && (await isYoung(name)))) continue;
    await rm(resolve(directory(), name), { force: true });
  }
};

/** Joins a blurred picture's name and its source's mark: a file of that name stands beside the picture. */
const MADE_OF = '.of.';
const SET_ASIDE = '.gone';
const IS_ORIGINAL = /^[0-9a-f]{64}$/;

const names = (): Promise<string[]> => readdir(directory()).catch(() => []);

/** Restarts the age of an original. False: there is none. */
const madeYoung = async (sha256: string): Promise<boolean> => {
  const now = new Date();
  return utimes(resolve(directory(), sha256), now, now).then(
    () => true,
    () => false,
  );
};

const keep = async (sha256: string, bytes: Uint8Array): Promise<void> => {
  const path = resolve(directory(), sha256);
  if (existsSync(path)) return;
  await mkdir(directory(), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, bytes, { mode: 0o600, flush: true });
  await rename(temporary, path);
};
