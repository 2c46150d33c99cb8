import sharp from 'sharp';
import type { Rectangle } from '../../../domain/pictures/marks';
import { pixelate } from '../../../domain/pictures/pixelate';
import type { Blurred } from '../decoder-jobs';
import { measurePicture, WHOLE } from './pictures';

/** Longer than anything that the site shows, and small enough to be held open whole: 20 MB. */
const LONGEST_SIDE = 2560;
const QUALITY = 88;

/**
 * A new picture in which each rectangle is a few blocks of one colour each: what was there cannot be computed back.
 * @throws TooManyPixels, and what sharp throws of a picture that it cannot read
 */
export const blurPicture = async (path: string, rectangles: readonly Rectangle[]): Promise<Blurred> => {
  await measurePicture(path);
  const { data, info } = await sharp(path, WHOLE)
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (const rectangle of rectangles) {
    pixelate(data, { width, height, channels }, rectangle);
  }
  const bytes = await sharp(data, { raw: { width, height, channels } }).jpeg({ quality: QUALITY }).toBuffer();
  return { bytes, width, height };
};
