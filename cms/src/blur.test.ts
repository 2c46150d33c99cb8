import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { blurred } from './blur';

/** Every second column black, the others white: any detail left shows. */
const stripes = (width: number, height: number): Promise<Buffer> => {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at += 1) data[at] = Math.floor(at / 3) % 2 === 0 ? 0 : 255;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
};

const pixelsOf = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return (x: number, y: number): number => data[(y * info.width + x) * info.channels] ?? -1;
};

describe('a blurred picture', () => {
  it('is grey where the stripes were, over the rectangle and a little around it, and sharp elsewhere', async () => {
    const rectangle = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
    const { bytes, width, height } = await blurred(await stripes(400, 400), [rectangle]);
    expect([width, height]).toEqual([400, 400]);
    const pixel = await pixelsOf(bytes);
    for (let at = 97; at < 303; at += 1) {
      expect(Math.abs(pixel(at, at) - 127), `${at}`).toBeLessThan(24);
    }
    expect(Math.abs(pixel(20, 20) - pixel(21, 20))).toBeGreaterThan(200);
  });

  it('has at most eight blocks across the short side, however large the rectangle', async () => {
    const whole = [{ x: 0, y: 0, width: 1, height: 1 }];
    const pixel = await pixelsOf((await blurred(await gradient(1600, 1200), whole)).bytes);
    const steps = Array.from({ length: 1199 }, (_, y) => Math.abs(pixel(800, y + 1) - pixel(800, y)));
    expect(steps.filter((step) => step > 10)).toHaveLength(7);
  });

  it('is upright, the rectangle where the editor saw it, and carries no metadata', async () => {
    const upright = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
      .composite([{ input: await stripes(60, 60), left: 0, top: 0 }])
      .png()
      .toBuffer();
    const turned = await sharp(upright)
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const made = await blurred(turned, [{ x: 0, y: 0, width: 0.2, height: 0.3 }]);
    expect([made.width, made.height]).toEqual([300, 200]);
    const metadata = await sharp(made.bytes).metadata();
    expect([metadata.exif, metadata.icc, metadata.orientation]).toEqual([undefined, undefined, undefined]);
    const pixel = await pixelsOf(made.bytes);
    expect(Math.abs(pixel(20, 20) - pixel(21, 20))).toBeLessThan(12);
    expect(pixel(250, 150)).toBeGreaterThan(250);
  });

  it('is the same of the same picture, and no longer than the site needs', async () => {
    const picture = await stripes(3000, 1000);
    const marks = [{ x: 0.1, y: 0.1, width: 0.01, height: 0.01 }];
    const [first, second] = [await blurred(picture, marks), await blurred(picture, marks)];
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(first.width).toBe(2560);
  });
});

/** From black to white, downwards. */
const gradient = (width: number, height: number): Promise<Buffer> => {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at += 1) data[at] = Math.floor(((at / 3 / width) * 255) / height);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
};
