import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import type { Rectangle } from './domain/marks';

/** Longer than anything that the site shows, and small enough to be held open whole: 20 MB. */
const LONGEST_SIDE = 2560;
/** As the publisher: a picture of 100 megapixels takes 300 MB when it is open. */
const MAX_PIXELS = 100_000_000;
/** Of the rectangle's short side: so few blocks of one colour tell nobody apart. */
const BLOCKS_ACROSS = 8;
const SMALLEST_BLOCK = 12;
/** An editor draws close around a face. */
const PADDING = 0.06;
const QUALITY = 88;

export interface Blurred {
  /** JPEG, upright, without metadata; the same of the same picture and rectangles. */
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * A new picture in which each rectangle is a few blocks of one colour each: what was there cannot be
 * computed back. One picture at a time, so that many of them take no more memory than one.
 * @throws what sharp throws of a picture that it cannot read
 */
export const blurred = (picture: Buffer, rectangles: readonly Rectangle[]): Promise<Blurred> => {
  const turn = last.then(() => make(picture, rectangles));
  last = turn.then(
    () => undefined,
    () => undefined,
  );
  return turn;
};

let last: Promise<void> = Promise.resolve();

const make = async (picture: Buffer, rectangles: readonly Rectangle[]): Promise<Blurred> => {
  const { data, info } = await sharp(picture, { failOn: 'error', limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (const rectangle of rectangles) {
    pixelate(data, { width, height, channels }, rectangle);
    // Others are answered between two rectangles.
    await setImmediate();
  }
  const bytes = await sharp(data, { raw: { width, height, channels } }).jpeg({ quality: QUALITY }).toBuffer();
  return { bytes, width, height };
};

interface Frame {
  width: number;
  height: number;
  channels: number;
}

const pixelate = (data: Buffer, frame: Frame, { x, y, width, height }: Rectangle): void => {
  const padding = PADDING * Math.min(width * frame.width, height * frame.height);
  const across = span(x * frame.width, (x + width) * frame.width, padding, frame.width);
  const down = span(y * frame.height, (y + height) * frame.height, padding, frame.height);
  const short = Math.min(across.to - across.from, down.to - down.from);
  const block = Math.max(SMALLEST_BLOCK, Math.ceil(short / BLOCKS_ACROSS));
  for (const row of pieces(down, block)) {
    for (const column of pieces(across, block)) paint(data, frame, column, row);
  }
};

interface Span {
  from: number;
  /** Not included. */
  to: number;
}

/** Whole pixels, never fewer than asked for. */
const span = (from: number, to: number, padding: number, length: number): Span => ({
  from: Math.max(0, Math.floor(from - padding)),
  to: Math.min(length, Math.ceil(to + padding)),
});

/** Pieces of at least the block's length: a rest would be finer than the others. */
const pieces = ({ from, to }: Span, block: number): Span[] => {
  const count = Math.max(1, Math.floor((to - from) / block));
  const edge = (index: number) => from + Math.round(((to - from) * index) / count);
  return Array.from({ length: count }, (_, index) => ({ from: edge(index), to: edge(index + 1) }));
};

const paint = (data: Buffer, { width, channels }: Frame, column: Span, row: Span): void => {
  const count = (column.to - column.from) * (row.to - row.from);
  for (let channel = 0; channel < channels; channel += 1) {
    let sum = 0;
    for (let y = row.from; y < row.to; y += 1) {
      const line = y * width;
      for (let x = column.from; x < column.to; x += 1) sum += data[(line + x) * channels + channel] ?? 0;
    }
    const colour = Math.round(sum / count);
    for (let y = row.from; y < row.to; y += 1) {
      const line = y * width;
      for (let x = column.from; x < column.to; x += 1) data[(line + x) * channels + channel] = colour;
    }
  }
};
