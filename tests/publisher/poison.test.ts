// One text that cannot be rendered: what has to go goes, everything else is published, and the text waits.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GLOSSARY } from '@newsroom/shared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  Newsroom,
  article,
  consentWithdrawal,
  departmentOf,
  drawJpeg,
  numberedId,
  photo,
  withdrawal,
} from '../support/publisher-newsroom.ts';
import { plainRenderer } from '../support/publisher-renderer.ts';

const POISON = 'Lời không dựng được.';
const FEED = '/rss/tat-ca.rss';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await Newsroom.create();
});
afterEach(() => newsroom.remove());

const pageOf = (id: string): string => `bai-viet/bai-${id}/index.html`;
const lastReport = () => newsroom.cms.reports.at(-1);
const refusedKeys = (): string[] => (lastReport()?.refusals ?? []).map(({ key }) => key).sort();

/** Pages with the text fail where this says so. */
const failingWhere = (isHit: (url: string) => boolean) =>
  plainRenderer({
    stops: (url, text) => {
      if (isHit(url) && text.includes(POISON)) throw new RangeError('Maximum call stack size exceeded');
      return undefined;
    },
  });

const PLACES: [string, () => ReturnType<typeof plainRenderer>][] = [
  ['in a feed', () => failingWhere((url) => url === FEED)],
  ['in its own page', () => failingWhere((url) => url.startsWith('/bai-viet/bai-'))],
  ['everywhere', () => failingWhere(() => true)],
  [
    'in the model of the site',
    () =>
      plainRenderer({
        modelOf: (posts) => {
          if (posts.some((post) => 'body' in post && post.body === POISON)) throw new RangeError('too deep');
        },
      }),
  ],
];

describe.each(PLACES)('a text that fails %s', (_, renderer) => {
  it('waits, while a withdrawal and the other posts go out in the same step', async () => {
    newsroom.cms.put('post', 'retract', article('retract', { body: 'Lời phải gỡ.' }));
    const run = newsroom.start({ renderer: renderer() });
    await run.settle();
    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: POISON }));
    newsroom.cms.put('post', 'retract', withdrawal('retract'));
    newsroom.cms.put('post', 'anther2', article('anther2'));
    await run.publisher.step();
    await run.stop();

    expect(await newsroom.read(pageOf('retract'))).toContain('chưa chính xác');
    expect(await newsroom.traces('Lời phải gỡ.')).toEqual([]);
    expect(await newsroom.read(pageOf('anther2'))).toContain('Nội dung anther2.');
    expect(await newsroom.read('rss/tat-ca.rss')).toContain('Nội dung anther2.');
    expect(await newsroom.read(pageOf('dreaded'))).toBeNull();
    expect(refusedKeys()).toEqual(['dreaded']);
    expect(lastReport()).toMatchObject({ sequence: newsroom.cms.sequence });
  });

  it('leaves the released version on the site, and gives way to a version that can be rendered', async () => {
    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: 'Bản tốt.' }));
    const run = newsroom.start({ renderer: renderer() });
    await run.settle();
    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: POISON }));
    await run.settle();
    expect(await newsroom.read(pageOf('dreaded'))).toContain('Bản tốt.');
    expect(await newsroom.read('rss/tat-ca.rss')).toContain('Bản tốt.');
    expect(refusedKeys()).toEqual(['dreaded']);

    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: 'Bản đã sửa.' }));
    await run.settle();
    await run.stop();
    expect(await newsroom.read(pageOf('dreaded'))).toContain('Bản đã sửa.');
    expect(refusedKeys()).toEqual([]);
  });

  it('waits through a new start and a new edition of the templates', async () => {
    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: 'Bản tốt.' }));
    await newsroom.run({ renderer: renderer() });
    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: POISON }));
    await newsroom.run({ renderer: renderer() });
    await newsroom.run({ renderer: { ...renderer(), edition: 'two' } });
    expect(await newsroom.read(pageOf('dreaded'))).toContain('Bản tốt.');
    expect(refusedKeys()).toEqual(['dreaded']);
  });

  it('waits on a site that has never been released, too', async () => {
    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: POISON }));
    newsroom.cms.put('post', 'anther2', article('anther2'));
    await newsroom.run({ renderer: renderer() });
    expect(await newsroom.read(pageOf('anther2'))).not.toBeNull();
    expect(refusedKeys()).toEqual(['dreaded']);
  });

  it('is found among many, however many fail, and no other post waits', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => numberedId(index));
    const poisoned = ids.filter((_, index) => index % 4 === 1);
    for (const id of ids)
      newsroom.cms.put('post', id, article(id, { body: poisoned.includes(id) ? POISON : `Nội dung ${id}.` }));
    const run = newsroom.start({ renderer: renderer() });
    await run.publisher.step();
    await run.stop();
    expect(refusedKeys()).toEqual(poisoned.toSorted());
    for (const id of ids) expect((await newsroom.read(pageOf(id))) === null, id).toBe(poisoned.includes(id));
  });
});

