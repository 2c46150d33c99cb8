import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type System, eventually, startSystem } from '../support/system.ts';

const TITLE = 'Buổi học làm đồ chơi từ vỏ hộp';
const SENTENCE = 'Một câu chỉ có trong bài thử nghiệm này.';
const OLD_UNIT = 'Sở Giáo dục và Đào tạo tỉnh An Giang';
const NEW_UNIT = 'Sở Giáo dục và Đào tạo tỉnh Thử Nghiệm';

describe('an editor and the public, in a browser', () => {
  let system: System;
  let browser: Browser;
  let admin: Page;
  let address: string;

  const onSite = async (path: string) => {
    const response = await fetch(system.siteUrl + path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const openEntry = (path: string) => admin.goto(`${system.cmsUrl}/admin/content-manager/${path}`);
  /** Opens what a list links to. */
  const follow = async (text: string) => {
    const href = await admin
      .getByRole('link', { name: text, exact: true, includeHidden: true })
      .first()
      .getAttribute('href');
    await admin.goto(new URL(href ?? '', system.cmsUrl).href);
  };
  const choose = async (field: string, words: string, option: string) => {
    await admin.locator(`input[name="${field}"]`).click();
    await admin.keyboard.type(words);
    await admin.getByRole('option', { name: option, exact: true }).click();
  };
  const save = async () => {
    const saved = admin.waitForResponse(
      (response) => /PUT|POST/.test(response.request().method()) && /collection-types/.test(response.url()),
    );
    await admin.getByRole('button', { name: 'Lưu', exact: true }).click();
    expect((await saved).ok(), await (await saved).text()).toBe(true);
  };

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
    admin = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    admin.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser.close();
    expect(await system.stop()).toBe(0);
  });

  it('logs in with the login that the start wrote for its owner alone', async () => {
    expect(statSync(join(system.varDir, 'demo-logins.txt')).mode & 0o777).toBe(0o600);
    expect(system.output()).not.toContain(system.login.password);
    await admin.goto(`${system.cmsUrl}/admin/auth/login`);
    await admin.locator('input[name="email"]').fill(system.login.email);
    await admin.locator('input[name="password"]').fill(system.login.password);
    await admin.locator('button[type="submit"]').click();
    await admin.waitForURL((url) => !url.pathname.includes('/auth/'));
  });

  it('writes an article with a photo, approves it, and finds page, topic list and RSS item', async () => {
    await openEntry('collection-types/api::article.article/create');
    await admin.locator('input[name="title"]').fill(TITLE);
    await admin.locator('textarea[name="lead"]').fill('Hai mươi cô giáo cùng làm đồ chơi cho lớp.');
    await admin.locator('.CodeMirror').click();
    await admin.keyboard.insertText(SENTENCE);
    await choose('stream', 'Kế hoạch', 'Kế hoạch số 87/KH-UBND');
    await choose('taskGroups', 'Đào tạo', 'Đào tạo, bồi dưỡng');
    await choose('unit', 'An Giang', OLD_UNIT);

    await admin.getByText('Chưa có mục nào. Bấm để thêm.').first().click();
    await admin.getByText('Bấm để thêm ảnh, tệp').first().click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Thêm ảnh, tệp' }).click();
    await admin
      .locator('input[type="file"]')
      .last()
      .setInputFiles({
        name: 'vo-hop.jpg',
        mimeType: 'image/jpeg',
        buffer: await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#7ab' } })
          .jpeg()
          .toBuffer(),
      });
    await admin
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: /Tải 1 tệp/ })
      .click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Hoàn tất' }).click();
    await admin.locator('input[name="leadPhoto.alt"]').fill('Vỏ hộp xếp trên bàn');
    await admin.locator('input[name="leadPhoto.credit"]').fill('Ban Biên tập');
    await save();
    await admin.getByRole('button', { name: 'Duyệt đăng' }).click();
    await admin.getByText(/Đã đăng lúc \d\d:\d\d/).waitFor();
    address = (await admin.getByRole('link', { name: /Xem trên trang/ }).getAttribute('href')) ?? '';
    expect(address).toMatch(/\/bai-viet\/buoi-hoc-lam-do-choi-tu-vo-hop-[2-9a-z]{7}\/$/);

    const reader = await browser.newPage();
    await reader.goto(address);
    expect(await reader.locator('h1').allTextContents()).toEqual([TITLE]);
    expect(await reader.getByText(SENTENCE).count()).toBe(1);
    const photo = reader.getByRole('img', { name: 'Vỏ hộp xếp trên bàn' });
    expect(
      await photo.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
    ).toBeGreaterThan(0);
    await reader.close();

    const path = new URL(address).pathname;
    for (const list of ['/bai-viet/', '/chu-de/dao-tao-boi-duong/', '/don-vi/so-gddt-an-giang/', '/']) {
      expect(load((await onSite(list)).text)(`a[href="${path}"]`).length, list).toBeGreaterThan(0);
    }
    const feed = load((await onSite('/rss/chu-de/dao-tao-boi-duong.rss')).text, { xml: true });
    expect(feed('item > title').text()).toBe(TITLE);
    expect(feed('item > link').text()).toBe(address);
    expect(feed('item').text()).toContain(SENTENCE);
  });

  it('shows a unit’s new name in the lists after it was changed in the admin', async () => {
    expect((await onSite('/don-vi/')).text).toContain(OLD_UNIT);
    await openEntry('collection-types/api::unit.unit');
    await follow(OLD_UNIT);
    await admin.locator('input[name="code"]').waitFor();
    const name = admin.locator('input[name="names.0.name"]');
    if (!(await name.isVisible()))
      await admin
        .getByRole('button', { name: new RegExp(OLD_UNIT) })
        .first()
        .click();
    await name.fill(NEW_UNIT);
    await save();
    await eventually(async () => {
      expect((await onSite('/don-vi/')).text).toContain(NEW_UNIT);
      const list = load((await onSite('/chu-de/dao-tao-boi-duong/')).text)('main').text();
      expect(list).toContain(NEW_UNIT);
      expect(list).not.toContain(OLD_UNIT);
    });
    expect((await onSite(new URL(address).pathname)).text).toContain(OLD_UNIT);
  });

  it('withdraws it: 410 with the notice, the text nowhere, list and feed without it', async () => {
    await openEntry('collection-types/api::article.article');
    await follow(TITLE);
    await admin.getByRole('button', { name: 'Gỡ bài' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.locator('textarea').fill('Bài nêu sai số lớp học.');
    await dialog.getByRole('button', { name: 'Gỡ bài' }).click();
    await admin.getByText(/Đã gỡ lúc \d\d:\d\d/).waitFor();

    const path = new URL(address).pathname;
    await eventually(async () => expect((await onSite(path)).status).toBe(410));
    const notice = await onSite(path);
    expect(notice.text).toContain('Bài nêu sai số lớp học.');
    expect(notice.text).toContain('noindex');
    for (const list of ['/bai-viet/', '/chu-de/dao-tao-boi-duong/', '/']) {
      expect(load((await onSite(list)).text)(`a[href="${path}"]`).length, list).toBe(0);
    }
    expect(load((await onSite('/rss/chu-de/dao-tao-boi-duong.rss')).text, { xml: true })('item').length).toBe(
      0,
    );
    expect(load((await onSite('/dinh-chinh/')).text)(`a[href="${path}"]`).length).toBe(1);
    await eventually(() => {
      const found = grep(
        SENTENCE,
        ['site', 'releases', 'store', 'derived'].map((name) => join(system.varDir, name)),
      );
      expect(found).toEqual([]);
      return Promise.resolve();
    });
  });
});

/** The files below the folders that hold the text. */
const grep = (text: string, folders: string[]): string[] => {
  try {
    return execFileSync('grep', ['-rlaF', text, ...folders.filter((folder) => existsSync(folder))], {
      encoding: 'utf8',
    })
      .split('\n')
      .filter(Boolean);
  } catch {
    return []; // grep exits with 1 when it finds nothing
  }
};
