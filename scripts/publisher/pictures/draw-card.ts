import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import type { Frame, SharePicture } from '../ground/renderer.ts';

/**
 * A share picture as JPEG. The font comes from its npm package, so that fonts of the machine have no effect.
 * @param photo the bytes of the picture's photo; null: it has none
 */
export const drawCard = async (
  { width, height, photo: place, card }: SharePicture,
  photo: Uint8Array | null,
): Promise<Buffer> => {
  const { default: satori } = await import('satori');
  const style = { display: 'flex', fontFamily: FAMILIES.join(', ') };
  // satori accepts plain objects of this shape, but its types only allow React elements.
  const root = { type: 'div', props: { style, children: card() } } as unknown as Parameters<typeof satori>[0];
  const svg = await satori(root, { width, height, fonts: await fonts() });
  const below = place && photo ? [{ input: await cropped(photo, place), ...place.frame }] : [];
  return sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([...below, { input: Buffer.from(svg) }])
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
};

/** How a picture of this size fills a frame: its size in the frame, and the position of the frame within it. */
export const coverOf = (
  { width, height }: { width: number; height: number },
  frame: Pick<Frame, 'width' | 'height'>,
  focalPoint: { x: number; y: number } | null,
): Frame => {
  const scale = Math.max(frame.width / width, frame.height / height);
  const scaled = {
    width: Math.max(frame.width, Math.round(width * scale)),
    height: Math.max(frame.height, Math.round(height * scale)),
  };
  // The same as `object-position` on the pages.
  const { x, y } = focalPoint ?? { x: 0.5, y: 0.5 };
  return {
    ...scaled,
    left: Math.round((scaled.width - frame.width) * x),
    top: Math.round((scaled.height - frame.height) * y),
  };
};

const cropped = async (
  photo: Uint8Array,
  { frame, focalPoint }: NonNullable<SharePicture['photo']>,
): Promise<Buffer> => {
  const { width, height } = await sharp(photo).metadata();
  const cover = coverOf({ width, height }, frame, focalPoint);
  return sharp(photo)
    .resize({ width: cover.width, height: cover.height, fit: 'fill' })
    .extract({ left: cover.left, top: cover.top, width: frame.width, height: frame.height })
    .png({ compressionLevel: 0 })
    .toBuffer();
};

const WEIGHTS = [500, 700] as const;
/** The package splits the font by characters; a character is taken from the first part that has it. */
const SUBSETS = ['latin', 'vietnamese', 'latin-ext'];
const familyOf = (subset: string): string => `Be Vietnam Pro ${subset}`;
const FAMILIES = SUBSETS.map(familyOf);

const require = createRequire(import.meta.url);

const readFonts = () =>
  Promise.all(
    SUBSETS.flatMap((subset) =>
      WEIGHTS.map(async (weight) => ({
        name: familyOf(subset),
        weight,
        data: await readFile(
          require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff`),
        ),
      })),
    ),
  );

let read: ReturnType<typeof readFonts> | null = null;
/** The same objects each time, because satori caches parsed fonts by identity. */
const fonts = (): ReturnType<typeof readFonts> => (read ??= readFonts());
