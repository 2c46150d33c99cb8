import type { Page } from 'playwright-core';
import sharp from 'sharp';

export interface PictureFile {
  name: string;
  bytes: Buffer;
}

/** A JPEG of one colour. */
export const jpeg = (width: number, height: number, background = '#a63'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** Corners of a picture as it is displayed: top left, top right, bottom left, bottom right. */
export type Corners = [string, string, string, string];

const COLOURS: Record<string, string> = { red: '#d00', green: '#0b0', blue: '#00d', yellow: '#dd0' };

/** A JPEG of four colours, displayed as 600 × 400: red, green, blue, yellow. Its pixels are stored by `orientation`. */
export const oriented = async (orientation: number): Promise<Buffer> => {
  const [width, height] = [600, 400];
  const upright = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite(
      Object.values(COLOURS).map((background, index) => ({
        input: { create: { width: width / 2, height: height / 2, channels: 3, background } },
        left: index % 2 === 0 ? 0 : width / 2,
        top: index < 2 ? 0 : height / 2,
      })),
    )
    .png()
    .toBuffer();
  const lying = sharp(
    await sharp(upright)
      .rotate(QUARTERS[orientation] ?? 0)
      .png()
      .toBuffer(),
  );
  if (orientation === 2 || orientation === 5) lying.flop();
  if (orientation === 4 || orientation === 7) lying.flip();
  return lying.withMetadata({ orientation }).jpeg().toBuffer();
};

/** Degrees by which the upright picture is turned before it is mirrored. */
const QUARTERS: Record<number, number> = { 3: 180, 5: 90, 6: 270, 7: 90, 8: 90 };

/** The colours in the corners of the stored pixels, ignoring the orientation. */
export const cornersOf = async (picture: Buffer): Promise<Corners> => {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string => {
    const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(start, start + 3);
    if (blue > 128) return 'blue';
    if (red > 128) return green > 128 ? 'yellow' : 'red';
    return 'green';
  };
  return [at(0.1, 0.1), at(0.9, 0.1), at(0.1, 0.9), at(0.9, 0.9)];
};

export const UPRIGHT: Corners = ['red', 'green', 'blue', 'yellow'];

/** Drops files from outside of the browser on an element, like a person with a mouse. */
export const dropOn = async (page: Page, selector: string, files: readonly PictureFile[]): Promise<void> => {
  await page
    .locator(selector)
    .first()
    .evaluate(
      (target, sent) => {
        const dataTransfer = new DataTransfer();
        for (const { name, base64 } of sent) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          dataTransfer.items.add(new File([bytes], name, { type: 'image/jpeg' }));
        }
        for (const type of ['dragover', 'drop']) {
          target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
    );
};
