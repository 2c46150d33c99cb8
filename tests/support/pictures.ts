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

/** Drops files from outside the browser over a place of the page, as a hand on a mouse would. */
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
