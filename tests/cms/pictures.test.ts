import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type Answer, type Person, signIn } from '../support/cms-people.ts';
import { declaring, HEIC, turned } from '../support/heic.ts';
import { cornersOf, oriented, UPRIGHT } from '../support/pictures.ts';

interface Limits {
  milliseconds: number;
  megabytes: number;
}
const { decode } = createRequire(import.meta.url)('@newsroom/cms/dist/src/newsroom/files/decoder.js') as {
  decode(name: 'jpegOfHeic', ask: { heic: string; jpeg: string }, limits?: Partial<Limits>): Promise<null>;
};
const PHONE = join(import.meta.dirname, '..', 'fixtures', 'heic', 'phone.heic');

describe('a picture in the media library', () => {
  let cms: Cms;
  let editor: Person;
  let temporary: string;

  interface LibraryFile {
    id: number;
    name: string;
    ext: string;
    mime: string;
    url: string;
    width: number;
    height: number;
    formats: { thumbnail?: { url: string } } | null;
  }

  const upload = async (name: string, type: string, bytes: Buffer): Promise<LibraryFile> => {
    const { status, body } = (await editor.upload({ name, type, bytes })) as Answer<LibraryFile[]>;
    expect(status, JSON.stringify(body)).toBe(201);
    return body[0]!;
  };
  const bytesAt = (url: string): Buffer =>
    readFileSync(join(cms.varDir, 'cms', new URL(url, 'file:///').pathname));
  /** Files that an upload or a conversion did not delete. */
  const leftOvers = (): string[] =>
    readdirSync(temporary, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

  beforeAll(async () => {
    temporary = mkdtempSync(join(tmpdir(), 'newsroom-pictures-'));
    process.env['TMPDIR'] = temporary;
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
  });
  afterAll(async () => {
    await cms.stop();
    rmSync(temporary, { recursive: true });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'that lies as EXIF %i is shown upright, its bytes kept',
    async (orientation) => {
      const bytes = await oriented(orientation);
      const file = await upload('anh.jpg', 'image/jpeg', bytes);
      expect(file).toMatchObject({ width: 600, height: 400 });
      expect(await cornersOf(bytesAt(file.formats?.thumbnail?.url ?? ''))).toEqual(UPRIGHT);
      expect(bytesAt(file.url).equals(bytes)).toBe(true);
    },
  );

  it.each([
    [0, UPRIGHT, 1200, 800],
    [1, ['green', 'yellow', 'red', 'blue'], 800, 1200],
    [2, ['yellow', 'blue', 'green', 'red'], 1200, 800],
    [3, ['blue', 'red', 'yellow', 'green'], 800, 1200],
  ])(
    'of a phone turned by %i quarters is a JPEG, upright, in its colours',
    async (quarters, corners, width, height) => {
      const file = await upload('IMG_0001.HEIC', 'image/heic', turned(HEIC, quarters));
      expect(file).toMatchObject({ name: 'IMG_0001.jpg', ext: '.jpg', mime: 'image/jpeg', width, height });
      const bytes = bytesAt(file.url);
      expect(await cornersOf(bytes)).toEqual(corners);
      const metadata = await sharp(bytes).metadata();
      expect(metadata).toMatchObject({ format: 'jpeg', width, height });
      for (const kind of ['exif', 'xmp', 'iptc', 'orientation'] as const)
        expect(metadata[kind]).toBeUndefined();
      expect(metadata.icc).toEqual((await sharp(HEIC).metadata()).icc);
    },
  );

  it('of a phone that another program called JPEG is one afterwards', async () => {
    expect(await upload('zalo.jpg', 'image/jpeg', HEIC)).toMatchObject({
      name: 'zalo.jpg',
      mime: 'image/jpeg',
    });
  });

  it.each([
    ['cut off half-way', HEIC.subarray(0, HEIC.length / 2)],
    ['that says it is as large as a house', declaring(HEIC, 30_000, 30_000)],
    ['whose picture is noise', Buffer.concat([HEIC.subarray(0, 0x392), Buffer.alloc(1300, 0xa5)])],
    ['without any picture', Buffer.concat([HEIC.subarray(0, 28), Buffer.alloc(64)])],
  ])('of a phone, %s, is not taken: the way out is told, and nothing is left behind', async (_, bytes) => {
    const before = await cms.strapi.db.query('plugin::upload.file').count();
    const { status, body } = await editor.upload({ name: 'IMG_0002.HEIC', type: 'image/heic', bytes });
    expect(status).toBe(400);
    expect(body.error?.message).toMatch(/“IMG_0002.HEIC”.*Tương thích nhất/);
    expect(await cms.strapi.db.query('plugin::upload.file').count()).toBe(before);
    expect(leftOvers()).toEqual([]);
  });

  it.each([
    ['memory', { megabytes: 1 }],
    ['time', { milliseconds: 1 }],
  ])('takes no more %s to convert than it may', async (failure, limits) => {
    const ask = { heic: PHONE, jpeg: join(temporary, 'khong-co.jpg') };
    await expect(decode('jpegOfHeic', ask, limits)).rejects.toMatchObject({ failure });
    expect(leftOvers()).toEqual([]);
  });
});
