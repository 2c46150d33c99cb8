import type { RawChange } from '@newsroom/shared';
import { expect, it } from 'vitest';
import type { Mark } from './ground/store.ts';
import { HistoryLost, assertInOrder, openHistory } from './history.ts';

const AT = '2025-01-01T00:00:00.000Z';
const MARK: Mark = { sequence: 7, at: AT, subject: 'post', key: 'first22' };
const raw = (sequence: number, key = 'first22', at = AT): RawChange => ({
  sequence,
  at,
  subject: 'post',
  key,
  version: 1,
  payload: {},
});

/** A history with a CMS that has these rows, oldest first. */
const historyOf = (rows: RawChange[], mark = MARK) => {
  const asked: number[] = [];
  const history = openHistory({
    cms: {
      changes(after, limit) {
        asked.push(after);
        const found = rows.filter(({ sequence }) => sequence > after).slice(0, limit);
        return Promise.resolve({ rows: found, more: false, approvals: { count: 0, head: '' } });
      },
    },
    store: { mark: () => mark },
  });
  return { history, asked };
};

it.each([
  ['the row at the cursor', [raw(7)]],
  ['a newer row in its place', [raw(9, 'other22')]],
])('is the known one where the CMS has %s', async (_, rows) => {
  await expect(historyOf(rows).history.check()).resolves.toBeUndefined();
});

it.each([
  ['ends before the cursor', []],
  ['has another key at the cursor', [raw(7, 'other22')]],
  ['has another time at the cursor', [raw(7, 'first22', '2025-01-02T00:00:00.000Z')]],
])('is lost where the outbox %s', async (_, rows) => {
  await expect(historyOf(rows).history.check()).rejects.toThrow(HistoryLost);
});

it('is asked for once, and again when there is doubt', async () => {
  const { history, asked } = historyOf([raw(7)]);
  await history.check();
  await history.check();
  expect(asked).toEqual([6]);
  history.doubt();
  await history.check();
  expect(asked).toEqual([6, 6]);
});

it('is asked for again after it was lost', async () => {
  const rows: RawChange[] = [];
  const { history } = historyOf(rows);
  await expect(history.check()).rejects.toThrow(HistoryLost);
  rows.push(raw(7));
  await expect(history.check()).resolves.toBeUndefined();
});

it('needs nothing of the CMS before the first row', async () => {
  const { history, asked } = historyOf([], { sequence: 0, at: null, subject: '', key: '' });
  await history.check();
  expect(asked).toEqual([]);
});

it('takes rows only in the order of their sequences, after those that it has', () => {
  expect(() => assertInOrder([raw(8), raw(9)], 7)).not.toThrow();
  expect(() => assertInOrder([raw(7)], 7)).toThrow(HistoryLost);
  expect(() => assertInOrder([raw(9), raw(8)], 7)).toThrow(HistoryLost);
});
