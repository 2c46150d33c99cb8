import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** A small CMS with the project's own compiler. */
let root: string;
const cms = (path: string) => join(root, 'cms', path);
const write = (path: string, text: string) => {
  mkdirSync(dirname(cms(path)), { recursive: true });
  writeFileSync(cms(path), text);
};
const compile = (...options: string[]) =>
  spawnSync(process.execPath, [cms('compile.mjs'), ...options], { encoding: 'utf8' });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsroom-compile-'));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(cms(''), { recursive: true });
  for (const file of ['compile.mjs', 'tsconfig.json']) copyFileSync(join(project, 'cms', file), cms(file));
  write('src/index.ts', 'export const room: string = "a";\n');
  write('src/old/moved.ts', 'export const moved = 1;\n');
  write('src/api/schema.json', '{ "kind": "post" }\n');
  write('dist/build/index.html', 'the admin');
  expect(compile().stdout).toBe('');
});
afterEach(() => rmSync(root, { recursive: true }));

describe.each([
  ['a whole compilation', []],
  ['a compilation of what changed', ['--changed']],
])('%s', (_, options) => {
  test('leaves nothing of a source that has moved, and the admin as it was', () => {
    expect(existsSync(cms('dist/src/old/moved.js'))).toBe(true);
    rmSync(cms('src/old'), { recursive: true });
    write('src/new/moved.ts', 'export const moved = 1;\n');
    expect(compile(...options).status).toBe(0);
    expect(existsSync(cms('dist/src/old/moved.js'))).toBe(false);
    expect(existsSync(cms('dist/src/new/moved.js'))).toBe(true);
    expect(existsSync(cms('dist/src/index.js'))).toBe(true);
    expect(existsSync(cms('dist/src/api/schema.json'))).toBe(true);
    expect(readFileSync(cms('dist/build/index.html'), 'utf8')).toBe('the admin');
  });

  test('fails on a wrong type and names its line', () => {
    write('src/index.ts', 'export const room: string = 1;\n');
    const { status, stdout } = compile(...options);
    expect(status).toBe(1);
    expect(stdout).toContain('index.ts(1,14)');
  });
});

test('a compilation of what changed that fails leaves what ran before', () => {
  write('src/index.ts', 'export const room: string = 1;\n');
  compile('--changed');
  expect(readFileSync(cms('dist/src/index.js'), 'utf8')).toContain('exports.room = "a"');
});

test('an error thrown by compiled code names file and line of the TypeScript', () => {
  write(
    'src/index.ts',
    "interface Post {\n  id: number;\n}\n\nexport const post = (): Post => {\n  throw new Error('no');\n};\npost();\n",
  );
  expect(compile().status).toBe(0);
  const { stderr } = spawnSync(process.execPath, ['--enable-source-maps', cms('dist/src/index.js')], {
    encoding: 'utf8',
  });
  expect(stderr).toContain(`${cms('src/index.ts')}:6:9`);
});
