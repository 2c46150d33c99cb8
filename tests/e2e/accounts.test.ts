import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openBrowser } from '../support/browser.ts';
import { signInAt } from '../support/desk.ts';
import { readMail } from '../support/mail-server.ts';
import { apiOf } from '../support/system-api.ts';
import { type System, eventually, startSystem } from '../support/system.ts';

/** Strapi's own pages accept it, but the newsroom does not. */
const WEAK = 'Matkhau1';
const STRONG = 'Mot cau de nho 2026';
const RULE = /ít nhất 12 ký tự/i;
const SOMEBODY = 'nguoi-moi@vi-du.test';

describe('pages on which a password is set, in a browser', () => {
  let system: System;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
    const api = await apiOf(system, system.logins.get('quan-tri')!);
    const invitation = {
      email: SOMEBODY,
      firstname: 'Thị Mới',
      lastname: 'Nguyễn',
      capacities: ['approver'],
    };
    await api.ask('POST', '/approval/people', invitation);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  /** The code in the newest mail to this address: of an invitation or of a new password. */
  const codeFor = (email: string, name: 'registrationToken' | 'code'): Promise<string> =>
    eventually(() => {
      const folder = join(system.varDir, 'mail');
      const codes = readdirSync(folder)
        .sort()
        .map((file) => readMail(readFileSync(join(folder, file), 'latin1')))
        .filter(({ to }) => to === email)
        .flatMap(({ text }) => new RegExp(`[?&]${name}=(\\w+)`).exec(text)?.[1] ?? []);
      const newest = codes.at(-1);
      return newest === undefined
        ? Promise.reject(new Error(`no mail for ${email}`))
        : Promise.resolve(newest);
    });
  const open = async (path: string): Promise<void> => {
    page = await (await browser.newContext(DESKTOP)).newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${system.cmsUrl}/admin/${path}`);
    await page.locator('input[name="password"]').waitFor();
  };
  /** The message about a field, as it is shown and as screen readers get it. */
  const saidOf = (field: string): Promise<string> =>
    page.locator(`input[name="${field}"]`).evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    );
  const send = async (password: string): Promise<void> => {
    await page.locator('input[name="password"]').fill(password);
    await page.locator('input[name="confirmPassword"]').fill(password);
    await page.locator('button[type="submit"]').click();
  };
  const refuses = async (password: string): Promise<void> => {
    await send(password);
    await expect.poll(() => saidOf('password')).toMatch(RULE);
    expect(await page.locator('body').innerText()).not.toMatch(/(?<!\d)8 ký tự|tối thiểu: 8/);
  };

  it('the invitation names the rule, says beside the field what is refused, and lets a good one in', async () => {
    await open(`auth/register?registrationToken=${await codeFor(SOMEBODY, 'registrationToken')}`);
    expect(await saidOf('password')).toMatch(RULE);
    // Strapi's newsletter and terms are not shown.
    expect(await page.locator('a[href*="strapi.io"]').filter({ visible: true }).count()).toBe(0);
    await refuses('Mk1');
    await refuses(WEAK);
    await send(STRONG);
    await page.getByRole('heading', { name: 'Việc cần làm', level: 1 }).waitFor();
  });

  it('an invitation that was used says so, when it is opened and when it is sent', async () => {
    const used = await codeFor(SOMEBODY, 'registrationToken');
    page = await (await browser.newContext(DESKTOP)).newPage();
    await page.goto(`${system.cmsUrl}/admin/auth/register?registrationToken=${used}`);
    await page
      .getByText(/Lời mời này đã dùng rồi/)
      .first()
      .waitFor();

    // As if the invitation had been used in another tab in the meantime.
    await page.route('**/admin/registration-info*', (route) =>
      route.fulfill({ json: { data: { email: SOMEBODY, firstname: 'Thị Mới', lastname: 'Nguyễn' } } }),
    );
    await page.goto(`${system.cmsUrl}/admin/auth/register?registrationToken=${used}`);
    await page.locator('input[name="firstname"]').fill('Thị Mới');
    await send(STRONG);
    await page.getByRole('alert').filter({ hasText: 'Lời mời này đã dùng rồi' }).waitFor();
  });

  it('the page of a forgotten password names the rule and says what is refused', async () => {
    const { email } = system.logins.get('bien-tap')!;
    await fetch(`${system.cmsUrl}/admin/forgot-password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    const code = await codeFor(email, 'code');
    await open(`auth/reset-password?code=${code}`);
    expect(await saidOf('password')).toMatch(RULE);
    await refuses('Mk1');
    await send(WEAK);
    await page.getByRole('alert').filter({ hasText: RULE }).waitFor();
    await send(STRONG);
    await page.getByRole('heading', { name: 'Việc cần làm', level: 1 }).waitFor();

    await open(`auth/reset-password?code=${code}`);
    await send(STRONG);
    await page.getByRole('alert').filter({ hasText: 'Địa chỉ đặt mật khẩu này đã dùng rồi' }).waitFor();
  });

  it('the page of the first administrator names the rule, and later that there is one already', async () => {
    await open('auth/register-admin');
    expect(await saidOf('password')).toMatch(RULE);
    await page.locator('input[name="firstname"]').fill('Nguyễn Văn Ví Dụ');
    await page.locator('input[name="email"]').fill('dau-tien@vi-du.test');
    await refuses('Mk1');
    await refuses(WEAK);
    await send(STRONG);
    await page.getByRole('alert').filter({ hasText: 'Hệ thống đã có người quản trị' }).waitFor();
  });

  it.each([
    { where: 'one’s own account', path: 'me' },
    { where: 'an account in the settings', path: 'settings/users/1' },
  ])('$where says beside the field what is refused', async ({ path }) => {
    const login = system.logins.get('sieu-quan-tri')!;
    ({ page } = await signInAt(browser, system, login));
    await page.goto(`${system.cmsUrl}/admin/${path}`);
    await page.locator('input[name="password"]').waitFor();
    const current = page.locator('input[name="currentPassword"]');
    if ((await current.count()) > 0) await current.fill(login.password);
    await refuses('Mk1');
    await refuses(WEAK);
  });
});
