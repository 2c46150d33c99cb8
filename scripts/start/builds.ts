import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const BUILD_NAMES = ['shared', 'site', 'cms server', 'cms admin'] as const;
export type BuildName = (typeof BUILD_NAMES)[number];

/** Some of a package's built files, and the files that they are made from. */
export interface Build {
  name: string;
  /** The package's folder. */
  folder: string;
  /** The script in its package.json that makes the outputs. */
  script: string;
  /** Shown to the operator while it runs. */
  label: string;
  /** Files and folders whose contents decide whether the outputs are up to date. */
  sources: string[];
  /** Exceptions from `sources`. */
  notSources: string[];
  /** If one of these is missing, the build runs in any case. */
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
    // The admin uses only the rules of the server.
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
    // The compiled configuration lists the plugins.
    after: ['cms server'],
  },
};

/** Folders that no build reads: made by builds, filled at run time, or read at run time. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'build', 'public', 'seed', 'examples']);

/** Whether the outputs exist and were made from the present sources. */
export const isFresh = (root: string, build: Build): boolean =>
  build.outputs.every((path) => existsSync(join(root, path))) &&
  existsSync(stampOf(root, build)) &&
  readFileSync(stampOf(root, build), 'utf8') === hashOf(root, build);

/** Runs a build and records what it was made from; `run` makes the outputs and throws if it fails. */
export const runBuild = async (root: string, build: Build, run: () => Promise<void>): Promise<void> => {
  // Computed before the build: a source that changes during the build makes the outputs stale.
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

/** In node_modules, so that a copy of the working tree without installed packages is built again. */
const stampOf = (root: string, build: Build): string =>
  join(root, 'node_modules/.cache/newsroom', `${build.name.replace(' ', '-')}.sha256`);
