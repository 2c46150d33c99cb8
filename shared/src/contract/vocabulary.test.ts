import { describe, expect, test } from 'vitest';
import { unitEndedOn, unitIsValidOn, unitNameOn, unitSchema } from './vocabulary.ts';

const name = (text: string, validFrom: string | null, validTo: string | null) => ({
  name: text,
  gsoCode: null,
  validFrom,
  validTo,
});
const unit = (names: ReturnType<typeof name>[]) =>
  unitSchema.parse({ code: 'huyen-an-bien', type: 'huyen', parent: null, names, successors: [] });

const renamed = unit([
  name('Phòng cũ', '2010-01-01', '2019-12-31'),
  name('Phòng mới', '2020-01-01', '2025-06-30'),
]);

describe('the name of a unit', () => {
  test.each([
    ['the first before its time', '2009-12-31', 'Phòng cũ'],
    ['the old one on its last day', '2019-12-31', 'Phòng cũ'],
    ['the new one on its first day', '2020-01-01', 'Phòng mới'],
    ['the last after its time', '2026-01-01', 'Phòng mới'],
  ])('is %s', (_, day, expected) => {
    expect(unitNameOn(renamed, day)).toBe(expected);
  });
});

describe('a unit can be chosen', () => {
  test.each([
    ['not before its first name', '2009-12-31', false],
    ['on the first day of its first name', '2010-01-01', true],
    ['on its last day', '2025-06-30', true],
    ['not after its last day', '2025-07-01', false],
  ])('%s', (_, day, expected) => {
    expect(unitIsValidOn(renamed, day)).toBe(expected);
  });

  test('always where no day is known', () => {
    expect(unitIsValidOn(unit([name('Trường', null, null)]), '1990-01-01')).toBe(true);
  });
});

test('a unit has ended on the last day of its last name, or not yet', () => {
  expect(unitEndedOn(renamed)).toBe('2025-06-30');
  expect(unitEndedOn(unit([name('Trường', null, null)]))).toBeNull();
});
