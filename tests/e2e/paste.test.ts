import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Desk, pasteInto, signInAt } from '../support/desk.ts';
import { type System, startSystem } from '../support/system.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'paste');
const ARTICLES = 'collection-types/api::article.article';

describe('text from elsewhere', () => {
  let system: System;
  let browser: Browser;
  let desk: Desk;

  const field = () => desk.page.locator('.cm-content');
  const paste = (text: string, html?: string): Promise<void> => pasteInto(field(), text, html);

  beforeAll(async () => {
    system = await startSystem();
    browser = await openBrowser();
    desk = await signInAt(browser, system, system.logins.get('bien-tap')!);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it('pasted from Word is clean markdown where the cursor stands, and what was left out is told', async () => {
    await desk.startPost('Bài dán');
    await field().click();
    await desk.page.keyboard.type('Sapo.');
    await paste('Lớp bồi dưỡng …', readFileSync(join(FIXTURES, 'word.html'), 'utf8'));
    await desk.page.getByText('Đã bỏ 3 ảnh: tải ảnh lên ở mục Ảnh.').first().waitFor();
    const golden = readFileSync(join(FIXTURES, 'word.md'), 'utf8').trim();
    expect(await desk.text()).toBe(`Sapo.\n\n${golden}`);
  });

  it('pasted as plain text or typed is as it was', async () => {
    await desk.startPost('Bài dán');
    await field().click();
    await paste('# một * hai');
    // The keys that UniKey sends for Telex: it deletes a letter and types another one.
    const { keyboard } = desk.page;
    await keyboard.type(' bo');
    for (const letter of ['ơ', 'ở']) {
      await keyboard.press('Backspace');
      await keyboard.insertText(letter);
      await expect.poll(() => desk.text()).toBe(`# một * hai b${letter}`);
    }
    await keyboard.type(' bien');
    expect(await desk.text()).toBe('# một * hai bở bien');
  });

  it('pasted in VNI stays out, with what to do', async () => {
    await desk.startPost('Bài dán');
    await field().click();
    await paste('Giaùo vieân maàm non', '<p>Giaùo vieân maàm non</p>');
    await desk.page.getByText('Ctrl+Shift+F6').first().waitFor();
    expect(await desk.text()).toBe('');
  });

  it('from a Word file is a draft that opens', async () => {
    await desk.openEntry(ARTICLES);
    await desk.page.getByRole('button', { name: 'Nhập từ Word' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('Tệp Word').setInputFiles(join(FIXTURES, 'word-97.doc'));
    await dialog.getByRole('button', { name: 'Tạo bản nháp' }).click();
    await dialog.getByText('tệp Word đời cũ (.doc)').waitFor();
    await dialog.getByLabel('Tệp Word').setInputFiles(join(FIXTURES, 'libreoffice.docx'));
    await dialog.getByRole('button', { name: 'Tạo bản nháp' }).click();
    await dialog.getByText('Đã đưa 3 ảnh vào Chùm ảnh').waitFor();
    await dialog.getByRole('button', { name: 'Mở bản nháp' }).click();
    await desk.page.locator('input[name="title"]').waitFor();
    expect(await desk.page.locator('input[name="title"]').inputValue()).toBe('Chuyện lớp học trên đảo Ví Dụ');
  });
});
