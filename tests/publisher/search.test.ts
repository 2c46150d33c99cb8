// Search indexes are made outside of the releases: what they show, when they change, what they must not contain.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MakeIndex, type ShownIndex, makeIndexAside } from '@newsroom/scripts/publisher';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dyingDisk } from '../support/dying-disk.ts';
import {
  Newsroom,
  type Run,
  article,
  consentWithdrawal,
  treeIn,
  withdrawal,
} from '../support/publisher-newsroom.ts';
import { plainRenderer } from '../support/publisher-renderer.ts';

const SECRET = 'Câu này chỉ có trong bài phải gỡ.';
const IN_2024 = { firstPublishedAt: '2024-03-01T02:00:00.000Z' };

/** A readable index: the posts as they were passed in. */
const plainIndex: MakeIndex = async (posts, folder) => {
  await mkdir(join(folder, 'index'), { recursive: true });
  await writeFile(join(folder, 'index', 'posts.json'), JSON.stringify(posts));
};

/** Waits until the test lets it continue, or until it is aborted. */
const waiting = (signal: AbortSignal, release: (go: () => void) => void = () => undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('stopped'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    release(resolve);
  });

const endless: MakeIndex = (_posts, _folder, signal) => waiting(signal);

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await Newsroom.create();
  newsroom.cms.put('post', 'ahead22', article('ahead22', IN_2024));
  newsroom.cms.put('post', 'departs', article('departs', { body: SECRET }));
});
afterEach(() => newsroom.remove());

const shown = async (): Promise<ShownIndex[]> => {
  const file = await newsroom.read('tim-kiem/chi-muc.json');
  return file === null ? [] : (JSON.parse(file.split('\n')[2] ?? '') as ShownIndex[]);
};

const folders = (): Promise<string[]> =>
  readdir(join(newsroom.paths.site, 'tim-kiem/chi-muc')).catch(() => []);

/** Ids of the posts in the indexes of the site, by year. */
const indexed = async (): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {};
  for (const { year, folder } of await shown()) {
    const file = join(newsroom.paths.site, 'tim-kiem/chi-muc', folder, 'index/posts.json');
    found[year] = (JSON.parse(await readFile(file, 'utf8')) as { id: string }[]).map(({ id }) => id).sort();
  }
  return found;
};

/** Expects exactly the index folders that the site uses. */
const expectNoOther = async (): Promise<void> => {
  expect((await folders()).sort()).toEqual((await shown()).map(({ folder }) => folder).sort());
  expect(await treeIn(newsroom.paths.search)).toEqual(new Map());
};

