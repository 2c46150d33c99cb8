import { expect, test } from 'vitest';
import { formatBytes, formatNumber } from './numbers.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1234, '1.234'],
  [1_234_567.89, '1.234.567,89'],
  [-1500, '-1.500'],
])('writes %d as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  [1, '1 KB'],
  [345_400, '345 KB'],
  [999_400, '999 KB'],
  [999_600, '1 MB'],
  [1_000_000, '1 MB'],
  [1_249_000, '1,2 MB'],
  [25_000_000, '25 MB'],
])('writes a file of %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
