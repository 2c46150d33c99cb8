import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takePictures } from '../guides/pictures.ts';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsroom-guides-'));

beforeAll(() => takePictures(folder));
afterAll(() => rmSync(folder, { recursive: true }));

it('every step of the guides can still be taken, and each picture has its place in one of them', () => {
  const named = ['huong-dan-bien-tap.md', 'huong-dan-duyet.md'].flatMap((guide) =>
    [...readFileSync(join(docs, guide), 'utf8').matchAll(/\]\(hinh\/([^)]+)\)/g)].map(([, name]) => name),
  );
  expect(named.sort()).toEqual(readdirSync(folder).sort());
});

it('no picture is heavy', () => {
  const heavy = readdirSync(join(docs, 'hinh')).filter(
    (name) => statSync(join(docs, 'hinh', name)).size > 80_000,
  );
  expect(heavy).toEqual([]);
});
