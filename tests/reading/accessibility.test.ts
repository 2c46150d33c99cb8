import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';

const specimen = inject('specimen');
const names = Object.keys(specimen.pages);

/** A phone and a desktop, in light and dark mode. */
const LOOKS = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
/** 1280 px at 200% and at 400% (WCAG 2.2, 1.4.10). */
const ZOOMED = [640, 320];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ locale: 'vi-VN' });
});

afterAll(() => browser?.close());

const open = async (name: string, width = 1280): Promise<void> => {
  await page.setViewportSize({ width, height: 800 });
  const path = specimen.pages[name] ?? '';
  // The results of a search are shown after the page has loaded.
  await page.goto(`${specimen.url}${path}`, { waitUntil: path.includes('?') ? 'networkidle' : 'load' });
};

describe.each(names)('%s', (name) => {
  beforeAll(() => open(name));

  it('has no violation of axe on a phone and at a desk, light and dark', async () => {
    await page.evaluate(axe.source);
    for (const { width, colorScheme } of LOOKS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await violations(), `${width} px, ${colorScheme}`).toEqual([]);
    }
  });

  it('has one h1, headings that skip no level, and its landmarks', async () => {
    const { levels, landmarks } = await page.evaluate(() => ({
      levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) =>
        Number(tagName.slice(1)),
      ),
      landmarks: ['body > header', 'header nav', 'main', 'body > footer'].map(
        (selector) => document.querySelectorAll(selector).length,
      ),
    }));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
    expect(landmarks).toEqual([1, 1, 1, 1]);
  });

  it('is read without sideways scrolling at 200% and 400%', async () => {
    for (const width of ZOOMED) {
      await page.setViewportSize({ width, height: 800 });
      expect(await wider(), `${width} px`).toEqual([]);
    }
  });
});

/** "rule: element" of each violation. */
const violations = (): Promise<string[]> =>
  page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });

/** Elements that make the page wider than the screen. */
const wider = (): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map(
        (element) => `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 60)}`,
      );
  });

describe.each(['home', 'list', 'article', 'policy', 'press', 'search-results'])('by keyboard, %s', (name) => {
  it('has a skip link first, which is seen when it has the focus and leads into the text', async () => {
    await open(name, 360);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    expect(await skip.getAttribute('href')).toMatch(/^#./);
    const box = await skip.boundingBox();
    expect(box !== null && box.y >= 0 && box.height >= 24 && box.width >= 24).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('shows at each stop where the focus is', async () => {
    await open(name);
    const stops = await page.locator('a[href], button, input, select, summary, [tabindex="0"]').count();
    const unseen: string[] = [];
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      const problem = await page.evaluate(focusProblem);
      if (problem !== null) unseen.push(problem);
    }
    expect(unseen).toEqual([]);
  });
});

/** Why the focus is not visible; null: it is. Runs in the page. */
const focusProblem = (): string | null => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, height } = element.getBoundingClientRect();
  const isSeen = height > 0 && bottom > 0 && top < innerHeight;
  const isMarked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  return isSeen && isMarked ? null : `${outlineStyle} ${outlineWidth} ${element.outerHTML.slice(0, 120)}`;
};
