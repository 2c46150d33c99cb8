import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import type { Rectangle } from '../../domain/pictures/marks';
import { pixelate } from '../../domain/pictures/pixelate';

/** Longer than anything that the site shows, and small enough to be held open whole: 20 MB. */
const LONGEST_SIDE = 2560;
/** As the publisher: a picture of 100 megapixels takes 300 MB when it is open. */
const MAX_PIXELS = 100_000_000;
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
