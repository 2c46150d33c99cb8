import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GLOSSARY } from '@newsroom/shared';
import { load } from 'cheerio';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { saved, signInAt } from '../support/desk.ts';
import { type System, eventually, startSystem } from '../support/system.ts';

const TITLE = 'Buổi học làm đồ chơi từ vỏ hộp';
const SENTENCE = 'Một câu chỉ có trong bài thử nghiệm này.';
const OLD_UNIT = 'Sở Giáo dục và Đào tạo tỉnh An Giang';
const FEED = '/rss/chu-de/dao-tao-boi-duong.rss';
const NEW_UNIT = 'Sở Giáo dục và Đào tạo tỉnh Thử Nghiệm';

describe('editors and the public, in a browser', () => {
  let system: System;
  let browser: Browser;
  let address: string;

  const onSite = async (path: string) => {
    const response = await fetch(system.siteUrl + path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const login = (name: string) => {
    const found = system.logins.get(name);
    if (!found) throw new Error(`no login for ${name}`);
    return found;
  };

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    expect(await system.stop()).toBe(0);
  });

  it('finds the logins that the start wrote in a file for its owner alone', () => {
    expect(statSync(join(system.varDir, 'demo-logins.txt')).mode & 0o777).toBe(0o600);
    expect(system.logins.size).toBe(8);
    for (const { password } of system.logins.values()) expect(system.output()).not.toContain(password);
  });

  it('takes an article with a photo from its writer by its approver to page, topic list and RSS item', async () => {
    const writer = await signInAt(browser, system, login('bien-tap'));
    const { page } = writer;
    await writer.startPost(TITLE);
    await page.locator('textarea[name="lead"]').fill('Hai mươi cô giáo cùng làm đồ chơi cho lớp.');
    await writer.write(SENTENCE);
    await writer.choose('stream', 'Kế hoạch', 'Kế hoạch số 87/KH-UBND');
    await writer.choose('taskGroups', 'Đào tạo', 'Đào tạo, bồi dưỡng');

    await page.getByText('Chưa có mục nào. Bấm để thêm.').first().click();
    await page.getByText('Bấm để thêm ảnh, tệp').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thêm tệp', exact: true }).click();
    await page
      .locator('input[type="file"]')
      .last()
      .setInputFiles({
        name: 'vo-hop.jpg',
        mimeType: 'image/jpeg',
        buffer: await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#7ab' } })
          .jpeg()
          .toBuffer(),
      });
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: /Tải 1 tệp/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tất' }).click();
    await page.locator('input[name="leadPhoto.alt"]').fill('Vỏ hộp xếp trên bàn');
    await page.locator('input[name="leadPhoto.credit"]').fill('Ban Biên tập');
    await page.getByRole('radio', { name: GLOSSARY.peopleInPicture.none }).check();
    await saved(writer);
    await writer.step('Gửi duyệt');
    await writer.sees('Chờ duyệt');

    const approver = await signInAt(browser, system, login('nguoi-duyet-1'));
    await approver.openFromToDo(TITLE);
    await approver.step('Duyệt đăng');
    await approver.sees(/Đã đăng lúc \d\d:\d\d/);
    address = (await approver.page.getByRole('link', { name: /Xem trên trang/ }).getAttribute('href')) ?? '';
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
    const feed = load((await onSite(FEED)).text, { xml: true });
    const item = feed('item').filter((_, element) => feed(element).find('title').text() === TITLE);
    expect(item.find('link').text()).toBe(address);
    expect(item.text()).toContain(SENTENCE);
  });

  it('shows a draft with its photo to somebody without an account, by a link that the writer had signed', async () => {
    const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
      const headers = { 'content-type': 'application/json', ...init.headers };
      return ((await (await fetch(system.cmsUrl + path, { ...init, headers })).json()) as { data: T }).data;
    };
    const post = (body: unknown, token?: string): RequestInit => ({
      method: 'POST',
      body: JSON.stringify(body),
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    });
    const { token } = await ask<{ token: string }>('/admin/login', post(login('bien-tap')));
    const found = await fetch(
      `${system.cmsUrl}/content-manager/collection-types/api::article.article?filters[title][$eq]=${encodeURIComponent(TITLE)}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const [entry] = ((await found.json()) as { results: { documentId: string }[] }).results;
    const path = `/approval/posts/api::article.article/${entry?.documentId}/preview`;
    const { url } = await ask<{ url: string }>(path, post({}, token));
    expect(url.startsWith(`${system.deskUrl}/xem-truoc/`)).toBe(true);

    const stranger = await (await browser.newContext()).newPage();
    const response = await stranger.goto(url);
    expect(response?.headers()['x-robots-tag']).toContain('noindex');
    expect(await stranger.locator('h1').allTextContents()).toEqual([TITLE]);
    expect(await stranger.getByText('Bản xem trước – chưa đăng').isVisible()).toBe(true);
    const photo = stranger.getByRole('img', { name: 'Vỏ hộp xếp trên bàn' });
    expect(
      await photo.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
    ).toBeGreaterThan(0);
    await stranger.context().close();
  });

  it('shows a unit’s new name in the lists after it was changed in the admin', async () => {
    expect((await onSite('/don-vi/')).text).toContain(OLD_UNIT);
    const administrator = await signInAt(browser, system, login('quan-tri'));
    await administrator.openFromList('collection-types/api::unit.unit', OLD_UNIT);
    await administrator.page.locator('input[name="code"]').waitFor();
    const name = administrator.page.locator('input[name="names.0.name"]');
    if (!(await name.isVisible()))
      await administrator.page
        .getByRole('button', { name: new RegExp(OLD_UNIT) })
        .first()
        .click();
    await name.fill(NEW_UNIT);
    await saved(administrator);
    await eventually(async () => {
      expect((await onSite('/don-vi/')).text).toContain(NEW_UNIT);
      const list = load((await onSite('/chu-de/dao-tao-boi-duong/')).text)('main').text();
      expect(list).toContain(NEW_UNIT);
      expect(list).not.toContain(OLD_UNIT);
    });
    expect((await onSite(new URL(address).pathname)).text).toContain(OLD_UNIT);
  });

  it('withdraws it: 410 with the notice, the text nowhere, list and feed without it', async () => {
    const approver = await signInAt(browser, system, login('nguoi-duyet-2'));
    await approver.openFromList('collection-types/api::article.article', TITLE);
    await approver.step('Gỡ bài', { 'Lý do cho bạn đọc': 'Bài nêu sai số lớp học.' });
    await approver.sees(/Đã gỡ lúc \d\d:\d\d/);

    const path = new URL(address).pathname;
    await eventually(async () => expect((await onSite(path)).status).toBe(410));
    const notice = await onSite(path);
    expect(notice.text).toContain('Bài nêu sai số lớp học.');
    expect(notice.text).toContain('noindex');
    for (const list of ['/bai-viet/', '/chu-de/dao-tao-boi-duong/', '/']) {
      expect(load((await onSite(list)).text)(`a[href="${path}"]`).length, list).toBe(0);
    }
    expect((await onSite(FEED)).text).not.toContain(TITLE);
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
