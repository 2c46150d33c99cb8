import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  Newsroom,
  article,
  departmentOf,
  drawJpeg,
  photo,
  withdrawal,
  numberedId,
} from '../support/publisher-newsroom.ts';
import { plainRenderer } from '../support/publisher-renderer.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await Newsroom.create();
});
afterEach(() => newsroom.remove());

const PAGE = 'bai-viet/bai-defects/index.html';
const lastReport = () => newsroom.cms.reports.at(-1);

it('keeps the last good version of a refused post, names the field, and publishes the others', async () => {
  newsroom.cms.put('post', 'defects', article('defects', { body: 'Bản tốt.' }));
  await newsroom.run();
  newsroom.cms.put('post', 'defects', article('defects', { body: 'Bản hỏng.', lead: '' }));
  newsroom.cms.put('post', 'anther2', article('anther2'));
  const { lines } = await newsroom.run();

  expect(await newsroom.read(PAGE)).toContain('Bản tốt.');
  expect(await newsroom.read('bai-viet/bai-anther2/index.html')).toContain('Nội dung anther2.');
  expect(lastReport()).toMatchObject({
    sequence: 4,
    refusals: [{ subject: 'post', key: 'defects', problems: [{ field: 'payload.lead' }] }],
  });
  expect(lines).toContainEqual(expect.stringMatching(/^Chưa đăng được bài defects: payload\.lead: /));
});

it('forgets a refusal when a good row comes, also after a new start', async () => {
  newsroom.cms.put('post', 'defects', article('defects', { title: '' }));
  await newsroom.run();
  await newsroom.run();
  expect(lastReport()?.refusals).toHaveLength(1);
  newsroom.cms.put('post', 'defects', article('defects'));
  await newsroom.run();
  expect(lastReport()?.refusals).toEqual([]);
  expect(await newsroom.read(PAGE)).not.toBeNull();
});

describe('a refused row that does not call its post live', () => {
  const ROWS: [string, unknown][] = [
    ['a withdrawal without its reason', withdrawal('defects', { reason: '' })],
    ['a withdrawal by consent that still carries the name', withdrawal('defects', { reasonKind: 'consent' })],
    ['an unknown status', article('defects', { status: 'archived' })],
    ['no payload', null],
  ];
  it.each(ROWS)('takes the post down: %s', async (_case, payload) => {
    newsroom.cms.put('post', 'defects', article('defects', { title: 'Tên phải gỡ', body: 'Lời phải gỡ.' }));
    await newsroom.run();
    expect(await newsroom.traces('Lời phải gỡ.')).not.toEqual([]);
    newsroom.cms.put('post', 'defects', payload);
    await newsroom.run();
    expect(await newsroom.traces('Lời phải gỡ.')).toEqual([]);
    expect(await newsroom.traces('Tên phải gỡ')).toEqual([]);
    expect(lastReport()?.refusals).toMatchObject([{ key: 'defects' }]);
  });
});

it('refuses a post under the key of another', async () => {
  newsroom.cms.put('post', 'anther2', article('anther2', { body: 'Bản tốt.' }));
  await newsroom.run();
  newsroom.cms.put('post', 'anther2', article('defects', { body: 'Nhầm mã.' }));
  await newsroom.run();
  expect(await newsroom.read('bai-viet/bai-anther2/index.html')).toContain('Bản tốt.');
  expect(await newsroom.traces('Nhầm mã.')).toEqual([]);
  expect(lastReport()?.refusals).toMatchObject([{ key: 'anther2', problems: [{ field: 'key' }] }]);
});

it('refuses a picture that is none, keeps the former version, and publishes the others', async () => {
  const { cms } = newsroom;
  cms.put('post', 'defects', article('defects', { body: 'Bản tốt.' }));
  await newsroom.run();
  const noPicture = cms.addOriginal(new TextEncoder().encode('không phải ảnh'));
  cms.put('post', 'defects', article('defects', { body: 'Bản có ảnh.', gallery: [photo(noPicture)] }));
  cms.put('post', 'anther2', article('anther2'));
  await newsroom.run();
  expect(await newsroom.read(PAGE)).toContain('Bản tốt.');
  expect(await newsroom.read('bai-viet/bai-anther2/index.html')).not.toBeNull();
  expect(lastReport()?.refusals).toMatchObject([
    {
      key: 'defects',
      problems: [
        { field: 'payload.gallery.0', reason: expect.stringContaining('không đọc được ảnh') as string },
      ],
    },
  ]);
});

it.each([
  ['that the CMS does not have', () => 'a'.repeat(64), 'không có tệp gốc'],
  [
    'whose bytes are others',
    () => {
      newsroom.cms.originals.set('b'.repeat(64), new Uint8Array([1]));
      return 'b'.repeat(64);
    },
    'đã bị thay đổi',
  ],
  [
    'that is a drawing with scripts in it',
    () =>
      newsroom.cms.addOriginal(
        new TextEncoder().encode(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>',
        ),
      ),
    'svg',
  ],
])('refuses a picture %s', async (_case, makeSha256, reason) => {
  newsroom.cms.put('post', 'defects', article('defects', { leadPhoto: photo(makeSha256()) }));
  await newsroom.run();
  expect(lastReport()?.refusals).toMatchObject([
    {
      key: 'defects',
      problems: [{ field: 'payload.leadPhoto', reason: expect.stringContaining(reason) as string }],
    },
  ]);
});

