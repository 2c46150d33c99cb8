import { expect, it } from 'vitest';
import { isMonth, monthAfter, monthBounds, weekdayOf, weeksOf } from './calendar';

it('a month begins and ends at midnight in Việt Nam', () => {
  expect(monthBounds('2026-12')).toEqual({
    from: new Date('2026-11-30T17:00:00Z'),
    until: new Date('2026-12-31T17:00:00Z'),
  });
});

it.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
])('%s and %i months make %s', (month, months, expected) => {
  expect(monthAfter(month, months)).toBe(expected);
});

it.each(['2026-13', '2026-00', '26-11', '2026-11-01', '0001-01', ''])('“%s” is no month', (text) => {
  expect(isMonth(text)).toBe(false);
});

it('weeks begin on Monday, and no day is missing or of another month', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  expect(weeks.at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null]);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
  expect(weeksOf('2027-02')).toHaveLength(4);
  expect(weeksOf('2028-02').flat()).toContain('2028-02-29');
});

it('Monday is the first day of the week', () => {
  expect(['2026-11-23', '2026-11-25', '2026-11-29'].map(weekdayOf)).toEqual([0, 2, 6]);
});
