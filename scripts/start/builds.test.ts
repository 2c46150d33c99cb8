import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BUILDS, isFresh, runBuild } from './builds.ts';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const build = () =>
  runBuild(root, BUILDS.shared, () => {
    for (const output of BUILDS.shared.outputs) write(output, 'made');
    return Promise.resolve();
  });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'newsroom-builds-'));
  write('shared/src/index.ts', 'export {};');
  write('shared/src/text/slug.ts', 'a');
  await build();
});
afterEach(() => rmSync(root, { recursive: true }));

test('what was just built is fresh', () => {
  expect(isFresh(root, BUILDS.shared)).toBe(true);
});

test('what was never built is not', () => {
  expect(isFresh(root, BUILDS.cms)).toBe(false);
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