describe('an index', () => {
  it('is made for each Vietnamese calendar year, after the release of the posts', async () => {
    newsroom.cms.put('post', 'newyear', article('newyear', { firstPublishedAt: '2023-12-31T18:00:00.000Z' }));
    await newsroom.run({ makeIndex: plainIndex });
    expect(await indexed()).toEqual({ 2025: ['departs'], 2024: ['ahead22', 'newyear'] });
    await expectNoOther();
  });

  it('is replaced when a post of its year comes, and no other is', async () => {
    await newsroom.run({ makeIndex: plainIndex });
    const before = await shown();
    newsroom.cms.put('post', 'added22', article('added22'));
    const { lines } = await newsroom.run({ makeIndex: plainIndex });
    expect(await indexed()).toEqual({ 2025: ['added22', 'departs'], 2024: ['ahead22'] });
    const kept = (await shown()).filter(({ folder }) => before.some((index) => index.folder === folder));
    expect(kept.map(({ year }) => year)).toEqual(['2024']);
    expect(lines.filter((line) => line.includes('chỉ mục'))).toHaveLength(1);
    await expectNoOther();
  });

  it('moves into another tree with the site', async () => {
    await newsroom.run({ makeIndex: plainIndex });
    const before = await shown();
    const { lines } = await newsroom.run({
      makeIndex: plainIndex,
      renderer: plainRenderer({ edition: 'two' }),
    });
    expect(await shown()).toEqual(before);
    expect(await indexed()).toEqual({ 2025: ['departs'], 2024: ['ahead22'] });
    expect(lines.filter((line) => line.includes('chỉ mục'))).toEqual([]);
  });

  it('does not keep a publication waiting', async () => {
    let finish = (): void => undefined;
    const run = newsroom.start({
      makeIndex: async (posts, folder, signal) => {
        await waiting(signal, (go) => (finish = go));
        await plainIndex(posts, folder, signal);
      },
    });
    while (await run.publisher.step());
    run.beginIndexing();
    newsroom.cms.put('post', 'added22', article('added22'));
    while (await run.publisher.step());
    expect(await newsroom.read('bai-viet/bai-added22/index.html')).not.toBeNull();
    expect(await shown()).toEqual([]);
    finish();
    await run.stop();
  });

  it('is not begun while pages change, unless a text has to go', async () => {
    newsroom.cms.put('post', 'next222', article('next222', IN_2024));
    await newsroom.run({ makeIndex: plainIndex });
    const begun: string[] = [];
    const noting: MakeIndex = (posts, _folder, signal) => {
      begun.push(posts[0]?.firstPublishedAt.slice(0, 4) ?? '');
      return waiting(signal);
    };
    newsroom.cms.put('post', 'added22', article('added22'));
    const run = newsroom.start({ makeIndex: noting });
    while (await run.publisher.step());
    expect(begun).toEqual([]);
    newsroom.cms.put('post', 'anther2', article('anther2', IN_2024));
    newsroom.cms.put('post', 'ahead22', withdrawal('ahead22', IN_2024));
    while (await run.publisher.step());
    await expect.poll(() => begun).toEqual(['2024']);
    await run.stop();
  });

  it('that cannot be made leaves the site as it is, and is said', async () => {
    await newsroom.run({ makeIndex: plainIndex });
    newsroom.cms.put('post', 'added22', article('added22'));
    const { lines } = await newsroom.run({ makeIndex: () => Promise.reject(new Error('hết bộ nhớ')) });
    expect(lines).toContain('Chưa lập được chỉ mục tìm kiếm năm 2025: hết bộ nhớ. Sẽ tự thử lại.');
    expect(await newsroom.read('bai-viet/bai-added22/index.html')).not.toBeNull();
    expect(await indexed()).toEqual({ 2025: ['departs'], 2024: ['ahead22'] });
  });
});

describe('a withdrawn post', () => {
  beforeEach(() => newsroom.run({ makeIndex: plainIndex }));

  it('is named as gone by the release of its withdrawal, before its index is another', async () => {
    newsroom.cms.put('post', 'next222', article('next222', IN_2024));
    await newsroom.run({ makeIndex: plainIndex });
    newsroom.cms.put('post', 'departs', withdrawal('departs'));
    const run = newsroom.start({ makeIndex: endless });
    while (await run.publisher.step());
    await run.stop();
    // There is no other post in its year.
    expect((await shown()).map(({ year }) => year)).toEqual(['2024']);

    newsroom.cms.put('post', 'ahead22', consentWithdrawal('ahead22'));
    newsroom.cms.put('post', 'anther2', article('anther2', IN_2024));
    const next = newsroom.start({ makeIndex: endless });
    while (await next.publisher.step());
    await next.stop();
    expect(await shown()).toEqual([expect.objectContaining({ year: '2024', gone: ['ahead22'] })]);
  });

  it.each([
    ['with a notice', () => newsroom.cms.put('post', 'departs', withdrawal('departs'))],
    ['by consent', () => newsroom.cms.put('post', 'departs', consentWithdrawal('departs'))],
    [
      'by erasure',
      () => {
        newsroom.cms.put('erasure', 'departs', { id: 'departs' });
        newsroom.cms.rows.delete('post departs');
      },
    ],
  ])('%s is in no file any more', async (_, withdraw) => {
    newsroom.cms.put('post', 'steady2', article('steady2'));
    await newsroom.run({ makeIndex: plainIndex });
    expect(await newsroom.traces(SECRET)).not.toEqual([]);
    withdraw();
    await newsroom.run({ makeIndex: plainIndex });
    expect(await newsroom.traces(SECRET)).toEqual([]);
    expect(await indexed()).toEqual({ 2025: ['steady2'], 2024: ['ahead22'] });
    await expectNoOther();
  });

  it.each([
    ['withdrawn', withdrawal('departs')],
    ['corrected', article('departs', { body: 'Nội dung khác.' })],
  ])('takes its index with it where no other can be made: %s', async (_, payload) => {
    newsroom.cms.put('post', 'steady2', article('steady2'));
    await newsroom.run({ makeIndex: plainIndex });
    newsroom.cms.put('post', 'departs', payload);
    await newsroom.run({ makeIndex: () => Promise.reject(new Error('hết bộ nhớ')) });
    expect(await newsroom.traces(SECRET)).toEqual([]);
    expect(await indexed()).toEqual({ 2024: ['ahead22'] });
    await expectNoOther();
  });

  it('does not come with an index that was begun before', async () => {
    let finish = (): void => undefined;
    const begun: MakeIndex = async (posts, folder, signal) => {
      await plainIndex(posts, folder, signal);
      await waiting(signal, (go) => (finish = go));
    };
    newsroom.cms.put('post', 'added22', article('added22'));
    const run = newsroom.start({ makeIndex: begun });
    while (await run.publisher.step());
    run.beginIndexing();
    newsroom.cms.put('post', 'departs', withdrawal('departs'));
    finish();
    await run.publisher.step();
    expect(await indexed()).toEqual({ 2025: ['departs'], 2024: ['ahead22'] });
    expect((await shown()).find(({ year }) => year === '2025')?.gone).toEqual(['departs']);
    await run.stop();
    await newsroom.run({ makeIndex: plainIndex });
    expect(await indexed()).toEqual({ 2025: ['added22'], 2024: ['ahead22'] });
    expect(await newsroom.traces(SECRET)).toEqual([]);
  });

  it('comes before a year that only waits for more posts', async () => {
    newsroom.cms.put('post', 'steady2', article('steady2', IN_2024));
    await newsroom.run({ makeIndex: plainIndex });
    const years: string[] = [];
    const noting: MakeIndex = async (posts, folder, signal) => {
      years.push(posts[0]?.firstPublishedAt.slice(0, 4) ?? '');
      await plainIndex(posts, folder, signal);
    };
    newsroom.cms.put('post', 'added22', article('added22'));
    newsroom.cms.put('post', 'ahead22', withdrawal('ahead22', IN_2024));
    await newsroom.run({ makeIndex: noting });
    expect(years).toEqual(['2024', '2025']);
  });
});

