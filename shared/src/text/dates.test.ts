import { afterEach, describe, expect, test, vi } from 'vitest';
import { dayOf, formatDay, formatInstant, formatLongDay, formatMonth, isoLocal, monthOf } from './dates.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each([
  ['UTC', 0],
  ['America/New_York', 240],
  ['Asia/Ho_Chi_Minh', -420],
  ['Pacific/Kiritimati', -840],
])('on a machine in %s', (zone, minutes) => {
  const inZone = (run: () => void) => {
    vi.stubEnv('TZ', zone);
    // Checks that Node uses the zone; otherwise the test would prove nothing.
    expect(new Date('2024-06-15T00:00:00Z').getTimezoneOffset()).toBe(minutes);
    run();
  };

  test.each([
    ['the last second of a month', '2024-05-31T16:59:59.999Z', '2024-05-31', '2024-05'],
    ['the first instant of the next', '2024-05-31T17:00:00.000Z', '2024-06-01', '2024-06'],
    ['the last second of a year', '2023-12-31T16:59:59.999Z', '2023-12-31', '2023-12'],
    ['the first instant of a year', '2023-12-31T17:00:00.000Z', '2024-01-01', '2024-01'],
    ['the leap day', '2024-02-28T17:00:00.000Z', '2024-02-29', '2024-02'],
    ['noon', '2022-07-06T05:00:00.000Z', '2022-07-06', '2022-07'],
  ])('knows the Vietnamese day and month of %s', (_, instant, day, month) => {
    inZone(() => {
      expect(dayOf(instant)).toBe(day);
      expect(monthOf(instant)).toBe(month);
    });
  });

  test('writes days and instants as readers know them', () => {
    inZone(() => {
      expect(formatDay('2022-07-06')).toBe('06/07/2022');
      expect(formatDay('2022-07-05T17:00:00.000Z')).toBe('06/07/2022');
      expect(formatInstant('2022-07-06T02:05:00.000Z')).toBe('09:05, 06/07/2022');
      expect(formatInstant('2022-07-05T17:00:00.000Z')).toBe('00:00, 06/07/2022');
      expect(formatMonth('2022-07')).toBe('Tháng 7 năm 2022');
    });
  });

  test('writes instants for machines with the Vietnamese offset', () => {
    inZone(() => {
      expect(isoLocal('2022-07-06T02:05:09.123Z')).toBe('2022-07-06T09:05:09+07:00');
      expect(isoLocal('2023-12-31T17:00:00.000Z')).toBe('2024-01-01T00:00:00+07:00');
    });
  });
});

test.each([
  ['2022-07-06', 'ngày 06 tháng 7 năm 2022'],
  ['2022-01-10', 'ngày 10 tháng 01 năm 2022'],
  ['2022-02-01', 'ngày 01 tháng 02 năm 2022'],
  ['2022-12-31', 'ngày 31 tháng 12 năm 2022'],
  ['2022-02-28T17:00:00.000Z', 'ngày 01 tháng 3 năm 2022'],
])('writes %s as in administrative documents', (day, long) => {
  expect(formatLongDay(day)).toBe(long);
});
