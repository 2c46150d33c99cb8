import { join } from 'node:path';
import type { Build } from '../start/builds.ts';

/** Folder, relative to the root, where the specimen is kept for the next run. */
const FOLDER = 'node_modules/.cache/newsroom/specimen';

/** The specimen, written by the publisher: its model, and the pictures and indexes that are not pages of the site. */
export const SPECIMEN: Build = {
  name: 'specimen',
  folder: 'scripts',
  script: 'specimen',
  label: 'trang minh họa mà bản phát triển hiển thị',
  sources: ['pnpm-lock.yaml', 'shared', 'scripts/specimen', 'scripts/publisher'],
  notSources: [],
  outputs: [`${FOLDER}/model.json`],
  after: ['site'],
};

/** Environment variables for `astro dev`. */
export const specimenEnvironment = (root: string): NodeJS.ProcessEnv => ({
  NEWSROOM_MODEL: join(root, FOLDER, 'model.json'),
  NEWSROOM_TREE: join(root, FOLDER, 'site'),
});
