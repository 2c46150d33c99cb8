import { join } from 'node:path';
import type { Build } from '../start/builds.ts';

/** Where the specimen is kept between two runs, relative to the root. */
const FOLDER = 'node_modules/.cache/newsroom/specimen';

/** The specimen as the publisher writes it: its model, and the pictures and indexes that no page of the site makes. */
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

/** What `astro dev` has to know of it. */
export const specimenEnvironment = (root: string): NodeJS.ProcessEnv => ({
  NEWSROOM_MODEL: join(root, FOLDER, 'model.json'),
  NEWSROOM_TREE: join(root, FOLDER, 'site'),
});
