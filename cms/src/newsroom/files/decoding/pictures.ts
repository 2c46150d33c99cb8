import { rename } from 'node:fs/promises';
import { MOST_PIXELS } from '@newsroom/shared';
import sharp, { type Metadata, type SharpOptions } from 'sharp';
import { MOST_PIXELS_ON_ARRIVAL, REDUCED_PIXELS } from '../../../domain/pictures/pixels';
import type { Size, Source } from '../decoder-jobs';

// One picture at a time, of which nothing is needed twice.
sharp.cache(false);
sharp.concurrency(1);

export class TooManyPixels extends Error {
  override name = 'TooManyPixels';
}

export const WHOLE = { failOn: 'error', limitInputPixels: MOST_PIXELS } satisfies SharpOptions;

/** Formats that are read line by line, so that a large one is reduced without being open whole. */
const REDUCED_ON_ARRIVAL = ['jpeg', 'png'];
const QUALITY = 92;

export const receivePicture = async (path: string): Promise<Size> => {
  const head = await headOf(path, MOST_PIXELS_ON_ARRIVAL);
  if (pixelsOf(head) <= MOST_PIXELS || !REDUCED_ON_ARRIVAL.includes(head.format)) return openPicture(path);
  const scale = Math.sqrt(REDUCED_PIXELS / pixelsOf(head));
  const reduced = `${path}.reduced`;
  await sharp(path, { failOn: 'error', limitInputPixels: MOST_PIXELS_ON_ARRIVAL })
    .resize({ width: Math.floor(head.width * scale) })
    // As the phone held it is noted in the picture, and stays so: turned before it is small, it would be open whole.
    .keepMetadata()
    [head.format === 'png' ? 'png' : 'jpeg']({ quality: QUALITY })
    .toFile(reduced);
  await rename(reduced, path);
  return openPicture(path);
};

export const openPicture = async (source: Source): Promise<Size> => {
  const size = await measurePicture(source);
  await sharp(source, WHOLE).resize(32).toBuffer();
  return size;
};

export const measurePicture = async (source: Source): Promise<Size> => {
  const { autoOrient } = await headOf(source, MOST_PIXELS);
  return { width: autoOrient.width, height: autoOrient.height };
};

export const reducePicture = async (path: string, within: Size, to: string): Promise<Size> => {
  await headOf(path, MOST_PIXELS);
  const { width, height } = await sharp(path, WHOLE)
    .autoOrient()
    .resize({ ...within, fit: 'inside', withoutEnlargement: true })
    .toFile(to);
  return { width, height };
};

export const narrowPicture = async (path: string, width: number): Promise<Uint8Array> => {
  await headOf(path, MOST_PIXELS);
  return sharp(path, WHOLE)
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer();
};

const headOf = async (source: Source, most: number): Promise<Metadata> => {
  const head = await sharp(source, { limitInputPixels: false }).metadata();
  if (pixelsOf(head) > most) throw new TooManyPixels(`${head.width} × ${head.height}`);
  return head;
};

const pixelsOf = ({ width, height }: Size): number => width * height;