it('does not take part in the release of what has to go', async () => {
  newsroom.cms.put('post', 'retract', article('retract'));
  newsroom.cms.put('post', 'dreaded', article('dreaded', { body: 'Bản tốt.' }));
  const gone: boolean[] = [];
  const run = newsroom.start({
    renderer: plainRenderer({
      stops: (_, text) => {
        if (text.includes(POISON))
          gone.push(existsSync(join(newsroom.paths.site, 'bai-viet/bai-retract/.gone')));
        return undefined;
      },
    }),
  });
  await run.settle();
  newsroom.cms.put('post', 'dreaded', article('dreaded', { body: POISON }));
  newsroom.cms.put('post', 'retract', withdrawal('retract'));
  await run.settle();
  await run.stop();
  expect(new Set(gone)).toEqual(new Set([true]));
  expect(await newsroom.read(pageOf('dreaded'))).toContain(POISON);
});

it.each([
  ['something new', () => newsroom.cms.put('post', 'anther2', article('anther2')), 1],
  ['a withdrawal', () => newsroom.cms.put('post', 'retract', withdrawal('retract')), 1],
  [
    'both',
    () => {
      newsroom.cms.put('post', 'anther2', article('anther2'));
      newsroom.cms.put('post', 'retract', withdrawal('retract'));
    },
    2,
  ],
])('makes no more releases than it has to for %s', async (_, change, releases) => {
  newsroom.cms.put('post', 'retract', article('retract'));
  const run = newsroom.start();
  await run.settle();
  run.lines.length = 0;
  change();
  await run.settle();
  await run.stop();
  expect(run.lines.filter((line) => line.startsWith('Đã cập nhật'))).toHaveLength(releases);
});

it('hides a note at once, even where the version that hides it cannot be rendered', async () => {
  const notes = (first: string) => ({
    corrections: [
      { at: '2025-01-16T02:00:00.000Z', note: first },
      { at: '2025-01-17T02:00:00.000Z', note: 'Ghi chú ở lại' },
    ],
  });
  const plain = failingWhere(() => true);
  // The plain site shows no notes: here they are part of the text.
  const renderer = {
    ...plain,
    buildModel: (input: Parameters<typeof plain.buildModel>[0]) => {
      const model = plain.buildModel(input);
      const posts = model.posts.map((post) =>
        post.status === 'live'
          ? { ...post, body: [post.body, ...post.corrections.map(({ note }) => note)].join(' ') }
          : post,
      );
      return { ...model, posts };
    },
  };
  newsroom.cms.put('post', 'dreaded', article('dreaded', { body: 'Bản tốt.', ...notes('Tên của em') }));
  const run = newsroom.start({ renderer });
  await run.settle();
  newsroom.cms.put('post', 'dreaded', article('dreaded', { body: POISON, ...notes(GLOSSARY.hiddenNote) }));
  await run.settle();
  await run.stop();
  expect(await newsroom.read(pageOf('dreaded'))).toContain(`Bản tốt. ${GLOSSARY.hiddenNote} Ghi chú ở lại`);
  expect(await newsroom.traces('Tên của em')).toEqual([]);
  expect(refusedKeys()).toEqual(['dreaded']);
});

it('a text that kills the program is found by the next starts, and the others are published', async () => {
  class Killed extends Error {}
  /** Ends as a process does that is killed: nothing that comes after it happens. */
  const live = async (): Promise<'killed' | 'lived'> => {
    let killed = (): void => undefined;
    const death = new Promise<never>((_, reject) => (killed = () => reject(new Killed())));
    death.catch(() => undefined);
    const run = newsroom.start({
      renderer: plainRenderer({
        stops: (_, text) => {
          if (!text.includes(POISON)) return undefined;
          killed();
          return new Promise<never>(() => undefined);
        },
      }),
    });
    try {
      await Promise.race([run.publisher.recover().then(() => run.settle()), death]);
      return 'lived';
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    } finally {
      await run.stop();
    }
  };
  newsroom.cms.put('post', 'retract', article('retract'));
  expect(await live()).toBe('lived');
  newsroom.cms.put('post', 'retract', withdrawal('retract'));
  newsroom.cms.put('post', 'dreaded', article('dreaded', { body: POISON }));
  newsroom.cms.put('post', 'anther2', article('anther2'));
  let deaths = 0;
  while (deaths < 10 && (await live()) === 'killed') deaths += 1;
  expect(deaths).toBe(3);
  expect(await newsroom.read(pageOf('retract'))).toContain('chưa chính xác');
  expect(await newsroom.read(pageOf('anther2'))).not.toBeNull();
  expect(await newsroom.read(pageOf('dreaded'))).toBeNull();
  expect(refusedKeys()).toEqual(['dreaded']);
});

