import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '@newsroom/shared';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDeaths } from './deaths.ts';
import { nodeDisk } from './ground/disk.ts';
import { postRow } from './ground/rows.test.support.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsroom-deaths-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fileOf = (): string => join(folder, 'store', 'deaths.json');
const start = (edition = 'one') => openDeaths({ disk: nodeDisk, file: fileOf(), edition });

const posts = Array.from({ length: 30 }, (_, index) => postRow(`post${index}`, index + 2));
const [first, second] = posts as [Change, Change];

/** Begins a release and ends before it does. */
const dieWith = async (deaths: ReturnType<typeof start>, fresh: readonly Change[]): Promise<void> => {
  await new Promise<void>((resolve) => {
    void deaths.watch(fresh, () => {
      resolve();
      return new Promise(() => undefined);
    });
  });
};

/** One life: releases group after group, as a publisher does, and dies of the killers. @returns what it released */
const live = async (waiting: Change[], killers: readonly Change[]): Promise<Change[]> => {
  const deaths = start();
  const rows = waiting.filter((change) => !deaths.isKiller(change));
  const released: Change[] = [];
  for (const group of deaths.groupsOf(rows)) {
    if (group.some((change) => killers.includes(change))) {
      await dieWith(deaths, group);
      return released;
    }
    await deaths.watch(group, () => Promise.resolve());
    released.push(...group);
  }
  return released;
};

it('releases all together as long as nothing has died', () => {
  expect(start().groupsOf(posts)).toEqual([posts]);
});

it.each([
  ['one row', [0]],
  ['two rows', [3, 17]],
  ['neighbours', [28, 29]],
])('finds %s of thirty, after which all others are released', async (_, indexes) => {
  const killers = indexes.map((index) => posts[index] as Change);
  let waiting = posts;
  let lives = 0;
  for (; lives < 20 && waiting.length > killers.length; lives += 1) {
    const released = await live(waiting, killers);
    waiting = waiting.filter((change) => !released.includes(change));
  }
  expect(waiting).toEqual(killers);
  for (const killer of killers) {
    while (!start().isKiller(killer) && lives < 20) {
      await live(waiting, killers);
      lives += 1;
    }
  }
  expect(lives).toBeLessThan(12);
  expect(posts.filter((change) => start().isKiller(change))).toEqual(killers);
});

it('blames no row for one death, and none that a release failed for', async () => {
  await dieWith(start(), [first]);
  expect(start().isKiller(first)).toBe(false);
  const deaths = start();
  await expect(deaths.watch([first], () => Promise.reject(new Error('lỗi')))).rejects.toThrow('lỗi');
  expect(start().isKiller(first)).toBe(false);
});

it('tries suspects after all others', async () => {
  await dieWith(start(), [first]);
  expect(start().groupsOf([first, second])).toEqual([[second], [first]]);
});

it('tries a killer again when it is new, and when the templates are', async () => {
  for (let death = 0; death < 2; death += 1) await dieWith(start(), [first]);
  expect(start().isKiller(first)).toBe(true);
  expect(start().isKiller({ ...first, sequence: 99 })).toBe(false);
  expect(start('two').isKiller(first)).toBe(false);
});

it('knows nothing by half a note', () => {
  mkdirSync(join(folder, 'store'));
  writeFileSync(fileOf(), '{"edition":"one","rendering":["post');
  expect(start().groupsOf(posts)).toEqual([posts]);
});
