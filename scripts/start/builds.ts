import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const BUILD_NAMES = ['shared', 'site', 'cms'] as const;
export type BuildName = (typeof BUILD_NAMES)[number];

/** What makes a package's built files, and which files they are made of. */
export interface Build {
  name: BuildName;
  /** Its folder; its `build` script in package.json makes the outputs. */
  folder: string;
  /** What the operator reads while it runs. */
  label: string;
  /** Files and folders whose contents decide whether the outputs are still right. */
  sources: string[];
  /** Without one of these the build runs whatever the sources say. */
  outputs: string[];
  after: BuildName[];
}

const EVERYWHERE = ['pnpm-lock.yaml', 'tsconfig.base.json'];

export const BUILDS: Record<BuildName, Build> = {
  shared: {
    name: 'shared',
    folder: 'shared',
    label: 'phần dùng chung',
    sources: [...EVERYWHERE, 'shared'],
    outputs: ['shared/dist/index.js', 'shared/dist/index.d.ts'],
    after: [],
  },
  site: {
    name: 'site',
    folder: 'site',
    label: 'khuôn của trang công khai',
    sources: [...EVERYWHERE, 'shared', 'site'],
    outputs: ['site/dist/renderer/server/entry.mjs'],
    after: ['shared'],
  },
  cms: {
    name: 'cms',
    folder: 'cms',
    label: 'hệ thống biên tập',
    sources: [...EVERYWHERE, 'shared', 'cms'],
    outputs: ['cms/dist/src/index.js', 'cms/dist/build/index.html'],
    after: ['shared'],
  },
};

/** Folders that no build reads: made by builds, filled while running, or content read at run time. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'build', 'public', 'seed', 'examples']);

/** Whether the outputs are there and made of the sources as they are now. */
export const isFresh = (root: string, build: Build): boolean =>
  build.outputs.every((path) => existsSync(join(root, path))) &&
  existsSync(stampOf(root, build)) &&
  readFileSync(stampOf(root, build), 'utf8') === hashOf(root, build.sources);

/** Runs a build and notes what it was made of; `run` makes the outputs and throws if it cannot. */
export const runBuild = async (root: string, build: Build, run: () => Promise<void>): Promise<void> => {
  // Taken first: what is edited while the build runs makes it stale.
  const hash = hashOf(root, build.sources);
  rmSync(stampOf(root, build), { force: true });
  await run();
  mkdirSync(dirname(stampOf(root, build)), { recursive: true });
  writeFileSync(stampOf(root, build), hash);
};

/** sha256 over the paths and contents of all source files below the given files and folders. */
export const hashOf = (root: string, sources: string[]): string => {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => [...filesBelow(root, source)])) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
};

function* filesBelow(root: string, path: string): Generator<string> {
  if (!existsSync(join(root, path))) return;
  if (!statSync(join(root, path)).isDirectory()) {
    if (!path.endsWith('.test.ts')) yield path;
    return;
  }
  for (const name of readdirSync(join(root, path)).sort()) {
    if (!name.startsWith('.') && !NOT_SOURCES.has(name)) yield* filesBelow(root, `${path}/${name}`);
  }
}

/** Beside the installed packages: a copy of the working tree without them is built anew. */
const stampOf = (root: string, build: Build): string =>
  join(root, 'node_modules/.cache/newsroom', `${build.name}.sha256`);
