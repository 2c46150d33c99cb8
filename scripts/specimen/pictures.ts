import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, Photo } from '@newsroom/shared';
import sharp from 'sharp';

/** Bytes that a post refers to by their sha256. */
export interface Original {
  sha256: string;
  bytes: Uint8Array;
}

export interface DrawnPicture extends Original {
  width: number;
  height: number;
}

/**
 * A school under trees; the same seed gives the same picture. It shows no person and no real place. Noise makes the file
 * as large as that of a photograph, which a plain drawing is not.
 */
export const drawPicture = async (seed: number, width: number, height: number): Promise<DrawnPicture> => {
  const grain = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 22 },
    },
  })
    .blur(1.2)
    .png()
    .toBuffer();
  const bytes = await sharp(Buffer.from(scene(seed, width, height)))
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer();
  return { sha256: sha256Of(bytes), bytes, width, height };
};

/** The picture in a post. */
export const photoOf = (
  { sha256, width, height }: DrawnPicture,
  alt: string | null,
  caption: string | null,
  changes: Partial<Photo> = {},
): Photo => ({
  sha256,
  mime: 'image/jpeg',
  width,
  height,
  alt,
  caption,
  credit: 'Tranh: Ban Biên tập',
  licence: null,
  alsoFor: ['broadcast', 'press', 'social'],
  focalPoint: null,
  ...changes,
});

/** A file of this folder as an attachment. */
export const readAttachment = async (
  name: string,
  title: string,
  scanned = false,
): Promise<{ original: Original; attachment: Attachment }> => {
  const bytes = await readFile(join(import.meta.dirname, 'files', name));
  const extension = name.replace(/^.*\./, '');
  const sha256 = sha256Of(bytes);
  return {
    original: { sha256, bytes },
    attachment: {
      sha256,
      mime: extension === 'pdf' ? 'application/pdf' : DOCX,
      extension,
      title,
      bytes: bytes.length,
      scanned,
    },
  };
};

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const PALETTES = [
  { sky: '#bfe0ee', far: '#8fb98d', near: '#5d8f57', wall: '#f2e2bd', roof: '#b5573c' },
  { sky: '#f6d9b8', far: '#c79a6b', near: '#7f8f52', wall: '#f7efe0', roof: '#8c4a3a' },
  { sky: '#cfd8e6', far: '#7f9ab0', near: '#4f7a6f', wall: '#e9d8c4', roof: '#3f6a8a' },
  { sky: '#e3edd2', far: '#9cbf7a', near: '#68933f', wall: '#fbf3d9', roof: '#a8672f' },
];

const paletteOf = (seed: number) => {
  const palette = PALETTES[seed % PALETTES.length];
  if (!palette) throw new Error(`seed ${seed} is no whole number`);
  return palette;
};

const scene = (seed: number, width: number, height: number): string => {
  const { sky, far, near, wall, roof } = paletteOf(seed);
  const size = Math.min(width, height);
  const ground = height * 0.72;
  const left = width * (0.18 + ((seed * 7) % 5) * 0.08);
  const house = size * 0.42;
  const tree = (x: number, scale: number): string =>
    `<rect x="${x - size * 0.012}" y="${ground - size * 0.2 * scale}" width="${size * 0.024}" height="${size * 0.22 * scale}" fill="#6b4a2f"/>` +
    `<circle cx="${x}" cy="${ground - size * 0.24 * scale}" r="${size * 0.12 * scale}" fill="${near}"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky}"/><stop offset="1" stop-color="#fff"/></linearGradient></defs>` +
    `<rect width="100%" height="100%" fill="url(#sky)"/>` +
    `<circle cx="${width * 0.8}" cy="${height * 0.2}" r="${size * 0.08}" fill="#f5c542"/>` +
    `<ellipse cx="${width * 0.3}" cy="${ground}" rx="${width * 0.6}" ry="${height * 0.2}" fill="${far}"/>` +
    `<rect y="${ground}" width="100%" height="${height - ground}" fill="${near}"/>` +
    tree(width * 0.1, 1.1) +
    tree(width * 0.88, 0.9) +
    `<rect x="${left}" y="${ground - house * 0.6}" width="${house}" height="${house * 0.6}" fill="${wall}"/>` +
    `<path d="M${left - house * 0.1} ${ground - house * 0.6}h${house * 1.2}l${-house * 0.2} ${-house * 0.3}h${-house * 0.8}z" fill="${roof}"/>` +
    [0.12, 0.62]
      .map(
        (x) =>
          `<rect x="${left + house * x}" y="${ground - house * 0.45}" width="${house * 0.26}" height="${house * 0.22}" fill="#7fb0c8"/>`,
      )
      .join('') +
    `<rect x="${left + house * 0.42}" y="${ground - house * 0.36}" width="${house * 0.16}" height="${house * 0.36}" fill="${roof}"/>` +
    `</svg>`
  );
};
