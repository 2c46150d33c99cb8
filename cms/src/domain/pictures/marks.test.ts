import { expect, it } from 'vitest';
import { marksOf } from './marks';

const part = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };

it('nothing marked is nothing to blur', () => {
  expect(marksOf(null)).toEqual({ focalPoint: null, blur: [] });
  expect(marksOf({})).toEqual({ focalPoint: null, blur: [] });
});

it('marks are read as they were drawn, up to fifty and to the very edge', () => {
  const marks = { focalPoint: { x: 0, y: 1 }, blur: Array(50).fill({ ...part, x: 0.7 }) as unknown[] };
  expect(marksOf(marks)).toEqual(marks);
});

it.each<[string, unknown]>([
  ['no object', 'blur'],
  ['a part left of the picture', { blur: [{ ...part, x: -0.01 }] }],
  ['a part over the right edge', { blur: [{ ...part, x: 0.8 }] }],
  ['a part without a size', { blur: [{ ...part, width: 0 }] }],
  ['a part that is no number', { blur: [{ ...part, x: Number.NaN }] }],
  ['a part without end', { blur: [{ ...part, width: Number.POSITIVE_INFINITY }] }],
  ['a part of words', { blur: [{ ...part, x: '0.1' }] }],
  ['fifty-one parts', { blur: Array(51).fill(part) as unknown[] }],
  ['a point outside', { focalPoint: { x: 1.2, y: 0 } }],
  ['another word', { blurred: [part] }],
])('%s is refused', (_, raw) => {
  expect(marksOf(raw)).toBeNull();
});
