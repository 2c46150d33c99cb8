// The pictures that networks show for a post: drawn after the post is public, and deleted with it.
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  Newsroom,
  article,
  consentWithdrawal,
  drawJpeg,
  photo,
  treeIn,
  withdrawal,
} from '../support/publisher-newsroom.ts';
import { plainRenderer } from '../support/publisher-renderer.ts';

let newsroom: Newsroom;
let red: string;
beforeEach(async () => {
  newsroom = await Newsroom.create();
  red = newsroom.cms.addOriginal(await drawJpeg('#f00', 640, 400));
});
afterEach(() => newsroom.remove());

const put = (id: string, fields: Record<string, unknown> = {}): void =>
  newsroom.cms.put('post', id, article(id, fields));

const run = () => newsroom.run({ renderer: plainRenderer({ shares: true }) });

/** The public share pictures. */
const shown = async (): Promise<string[]> =>
  [...(await newsroom.tree()).keys()].filter((path) => path.startsWith('anh/chia-se/'));

/** All files of share pictures, public and private. */
const kept = async (): Promise<string[]> =>
  [...(await treeIn(newsroom.varDir)).keys()].filter((path) => /chia-se\/./.test(path));

/** The colour of that half of a share picture that shows the photo. */
const right = async (path: string): Promise<string> => {
  const file = join(newsroom.paths.site, path);
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  const [r = 0, g = 0, b = 0] = data.subarray((30 * info.width + 100) * 3);
  return [r, g, b].map((value) => (value > 128 ? 1 : 0)).join('');
};

it('stands in the tree with the size that it was asked in, and holds the photo in its frame', async () => {
  put('phase22', { leadPhoto: photo(red) });
  await run();
  const [path = ''] = await shown();
  expect(path).toMatch(/^anh\/chia-se\/phase22-[0-9a-f]{22}\.jpg$/);
  const { format, width, height, exif, icc, xmp } = await sharp(join(newsroom.paths.site, path)).metadata();
  expect({ format, width, height, exif, icc, xmp }).toEqual({ format: 'jpeg', width: 120, height: 63 });
  expect(await right(path)).toBe('100');
});

it('delays no publication: pages come first, then the share pictures from the newest on', async () => {
  const ids = ['phase22', 'phase23', 'phase24'];
  for (const [day, id] of ids.entries()) put(id, { firstPublishedAt: `2025-01-1${day}T02:00:00.000Z` });
  const renderer = plainRenderer({ shares: true });
  const life = newsroom.start({ renderer });
  await life.publisher.recover();
  await life.publisher.step();
  expect([...(await newsroom.tree()).keys()]).toContain('bai-viet/bai-phase22/index.html');
  expect(await shown()).toEqual([]);

  put('phase25', { firstPublishedAt: '2025-01-19T02:00:00.000Z' });
  await life.publisher.step();
  expect([...(await newsroom.tree()).keys()]).toContain('bai-viet/bai-phase25/index.html');

  await life.settle();
  await life.stop();
  expect((await shown()).map((path) => path.split('/')[2]?.slice(0, 7))).toEqual([...ids, 'phase25']);
  const order = renderer.drawn.map((url) => url.split('/')[3]?.slice(0, 7));
  expect(order).toEqual(['phase25', ...ids.toReversed()]);
});

it('is drawn once, whatever else of the post and the site changes', async () => {
  put('phase22');
  await run();
  const [path = ''] = await shown();
  const drawnAt = (await stat(join(newsroom.paths.site, path))).mtimeMs;
  put('phase22', { body: 'Nội dung mới.' });
  const { renderer } = await newsroom.run({ renderer: plainRenderer({ shares: true, edition: 'two' }) });
  expect(renderer.drawn).toEqual([]);
  expect((await stat(join(newsroom.paths.site, path))).mtimeMs).toBe(drawnAt);
});

it('is drawn again when the folder of derived files was lost', async () => {
  put('phase22', { leadPhoto: photo(red) });
  await run();
  const tree = await newsroom.tree();
  await rm(newsroom.paths.derived, { recursive: true });
  await run();
  expect(await newsroom.tree()).toEqual(tree);
});

it('that cannot be drawn is named in the log and holds up nothing', async () => {
  put('phase22');
  put('phase23');
  const renderer = plainRenderer({ shares: true });
  renderer.broken.add('phase22');
  const { lines } = await newsroom.run({ renderer });
  expect((await shown()).map((path) => path.includes('phase23'))).toEqual([true]);
  expect(lines).toContainEqual(
    expect.stringMatching(/^Không vẽ được ảnh chia sẻ \/anh\/chia-se\/phase22-\S+: card failed$/),
  );
});

describe('nothing is kept of what a share picture showed', () => {
  let before: string[];
  beforeEach(async () => {
    put('departs', { leadPhoto: photo(red), title: 'Tên người trong bài', slug: 'ten-nguoi' });
    await run();
    before = await kept();
    expect(before).toHaveLength(2);
  });

  it.each([
    ['withdrawn', () => newsroom.cms.put('post', 'departs', withdrawal('departs', { slug: 'ten-nguoi' }))],
    ['withdrawn by consent', () => newsroom.cms.put('post', 'departs', consentWithdrawal('departs'))],
    [
      'erased',
      () => {
        newsroom.cms.put('erasure', 'departs', { id: 'departs' });
        newsroom.cms.rows.delete('post departs');
      },
    ],
  ])('when its post is %s', async (_, change) => {
    change();
    await run();
    expect(await kept()).toEqual([]);
  });

  it('when its post has another title', async () => {
    put('departs', { leadPhoto: photo(red), title: 'Bài đã bỏ tên', slug: 'ten-nguoi' });
    await run();
    expect((await kept()).filter((path) => before.includes(path))).toEqual([]);
    expect(await shown()).toHaveLength(1);
  });

  it.each([
    ['went with its consent', null],
    ['may not go to networks any more', { alsoFor: ['press'] }],
  ])('when its photo %s: the next one has none', async (_, fields) => {
    const leadPhoto = fields && { ...photo(red), ...fields };
    put('departs', { leadPhoto, title: 'Tên người trong bài', slug: 'ten-nguoi' });
    if (!fields) newsroom.cms.put('picture-erasure', red, { sha256: red });
    await run();
    expect((await kept()).filter((path) => before.includes(path))).toEqual([]);
    const [path = ''] = await shown();
    expect(await right(path)).toBe('111');
  });

  it('in a whole new tree', async () => {
    newsroom.cms.put('post', 'departs', withdrawal('departs', { slug: 'ten-nguoi' }));
    await newsroom.run({ renderer: plainRenderer({ shares: true, edition: 'two' }) });
    expect(await kept()).toEqual([]);
  });

  it('when it was being drawn while its post went', async () => {
    const life = newsroom.start({ renderer: plainRenderer({ shares: true }) });
    await life.publisher.recover();
    put('departs', { title: 'Tên người khác trong bài', slug: 'ten-nguoi' });
    await life.publisher.step();
    newsroom.cms.put('post', 'departs', withdrawal('departs', { slug: 'ten-nguoi' }));
    await life.settle();
    await life.stop();
    expect(await kept()).toEqual([]);
  });

  it('when a crash left it behind: it goes before the CMS is asked', async () => {
    const folder = join(newsroom.paths.derived, 'chia-se');
    for (const name of ['gone222-old.jpg', 'departs-new.jpg.part']) await writeFile(join(folder, name), 'x');
    const life = newsroom.start({ renderer: plainRenderer({ shares: true }) });
    await life.publisher.recover();
    await life.stop();
    expect((await kept()).toSorted()).toEqual(before.toSorted());
  });
});
