import { DatabaseSync } from 'node:sqlite';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ReceivedMail, readMail } from './mail-server.ts';
import { type System, eventually } from './system.ts';

/** Smallest size that a thumb can hit. */
const TARGET = 44;
const SCREEN = { width: 360, height: 740 };

/** One person with a phone: only touch, and every tap is counted. */
export interface Phone {
  page: Page;
  taps(): number;
  tap(target: Locator): Promise<void>;
  /** Taps a field and writes into it. */
  write(field: Locator, text: string): Promise<void>;
  /** Expects that nothing scrolls sideways, and that no text is outside of the screen. */
  fits(): Promise<void>;
  /** Expects that the target is large enough, and visible without scrolling. */
  isInReach(target: Locator): Promise<void>;
}

export const openPhone = async (browser: Browser): Promise<Phone> => {
  const context = await browser.newContext({
    viewport: SCREEN,
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  let taps = 0;
  const tap = async (target: Locator): Promise<void> => {
    taps += 1;
    await target.tap();
  };
  return {
    page,
    taps: () => taps,
    tap,
    async write(field, text) {
      await tap(field);
      await page.keyboard.insertText(text);
    },
    async fits() {
      expect(await page.evaluate(textOutside)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    },
    async isInReach(target) {
      // Repeated, because a dialog grows while it opens.
      await expect.poll(async () => reachProblems(await target.boundingBox())).toEqual([]);
    },
  };
};

const reachProblems = (box: { y: number; width: number; height: number } | null): string[] => {
  if (!box) return ['not there'];
  const small = Math.min(box.width, box.height) < TARGET;
  const outside = box.y < 0 || box.y + box.height > SCREEN.height;
  return [...(small ? [`${box.width} × ${box.height}`] : []), ...(outside ? [`at ${box.y}`] : [])];
};

/** Moves to the hour of a digest, and returns the newest digest to this address about real posts. */
export const digestFor = async (system: System, email: string): Promise<ReceivedMail> => {
  const database = new DatabaseSync(join(system.varDir, 'newsroom.db'), { timeout: 10_000 });
  database
    .prepare(`update strapi_core_store_settings set value = ? where key = 'newsroom_mail_digest'`)
    .run('"2026-01-01T00:30:00.000Z"');
  database.close();
  const folder = join(system.varDir, 'mail');
  return eventually(() => {
    const digests = readdirSync(folder)
      .sort()
      .map((name) => readMail(readFileSync(join(folder, name), 'latin1')))
      .filter(({ to, subject }) => to === email && subject.startsWith('Việc cần làm'));
    const digest = digests.at(-1);
    if (!digest) throw new Error(`no digest for ${email} yet`);
    return Promise.resolve(digest);
  });
};

/** Texts that are cut off or outside of the screen, except in frames that scroll. Runs in the page. */
const textOutside = (): string[] => {
  const outside: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (words === '' || !parent?.checkVisibility() || /^(SCRIPT|STYLE)$/.test(parent.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, width } = range.getBoundingClientRect();
    // Texts only for screen readers have one pixel; the link to skip the menu is visible only when it has the focus.
    if (
      width <= 1 ||
      parent.closest('table, pre, a[href="#main-content"]') ||
      parent.getBoundingClientRect().width <= 1
    )
      continue;
    if (left < -1 || right > window.innerWidth + 1) outside.push(words);
  }
  return outside;
};
