import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openProfile } from '../support/browser.ts';
import { pasteInto, saved, signInAt, signInWith } from '../support/desk.ts';
import { dropOn, jpeg } from '../support/pictures.ts';
import { type System, startSystem } from '../support/system.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'paste');
const PHOTOS = 8;

describe('writing a post, in a browser', () => {
  let system: System;
  let browser: Browser;
  let profile: BrowserContext | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'newsroom-profile-'));

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  });
  afterEach(() => profile?.close());
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('from nothing to submitted, with a text from Word and eight photos, takes at most fifteen actions', async () => {
    const { page, sees } = await signInAt(browser, system, system.logins.get('bien-tap')!);
    const files = await Promise.all(
      Array.from({ length: PHOTOS }, async (_, index) => ({
        name: `anh-${index + 1}.jpg`,
        bytes: await jpeg(1600, 1200, `#a${index}3`),
      })),
    );
    const descriptions = files.map((_, index) => `${index + 1}. Lớp học nhìn từ phía cửa số ${index + 1}`);
    const text = page.locator('.cm-content');
    const sheet = page.getByRole('region', { name: 'Ảnh trong bài' });
    const description = sheet.getByRole('textbox', { name: 'Mô tả ảnh' });
    const dialog = page.getByRole('dialog');
    await page.goto(`${system.cmsUrl}/admin/plugins/approval/to-do`);

    const actions: [string, () => Promise<unknown>][] = [
      ['open the page', () => page.getByRole('link', { name: 'Viết bài mới' }).first().click()],
      ['type the title', () => page.getByRole('textbox', { name: 'Tiêu đề' }).fill('Lớp học mở đến chiều')],
      ['make the draft', () => page.getByRole('button', { name: 'Tạo bản nháp' }).click()],
      ['go into the text', () => text.click()],
      ['select the template', () => page.keyboard.press('Control+A')],
      ['paste', () => pasteInto(text, 'Lớp …', readFileSync(join(FIXTURES, 'word.html'), 'utf8'))],
      [
        'type the lead',
        () => page.locator('textarea[name="lead"]').fill('Hai mươi cô giáo, một buổi chiều.'),
      ],
      ['drop the photos', () => dropOn(page, 'form', files)],
      ['paste what is in them', () => pasteInto(description.first(), descriptions.join('\n'))],
      ['say who made them', () => sheet.getByRole('textbox', { name: 'Tác giả ảnh' }).first().fill('Cô Lan')],
      ['say who is in them', () => sheet.getByLabel(/Người trong \d+ ảnh chưa chọn/).selectOption('none')],
      ['save', () => page.getByRole('button', { name: 'Lưu', exact: true }).click()],
      ['submit', () => page.getByRole('button', { name: 'Gửi duyệt', exact: true }).click()],
      ['confirm', () => dialog.getByRole('button', { name: 'Gửi duyệt', exact: true }).click()],
    ];
    expect(actions.length).toBeLessThanOrEqual(15);
    for (const [name, act] of actions) {
      await act();
      if (name === 'drop the photos') await description.nth(PHOTOS - 1).waitFor();
    }
    await sees('Chờ duyệt');
  });

  it('a lost line and a closed browser cost at most 20 seconds of typing; what was kept is offered back, not put over a newer save', async () => {
    const login = system.logins.get('cong-tac-vien')!;
    profile = await openProfile(folder);
    await profile.clock.install();
    const desk = await signInWith(profile, system, login);
    await desk.startPost('Viết trên tàu');
    const address = desk.page.url();
    await desk.write('Có mạng.');
    await profile.setOffline(true);
    await desk.write(' Mất mạng.');
    await profile.clock.runFor(20_000);
    await desk.page.getByText('Mất mạng: phần bạn viết vẫn được giữ trên máy này.').waitFor();
    // Typed in the last 20 seconds, so it may be lost.
    await desk.write(' Vừa gõ.');
    await profile.close();
    const other = await signInAt(browser, system, system.logins.get('nguoi-duyet-1')!);
    await other.page.goto(address);
    await other.write('Của người khác.');
    await saved(other);

    profile = await openProfile(folder);
    const again = await signInWith(profile, system, login);
    await again.page.goto(address);
    await again.page.getByText('Có phần viết chưa lưu lúc').waitFor();
    await again.page.getByText(/đã được lưu bản mới hơn.*: Nội dung\./).waitFor();
    expect(await again.text()).toBe('Của người khác.');
    await again.page.getByRole('button', { name: 'Lấy lại' }).click();
    await expect.poll(() => again.text()).toContain('Có mạng. Mất mạng.');
    await saved(again);
    await again.page.reload();
    await again.page.getByText('Phần bạn viết được giữ trên máy này cho đến khi lưu.').waitFor();
    expect(await again.page.getByText('Có phần viết chưa lưu lúc').count()).toBe(0);
    expect(await again.text()).toContain('Mất mạng.');
  });
});
