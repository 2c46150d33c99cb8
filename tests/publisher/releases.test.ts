import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreInUse } from '@newsroom/scripts/publisher';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

it('publishes a file with both encodings, all of one time', async () => {
  newsroom.cms.put('post', 'pages22', article('pages22'));
  await newsroom.run();
  const page = 'bai-viet/bai-pages22/index.html';
  const times = await Promise.all(['', '.br', '.gz'].map((suffix) => newsroom.modified(page + suffix)));
  expect(new Set(times).size).toBe(1);
  expect(await newsroom.read(page)).toContain('Nội dung pages22.');
});

it('makes one release of all changes that come together, and touches nothing else', async () => {
  for (const id of ['pages22', 'next222', 'after22']) newsroom.cms.put('post', id, article(id));
  const run = newsroom.start();
  await run.settle();
  const others = ['404.html', 'bai-viet/bai-after22/index.html'];
  const before = await Promise.all(others.map((path) => stat(join(newsroom.paths.site, path))));

  run.lines.length = 0;
  run.renderer.rendered.length = 0;
  newsroom.cms.put('post', 'pages22', article('pages22', { title: 'Tên mới một' }));
  newsroom.cms.put('post', 'next222', article('next222', { title: 'Tên mới hai' }));
  await run.settle();
  await run.stop();

  expect(run.lines).toEqual([expect.stringMatching(/^Đã cập nhật trang: 5 tệp, \d+ ms$/)]);
  expect(run.renderer.rendered.toSorted()).toEqual([
    '/',
    '/bai-viet/',
    '/bai-viet/bai-next222/',
    '/bai-viet/bai-pages22/',
    '/rss/tat-ca.rss',
  ]);
  const after = await Promise.all(others.map((path) => stat(join(newsroom.paths.site, path))));
  expect(after.map(({ ino, mtimeMs }) => [ino, mtimeMs])).toEqual(
    before.map(({ ino, mtimeMs }) => [ino, mtimeMs]),
  );
});

it('dates a changed file at least a second after the old one, even within one second', async () => {
  const now = () => new Date('2025-03-01T00:00:00.000Z');
  newsroom.cms.put('post', 'pages22', article('pages22'));
  await newsroom.run({ now });
  const page = 'bai-viet/bai-pages22/index.html';
  expect(await newsroom.modified(page)).toBe(now().getTime());
  newsroom.cms.put('post', 'pages22', article('pages22', { body: 'Nội dung mới.' }));
  await newsroom.run({ now });
  expect(await newsroom.modified(page)).toBe(now().getTime() + 1000);
});

it('leaves a file alone whose key changed and whose bytes did not', async () => {
  newsroom.cms.put('post', 'pages22', article('pages22'));
  const plain = plainRenderer();
  await newsroom.run({ renderer: plain });
  const before = await newsroom.modified('404.html');
  const rekeyed = {
    ...plain,
    routes: (...args: Parameters<typeof plain.routes>) =>
      plain.routes(...args).map((route) => ({ ...route, key: `${route.key}x` })),
  };
  const { lines } = await newsroom.run({ renderer: rekeyed });
  expect(plain.rendered.filter((url) => url === '/404.html')).toHaveLength(2);
  expect(await newsroom.modified('404.html')).toBe(before);
  expect(lines).toEqual([]);
});

it('gives the same tree step by step and from an empty store', async () => {
  const { cms } = newsroom;
  const picture = cms.addOriginal(await drawJpeg('#36c', 700, 400));
  const ids = Array.from({ length: 12 }, (_, index) => numberedId(index));
  const run = newsroom.start();
  let state = 7;
  const random = (below: number): number => (state = (state * 1103515245 + 12345) % 2 ** 31) % below;
  const gone = new Set<string>();
  for (let round = 0; round < 60; round += 1) {
    const id = ids[random(ids.length)]!;
    if (gone.has(id)) continue;
    const kind = random(8);
    if (kind === 0) gone.add(id);
    if (kind === 0)
      cms.put(
        'post',
        id,
        withdrawal(id, random(2) ? {} : { reasonKind: 'consent', slug: null, title: null }),
      );
    else if (kind === 1) cms.put('department', 'department', departmentOf({ phone: `0${round}` }));
    else
      cms.put(
        'post',
        id,
        article(id, {
          body: `Lần ${round}.`,
          leadPhoto: kind === 2 ? photo(picture) : null,
          firstPublishedAt: `2025-01-0${1 + random(9)}T00:00:00.000Z`,
        }),
      );
    await run.settle();
  }
  await run.stop();

  const fresh = await Newsroom.create();
  const copy = await newsroom.copy();
  Object.assign(fresh, { cms: copy.cms });
  await fresh.run();
  expect(gone.size).toBeGreaterThan(2);
  expect(await newsroom.tree()).toEqual(await fresh.tree());
  await Promise.all([fresh.remove(), copy.remove()]);
});