describe('a post whose picture goes with its consent', () => {
  const CAPTION = 'Em nhỏ trong ảnh';
  let picture: string;
  beforeEach(async () => {
    picture = newsroom.cms.addOriginal(await drawJpeg('#36c', 64, 36));
    const shown = { ...photo(picture), caption: CAPTION };
    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: 'Bản tốt.', leadPhoto: shown }));
    await newsroom.run();
  });

  it('loses it at once, and the words with it, even where its new version cannot be rendered', async () => {
    newsroom.cms.put('post', 'dreaded', article('dreaded', { body: POISON }));
    newsroom.cms.put('picture-erasure', picture, { sha256: picture });
    await newsroom.run({ renderer: failingWhere(() => true) });
    expect(await newsroom.read(pageOf('dreaded'))).toContain('Bản tốt.');
    expect(await newsroom.traces(CAPTION)).toEqual([]);
    const traces = (await newsroom.traces(picture)).filter((path) => !path.startsWith('store/'));
    expect(traces).toEqual([]);
    expect(refusedKeys()).toEqual(['dreaded']);
  });

  it('loses it when the new version waits for another original', async () => {
    const other = newsroom.cms.addOriginal(await drawJpeg('#c63', 64, 36));
    newsroom.cms.unavailable.add(other);
    newsroom.cms.put('picture-erasure', picture, { sha256: picture });
    newsroom.cms.put('post', 'dreaded', article('dreaded', { gallery: [photo(other)] }));
    await newsroom.run();
    expect(await newsroom.read(pageOf('dreaded'))).toContain('Bản tốt.');
    expect(await newsroom.traces(CAPTION)).toEqual([]);
  });

  it('does not show it by a row that comes together with the erasure', async () => {
    newsroom.cms.put('picture-erasure', picture, { sha256: picture });
    newsroom.cms.put('post', 'anther2', article('anther2', { leadPhoto: photo(picture) }));
    await newsroom.run();
    const traces = (await newsroom.traces(picture)).filter((path) => !path.startsWith('store/'));
    expect(traces).toEqual([]);
  });
});

describe('a notice that cannot be rendered', () => {
  it.each([
    ['in its own place', () => failingWhere((url) => url.startsWith('/bai-viet/bai-'))],
    [
      'in the model of the site',
      () =>
        plainRenderer({
          modelOf: (posts) => {
            if (posts.some((post) => 'reason' in post && post.reason === POISON))
              throw new RangeError('long');
          },
        }),
    ],
  ])('%s is left out, and the post goes all the same', async (_, renderer) => {
    newsroom.cms.put('post', 'retract', article('retract', { body: 'Lời phải gỡ.' }));
    newsroom.cms.put('post', 'departs', article('departs', { body: 'Lời cũng phải gỡ.' }));
    const run = newsroom.start({ renderer: renderer() });
    await run.settle();
    newsroom.cms.put('post', 'retract', withdrawal('retract', { reason: POISON }));
    newsroom.cms.put('post', 'departs', consentWithdrawal('departs'));
    newsroom.cms.put('post', 'anther2', article('anther2'));
    await run.settle();
    await run.stop();
    for (const text of ['Lời phải gỡ.', 'Lời cũng phải gỡ.']) expect(await newsroom.traces(text)).toEqual([]);
    expect(await newsroom.read(pageOf('anther2'))).not.toBeNull();
  });
});

it('an official site shows no sample post when the row that makes it another site cannot be rendered', async () => {
  newsroom.cms.put('department', 'department', departmentOf({ official: true }));
  await newsroom.run();
  newsroom.cms.put('department', 'department', departmentOf({ official: false }));
  newsroom.cms.put('post', 'sketch2', article('sketch2', { sample: true }));
  newsroom.cms.put('post', 'anther2', article('anther2'));
  const plain = plainRenderer();
  await newsroom.run({
    renderer: {
      ...plain,
      buildModel(input) {
        if (input.changes.some((row) => row.subject === 'department' && !row.payload.official))
          throw new Error('no department');
        return plain.buildModel(input);
      },
    },
  });
  expect(await newsroom.read(pageOf('sketch2'))).toBeNull();
  expect(await newsroom.read(pageOf('anther2'))).not.toBeNull();
  expect(refusedKeys()).toEqual(['department', 'sketch2']);
});
