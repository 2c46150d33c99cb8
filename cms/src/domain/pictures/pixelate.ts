import type { Rectangle } from './marks';

/** Blocks along the short side of the rectangle: with so few, nobody can be recognised. */
const BLOCKS_ACROSS = 8;
const SMALLEST_BLOCK = 12;
/** Added on each side, because editors draw the rectangle close to the face. */
const PADDING = 0.06;

/** Raw pixels, line by line. */
interface Frame {
  width: number;
  height: number;
  channels: number;
}

/**
 * Replaces the rectangle, in place, with a few blocks of one colour each, so that the original cannot be computed back.
 * @param data one byte per channel
 */
export const pixelate = (data: Uint8Array, frame: Frame, { x, y, width, height }: Rectangle): void => {
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
  /** Exclusive. */
  to: number;
}

/** Whole pixels that cover at least what was asked for. */
const span = (from: number, to: number, padding: number, length: number): Span => ({
  from: Math.max(0, Math.floor(from - padding)),
  to: Math.min(length, Math.ceil(to + padding)),
});

/** Pieces at least as long as the block: a shorter last piece would show finer detail. */
const pieces = ({ from, to }: Span, block: number): Span[] => {
  const count = Math.max(1, Math.floor((to - from) / block));
  const edge = (index: number) => from + Math.round(((to - from) * index) / count);
  return Array.from({ length: count }, (_, index) => ({ from: edge(index), to: edge(index + 1) }));
};

const paint = (data: Uint8Array, { width, channels }: Frame, column: Span, row: Span): void => {
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
