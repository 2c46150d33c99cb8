import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Desk, saved, signInAt } from '../support/desk.ts';
import { type System, startSystem } from '../support/system.ts';
import { FORBIDDEN, isForeign, wordsOn } from '../support/words-on-screen.ts';

const CONTENT = 'content-manager/collection-types';
const ARTICLE = `${CONTENT}/api::article.article`;
const CONSENT = `${CONTENT}/api::consent.consent`;
const KINDS = ['article', 'profile', 'policy'].map((kind) => `${CONTENT}/api::${kind}.${kind}`);
const PAGES = ['to-do', 'calendar', 'delegations'].map((page) => `plugins/approval/${page}`);
const TITLE = 'Bài đi qua mọi màn hình';
const PUBLISHED =
  'Sau giờ trả trẻ, bảy cô giáo Trường Mầm non Ví Dụ 1 mở máy tính học tiếp: chuyện một học kỳ ở lớp liên thông';

describe('whoever writes and approves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsroom-walk-'));
  const picture = join(folder, 'san-truong.png');
  let system: System;
  let browser: Browser;
  let writer: Desk;
  let approver: Desk;
  /** Address of the writer's post in the admin. */
  let post: string;

  beforeAll(async () => {
    await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#cde' } })
      .png()
      .toFile(picture);
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
    const at = (name: string) => signInAt(browser, system, system.logins.get(name)!);
    [writer, approver] = [await at('bien-tap'), await at('nguoi-duyet-1')];
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true });
  });

  /** Texts that should be Vietnamese and are not, with the view in which they are. */
  const foreign: string[] = [];
  const seen = new Set<string>();
  const look = async (page: Page, view: string): Promise<void> => {
    await settled(page);
    for (const text of await wordsOn(page)) {
      if (seen.has(text)) continue;
      seen.add(text);
      if (isForeign(text) || FORBIDDEN.test(text)) foreign.push(`${view}: ${text}`);
    }
    expect(await page.locator('html').getAttribute('lang'), view).toBe('vi');
  };
  const open = async ({ page }: Pick<Desk, 'page'>, path: string): Promise<void> => {
    await page.goto(`${system.cmsUrl}/admin/${path}`);
    await page.waitForLoadState('networkidle');
    await look(page, path);
  };
  /** Presses each of the enabled buttons, reads what opens, and closes it. */
  const openEach = async (page: Page, view: string, buttons: Locator): Promise<void> => {
    const layers = page.locator('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]');
    const names = new Set<string | null>();
    for (let index = 0; index < (await buttons.count()); index += 1) {
      const button = buttons.nth(index);
      if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
      const name = (await button.getAttribute('aria-label')) ?? (await button.textContent());
      if (names.has(name)) continue;
      names.add(name);
      const before = await layers.count();
      await button.click();
      await look(page, `${view} > ${name?.trim()}`);
      for (const tab of await page.getByRole('dialog').getByRole('tab').all()) {
        await tab.click();
        await look(page, `${view} > ${name?.trim()} > ${await tab.textContent()}`);
      }
      if ((await layers.count()) > before) await page.keyboard.press('Escape');
      await expect.poll(() => layers.count()).toBeLessThanOrEqual(before);
    }
  };
  const openMenus = (page: Page, view: string): Promise<void> =>
    openEach(page, view, page.locator('main button[aria-haspopup]'));
  const openPanel = async (page: Page, view: string): Promise<void> => {
    const panel = page.getByRole('complementary');
    await panel.getByRole('button').first().waitFor();
    for (const summary of await panel.locator('details:not([open]) > summary').all()) await summary.click();
    await openEach(page, view, panel.getByRole('button').filter({ hasNotText: /Lưu|liên kết/ }));
  };
  const found = (): string[] => foreign.splice(0);

  it('signs in, fails to, and asks for a new password in Vietnamese', async () => {
    const page = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
    await open({ page }, 'auth/login');
    await page.locator('button[type="submit"]').click();
    await look(page, 'login: nothing filled');
    await page.locator('input[name="email"]').fill('khong-co@vi-du.example');
    await page.locator('input[name="password"]').fill('Sai-mat-khau-1');
    await page.locator('button[type="submit"]').click();
    await page.getByRole('alert').first().waitFor();
    await look(page, 'login: refused');
    await open({ page }, 'auth/forgot-password');
    await page.locator('input[name="email"]').fill('khong-co@vi-du.example');
    await page.locator('button[type="submit"]').click();
    await page.waitForURL(/forgot-password-success/);
    await look(page, 'forgotten password: sent');
    await open({ page }, 'auth/reset-password?code=abc');
    expect(found()).toEqual([]);
  });

  it('finds work, lists and pages of their own in Vietnamese', async () => {
    for (const path of ['', ...PAGES, 'me', ...KINDS]) {
      await open(writer, path);
      await openMenus(writer.page, path);
    }
    await open(writer, `${ARTICLE}?_q=khongcobainao`);
    await open(writer, 'khong-co-trang-nay');
    await open(writer, `${ARTICLE}/khongcobainay`);
    await open(writer, `${CONTENT}/api::khong.khong`);
    expect(found()).toEqual([]);
  });

  it('writes in Vietnamese: every form with all its parts', async () => {
    const asked = new Set<string | null>();
    for (const kind of KINDS) {
      const { page } = writer;
      await open(writer, `${kind}/create`);
      await page.getByRole('radio', { name: 'Sao chép từ bài cũ' }).click();
      await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
      await look(page, `${kind}: nothing chosen`);
      await writer.startPost('Bài có mọi phần', kind.replace('content-manager/', ''));
      for (const section of ['Thêm cho báo chí', 'Thêm ảnh, tệp', 'Nâng cao']) await writer.unfold(section);
      const add = page.getByRole('button', { name: 'Chưa có mục nào. Bấm để thêm.' });
      for (let left = await add.count(); left > 0; left -= 1) await add.first().click();
      await look(page, `${kind}: parts`);
      for (const relation of await page.locator('input[role="combobox"]').all()) {
        const field = await relation.getAttribute('name');
        // The kinds of posts have most of their fields in common.
        if (asked.has(field) || !(await relation.isVisible())) continue;
        asked.add(field);
        await relation.click();
        await look(page, `${kind}: ${field}`);
        await page.keyboard.type('khongcomucnao');
        await look(page, `${kind}: ${field}, not found`);
        await page.keyboard.press('Escape');
      }
    }
    expect(found()).toEqual([]);
  });

  it('saves, submits and looks back in Vietnamese', async () => {
    const { page } = writer;
    await writer.startPost('Chưa có tên');
    await look(page, 'form: new');
    await page.locator('input[name="title"]').fill('Dài quá '.repeat(40));
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await look(page, 'form: refused');
    await page.locator('input[name="title"]').fill(TITLE);
    await saved(writer);
    await look(page, 'form: saved');
    post = page
      .url()
      .replace(/^.*\/admin\//, '')
      .replace(/\?.*$/, '');
    await openPanel(page, 'panel of a draft');
    await openMenus(page, 'form of a draft');
    await page.locator('textarea[name="lead"]').fill('Một dòng tóm tắt cho GV.');
    await writer.write('Một đoạn.');
    await openEach(
      page,
      'editor',
      page.getByRole('group', { name: 'Định dạng nội dung' }).getByRole('button'),
    );
    await page.locator('.cm-content').fill('Một đoạn.');
    await writer.choose('stream', 'Kế hoạch', 'Kế hoạch số 87/KH-UBND');
    await writer.choose('taskGroups', 'Đào tạo', 'Đào tạo, bồi dưỡng');
    await saved(writer);
    await look(page, 'form: warned');
    await writer.step('Gửi duyệt');
    await writer.sees('Chờ duyệt');
    await openPanel(page, 'panel of a submitted post');
    expect(found()).toEqual([]);
  });

  it('keeps consents in Vietnamese', async () => {
    const { page } = writer;
    await open(writer, CONSENT);
    await openMenus(page, 'consents');
    await open(writer, `${CONSENT}/create`);
    await page.locator('input[name="name"]').fill('Lớp Lá 1');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await look(page, 'consent: refused');
    await openMenus(page, 'consent');
    expect(found()).toEqual([]);
  });

  it('keeps pictures and files in Vietnamese', async () => {
    const { page } = writer;
    await open(writer, 'plugins/upload');
    await page.locator('input[type="file"]').first().setInputFiles(picture);
    await look(page, 'library: uploading');
    await page.locator('main').getByText('san-truong').first().waitFor();
    await look(page, 'library: uploaded');
    await openMenus(page, 'library');
    await page.locator('main').getByText('san-truong').first().click();
    await page.getByText('Thông tin tệp').waitFor();
    await look(page, 'library: details');
    expect(found()).toEqual([]);
  });

  it('looks after people in Vietnamese', async () => {
    const administrator = await signInAt(browser, system, system.logins.get('quan-tri')!);
    await open(administrator, '');
    await open(administrator, 'plugins/approval/people');
    const { page } = administrator;
    await page.getByText('Biên tập viên (minh họa)').first().waitFor();
    await look(page, 'people: list');
    await openEach(
      page,
      'people',
      page
        .locator('main')
        .getByRole('button', { name: /Mời|Sửa|Ngừng/ })
        .filter({ visible: true }),
    );
    expect(found()).toEqual([]);
  });

  it('approves in Vietnamese: every step has its dialog', async () => {
    for (const path of ['', ...PAGES]) await open(approver, path);
    const review = `plugins/approval/review/${post.split('/').slice(-2).join('/')}`;
    await open(approver, review);
    for (const summary of await approver.page.locator('details:not([open]) > summary').all()) {
      await summary.click();
      await look(approver.page, `${review}: opened`);
    }
    await openEach(
      approver.page,
      review,
      approver.page.getByRole('button', { name: /^(Duyệt|Trả|Đề xuất|Gỡ|Đăng)/ }),
    );
    await open(approver, post);
    await openPanel(approver.page, 'panel of the approver');
    await approver.openFromList('collection-types/api::article.article', PUBLISHED);
    await look(approver.page, 'a published post');
    await openPanel(approver.page, 'panel of a published post');
    await open(approver, 'plugins/approval/delegations');
    await openEach(approver.page, 'delegations', approver.page.locator('main').getByRole('button'));
    expect(found()).toEqual([]);
  });
});

/** Resolves when, as far as the page shows it, nothing is being loaded or moved any more. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      document.querySelector('[aria-busy="true"], [role="progressbar"]') === null &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
