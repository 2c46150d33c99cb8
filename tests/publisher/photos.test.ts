import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, openStore } from '@newsroom/scripts/publisher';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cornersOf, oriented, UPRIGHT } from '../support/pictures.ts';
import {
  Newsroom,
  type Run,
  article,
  drawJpeg,
  photo,
  quickDisk,
  withdrawal,
} from '../support/publisher-newsroom.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await Newsroom.create();
});
afterEach(() => newsroom.remove());

const published = (sha256: string, width: number, format = 'jpg'): Promise<Buffer> =>
  readFile(join(newsroom.paths.site, `anh/${sha256}-${width}.${format}`));

it.each([
  ['jpg', 'jpeg'],
  ['avif', 'heif'],
])('turns a picture upright and drops all metadata (%s)', async (extension, format) => {
  // Stored lying on its side, left half red, right half blue; upright, the red half is at the top.
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

  const bytes = await published(sha256, 720, extension);
  const metadata = await sharp(bytes).metadata();
  expect(metadata).toMatchObject({ format, width: 720, height: 1152 });
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
  [2000, [320, 720, 1080, 1600]],
  [1600, [320, 720, 1080, 1600]],
  [1000, [320, 720, 1000]],
  [720, [320, 720]],
  [300, [300]],
])('makes of an original %i pixels wide JPEGs and AVIFs of the widths %j', async (width, widths) => {
  const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', width, 200));
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));
  await newsroom.run();
  const made = [...(await newsroom.tree()).keys()].filter((path) => path.startsWith('anh/'));
  const names = widths.flatMap((width) => [`anh/${sha256}-${width}.jpg`, `anh/${sha256}-${width}.avif`]);
  expect(made.sort()).toEqual(names.sort());
  for (const format of ['jpg', 'avif']) {
    const sizes = widths.map(async (width) => sharp(await published(sha256, width, format)).metadata());
    expect((await Promise.all(sizes)).map(({ width }) => width)).toEqual(widths);
  }
});

it('fetches an original once for its JPEGs and once for its AVIFs, however many posts show it', async () => {
  const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', 64, 36));
  for (const id of ['phase22', 'phase23']) {
    newsroom.cms.put('post', id, article(id, { leadPhoto: photo(sha256), gallery: [photo(sha256)] }));
  }
  await newsroom.run();
  newsroom.cms.put('post', 'phase23', article('phase23', { gallery: [photo(sha256)] }));
  await newsroom.run();
  expect(newsroom.cms.fetched).toEqual([sha256, sha256]);
});

