import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Desk, saved, signInAt } from '../support/desk.ts';
import { dropOn, jpeg, type PictureFile } from '../support/pictures.ts';
import { type System, startSystem } from '../support/system.ts';

describe('pictures of a post, in a browser', () => {
  let system: System;
  let browser: Browser;
  let writer: Desk;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
    writer = await signInAt(browser, system, system.logins.get('bien-tap')!);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it('many dropped at once are in the form; one that is broken says so and stops no other', async () => {
    const { page } = writer;
    const files: PictureFile[] = await Promise.all(
      ['anh-1.jpg', 'anh-2.jpg', 'anh-3.jpg'].map(async (name, index) => ({
        name,
        bytes: await jpeg(1600, 1200, `#a${index}3`),
      })),
    );
    const broken = { name: 'hong.jpg', bytes: files[0]!.bytes.subarray(0, 200) };
    const small = { name: 'nho.jpg', bytes: await jpeg(640, 480) };

    await writer.startPost('Bài có nhiều ảnh');
    const address = page.url();
    await page.getByText('Thả ảnh vào đây hoặc chọn ảnh').waitFor();
    // Over the text: wherever pictures are dropped on the page, they are taken.
    await dropOn(page, '.cm-content', files.slice(0, 1));
    await page.locator('input[name="leadPhoto.credit"]').fill('Ảnh: Trường Ví Dụ 1');
    await dropOn(page, 'form', [files[1]!, broken, small, files[2]!]);
    await page.getByText('Ảnh “hong.jpg” bị hỏng hoặc tải về chưa đủ.').waitFor();
    await page.getByText('Ảnh chỉ có 640 × 480 điểm ảnh').waitFor();
    await writer.unfold('Thêm ảnh, tệp');
    await page.getByText('Chùm ảnh (3)').waitFor();
    await saved(writer);

    expect(await picturesOf(address)).toEqual([
      { name: 'anh-1.jpg', credit: 'Ảnh: Trường Ví Dụ 1' },
      { name: 'anh-2.jpg', credit: 'Ảnh: Trường Ví Dụ 1' },
      { name: 'nho.jpg', credit: 'Ảnh: Trường Ví Dụ 1' },
      { name: 'anh-3.jpg', credit: 'Ảnh: Trường Ví Dụ 1' },
    ]);
  });

  interface Photo {
    picture: { name: string };
    credit: string;
  }

  /** Of the saved draft, as the server gives it to the form. */
  const picturesOf = async (url: string): Promise<{ name: string; credit: string }[]> => {
    const path = new URL(url).pathname.replace('/admin', '');
    const read = writer.page.waitForResponse((response) => new URL(response.url()).pathname === path);
    await writer.page.goto(url);
    const { data } = (await (await read).json()) as { data: { leadPhoto: Photo; gallery: Photo[] } };
    return [data.leadPhoto, ...data.gallery].map(({ picture, credit }) => ({ name: picture.name, credit }));
  };
});
