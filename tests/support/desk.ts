import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP } from './browser.ts';
import type { System } from './system.ts';

/** One person who uses the admin in a browser of their own. */
export interface Desk {
  page: Page;
  /** @param path of the content manager: "collection-types/api::article.article" */
  openEntry(path: string): Promise<void>;
  /** Opens a post from "Việc cần làm", by its title. */
  openFromToDo(title: string): Promise<void>;
  /** Opens an entry from a list of the content manager. */
  openFromList(path: string, text: string): Promise<void>;
  /** Starts an empty post with a title and opens its form; an article, unless another list is given. */
  startPost(title: string, list?: string): Promise<void>;
  /** Unfolds a section of the form. */
  unfold(section: string): Promise<void>;
  /** Types into the text of the post, at its end. */
  write(text: string): Promise<void>;
  /** The text of the post in the form. */
  text(): Promise<string>;
  /** Picks an entry in a field of the form. */
  choose(field: string, words: string, option: string): Promise<void>;
  /** Presses "Lưu"; gives the status of the server's answer. */
  save(): Promise<number>;
  /** Presses a step of the panel. If a dialog opens, fills fields and picks choices (true) by their labels, and confirms. */
  step(label: string, fields?: Record<string, string | true>): Promise<void>;
  /** Waits until the panel shows this text. */
  sees(text: string | RegExp): Promise<void>;
  /** Names of the panel's buttons. */
  steps(): Promise<string[]>;
}

interface Login {
  email: string;
  password: string;
}

export const signInAt = async (browser: Browser, system: System, login: Login): Promise<Desk> =>
  signInWith(await browser.newContext(DESKTOP), system, login);

export const signInWith = async (context: BrowserContext, system: System, login: Login): Promise<Desk> => {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${system.cmsUrl}/admin/auth/login`);
  await page.locator('input[name="email"]').fill(login.email);
  await page.locator('input[name="password"]').fill(login.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));

  const openEntry = async (path: string): Promise<void> => {
    await page.goto(`${system.cmsUrl}/admin/content-manager/${path}`);
  };
  const follow = async (text: string): Promise<void> => {
    const link = page.getByRole('link', { name: text, exact: true, includeHidden: true }).first();
    await page.goto(new URL((await link.getAttribute('href')) ?? '', system.cmsUrl).href);
  };
  // The panel beside the form, or the whole page for approvers.
  const panel = page.getByRole('complementary').or(page.getByRole('region', { name: 'Xem và duyệt' }));
  const editor = page.locator('.cm-content');

  return {
    page,
    openEntry,
    async openFromToDo(title) {
      await page.goto(`${system.cmsUrl}/admin/plugins/approval/to-do`);
      await follow(title);
    },
    async openFromList(path, text) {
      await openEntry(path);
      await follow(text);
    },
    async startPost(title, list = 'collection-types/api::article.article') {
      await openEntry(`${list}/create`);
      await page.getByRole('radio', { name: 'Bài trống' }).click();
      await page.getByRole('textbox', { name: 'Tiêu đề' }).fill(title);
      await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
      await editor.waitFor();
    },
    async unfold(section) {
      const head = page.locator('[data-form-section] button').filter({ hasText: section });
      // A section with a fault opens by itself, possibly a moment later.
      while ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
    },
    async write(text) {
      await editor.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText(text);
    },
    text: () =>
      editor.evaluate((content) => {
        // CodeMirror draws only the visible lines; the whole text is in its state.
        const { cmTile } = content as unknown as { cmTile: { view: { state: { sliceDoc(): string } } } };
        return cmTile.view.state.sliceDoc();
      }),
    async choose(field, words, option) {
      await page.locator(`input[name="${field}"]`).click();
      await page.keyboard.type(words);
      await page.getByRole('option', { name: option, exact: true }).click();
    },
    async save() {
      const saved = page.waitForResponse(
        (response) => /PUT|POST/.test(response.request().method()) && /collection-types/.test(response.url()),
      );
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      return (await saved).status();
    },
    async step(label, fields = {}) {
      const button = panel.getByRole('button', { name: label, exact: true });
      const others = panel.locator('details:not([open]) > summary');
      await panel.getByRole('button').first().waitFor();
      if (!(await button.isVisible()) && (await others.count()) > 0) await others.first().click();
      await button.click();
      const dialog = page.getByRole('dialog');
      for (const [name, value] of Object.entries(fields)) {
        if (value === true) await dialog.getByRole('radio', { name }).click();
        else await dialog.getByLabel(name).fill(value);
      }
      await dialog.getByRole('button', { name: label, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async sees(text) {
      await panel.getByText(text).first().waitFor();
    },
    async steps() {
      await panel.getByRole('button').first().waitFor();
      return panel
        .getByRole('button', { includeHidden: true })
        .evaluateAll((buttons) =>
          buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent ?? ''),
        );
    },
  };
};

/** Pastes a text as Ctrl+V would, with HTML if it is given. */
export const pasteInto = (place: Locator, text: string, html = ''): Promise<void> =>
  place.evaluate(
    (target, [plain, rich]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', plain);
      if (rich !== '') clipboardData.setData('text/html', rich);
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [text, html] as const,
  );

/** Saves, and fails if the server refuses. */
export const saved = async (desk: Desk): Promise<void> => {
  expect(await desk.save()).toBeLessThan(300);
};