it('waits for a picture that the CMS cannot give now, and for nothing else', async () => {
  const { cms } = newsroom;
  let time = Date.now();
  const sha256 = cms.addOriginal(await drawJpeg('#36c', 64, 36));
  cms.unavailable.add(sha256);
  cms.put('post', 'stays22', article('stays22', { leadPhoto: photo(sha256) }));
  cms.put('post', 'anther2', article('anther2'));
  const run = newsroom.start({ now: () => new Date(time) });
  await run.settle();
  expect(await newsroom.read('bai-viet/bai-anther2/index.html')).not.toBeNull();
  expect(await newsroom.read('bai-viet/bai-stays22/index.html')).toBeNull();
  // Only the rows before the waiting one count as published.
  expect(lastReport()).toMatchObject({ sequence: 1, refusals: [] });

  cms.unavailable.clear();
  time += 10_001;
  await run.settle();
  await run.stop();
  expect(await newsroom.read('bai-viet/bai-stays22/index.html')).toContain(`/anh/${sha256}-64.jpg`);
  expect(lastReport()).toMatchObject({ sequence: 3, refusals: [] });
});

it.each([
  ['page', '/bai-viet/bai-defects/'],
  ['file to keep', '/bai-viet/bai-defects/defects.txt'],
])('leaves a post out whose %s cannot be rendered, and publishes the others', async (_, broken) => {
  newsroom.cms.put('post', 'defects', article('defects'));
  newsroom.cms.put('post', 'anther2', article('anther2'));
  const run = newsroom.start();
  run.renderer.broken.add(broken);
  await run.settle();
  expect(await newsroom.read('bai-viet/bai-anther2/index.html')).not.toBeNull();
  expect(await newsroom.read('index.html')).not.toContain('defects');
  expect(lastReport()).toMatchObject({ sequence: 3, refusals: [{ key: 'defects' }] });

  run.renderer.broken.clear();
  newsroom.cms.put('post', 'defects', article('defects', { title: 'Tên mới' }));
  await run.settle();
  await run.stop();
  expect(await newsroom.read(PAGE)).toContain('Tên mới');
  expect(lastReport()?.refusals).toEqual([]);
});

it('leaves the released version of each post on the site when every new one fails', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => numberedId(index));
  for (const id of ids) newsroom.cms.put('post', id, article(id));
  await newsroom.run();
  const tree = await newsroom.tree();
  for (const id of ids) newsroom.cms.put('post', id, article(id, { title: `Mới ${id}` }));
  const run = newsroom.start();
  for (const id of ids) run.renderer.broken.add(`/bai-viet/bai-${id}/`);
  await run.settle();
  await run.stop();
  expect(await newsroom.tree()).toEqual(tree);
  expect(
    lastReport()
      ?.refusals.map(({ key }) => key)
      .sort(),
  ).toEqual(ids.toSorted());
});

it('changes nothing when a new template of every post fails', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => numberedId(index));
  for (const id of ids) newsroom.cms.put('post', id, article(id));
  await newsroom.run();
  const tree = await newsroom.tree();
  const run = newsroom.start({ renderer: plainRenderer({ edition: 'two' }) });
  for (const id of ids) run.renderer.broken.add(`/bai-viet/bai-${id}/`);
  await expect(run.settle()).rejects.toThrow('template failed');
  await run.stop();
  expect(await newsroom.tree()).toEqual(tree);
});

describe('an official site', () => {
  const official = departmentOf({ official: true });

  it('is not switched on while a sample post is live, which is named; then it is', async () => {
    newsroom.cms.put('post', 'sketch2', article('sketch2', { sample: true, title: 'Bài mẫu' }));
    const run = newsroom.start();
    await run.settle();
    newsroom.cms.put('department', 'department', official);
    await run.settle();
    expect(run.store.current.get('department department')).toMatchObject({ payload: { official: false } });
    expect(run.lines).toContainEqual(expect.stringContaining('“Bài mẫu” (sketch2)'));
    expect(lastReport()?.refusals).toMatchObject([
      { subject: 'department', problems: [{ field: 'payload.official' }] },
    ]);

    newsroom.cms.put('erasure', 'sketch2', { id: 'sketch2' });
    await run.settle();
    await run.stop();
    expect(run.store.current.get('department department')).toMatchObject({ payload: { official: true } });
    expect(lastReport()?.refusals).toEqual([]);
  });

  it('shows no sample post that comes later', async () => {
    newsroom.cms.put('department', 'department', official);
    await newsroom.run();
    newsroom.cms.put('post', 'sketch2', article('sketch2', { sample: true }));
    newsroom.cms.put('post', 'anther2', article('anther2'));
    await newsroom.run();
    expect(await newsroom.traces('Nội dung anther2.')).not.toEqual([]);
    expect(await newsroom.read('bai-viet/bai-sketch2/index.html')).toBeNull();
    expect(lastReport()?.refusals).toMatchObject([
      { key: 'sketch2', problems: [{ field: 'payload.sample' }] },
    ]);
  });
});
