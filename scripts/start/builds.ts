import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const BUILD_NAMES = ['shared', 'site', 'cms server', 'cms admin'] as const;
export type BuildName = (typeof BUILD_NAMES)[number];

/** What makes some of a package's built files, and which files they are made of. */
export interface Build {
  name: string;
  /** The package's folder. */
  folder: string;
  /** The script in its package.json that makes the outputs. */
  script: string;
  /** What the operator reads while it runs. */
  label: string;
  /** Files and folders whose contents decide whether the outputs are still right. */
  sources: string[];
  /** Of these, files and folders that decide nothing. */
  notSources: string[];
  /** Without one of these the build runs whatever the sources say. */
  outputs: string[];
  after: BuildName[];
}

const EVERYWHERE = ['pnpm-lock.yaml', 'tsconfig.base.json'];

export const BUILDS: Record<BuildName, Build> = {
  shared: {
    name: 'shared',
    folder: 'shared',
    script: 'build',
    label: 'phần dùng chung',
    sources: [...EVERYWHERE, 'shared'],
    notSources: [],
    outputs: ['shared/dist/index.js', 'shared/dist/index.d.ts'],
    after: [],
  },
  site: {
    name: 'site',
    folder: 'site',
    script: 'build',
    label: 'khuôn của trang công khai',
    sources: [...EVERYWHERE, 'shared', 'site'],
    notSources: [],
    outputs: ['site/dist/renderer/server/entry.mjs'],
    after: ['shared'],
  },
  'cms server': {
    name: 'cms server',
    folder: 'cms',
    script: 'build:server',
    label: 'hệ thống biên tập',
    sources: [...EVERYWHERE, 'shared', 'cms'],
    notSources: [
      'cms/build-admin.mjs',
      'cms/dev.mjs',
      'cms/src/admin',
      'cms/src/plugins/approval/admin',
      'cms/strapi-admin.mjs',
    ],
    outputs: ['cms/dist/src/index.js', 'cms/dist/config/server.js'],
    after: ['shared'],
  },
  'cms admin': {
    name: 'cms admin',
    folder: 'cms',
    script: 'build:admin',
    label: 'trang quản trị',
    sources: [...EVERYWHERE, 'shared', 'cms'],
    // Of the server the admin reads the rules alone.
    notSources: [
      'cms/compile.mjs',
      'cms/dev.mjs',
      'cms/src/api',
      'cms/src/bootstrap',
      'cms/src/components',
      'cms/src/index.ts',
      'cms/src/middlewares',
      'cms/src/newsroom',
      'cms/src/plugins/approval/server',
      'cms/types',
    ],
    outputs: ['cms/dist/build/index.html'],
    // The compiled configuration names the plugins.
    after: ['cms server'],
  },
};

/** Folders that no build reads: made by builds, filled while running, or content read at run time. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'build', 'public', 'seed', 'examples']);

/** Whether the outputs are there and made of the sources as they are now. */
export const isFresh = (root: string, build: Build): boolean =>
  build.outputs.every((path) => existsSync(join(root, path))) &&
  existsSync(stampOf(root, build)) &&
  readFileSync(stampOf(root, build), 'utf8') === hashOf(root, build);

/** Runs a build and notes what it was made of; `run` makes the outputs and throws if it cannot. */
export const runBuild = async (root: string, build: Build, run: () => Promise<void>): Promise<void> => {
  // Taken first: what is edited while the build runs makes it stale.
  const hash = hashOf(root, build);
  rmSync(stampOf(root, build), { force: true });
  await run();
  mkdirSync(dirname(stampOf(root, build)), { recursive: true });
  writeFileSync(stampOf(root, build), hash);
};

/** sha256 over the paths and contents of all source files. */
const hashOf = (root: string, { sources, notSources }: Build): string => {
  const hash = createHash('sha256');
  const decides = (path: string): boolean => !notSources.includes(path);
  for (const path of sources.flatMap((source) => [...filesBelow(root, source, decides)])) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
};

function* filesBelow(root: string, path: string, decides: (path: string) => boolean): Generator<string> {
  if (!decides(path) || !existsSync(join(root, path))) return;
  if (!statSync(join(root, path)).isDirectory()) {
    if (!path.endsWith('.test.ts')) yield path;
    return;
  }
  for (const name of readdirSync(join(root, path)).sort()) {
    if (!name.startsWith('.') && !NOT_SOURCES.has(name)) yield* filesBelow(root, `${path}/${name}`, decides);
  }
}

/** Beside the installed packages: a copy of the working tree without them is built anew. */
const stampOf = (root: string, build: Build): string =>
  join(root, 'node_modules/.cache/newsroom', `${build.name.replace(' ', '-')}.sha256`);
