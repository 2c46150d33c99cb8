import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Desk, saved, signInAt } from '../support/desk.ts';
import { type Phone, digestFor, openPhone } from '../support/phone.ts';
import { type System, startSystem } from '../support/system.ts';
import { type SystemApi, apiOf, changeArticle, submitArticle, writeArticle } from '../support/system-api.ts';

const TITLE = 'Thông cáo về lịch bồi dưỡng giáo viên mầm non quý một';
const UNIT = 'Sở Giáo dục và Đào tạo tỉnh An Giang';
const BETTER = 'Thông cáo: lịch bồi dưỡng giáo viên mầm non quý một';

describe('four people and one post, in a browser', () => {
  let system: System;
  let browser: Browser;
  let writer: Desk;
  let approver: Desk;
  let second: Desk;
  let spokesperson: Desk;
  /** Addresses of the post in the content manager and on the site. */
  let entry: string;
  let address: string;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
    const at = (name: string) => {
      const login = system.logins.get(name);
      if (!login) throw new Error(`no login for ${name}`);
      return signInAt(browser, system, login);
    };
    writer = await at('bien-tap');
    approver = await at('nguoi-duyet-1');
    second = await at('nguoi-duyet-2');
    spokesperson = await at('nguoi-phat-ngon');
  });
  afterAll(async () => {
    await browser.close();
    expect(await system.stop()).toBe(0);
  });

  it('write, submit, return, fix, propose, accept, approve by the proposer, spokesperson, public', async () => {
    await writer.startPost(TITLE);
    await writer.page.locator('textarea[name="lead"]').fill('Sáu đợt, mỗi đợt ba ngày.');
    await writer.write('Đợt một mở trong tháng Một.');
    await writer.unfold('Thêm cho báo chí');
    await writer.page.getByRole('combobox', { name: /Thể loại/ }).click();
    await writer.page.getByRole('option', { name: 'Thông cáo báo chí' }).click();
    await writer.choose('stream', 'Kế hoạch', 'Kế hoạch số 87/KH-UBND');
    await saved(writer);
    // The missing fields are named before anything is sent.
    await writer.sees(/Nhóm nhiệm vụ, giải pháp/);
    await writer.choose('taskGroups', 'Đào tạo', 'Đào tạo, bồi dưỡng');
    await saved(writer);
    await writer.step('Gửi duyệt');
    await writer.sees('Chờ duyệt');
    entry = new URL(writer.page.url()).pathname.replace('/admin/content-manager/', '');

    await approver.openFromToDo(TITLE);
    await approver.step('Trả lại', { 'Ý kiến cho người viết': 'Thiếu nơi học.' });
    await approver.sees('Cần sửa lại');

    await writer.openFromToDo(TITLE);
    await writer.sees('Thiếu nơi học.');
    await writer.page.locator('textarea[name="lead"]').fill('Sáu đợt, mỗi đợt ba ngày, tại các trường.');
    await saved(writer);
    await writer.step('Gửi duyệt');

    await approver.openFromToDo(TITLE);
    await approver.step('Đề xuất sửa', { 'Tiêu đề': BETTER });
    await writer.openFromToDo(TITLE);
    await writer.page.getByRole('button', { name: 'Xem đề xuất sửa' }).click();
    const dialog = writer.page.getByRole('dialog');
    expect(await dialog.locator('ins').allTextContents()).not.toEqual([]);
    await dialog.getByRole('button', { name: 'Nhận đề xuất', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await writer.step('Gửi duyệt');

    await approver.openFromToDo(BETTER);
    await approver.step('Duyệt đăng');
    await approver.sees('Chờ người phát ngôn duyệt');
    await spokesperson.openFromToDo(BETTER);
    await spokesperson.step('Duyệt đăng (người phát ngôn)');
    await spokesperson.sees(/Đã đăng lúc \d\d:\d\d/);
    address =
      (await spokesperson.page.getByRole('link', { name: /Xem trên trang/ }).getAttribute('href')) ?? '';
    expect(await (await fetch(address)).text()).toContain(BETTER);
  });

  it('an edit after the approval voids it, and what was public stays', async () => {
    await writer.openEntry(entry);
    await writer.page.locator('textarea[name="lead"]').fill('Bảy đợt, mỗi đợt ba ngày.');
    await saved(writer);
    await writer.step('Gửi duyệt', { 'Sửa lỗi nhỏ (chính tả, dấu câu, trình bày)': true });
    await approver.openFromToDo(BETTER);
    await approver.step('Duyệt đăng');
    await spokesperson.openFromToDo(BETTER);
    expect(await spokesperson.steps()).toContain('Duyệt đăng (người phát ngôn)');

    await writer.page.reload();
    await writer.page.locator('textarea[name="lead"]').fill('Bảy đợt, mỗi đợt bốn ngày.');
    await saved(writer);
    await writer.sees('Bản nháp');
    await spokesperson.page.reload();
    await spokesperson.sees('Bản nháp');
    expect(await spokesperson.steps()).not.toContain('Duyệt đăng (người phát ngôn)');
    expect(await (await fetch(address)).text()).toContain('Sáu đợt');
  });

  it('an approver who edits is told before, and is barred after; another may approve', async () => {
    await second.openEntry(entry);
    await second.sees(/bạn sẽ không duyệt được bài nữa/);
    await second.page.locator('textarea[name="lead"]').fill('Bảy đợt, mỗi đợt năm ngày.');
    await saved(second);
    await writer.page.reload();
    await writer.step('Gửi duyệt', { 'Sửa lỗi nhỏ (chính tả, dấu câu, trình bày)': true });
    await second.page.reload();
    await second.sees(/phải để người khác duyệt/);
    expect(await second.steps()).not.toContain('Duyệt đăng');
    await approver.openFromToDo(BETTER);
    expect(await approver.steps()).toContain('Duyệt đăng');
  });

  it('the second of two saves is refused with who and when, and what was typed stays on the screen', async () => {
    const lead = (desk: Desk) => desk.page.locator('textarea[name="lead"]');
    await Promise.all([writer.page.reload(), second.page.reload()]);
    await lead(second).fill('Của người duyệt.');
    await lead(writer).fill('Của biên tập viên.');
    await saved(second);
    expect(await writer.save()).toBe(409);
    await writer.sees(/Người duyệt thứ hai/);
    expect(await lead(writer).inputValue()).toBe('Của biên tập viên.');
  });

  describe('on a phone', () => {
    let api: SystemApi;
    let phone: Phone;
    const titles = ['Lớp bồi dưỡng ở cụm trường ven biển', 'Vườn rau của năm trường mầm non'] as const;

    const inBar = (name: string) => phone.page.getByRole('button', { name, exact: true });
    /** The address of a post in a mail. */
    const linkIn = (mail: string, title: string): string => {
      const [, link] = new RegExp(`Tiêu đề: ${title}\\n[^]*?Xem và duyệt: (\\S+)`).exec(mail) ?? [];
      if (!link) throw new Error(`no link for “${title}” in\n${mail}`);
      return link;
    };
    const approves = async (title: string): Promise<void> => {
      const { page, tap, fits, isInReach } = phone;
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.getByText('Buổi đầu tiên bắt đầu lúc bảy giờ.').waitFor();
      await fits();
      for (const name of ['Duyệt đăng', 'Trả lại', 'Đề xuất sửa']) await isInReach(inBar(name));
      await tap(inBar('Duyệt đăng'));
      const confirm = page.getByRole('dialog').getByRole('button', { name: 'Duyệt đăng', exact: true });
      await isInReach(confirm);
      await fits();
      await tap(confirm);
      await page.getByText(/Đã đăng lúc \d\d:\d\d/).waitFor();
      await fits();
    };

    beforeAll(async () => {
      phone = await openPhone(browser);
      api = await apiOf(system, system.logins.get('bien-tap')!);
      for (const title of titles) {
        await submitArticle(api, await writeArticle(api, title));
      }
    });

    it('from the digest’s link by login to the approval in five taps, and the next in two', async () => {
      const login = system.logins.get('nguoi-duyet-2')!;
      const digest = await digestFor(system, login.email);
      const { page, tap, write, fits, taps } = phone;
      await page.goto(linkIn(digest.text, titles[0]));
      const password = page.locator('input[name="password"]');
      await password.waitFor();
      await fits();
      await write(page.locator('input[name="email"]'), login.email);
      await write(password, login.password);
      await tap(page.locator('button[type="submit"]'));
      await approves(titles[0]);
      expect(taps()).toBeLessThanOrEqual(5);
      await expect
        .poll(async () => (await (await fetch(`${system.siteUrl}/bai-viet/`)).text()).includes(titles[0]))
        .toBe(true);

      const before = taps();
      await page.goto(linkIn(digest.text, titles[1]));
      await approves(titles[1]);
      expect(taps() - before).toBeLessThanOrEqual(2);
    });

    it('a message for a chat is copied, or there to be selected where the browser refuses', async () => {
      const documentId = await writeArticle(api, 'Năm câu hỏi về khóa bồi dưỡng');
      await submitArticle(api, documentId);
      const { page, tap, fits } = phone;
      const path = `/admin/plugins/approval/review/api::article.article/${documentId}`;
      const message = `Kính nhờ Ban Biên tập xem và duyệt bài “Năm câu hỏi về khóa bồi dưỡng” (${UNIT}).\n${system.cmsUrl}${path}`;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(system.cmsUrl + path);
      const copy = page.getByRole('button', { name: 'Sao chép lời nhắn' });
      await tap(copy);
      await page.getByText('Đã sao chép lời nhắn').first().waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(message);

      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      });
      await tap(copy);
      expect(await page.getByLabel('Lời nhắn', { exact: true }).inputValue()).toBe(message);
      await fits();
    });

    it('a text that changes meanwhile is not decided on, but shown anew with what is different', async () => {
      const title = 'Buổi chiều ở trường mầm non';
      const documentId = await writeArticle(api, title);
      await submitArticle(api, documentId);
      const { page, tap, fits, isInReach } = phone;
      await page.goto(`${system.cmsUrl}/admin`);
      await page.getByRole('heading', { name: 'Việc cần làm', level: 1 }).waitFor();
      await fits();
      await tap(page.getByRole('link', { name: title }));
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await tap(inBar('Duyệt đăng'));
      await changeArticle(api, documentId, { lead: 'Bốn buổi, hai mươi giáo viên, một chủ đề.' });
      await submitArticle(api, documentId);
      await tap(page.getByRole('dialog').getByRole('button', { name: 'Duyệt đăng', exact: true }));
      const reload = page.getByRole('button', { name: 'Tải bản mới' });
      await reload.waitFor();
      await isInReach(reload);
      await fits();
      await tap(reload);
      await page.locator('ins', { hasText: 'Bốn' }).waitFor();
      await page.locator('del', { hasText: 'Ba' }).waitFor();
      await fits();
      await isInReach(inBar('Duyệt đăng'));
    });
  });
});
