import { readFile, writeFile } from 'node:fs/promises';
import { HeifDecoder } from 'libheif-js/wasm-bundle.js';
import sharp from 'sharp';
import { MOST_HEIC_PIXELS } from '../../../domain/pictures/pixels';
import { TooManyPixels } from './pictures';

const QUALITY = 92;

/** Puts a JPEG of a HEIC picture, upright and without metadata but its colour profile, in a file of its own. */
export const convertHeic = async (heic: string, jpeg: string): Promise<null> => {
  const bytes = await readFile(heic);
  const pictures = new HeifDecoder().decode(bytes);
  const picture = pictures.find((each) => each.is_primary()) ?? pictures[0];
  if (!picture) throw new Error('no picture');
  const [width, height] = [picture.get_width(), picture.get_height()];
  if (width * height > MOST_HEIC_PIXELS) throw new TooManyPixels(`${width} × ${height}`);
  const pixels = await new Promise<Uint8ClampedArray>((resolve, reject) => {
    const frame = { data: new Uint8ClampedArray(width * height * 4), width, height };
    picture.display(frame, (decoded) =>
      decoded ? resolve(decoded.data) : reject(new Error('not decodable')),
    );
  });
  const made = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#fff' })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  // sharp reads the head of a HEIC, though not its pixels.
  const { icc } = await sharp(bytes).metadata();
  await writeFile(jpeg, icc ? withProfile(made, icc) : made);
  return null;
};

/**
 * The decoder gives colours as the phone has them, mostly wider than sRGB: without its profile they would look dull.
 * As ICC.1:2022, B.4 writes it into a JPEG.
 */
const withProfile = (jpeg: Buffer, icc: Buffer): Buffer => {
  const content = Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), icc]);
  if (content.length + 2 > 0xffff) return jpeg;
  const head = Buffer.from([0xff, 0xe2, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  const start = jpeg.subarray(0, 2);
  return Buffer.concat([start, head, content, jpeg.subarray(2)]);
};
