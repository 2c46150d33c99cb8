import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BUILDS, type BuildName } from '../start/builds.ts';
import { bringUpToDate } from './built.ts';

let root: string;
let built: BuildName[];
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const build = (name: BuildName) => {
  built.push(name);
  for (const output of BUILDS[name].outputs) write(output, 'made');
};
const bring = async (mayBuild = true) => {
  built = [];
  await bringUpToDate(root, ['cms server'], build, mayBuild);
  return built;
};

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'newsroom-built-'));
  write('shared/src/index.ts', 'a');
  write('cms/src/index.ts', 'a');
  expect(await bring()).toEqual(['shared', 'cms server']);
});
afterEach(() => rmSync(root, { recursive: true }));

test('nothing is built again while no source changes', async () => {
  expect(await bring()).toEqual([]);
});

test.each([
  ['cms/src/index.ts', ['cms server']],
  ['shared/src/index.ts', ['shared', 'cms server']],
  ['site/src/prose.ts', []],
  ['cms/src/admin/app.tsx', []],
])('after a change of %s a suite of the CMS builds %j first', async (path, expected) => {
  write(path, 'b');
  expect(await bring()).toEqual(expected);
});

test('a suite of a whole run refuses files that are older than their sources, and names them', async () => {
  write('cms/src/index.ts', 'b');
  await expect(bring(false)).rejects.toThrow('"cms server" are older than their sources');
  expect(built).toEqual([]);
});
