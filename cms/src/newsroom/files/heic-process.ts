import { readFile, writeFile } from 'node:fs/promises';
import { HeifDecoder } from 'libheif-js/wasm-bundle.js';
import sharp from 'sharp';

/** Phones make up to 48 megapixels. */
const MOST_PIXELS = 50_000_000;
const QUALITY = 92;

/** Run as a process of its own by `jpegOfHeic`: `node heic-process.js <HEIC> <JPEG to write>`. */
const convert = async (heic: string, jpeg: string): Promise<void> => {
  const bytes = await readFile(heic);
  const pictures = new HeifDecoder().decode(bytes);
  const picture = pictures.find((each) => each.is_primary()) ?? pictures[0];
  if (!picture) throw new Error('no picture');
  const [width, height] = [picture.get_width(), picture.get_height()];
  if (width * height > MOST_PIXELS) throw new Error(`${width} × ${height} pixels`);
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
  // sharp can read the metadata of a HEIC, but not its pixels.
  const { icc } = await sharp(bytes).metadata();
  await writeFile(jpeg, icc ? withProfile(made, icc) : made);
};

/**
 * Adds the colour profile of the phone, as ICC.1:2022, B.4 says. The decoder gives colours in the phone's colour space,
 * mostly wider than sRGB: without the profile they would look dull.
 */
const withProfile = (jpeg: Buffer, icc: Buffer): Buffer => {
  const content = Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), icc]);
  if (content.length + 2 > 0xffff) return jpeg;
  const head = Buffer.from([0xff, 0xe2, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  const start = jpeg.subarray(0, 2);
  return Buffer.concat([start, head, content, jpeg.subarray(2)]);
};

void convert(process.argv[2] ?? '', process.argv[3] ?? '');
