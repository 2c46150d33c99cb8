import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Desk, saved, signInAt } from '../support/desk.ts';
import { type System, startSystem } from '../support/system.ts';

const TITLE = 'Thông cáo về lịch bồi dưỡng giáo viên mầm non quý một';
const BETTER = 'Thông cáo: lịch bồi dưỡng giáo viên mầm non quý một';

describe('four people and one post, in a browser', () => {
  let system: System;
  let browser: Browser;
  let writer: Desk;
  let approver: Desk;
  let second: Desk;
  let spokesperson: Desk;
  /** The post in the content manager, and on the site. */
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
    await writer.openEntry('collection-types/api::article.article/create');
    await writer.page.locator('input[name="title"]').fill(TITLE);
    await writer.page.locator('textarea[name="lead"]').fill('Sáu đợt, mỗi đợt ba ngày.');
    await writer.page.locator('.CodeMirror').click();
    await writer.page.keyboard.insertText('Đợt một mở trong tháng Một.');
    await writer.page.getByRole('combobox', { name: /Thể loại/ }).click();
    await writer.page.getByRole('option', { name: 'Thông cáo báo chí' }).click();
    await writer.choose('stream', 'Kế hoạch', 'Kế hoạch số 87/KH-UBND');
    await saved(writer);
    // What is missing is said before anything is sent.
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
});
