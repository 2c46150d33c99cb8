import type { Change, Refusal } from '@newsroom/shared';
import { expect, it } from 'vitest';
import { nameOf } from './ground/store.ts';
import { openOfficial } from './official.ts';
import { byName, departmentRow, postRow } from './ground/rows.test.support.ts';

const start = (...rows: Change[]) => {
  const current = byName(...rows);
  const promoted: string[] = [];
  const refusals: Refusal[] = [];
  let shown = 0;
  const promote = (change: Change): void => {
    current.set(nameOf(change), change);
    promoted.push(change.key);
  };
  const official = openOfficial({
    // The store's own `promote` has the type of a better-sqlite3 transaction.
    store: { current, promote: promote as never },
    shown: () => (shown += 1),
    refused: (refusal) => refusals.push(refusal),
  });
  return { official, current, promoted, refusals, shown: () => shown };
};

const sample = postRow('sample2', 2, { sample: true });
const real = postRow('real222', 3);

it('shows all waiting rows if none excludes another', () => {
  const { official, promoted, shown } = start(departmentRow(1, false));
  official.admit([sample, real]);
  expect(promoted).toEqual(['sample2', 'real222']);
  expect(shown()).toBe(2);
});

it('holds a sample post on an official site, and says why once', () => {
  const { official, promoted, refusals } = start(departmentRow(1, true));
  official.admit([sample, real]);
  official.admit([sample]);
  expect(promoted).toEqual(['real222']);
  expect([...official.held().keys()]).toEqual([sample]);
  expect(refusals.map(({ key, problems }) => [key, problems[0]?.field])).toEqual([
    ['sample2', 'payload.sample'],
  ]);
});

it('shows the row that comes first, whether the department or the sample post', () => {
  const official = departmentRow(4, true);
  const first = start(departmentRow(1, false));
  first.official.admit([official, sample]);
  expect(first.promoted).toEqual(['department']);

  const second = start(departmentRow(1, false));
  second.official.admit([sample, official]);
  expect(second.promoted).toEqual(['sample2']);
  expect(second.refusals[0]?.problems[0]?.reason).toContain('“Bài sample2” (sample2)');
});

it('lets the department become official once the last sample post is gone', () => {
  const { official, current, promoted, refusals } = start(departmentRow(1, false), sample);
  const department = departmentRow(4, true);
  official.admit([department]);
  expect(promoted).toEqual([]);
  current.delete(nameOf(sample));
  official.admit([department]);
  expect(promoted).toEqual(['department']);
  expect(official.held().size).toBe(0);
  expect(refusals).toHaveLength(1);
});

it('knows which new rows need no comparison', () => {
  const demo = start(departmentRow(1, false)).official;
  expect([sample, real, departmentRow(4, false)].map(demo.isClear)).toEqual([true, true, true]);
  expect(demo.isClear(departmentRow(4, true))).toBe(false);
  const { official } = start(departmentRow(1, true));
  expect([sample, real].map(official.isClear)).toEqual([false, true]);
});
