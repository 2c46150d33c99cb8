import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BUILDS, type BuildName, isFresh, runBuild } from './builds.ts';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const build = (name: BuildName) =>
  runBuild(root, BUILDS[name], () => {
    for (const output of BUILDS[name].outputs) write(output, 'made');
    return Promise.resolve();
  });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'newsroom-builds-'));
  write('shared/src/index.ts', 'export {};');
  write('shared/src/text/slug.ts', 'a');
  await build('shared');
});
afterEach(() => rmSync(root, { recursive: true }));

test('what was just built is fresh', () => {
  expect(isFresh(root, BUILDS.shared)).toBe(true);
});

test('what was never built is not', () => {
  expect(isFresh(root, BUILDS['cms server'])).toBe(false);
});

test.each([
  ['a source changes', () => write('shared/src/text/slug.ts', 'b')],
  ['a source comes', () => write('shared/src/new.ts', '')],
  ['a source goes', () => rmSync(join(root, 'shared/src/text/slug.ts'))],
  [
    'text moves from one source to another',
    () => {
      write('shared/src/index.ts', 'export {};a');
      write('shared/src/text/slug.ts', '');
    },
  ],
  ['the packages change', () => write('pnpm-lock.yaml', 'x')],
  ['an output goes', () => rmSync(join(root, 'shared/dist/index.js'))],
])('it is stale when %s', (_, change) => {
  change();
  expect(isFresh(root, BUILDS.shared)).toBe(false);
});

test.each([
  ['a source is only touched', () => utimesSync(join(root, 'shared/src/index.ts'), new Date(), new Date())],
  ['a test changes', () => write('shared/src/text/slug.test.ts', 'x')],
  ['an output changes', () => write('shared/dist/index.js', 'x')],
  ['an example changes', () => write('shared/examples/article.json', '{}')],
  ['packages are installed', () => write('shared/node_modules/zod/index.js', 'x')],
])('it stays fresh when %s', (_, change) => {
  change();
  expect(isFresh(root, BUILDS.shared)).toBe(true);
});

test('a build that failed is not fresh, even where an older one was', async () => {
  const failing = runBuild(root, BUILDS.shared, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(isFresh(root, BUILDS.shared)).toBe(false);
});

test('a source edited while the build ran makes it stale', async () => {
  await runBuild(root, BUILDS.shared, () => {
    write('shared/src/index.ts', 'edited');
    return Promise.resolve();
  });
  expect(isFresh(root, BUILDS.shared)).toBe(false);
});

describe('of the CMS', () => {
  const parts = ['cms server', 'cms admin'] as const;
  beforeEach(async () => {
    for (const part of parts) await build(part);
  });

  test.each([
    ['a rule of both', 'cms/src/domain/workflow/workflow.ts', ['cms server', 'cms admin']],
    ['the shared language', 'shared/src/index.ts', ['cms server', 'cms admin']],
    ['a package', 'cms/package.json', ['cms server', 'cms admin']],
    ['a folder that nobody has named yet', 'cms/src/new/file.ts', ['cms server', 'cms admin']],
    ['a room of the server', 'cms/src/newsroom/log/event-log.ts', ['cms server']],
    ['a content type', 'cms/src/api/unit/content-types/unit/schema.json', ['cms server']],
    ["the plugin's server", 'cms/src/plugins/approval/server/routes.ts', ['cms server']],
    ["the plugin's admin", 'cms/src/plugins/approval/admin/panel/Flags.tsx', ['cms admin']],
    ['a label of the admin', 'cms/src/admin/translations/admin.ts', ['cms admin']],
    ['seed content', 'cms/seed/vocabularies.json', []],
  ])('when %s changes, only what reads it is built', (_, path, stale) => {
    write(path, 'changed');
    expect(parts.filter((part) => !isFresh(root, BUILDS[part]))).toEqual(stale);
  });

  test('the admin imports nothing that does not make it stale', () => {
    const project = join(import.meta.dirname, '../..');
    const { notSources } = BUILDS['cms admin'];
    const files = globSync('cms/src/{admin,plugins/approval/admin}/**/*.{ts,tsx}', { cwd: project });
    expect(files.length).toBeGreaterThan(100);
    const strays = files.flatMap((file) =>
      importsOf(readFileSync(join(project, file), 'utf8'))
        .map((name) => relative(project, resolve(project, dirname(file), name)))
        .filter((path) => notSources.some((not) => `${path}.ts`.startsWith(not)))
        .map((path) => `${file} imports ${path}`),
    );
    expect(strays).toEqual([]);
  });
});

/** Relative paths of imported modules, except imports of types only, which do not appear in built files. */
const importsOf = (source: string): string[] =>
  [...source.matchAll(/^(?:import|export)\s+(?!type\s)[^;]*?from '(\.[^']+)'/gm)].map(
    ([, name = '']) => name,
  );
