import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What reads bytes of strangers outside JavaScript's own walls: a second version is one that nobody brings up to date. */
const DECODERS = /^(sharp|@img\/sharp-.+|libheif-js|unpdf|pdfjs-dist|@napi-rs\/canvas.*|canvas|libvips.*)$/;

const lockfile = readFileSync(fileURLToPath(new URL('../../pnpm-lock.yaml', import.meta.url)), 'utf8');

/** Names and versions that a lockfile of pnpm lists under "packages". */
const packagesIn = (text: string): { name: string; version: string }[] => {
  const [, listed = ''] = /^packages:\n([\s\S]*?)^snapshots:/m.exec(text) ?? [];
  return [...listed.matchAll(/^ {2}'?(@?[^@'\n]+)@([^':\n]+)'?:$/gm)].map(([, name = '', version = '']) => ({
    name,
    version,
  }));
};

/** "sharp: 0.35.3, 0.35.5" */
const decodersTwice = (text: string): string[] => {
  const decoders = packagesIn(text).filter(({ name }) => DECODERS.test(name));
  return [...Map.groupBy(decoders, ({ name }) => name)]
    .map(([name, found]) => ({ name, versions: [...new Set(found.map(({ version }) => version))] }))
    .filter(({ versions }) => versions.length > 1)
    .map(({ name, versions }) => `${name}: ${versions.join(', ')}`);
};

test('every native decoder stands in the lockfile in one version', () => {
  expect(packagesIn(lockfile).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['sharp', '@img/sharp-libvips-linux-x64', 'libheif-js', 'unpdf']),
  );
  expect(decodersTwice(lockfile)).toEqual([]);
});

test('a decoder in two versions is named with both', () => {
  const twice = lockfile.replace(/^packages:\n/m, 'packages:\n\n  sharp@0.35.3:\n    resolution: {}\n');
  expect(decodersTwice(twice)).toEqual([expect.stringMatching(/^sharp: 0\.35\.3, 0\.35\.\d+$/)]);
});
