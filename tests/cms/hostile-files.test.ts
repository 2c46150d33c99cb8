import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type Answer, type SignedIn, signIn } from '../support/cms-people.ts';
import { wideGif, widePng } from '../support/hostile-pictures.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = readFileSync(join(import.meta.dirname, '..', 'fixtures/files/van-ban.pdf'));
const BMP = Buffer.concat([
  Buffer.from('424d3a000000000000003600000028000000010000000100000001001800', 'hex'),
  Buffer.alloc(28),
]);

/** A JPEG of one colour that says of itself how it lies. */
const largeJpeg = (width: number, height: number, orientation: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#a63' } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();

/** A JPEG whose head says more than its bytes hold. */
const boasting = async (): Promise<Buffer> => {
  const bytes = await largeJpeg(64, 64, 1);
  const head = bytes.indexOf(Buffer.from('ffc0', 'hex'));
  bytes.writeUInt16BE(65_000, head + 5);
  bytes.writeUInt16BE(65_000, head + 7);
  return bytes;
};

describe('a file of a contributor', () => {
  let cms: Cms;
  let contributor: SignedIn;
  let temporary: string;

  interface LibraryFile {
    id: number;
    name: string;
    url: string;
    width: number;
    height: number;
    mime: string;
  }

  const upload = async (name: string, type: string, bytes: Buffer) =>
    (await contributor.upload({ name, type, bytes })) as Answer<LibraryFile[]>;
  const stored = (): string[] => readdirSync(join(cms.varDir, 'cms/uploads')).sort();
  const leftOvers = (): string[] =>
    readdirSync(temporary, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !join(temporary, name).startsWith(cms.varDir),
    );

  beforeAll(async () => {
    temporary = mkdtempSync(join(tmpdir(), 'newsroom-hostile-'));
    process.env['TMPDIR'] = temporary;
    cms = await startCms({ seed: 'empty' });
    contributor = await signIn(cms, 'contributor');
  });
  afterAll(async () => {
    await cms.stop();
    rmSync(temporary, { recursive: true });
  });

  it.each<[string, string, string, () => Buffer | Promise<Buffer>, string]>([
    ['a GIF of 268 megapixels', 'a.gif', 'image/gif', () => wideGif(16_380, 16_380), '100 triệu điểm ảnh'],
    ['a GIF of 108 megapixels', 'a.gif', 'image/gif', () => wideGif(12_000, 9000), '100 triệu điểm ảnh'],
    ['a PNG of 256 megapixels', 'a.png', 'image/png', () => widePng(16_000, 16_000), '250 triệu'],
    ['a JPEG that boasts', 'a.jpg', 'image/jpeg', boasting, '250 triệu'],
    ['a TIFF', 'a.tif', 'image/tiff', () => sharp(PIXEL).tiff().toBuffer(), 'là ảnh TIFF'],
    ['a BMP', 'a.bmp', 'image/bmp', () => BMP, 'là ảnh BMP'],
    ['a picture of no bytes', 'a.jpg', 'image/jpeg', () => Buffer.alloc(0), 'rỗng (0 byte)'],
    ['a PDF of no bytes', 'a.pdf', 'application/pdf', () => Buffer.alloc(0), 'rỗng (0 byte)'],
    [
      'a name of 240 letters',
      `${'ế'.repeat(236)}.pdf`,
      'application/pdf',
      () => PDF,
      'Tên tệp dài 240 ký tự',
    ],
    ['a name of 300 letters', `${'a'.repeat(296)}.png`, 'image/png', () => PIXEL, 'Tên tệp dài 300 ký tự'],
  ])(
    'that is %s is refused with the reason, and leaves nothing behind',
    async (_, name, type, bytes, reason) => {
      const before = stored();
      const { status, body } = await upload(name, type, await bytes());
      expect(status, JSON.stringify(body)).toBe(400);
      expect(body.error?.message).toContain(reason);
      expect(stored()).toEqual(before);
      expect(leftOvers()).toEqual([]);
    },
  );

  it.each([
    ['a:b.pdf', 'a-b.pdf', 'application/pdf', PDF],
    [`${'ế'.repeat(190)}.png`, `${'ế'.repeat(190)}.png`, 'image/png', PIXEL],
    [
      'sau-khoang-trang.pdf',
      'sau-khoang-trang.pdf',
      'application/pdf',
      Buffer.concat([Buffer.from('\n\n   '), PDF]),
    ],
  ])('called %s is taken', async (name, called, type, bytes) => {
    const { status, body } = await upload(name, type, bytes);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body[0]).toMatchObject({ name: called, mime: type });
    expect(leftOvers()).toEqual([]);
  });

  it('gets no name afterwards that it would not be taken by', async () => {
    const [file] = (await upload('ngan.png', 'image/png', PIXEL)).body;
    const superAdmin = await signIn(cms, null);
    const { status, body } = await superAdmin.put(`/upload/files/${file?.id}`, {
      fileInfo: { name: `${'a'.repeat(296)}.png` },
    });
    expect(status).toBe(400);
    expect(body.error?.message).toContain('Tên tệp dài 300 ký tự');
  });

  it.each<[string, string, string, () => Buffer | Promise<Buffer>, number]>([
    ['a JPEG of 108 megapixels', 'a.jpg', 'image/jpeg', () => largeJpeg(12_000, 9000, 1), 4 / 3],
    ['one held on its side', 'a.jpg', 'image/jpeg', () => largeJpeg(12_000, 9000, 6), 3 / 4],
    ['a PNG of 144 megapixels', 'a.png', 'image/png', () => widePng(16_000, 9000), 16 / 9],
    ['one in seven passes', 'a.png', 'image/png', () => widePng(16_000, 9000, true), 16 / 9],
  ])('that is %s is reduced as it comes', async (_, name, type, bytes, shape) => {
    const { status, body } = await upload(name, type, await bytes());
    expect(status, JSON.stringify(body)).toBe(201);
    const { width = 0, height = 0, mime, url = '' } = body[0] ?? {};
    expect(mime).toBe(type);
    expect(width / height).toBeCloseTo(shape, 2);
    expect(width * height).toBeLessThanOrEqual(24_000_000);
    const kept = await sharp(join(cms.varDir, 'cms', new URL(url, 'file:///').pathname)).metadata();
    expect([kept.autoOrient.width, kept.autoOrient.height]).toEqual([width, height]);
    expect(leftOvers()).toEqual([]);
  });

  it('costs the CMS itself no memory, however many pixels it has', async () => {
    const files = [
      ['a.gif', 'image/gif', wideGif(10_000, 10_000)],
      ['b.gif', 'image/gif', wideGif(16_380, 16_380)],
      ['c.png', 'image/png', widePng(16_000, 15_000, true)],
    ] as const;
    let peak = 0;
    const ended = new AbortController();
    const before = process.memoryUsage.rss();
    const watch = (async () => {
      while (!ended.signal.aborted) {
        peak = Math.max(peak, process.memoryUsage.rss() - before);
        await setTimeout(5);
      }
    })();
    const answers = await Promise.all(files.map(([name, type, bytes]) => upload(name, type, bytes)));
    ended.abort();
    await watch;
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 201]);
    expect(peak / 1_000_000).toBeLessThan(150);
  });
});
