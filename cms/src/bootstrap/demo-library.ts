import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import pMap from 'p-map';
import sharp from 'sharp';
import { PDF } from '../domain/pictures/upload-types';
import { rowsOf } from '../newsroom/ground/rows';
import { strapiService } from '../newsroom/ground/strapi-services';
import { attachedFile, pictureFile } from './demo-files';
import { type SeedState, writeSeedState } from './seed-state';

const FOLDER_NAME = 'Minh họa';
const WIDTH = 1600;
const QUALITY = 82;

/** Draws the missing pictures and adds them to the media library; returns the state with their ids. */
export const ensurePictures = async (
  strapi: Core.Strapi,
  names: readonly string[],
  begun: SeedState,
): Promise<SeedState> => {
  let state = begun;
  const missing = names.filter((name) => state.pictures[name] === undefined);
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-pictures-'));
  const fileOf = (name: string): string => join(directory, `${name}.jpg`);
  try {
    await pMap(
      missing,
      async (name) => writeFile(fileOf(name), await drawPicture(pictureFile(strapi, name))),
      { concurrency: availableParallelism() },
    );
    for (const name of missing) {
      const file = fileOf(name);
      const { size } = await stat(file);
      const id = { list: 'pictures', key: name } as const;
      const caption = 'Tranh minh họa';
      state = await addFile(
        strapi,
        { id, path: file, name: `${name}.jpg`, mime: 'image/jpeg', size, caption },
        state,
      );
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return state;
};

/** Adds the missing attachments of posts to the media library; returns the state with their ids. */
export const ensureAttachedFiles = async (
  strapi: Core.Strapi,
  names: readonly string[],
  begun: SeedState,
): Promise<SeedState> => {
  let state = begun;
  for (const name of names) {
    if (state.files[name] !== undefined) continue;
    const path = attachedFile(strapi, name);
    const id = { list: 'files', key: name } as const;
    const { size } = await stat(path);
    state = await addFile(strapi, { id, path, name, mime: PDF, size, caption: 'Tệp minh họa' }, state);
  }
  return state;
};

/** The same drawing always gives the same bytes: no metadata, no time. */
const drawPicture = (svg: string): Promise<Buffer> =>
  sharp(svg, { density: 144 })
    .resize({ width: WIDTH })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toBuffer();

interface NewFile {
  /** Where the seed state records the file's id. */
  id: { list: 'pictures' | 'files'; key: string };
  path: string;
  name: string;
  mime: string;
  size: number;
  caption: string;
}

/** The file and its id in the seed state are written in one transaction, so that no file is added twice. */
const addFile = async (
  strapi: Core.Strapi,
  { id, path, name, mime, size, caption }: NewFile,
  state: SeedState,
): Promise<SeedState> =>
  await strapi.db.transaction(async () => {
    const folder = state.folder ?? (await createFolder());
    const [file] = await strapiService('plugin::upload.upload').upload({
      data: { fileInfo: { name, caption, folder } },
      files: { filepath: path, originalFilename: name, mimetype: mime, size },
    });
    if (!file) throw new Error(`Không lưu được tệp minh họa ${name} vào kho tệp.`);
    const next = { ...state, folder, [id.list]: { ...state[id.list], [id.key]: file.id } };
    await writeSeedState(strapi, next);
    return next;
  });

const createFolder = async (): Promise<number> => {
  // Two folders cannot have the same name; this one may have been created by a person.
  const existing = await rowsOf('plugin::upload.folder').findOne({
    where: { name: FOLDER_NAME, parent: null },
  });
  const folders = strapiService('plugin::upload.folder');
  return (existing ?? (await folders.create({ name: FOLDER_NAME, parent: null }))).id;
};

/** Deletes the demo pictures and files that no post shows any more, and their folder when nothing else is in it. */
export const removeFiles = async (state: SeedState): Promise<{ removed: string[]; kept: string[] }> => {
  const removed: string[] = [];
  const kept: string[] = [];
  for (const id of [...Object.values(state.pictures), ...Object.values(state.files)]) {
    const file = await rowsOf('plugin::upload.file').findOne({ where: { id }, populate: { related: true } });
    if (!file) continue;
    if (file.related.length > 0) {
      kept.push(file.name);
      continue;
    }
    await strapiService('plugin::upload.upload').remove(file);
    removed.push(file.name);
  }
  if (state.folder !== null) await removeEmptyFolder(state.folder);
  return { removed, kept };
};

const removeEmptyFolder = async (id: number): Promise<void> => {
  const inside = { where: { folder: { id } } };
  const folders = { where: { parent: { id } } };
  if ((await rowsOf('plugin::upload.file').count(inside)) > 0) return;
  if ((await rowsOf('plugin::upload.folder').count(folders)) > 0) return;
  await strapiService('plugin::upload.folder').deleteByIds([id]);
};
