import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cornersOf, oriented, UPRIGHT } from '../support/pictures.ts';
import { Newsroom, article, drawJpeg, photo } from '../support/publisher-newsroom.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await Newsroom.create();
});
afterEach(() => newsroom.remove());

const published = (sha256: string, width: number): Promise<Buffer> =>
  readFile(join(newsroom.paths.site, `anh/${sha256}-${width}.jpg`));

it('turns a picture upright and drops all metadata', async () => {
  // Lying on its side: left half red, right half blue; upright the red half is above.
  const half = { width: 800, height: 1000, channels: 3 as const };
  const lying = await sharp({ create: { ...half, width: 1600, background: '#00f' } })
    .composite([{ input: { create: { ...half, background: '#f00' } }, left: 0, top: 0 }])
    .withMetadata({ orientation: 6, exif: { IFD0: { Artist: 'Nguoi chup anh', Copyright: 'Noi chup anh' } } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Tên trong XMP</x:xmpmeta>')
    .jpeg()
    .toBuffer();
  expect(lying.includes('Nguoi chup anh')).toBe(true);
  const sha256 = newsroom.cms.addOriginal(lying);
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));
  await newsroom.run();

  const bytes = await published(sha256, 640);
  const metadata = await sharp(bytes).metadata();
  expect(metadata).toMatchObject({ format: 'jpeg', width: 640, height: 1024 });
  for (const kind of ['exif', 'icc', 'iptc', 'xmp', 'orientation'] as const)
    expect(metadata[kind]).toBeUndefined();
  for (const text of ['Nguoi chup anh', 'Noi chup anh', 'Tên trong XMP'])
    expect(bytes.includes(text)).toBe(false);
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect(data[0]).toBeGreaterThan(200);
  expect(data.at(-1)).toBeGreaterThan(200);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('shows a picture that lies as EXIF %i upright', async (orientation) => {
  const sha256 = newsroom.cms.addOriginal(await oriented(orientation));
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));
  await newsroom.run();
  expect(await cornersOf(await published(sha256, 600))).toEqual(UPRIGHT);
});

it.each([
  [1600, [640, 1280]],
  [1280, [640, 1280]],
  [1000, [640, 1000]],
  [640, [640]],
  [300, [300]],
])('makes of an original %i pixels wide the widths %j', async (width, widths) => {
  const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', width, 200));
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));
  await newsroom.run();
  const made = [...(await newsroom.tree()).keys()].filter((path) => path.startsWith('anh/'));
  expect(made.sort()).toEqual(widths.map((made) => `anh/${sha256}-${made}.jpg`).sort());
  for (const made of widths) expect((await sharp(await published(sha256, made)).metadata()).width).toBe(made);
});

it('fetches an original once, however many posts show it', async () => {
  const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', 64, 36));
  for (const id of ['phase22', 'phase23']) {
    newsroom.cms.put('post', id, article(id, { leadPhoto: photo(sha256), gallery: [photo(sha256)] }));
  }
  await newsroom.run();
  newsroom.cms.put('post', 'phase23', article('phase23', { gallery: [photo(sha256)] }));
  await newsroom.run();
  expect(newsroom.cms.fetched).toEqual([sha256]);
});

it('makes the pictures again when their folder was lost', async () => {
  const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', 64, 36));
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));
  await newsroom.run();
  const tree = await newsroom.tree();
  await rm(newsroom.paths.derived, { recursive: true });
  await newsroom.run();
  expect(await newsroom.tree()).toEqual(tree);
});
