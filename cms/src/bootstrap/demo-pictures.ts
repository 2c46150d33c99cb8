import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { pictureFile } from './demo-files';
import { type SeedState, writeSeedState } from './seed-state';

const FOLDER_NAME = 'Minh họa';
const WIDTH = 1600;
const QUALITY = 82;

interface UploadedFile {
  id: number;
  name: string;
}

/** Draws the pictures that are missing and puts them into the media library; returns the state with their ids. */
export const ensurePictures = async (
  strapi: Core.Strapi,
  names: readonly string[],
  begun: SeedState,
): Promise<SeedState> => {
  let state = begun;
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-pictures-'));
  try {
    for (const name of names) {
      if (state.pictures[name] !== undefined) continue;
      const file = join(directory, `${name}.jpg`);
      const bytes = await drawPicture(pictureFile(strapi, name));
      await writeFile(file, bytes);
      state = await addPicture(strapi, { name, file, size: bytes.length }, state);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return state;
};

/** The same drawing gives the same bytes: no metadata, no time. */
const drawPicture = (svg: string): Promise<Buffer> =>
  sharp(svg, { density: 144 })
    .resize({ width: WIDTH })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toBuffer();

/** The picture and the note of its id are written together, so that an interrupted start adds none twice. */
const addPicture = async (
  strapi: Core.Strapi,
  { name, file, size }: { name: string; file: string; size: number },
  state: SeedState,
): Promise<SeedState> =>
  await strapi.db.transaction(async () => {
    const folder = state.folder ?? (await createFolder(strapi));
    const uploaded: UploadedFile[] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name: `${name}.jpg`, caption: 'Tranh minh họa', folder } },
        files: { filepath: file, originalFilename: `${name}.jpg`, mimetype: 'image/jpeg', size },
      });
    const [picture] = uploaded;
    if (!picture) throw new Error(`Không lưu được hình minh họa ${name}.jpg vào kho tệp.`);
    const next = { ...state, folder, pictures: { ...state.pictures, [name]: picture.id } };
    await writeSeedState(strapi, next);
    return next;
  });

const createFolder = async (strapi: Core.Strapi): Promise<number> => {
  const folders = strapi.plugin('upload').service('folder');
  // Two folders of one name cannot stand side by side; a person may have made this one.
  const existing: { id: number } | null = await strapi.db
    .query('plugin::upload.folder')
    .findOne({ where: { name: FOLDER_NAME, parent: null } });
  const folder: { id: number } = existing ?? (await folders.create({ name: FOLDER_NAME, parent: null }));
  return folder.id;
};

/** Deletes the demo pictures that no post shows any more, and their folder when nothing else is in it. */
export const removePictures = async (
  strapi: Core.Strapi,
  state: SeedState,
): Promise<{ removed: string[]; kept: string[] }> => {
  const removed: string[] = [];
  const kept: string[] = [];
  for (const id of Object.values(state.pictures)) {
    const file: (UploadedFile & { related: unknown[] }) | null = await strapi.db
      .query('plugin::upload.file')
      .findOne({ where: { id }, populate: ['related'] });
    if (!file) continue;
    if (file.related.length > 0) {
      kept.push(file.name);
      continue;
    }
    await strapi.plugin('upload').service('upload').remove(file);
    removed.push(file.name);
  }
  if (state.folder !== null) await removeEmptyFolder(strapi, state.folder);
  return { removed, kept };
};

const removeEmptyFolder = async (strapi: Core.Strapi, id: number): Promise<void> => {
  const inside = { where: { folder: { id } } };
  const folders = { where: { parent: { id } } };
  if ((await strapi.db.query('plugin::upload.file').count(inside)) > 0) return;
  if ((await strapi.db.query('plugin::upload.folder').count(folders)) > 0) return;
  await strapi.plugin('upload').service('folder').deleteByIds([id]);
};
