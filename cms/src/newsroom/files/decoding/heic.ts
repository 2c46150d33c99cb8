import { readFile, writeFile } from 'node:fs/promises';
import * as libheif from 'libheif-js/wasm-bundle.js';
import sharp from 'sharp';
import { HALVED_HEIC_PIXELS, MOST_HEIC_PIXELS } from '../../../domain/pictures/pixels';
import { TooManyPixels } from './pictures';

const QUALITY = 92;

/** Puts a JPEG of a HEIC picture, upright and without metadata but its colour profile, in a file of its own. */
export const convertHeic = async (heic: string, jpeg: string): Promise<null> => {
  const bytes = await readFile(heic);
  const pictures = new libheif.HeifDecoder().decode(bytes);
  const picture = pictures.find((each) => each.is_primary()) ?? pictures[0];
  if (!picture) throw new Error('no picture');
  const [width, height] = [picture.get_width(), picture.get_height()];
  if (width * height > MOST_HEIC_PIXELS) throw new TooManyPixels(`${width} × ${height}`);
  const { data, ...raw } = await pixelsOf(picture);
  const made = await sharp(data, { raw })
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

interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** The decoder's picture lies in its own memory: what is taken of it is copied once, and of a large one the half. */
const pixelsOf = async (picture: libheif.Picture): Promise<Pixels> => {
  const channels = picture.has_alpha_channel() ? 4 : 3;
  const { heif_chroma_interleaved_RGB: rgb, heif_chroma_interleaved_RGBA: rgba } = libheif.heif_chroma;
  const decoded = await libheif.heif_js_decode_image2(
    picture.handle,
    libheif.heif_colorspace.heif_colorspace_RGB,
    channels === 4 ? rgba : rgb,
  );
  const found = decoded?.channels?.find(({ id }) => id === libheif.heif_channel.heif_channel_interleaved);
  if (!decoded || !found) throw new Error('not decodable');
  const each = found.width * found.height > HALVED_HEIC_PIXELS ? 2 : 1;
  const pixels = { ...shrunk(found, channels, each), channels } as const;
  libheif.heif_image_release(decoded.image);
  return pixels;
};

/** Each square of so many pixels as one, by their mean. */
const shrunk = (
  { data, width: wide, height: high, stride }: libheif.Channel,
  channels: number,
  each: number,
): Omit<Pixels, 'channels'> => {
  const [width, height] = [Math.floor(wide / each), Math.floor(high / each)];
  const line = width * channels;
  const made = new Uint8Array(line * height);
  for (let y = 0; y < height; y += 1) {
    for (let at = 0; at < line; at += 1) {
      const x = Math.floor(at / channels) * each * channels + (at % channels);
      let sum = 0;
      for (let down = 0; down < each; down += 1) {
        for (let right = 0; right < each; right += 1) {
          sum += data[(y * each + down) * stride + x + right * channels] ?? 0;
        }
      }
      made[y * line + at] = Math.round(sum / (each * each));
    }
  }
  return { data: made, width, height };
};
