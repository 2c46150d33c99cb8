import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followChanges } from './changes.ts';

let root: string;
let seen: string[][];
let closing: { close(): void };
/** The callback for changes is busy until this resolves. */
let work: Promise<void>;
const write = (path: string) => writeFileSync(join(root, path), 'text');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsroom-changes-'));
  for (const folder of ['src/room', 'config', 'other']) mkdirSync(join(root, folder), { recursive: true });
  seen = [];
  work = Promise.resolve();
  closing = followChanges(root, ['src', 'config'], (paths) => {
    seen.push([...paths].sort());
    return work;
  });
});
afterEach(() => {
  closing.close();
  rmSync(root, { recursive: true });
});

test('reports files that change together in one call, by their paths, and no others', async () => {
  write('other/c.ts');
  write('src/room/a.ts');
  write('config/b.ts');
  await expect.poll(() => seen).toEqual([['config/b.ts', 'src/room/a.ts']]);
});

test('reports changes that come during a call after that call', async () => {
  let finish = (): void => {};
  work = new Promise((resolve) => (finish = resolve));
  write('src/a.ts');
  await expect.poll(() => seen).toEqual([['src/a.ts']]);
  write('src/b.ts');
  write('src/c.ts');
  // A second watcher has reported the change, so the first one has got its events too.
  await new Promise<void>((resolve) => {
    const other = followChanges(root, ['other'], () => {
      other.close();
      resolve();
      return Promise.resolve();
    });
    write('other/d.ts');
  });
  expect(seen).toEqual([['src/a.ts']]);
  finish();
  await expect.poll(() => seen).toEqual([['src/a.ts'], ['src/b.ts', 'src/c.ts']]);
});