describe('the AVIFs of a picture', () => {
  const PAGE = 'bai-viet/bai-phase22/index.html';
  let sha256: string;
  beforeEach(async () => {
    sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', 64, 36));
    newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));
  });

  it('delay no publication: the page has its JPEGs first, and the AVIFs without another approval', async () => {
    const life = newsroom.start();
    await life.publisher.recover();
    while (await life.publisher.step());
    expect(await newsroom.read(PAGE)).toContain(`${sha256}-64.jpg`);
    expect(await newsroom.read(PAGE)).not.toContain('.avif');

    await life.settle();
    await life.stop();
    expect(await newsroom.read(PAGE)).toContain(`${sha256}-64.avif`);
    expect(await published(sha256, 64, 'avif')).not.toHaveLength(0);
  });

  it('of one post come in one release', async () => {
    const gallery = await Promise.all(
      ['#111', '#333', '#555'].map(async (color) =>
        photo(newsroom.cms.addOriginal(await drawJpeg(color, 64, 36))),
      ),
    );
    newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256), gallery }));
    const { lines } = await newsroom.run();
    expect(lines.filter((line) => line.startsWith('Đã cập nhật trang'))).toHaveLength(2);
    expect((await newsroom.read(PAGE))?.match(/\.avif/g)).toHaveLength(4);
  });

  it('are made with the next picture when the CMS was away', async () => {
    let now = new Date('2025-03-01T00:00:00.000Z');
    const life = newsroom.start({ now: () => now });
    await life.publisher.recover();
    while (await life.publisher.step());
    newsroom.cms.unavailable.add(sha256);
    await life.settle();
    expect(await newsroom.read(PAGE)).not.toContain('.avif');

    newsroom.cms.unavailable.clear();
    now = new Date(now.getTime() + 60_000);
    await life.settle();
    await life.stop();
    expect(await newsroom.read(PAGE)).toContain(`${sha256}-64.avif`);
  });

  it('that cannot be made are named in the log: the post keeps its JPEGs', async () => {
    const life = newsroom.start();
    await life.publisher.recover();
    while (await life.publisher.step());
    newsroom.cms.originals.delete(sha256);
    await life.settle();
    await life.stop();
    expect(await newsroom.read(PAGE)).toContain(`${sha256}-64.jpg`);
    expect(life.lines).toContainEqual(`Ảnh ${sha256} chỉ có bản JPEG: CMS không có tệp gốc ${sha256}`);
    expect(newsroom.cms.reports.at(-1)?.refusals).toEqual([]);
  });

  it('are there after another release came between', async () => {
    const disk = afterTheFirst('move', async () => {
      newsroom.cms.put('post', 'phase23', article('phase23'));
      while (await life.publisher.step());
    });
    const life = newsroom.start({ disk });
    await life.publisher.recover();
    await life.settle();
    // The release has stopped the background work.
    await life.settle();
    await life.stop();
    expect(await newsroom.read(PAGE)).toContain(`${sha256}-64.avif`);
    expect(await published(sha256, 64, 'avif')).not.toHaveLength(0);
  });

  /** A disk that calls `happens` when the first AVIF has been written or moved. */
  const afterTheFirst = (action: 'write' | 'move', happens: () => Promise<void>): Disk => {
    let left = 1;
    const watched =
      <Args extends [string, ...unknown[]]>(act: (...args: Args) => Promise<void>) =>
      async (...args: Args): Promise<void> => {
        await act(...args);
        if (args[0].includes('.avif') && (left -= 1) === 0) await happens();
      };
    return {
      ...quickDisk,
      ...(action === 'write' ? { write: watched(quickDisk.write) } : { move: watched(quickDisk.move) }),
    };
  };

  describe('leave no file of a picture that is removed', () => {
    const withdraw = async ({ publisher }: Run): Promise<void> => {
      newsroom.cms.put('post', 'phase22', withdrawal('phase22'));
      while (await publisher.step());
    };
    const publishWith = async (disk?: Disk): Promise<Run> => {
      const life = newsroom.start(disk ? { disk } : {});
      await life.publisher.recover();
      while (await life.publisher.step());
      return life;
    };
    const expectNothingLeft = async (life: Run): Promise<void> => {
      await life.settle();
      expect(await newsroom.read(PAGE)).toContain('chưa chính xác');
      expect(await newsroom.traces(sha256)).toEqual([]);
      await life.stop();
      await newsroom.run();
      expect(await newsroom.traces(sha256)).toEqual([]);
    };

    it('while its original is asked for', async () => {
      const life = await publishWith();
      const { cms } = newsroom;
      const original = cms.original.bind(cms);
      let asked = 0;
      cms.original = async (sha256) => {
        asked += 1;
        await withdraw(life);
        return original(sha256);
      };
      await expectNothingLeft(life);
      expect(asked).toBe(1);
    });

    it('while they are written', async () => {
      const disk = afterTheFirst('write', () => withdraw(life));
      const life = await publishWith(disk);
      await expectNothingLeft(life);
    });

    it('once they are there', async () => {
      const life = await publishWith();
      await life.settle();
      expect(await newsroom.traces('.avif')).not.toEqual([]);
      await withdraw(life);
      await expectNothingLeft(life);
    });
  });
});

it('makes a picture again that an older version made in other widths', async () => {
  const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', 1000, 600));
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));
  await newsroom.run();
  const tree = await newsroom.tree();
  const store = openStore(newsroom.paths.store);
  const lacking = [...store.derived.values()].filter(({ width }) => width === 720);
  store.dropDerived(lacking, []);
  store.close();
  await newsroom.run();
  expect(lacking).toHaveLength(2);
  expect(await newsroom.tree()).toEqual(tree);
});

it.each([
  ['their folder', () => newsroom.paths.derived],
  ['one JPEG', (sha256: string) => join(newsroom.paths.derived, `${sha256}-64.jpg`)],
  ['one AVIF', (sha256: string) => join(newsroom.paths.derived, `${sha256}-64.avif`)],
])('makes the pictures again when %s was lost', async (_, lost) => {
  const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', 64, 36));
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));
  await newsroom.run();
  const tree = await newsroom.tree();
  await rm(lost(sha256), { recursive: true });
  await newsroom.run();
  expect(await newsroom.tree()).toEqual(tree);
  await newsroom.run();
  expect(await newsroom.tree()).toEqual(tree);
});