it('leaves, after a crash at any step, indexes that the next start corrects', async () => {
  await newsroom.run({ makeIndex: plainIndex });
  newsroom.cms.put('post', 'departs', withdrawal('departs'));
  newsroom.cms.put('post', 'added22', article('added22'));
  const undisturbed = await newsroom.copy();
  const disk = dyingDisk(Infinity);
  await undisturbed.run({ disk, makeIndex: plainIndex });
  await undisturbed.remove();
  expect(disk.steps()).toBeGreaterThan(30);

  const former = newsroom;
  for (let step = 1; step <= disk.steps(); step += 1) {
    newsroom = await former.copy();
    const dying = newsroom.start({ disk: dyingDisk(step), makeIndex: plainIndex });
    await dying.publisher
      .recover()
      .then(
        () => dying.settle(),
        () => undefined,
      )
      .catch(() => undefined);
    await dying.stop();

    const next: Run = newsroom.start({ makeIndex: plainIndex });
    await next.publisher.recover();
    await next.settle();
    await next.stop();
    expect(await indexed(), `after a crash in step ${step}`).toEqual({
      2025: ['added22'],
      2024: ['ahead22'],
    });
    expect(await newsroom.traces(SECRET), `after a crash in step ${step}`).toEqual([]);
    await expectNoOther();
    await newsroom.remove();
  }
  newsroom = former;
});

describe('Pagefind, in a process of its own', () => {
  it('makes an index without its user interfaces, with the program compressed', async () => {
    await newsroom.run({ makeIndex: makeIndexAside });
    const [first] = await shown();
    const names = [
      ...(await treeIn(join(newsroom.paths.site, 'tim-kiem/chi-muc', first?.folder ?? ''))).keys(),
    ];
    const kinds = new Set(
      names.map((name) => name.replace(/^(.*\/|pagefind\.|wasm\.)?[^/]*?(\.[a-z_.]+)$/, '$1*$2')),
    );
    expect(names).toEqual(expect.arrayContaining(['pagefind.js', 'pagefind.js.br', 'pagefind.js.gz']));
    expect([...kinds].filter((kind) => /ui|css|highlight|worker/.test(kind))).toEqual([]);
  });

  it('ends at once when nobody wants the index any more', async () => {
    const abort = new AbortController();
    const making = makeIndexAside([], join(newsroom.varDir, 'index'), abort.signal);
    abort.abort();
    await expect(making).rejects.toThrow();
  });
});
