import type { Change, Refusal } from '@newsroom/shared';
import { expect, it } from 'vitest';
import { nameOf } from './ground/store.ts';
import { openOfficial } from './official.ts';
import { byName, departmentRow, postRow } from './ground/rows.test.support.ts';

const start = (...rows: Change[]) => {
  const current = byName(...rows);
  const refusals: Refusal[] = [];
  const official = openOfficial({ store: { current }, refused: (refusal) => refusals.push(refusal) });
  const admittedOf = (...waiting: Change[]) => official.admitted(waiting).map(({ key }) => key);
  return { official, current, admittedOf, refusals };
};

const sample = postRow('sample2', 2, { sample: true });
const real = postRow('real222', 3);

it('shows whatever is in nobody’s way', () => {
  const { admittedOf } = start(departmentRow(1, false));
  expect(admittedOf(sample, real)).toEqual(['sample2', 'real222']);
});

it('holds a sample post on an official site, and says why once', () => {
  const { official, admittedOf, refusals } = start(departmentRow(1, true));
  expect(admittedOf(sample, real)).toEqual(['real222']);
  expect(admittedOf(sample)).toEqual([]);
  expect([...official.held().keys()]).toEqual([sample]);
  expect(refusals.map(({ key, problems }) => [key, problems[0]?.field])).toEqual([
    ['sample2', 'payload.sample'],
  ]);
});

it('lets the one in that comes first, whichever it is', () => {
  const official = departmentRow(4, true);
  expect(start(departmentRow(1, false)).admittedOf(official, sample)).toEqual(['department']);

  const second = start(departmentRow(1, false));
  expect(second.admittedOf(sample, official)).toEqual(['sample2']);
  expect(second.refusals[0]?.problems[0]?.reason).toContain('“Bài sample2” (sample2)');
});

it('lets the department become official once the last sample post is gone', () => {
  const { official, current, admittedOf, refusals } = start(departmentRow(1, false), sample);
  const department = departmentRow(4, true);
  expect(admittedOf(department)).toEqual([]);
  current.delete(nameOf(sample));
  expect(admittedOf(department)).toEqual(['department']);
  expect(official.held().size).toBe(0);
  expect(refusals).toHaveLength(1);
});
