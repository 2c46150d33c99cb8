import { describe, expect, it } from 'vitest';
import { pixelate } from './pixelate';

const WIDTH = 400;
const HEIGHT = 300;

/** A picture in three channels; the function gives the value of each pixel. */
const drawn = (colour: (x: number, y: number) => number): Uint8Array =>
  Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return colour(pixel % WIDTH, Math.floor(pixel / WIDTH));
  });
const pixelated = (data: Uint8Array, x: number, y: number, width: number, height: number) => {
  pixelate(data, { width: WIDTH, height: HEIGHT, channels: 3 }, { x, y, width, height });
  return (column: number, row: number) => data[(row * WIDTH + column) * 3] ?? -1;
};
const stripes = () => drawn((x) => (x % 2 === 0 ? 0 : 255));

describe('a blurred part of a picture', () => {
  it('keeps nothing of its detail, and the rest of the picture all', () => {
    const pixel = pixelated(stripes(), 0.25, 0.25, 0.5, 0.5);
    for (let x = 100; x < 300; x += 1) {
      for (let y = 75; y < 225; y += 1) expect(Math.abs(pixel(x, y) - 127)).toBeLessThan(12);
    }
    for (const x of [0, 50, 88, 312, 399]) expect(pixel(x, 150)).toBe(x % 2 === 0 ? 0 : 255);
  });

  it('reaches a little beyond what was drawn', () => {
    const pixel = pixelated(stripes(), 0.25, 0.25, 0.5, 0.5);
    for (const [x, y] of [
      [95, 150],
      [304, 150],
      [200, 70],
      [200, 229],
    ] as const) {
      expect(pixel(x, y) % 255, `${x} ${y}`).not.toBe(0);
    }
  });

  it.each([
    ['the whole picture', 0, 0, 1, 1],
    ['a large part', 0.1, 0.1, 0.8, 0.8],
    ['a part at the edge', 0.6, 0.5, 0.4, 0.5],
  ])('of %s has at most eight blocks across its short side', (_, x, y, width, height) => {
    const pixel = pixelated(
      drawn((_column, row) => (row * 255) / HEIGHT),
      x,
      y,
      width,
      height,
    );
    const column = Math.round((x + width / 2) * WIDTH);
    const rows = Math.floor(height * HEIGHT) - 1;
    const colours = Array.from({ length: rows }, (__, row) => pixel(column, Math.ceil(y * HEIGHT) + row));
    expect(new Set(colours).size).toBeLessThanOrEqual(8);
  });

  it('of a few pixels is one block of twelve or more', () => {
    const pixel = pixelated(
      drawn((x, y) => (x + y) % 256),
      0.5,
      0.5,
      0.01,
      0.01,
    );
    const colours = new Set<number>();
    for (let x = 200; x < 204; x += 1) for (let y = 150; y < 153; y += 1) colours.add(pixel(x, y));
    expect(colours.size).toBe(1);
  });
});
