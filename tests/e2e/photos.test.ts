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
    // Dropped over the text, because pictures are accepted anywhere on the page.
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

  it('the focal point and a blurred part, by mouse and by keys, are saved with the post', async () => {
    const { page } = writer;
    await writer.unfold('Thêm ảnh, tệp');
    await page.getByRole('button', { name: 'Đánh dấu trên ảnh' }).first().click();
    const dialog = page.getByRole('dialog');
    const picture = dialog.getByRole('application');
    const box = async () => (await picture.boundingBox())!;
    await picture.getByRole('img').evaluate((image: HTMLImageElement) => image.decode());
    // Playwright's click waits until the dialog stops moving, but a position measured before that would be wrong.
    await picture.click({ trial: true });
    const whole = await box();
    await picture.click({ position: { x: whole.width / 4, y: whole.height / 4 } });
    await dialog
      .getByRole('button', { name: 'Điểm chính của ảnh: cách trái 25%, cách trên 25%' })
      .press('ArrowRight');
    await dialog.getByRole('radio', { name: 'Làm mờ' }).click();
    await picture.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await box();
    await page.mouse.move(x + width * 0.5, y + height * 0.5);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.75, y + height * 0.7);
    await page.mouse.up();
    await dialog.getByRole('button', { name: /^Khung 1: cách trái 50%/ }).press('Shift+ArrowRight');
    await dialog.getByRole('button', { name: 'Thêm khung' }).click();
    await dialog.getByRole('button', { name: 'Hoàn tác' }).click();
    await dialog.getByRole('button', { name: 'Xong' }).click();
    await page.getByText('Đã đặt điểm chính. 1 phần làm mờ.').first().waitFor();
    await saved(writer);
    const [{ marks } = { marks: null }] = await readPhotos(page.url());
    expect(marks?.focalPoint?.x).toBeCloseTo(0.26, 1);
    expect(marks?.focalPoint?.y).toBeCloseTo(0.25, 1);
    expect(marks?.blur).toHaveLength(1);
    expect(marks?.blur[0]?.width).toBeCloseTo(0.26, 1);
    expect(marks?.blur[0]?.height).toBeCloseTo(0.2, 1);
  });

  it('a consent withdrawn by an approver takes its picture from the public, in one step', async () => {
    const approver = await signInAt(browser, system, system.logins.get('nguoi-duyet-1')!);
    const { page } = approver;
    await approver.openEntry('collection-types/api::consent.consent');
    await page
      .getByRole('row', { name: /Cả lớp/ })
      .getByRole('link')
      .first()
      .click();
    const panel = page.getByRole('complementary');
    const post = panel.getByRole('link').first();
    const title = await post.textContent();
    await panel.getByRole('button', { name: 'Rút đồng ý' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(title ?? '').waitFor();
    expect(await dialog.getByRole('radio', { name: /^Bỏ ảnh khỏi bài/ }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Rút đồng ý' }).click();
    await panel.getByText(/^Đã rút ngày/).waitFor();
    expect(await panel.getByRole('button', { name: 'Rút đồng ý' }).count()).toBe(0);
    expect(await panel.getByRole('link').count()).toBe(0);
  });

  interface Photo {
    picture: { name: string };
    credit: string;
    marks: { focalPoint: { x: number; y: number } | null; blur: { width: number; height: number }[] } | null;
  }

  /** The pictures of the saved draft, as the server sends them to the form. */
  const readPhotos = async (url: string): Promise<Photo[]> => {
    const path = new URL(url).pathname.replace('/admin', '');
    // Leaves the page, so that its own requests are not read here.
    await writer.page.goto('about:blank');
    const read = writer.page.waitForResponse((response) => new URL(response.url()).pathname === path);
    await writer.page.goto(url);
    const { data } = (await (await read).json()) as { data: { leadPhoto: Photo; gallery: Photo[] } };
    return [data.leadPhoto, ...data.gallery];
  };
  const picturesOf = async (url: string): Promise<{ name: string; credit: string }[]> =>
    (await readPhotos(url)).map(({ picture, credit }) => ({ name: picture.name, credit }));
});
