import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import type { Rectangle } from '../../domain/pictures/marks';
import { pixelate } from '../../domain/pictures/pixelate';

/** Longer than any picture of the site; its pixels need 20 MB. */
const LONGEST_SIDE = 2560;
/** The same limit as the publisher's: the pixels of 100 megapixels need 300 MB. */
const MAX_PIXELS = 100_000_000;
const QUALITY = 88;

export interface Blurred {
  /** JPEG, upright, without metadata; the same picture and rectangles give the same bytes. */
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * A new picture in which each rectangle is replaced by a few blocks of one colour each, from which the original cannot
 * be computed. One picture at a time, so that many need no more memory than one.
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
    // So that other requests are answered between two rectangles.
    await setImmediate();
  }
  const bytes = await sharp(data, { raw: { width, height, channels } }).jpeg({ quality: QUALITY }).toBuffer();
  return { bytes, width, height };
};
