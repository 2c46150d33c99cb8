import { expect, it } from 'vitest';
import { CmsUnavailable } from '../ground/cms.ts';
import { postRow } from '../ground/rows.test.support.ts';
import { openMaking } from './making.ts';
import { type Original, UnusableOriginal } from './photos.ts';

const withPhotos = (id: string, ...names: string[]) =>
  postRow(id, 1, { gallery: names.map((sha256) => ({ sha256 })) });

const start = () => {
  const there = new Set<string>();
  const away = new Set<string>();
  const unusable = new Set<string>();
  const asked: string[] = [];
  const rejected: string[] = [];
  let clock = 0;
  let cost = 0;
  let restored = 0;
  const making = openMaking({
    photos: {
      has: ({ sha256 }) => there.has(sha256),
      make({ sha256, field }: Original) {
        asked.push(sha256);
        clock += cost;
        if (away.has(sha256)) return Promise.reject(new CmsUnavailable('báo lỗi 500'));
        if (unusable.has(sha256)) return Promise.reject(new UnusableOriginal(field, 'hỏng'));
        there.add(sha256);
        return Promise.resolve();
      },
    },
    now: () => new Date(clock),
    log: () => undefined,
    reject: ({ key }, { field }) => rejected.push(`${key} ${field}`),
    restored: () => (restored += 1),
  });
  return {
    making,
    there,
    away,
    unusable,
    asked,
    rejected,
    restored: () => restored,
    pass: (milliseconds: number) => (clock += milliseconds),
    each: (milliseconds: number) => (cost = milliseconds),
  };
};

it('makes what the rows lack, each original once', async () => {
  const { making, there, asked } = start();
  there.add('a');
  const rows = [withPhotos('first22', 'a', 'b'), withPhotos('other22', 'b', 'c')];
  expect(await making.makeMissing(rows)).toBe(false);
  expect(asked).toEqual(['b', 'c']);
  expect(rows.every(making.hasOriginals)).toBe(true);
});

it('leaves the rest to the next step when the other posts have waited long enough', async () => {
  const { making, asked, each } = start();
  const rows = [withPhotos('first22', 'a', 'b', 'c')];
  each(300);
  expect(await making.makeMissing(rows)).toBe(true);
  expect(asked).toEqual(['a', 'b']);
  expect(await making.makeMissing(rows)).toBe(false);
  expect(asked).toEqual(['a', 'b', 'c']);
});

it('asks again ten seconds after the CMS did not give an original, and goes on with the others', async () => {
  const { making, away, asked, rejected, pass } = start();
  away.add('a');
  const rows = [withPhotos('first22', 'a', 'b')];
  await making.makeMissing(rows);
  pass(9_999);
  await making.makeMissing(rows);
  expect(asked).toEqual(['a', 'b']);
  pass(1);
  away.clear();
  await making.makeMissing(rows);
  expect(asked).toEqual(['a', 'b', 'a']);
  expect(rejected).toEqual([]);
});

it('gives up a row for an original that can never be used, and makes no more for it', async () => {
  const { making, unusable, asked, rejected } = start();
  unusable.add('a');
  await making.makeMissing([withPhotos('first22', 'a', 'b'), withPhotos('other22', 'c')]);
  expect(rejected).toEqual(['first22 payload.gallery.0']);
  expect(asked).toEqual(['a', 'c']);
});

it('restores the files of a post on the site, and says so once when all are there', async () => {
  const { making, there, away, asked, restored, pass } = start();
  there.add('a');
  away.add('c');
  making.restore([withPhotos('whole22', 'a'), withPhotos('first22', 'b', 'c')]);
  await making.makeMissing([]);
  expect([asked, restored()]).toEqual([['b', 'c'], 0]);
  away.clear();
  pass(10_000);
  await making.makeMissing([]);
  await making.makeMissing([]);
  expect([asked, restored()]).toEqual([['b', 'c', 'c'], 1]);
});

it('does not try again to restore what can never be used', async () => {
  const { making, unusable, asked, rejected, restored } = start();
  unusable.add('a');
  making.restore([withPhotos('first22', 'a')]);
  await making.makeMissing([]);
  await making.makeMissing([]);
  expect([asked, rejected, restored()]).toEqual([['a'], ['first22 payload.gallery.0'], 0]);
});