it('rebuilds the tree when the template changes, linking what stays the same and deleting the old tree', async () => {
  newsroom.cms.put('post', 'pages22', article('pages22'));
  await newsroom.run();
  const before = await stat(join(newsroom.paths.site, '404.html'));
  newsroom.cms.put('department', 'department', departmentOf({ phone: '0297' }));
  const { lines } = await newsroom.run();
  // Everything was rendered, and nothing differed.
  expect(lines).toEqual([]);
  expect(await stat(join(newsroom.paths.site, '404.html'))).toMatchObject({
    ino: before.ino,
    mtimeMs: before.mtimeMs,
  });

  await newsroom.run({ renderer: plainRenderer({ edition: 'two' }) });
  expect(await newsroom.read('404.html')).toContain('two');
  expect(await newsroom.modified('404.html')).toBeGreaterThanOrEqual(before.mtimeMs + 1000);
  expect(await stat(join(newsroom.paths.releases, '1')).catch(() => null)).toBeNull();
});

it('makes the tree again when it was lost', async () => {
  newsroom.cms.put('post', 'pages22', article('pages22'));
  await newsroom.run();
  const tree = await newsroom.tree();
  await rm(newsroom.paths.releases, { recursive: true });
  await newsroom.run();
  expect(await newsroom.tree()).toEqual(tree);
});

it('wakes when a page changes by time alone', async () => {
  let time = Date.parse('2025-03-01T00:00:00.000Z');
  const run = newsroom.start({
    renderer: plainRenderer({ changesAt: '2025-03-02T00:00:00.000Z' }),
    now: () => new Date(time),
  });
  await run.settle();
  run.lines.length = 0;
  await run.settle();
  expect(run.lines).toEqual([]);
  time += 24 * 3_600_000;
  await run.settle();
  await run.stop();
  expect(run.lines).toEqual([expect.stringMatching(/^Đã cập nhật trang: 1 tệp/)]);
  expect(await newsroom.read('index.html')).toContain('later');
});

it('notes with each release how long the log of approvals was', async () => {
  const marks = async () =>
    (await readFile(newsroom.paths.approvalMarks, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { count: number }).count);
  await newsroom.run();
  const first = newsroom.cms.sequence;
  newsroom.cms.put('post', numberedId(1), article(numberedId(1)));
  await newsroom.run();
  expect(await marks()).toEqual([first, first + 1]);
});

it('waits for the end of the outbox before it makes a release', async () => {
  for (let index = 0; index < 501; index += 1) {
    newsroom.cms.put('post', numberedId(index), article(numberedId(index)));
  }
  const { lines, renderer } = await newsroom.run();
  expect(await newsroom.read(`bai-viet/bai-${numberedId(500)}/index.html`)).not.toBeNull();
  expect(lines.filter((line) => line.startsWith('Đã cập nhật'))).toHaveLength(1);
  expect(renderer.rendered.filter((url) => url === '/')).toHaveLength(1);
});

it('shows nothing before the department is known', async () => {
  newsroom.cms.rows.clear();
  newsroom.cms.put('post', 'pages22', article('pages22'));
  const run = newsroom.start();
  await run.settle();
  await run.settle();
  expect(await newsroom.read('index.html')).toBeNull();
  expect(run.lines).toHaveLength(1);
  newsroom.cms.put('department', 'department', departmentOf());
  await run.settle();
  await run.stop();
  expect(await newsroom.read('index.html')).toContain('Bài pages22');
});

it('refuses to work beside another publisher', async () => {
  const run = newsroom.start();
  expect(() => newsroom.start()).toThrow(StoreInUse);
  await run.stop();
  await newsroom.start().stop();
});

it('tells the CMS how far the site is, once for each piece of news', async () => {
  newsroom.cms.put('post', 'pages22', article('pages22'));
  const run = newsroom.start();
  await run.settle();
  await run.settle();
  expect(newsroom.cms.reports).toMatchObject([{ sequence: 2, refusals: [] }]);
  newsroom.cms.put('post', 'pages22', article('pages22', { body: 'Nội dung mới.' }));
  await run.settle();
  await run.stop();
  expect(newsroom.cms.reports.map(({ sequence }) => sequence)).toEqual([2, 3]);
});
