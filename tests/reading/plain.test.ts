import type { Browser, Page } from 'playwright-core';
import { extractImages, extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';

const specimen = inject('specimen');

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ javaScriptEnabled: false, locale: 'vi-VN' });
});

afterAll(() => browser?.close());

const open = (name: string) => page.goto(`${specimen.url}${specimen.pages[name]}`);

describe('without JavaScript', () => {
  it.each(Object.keys(specimen.pages))(
    'the page %s is read and asks for nothing from elsewhere',
    async (name) => {
      const asked: string[] = [];
      const note = (request: { url(): string }) => asked.push(request.url());
      page.on('request', note);
      await open(name);
      page.off('request', note);
      expect(asked.filter((url) => !url.startsWith(specimen.url) && !url.startsWith('data:'))).toEqual([]);
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(40);
      expect(await page.locator('main h1').isVisible()).toBe(true);
      // On a page without a script, content that waits for one would never be shown.
      if ((await page.locator('script[src]').count()) === 0)
        expect(await page.locator('main [hidden]').count()).toBe(0);
    },
  );
});

describe('printed', () => {
  it.each([
    'home',
    'article',
    'article-ten-photos',
    'article-wide-table',
    'article-corrected',
    'profile',
    'policy',
    'press',
  ])('the page %s has all its text and pictures on paper', async (name) => {
    await open(name);
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    const { text } = await extractText(pdf, { mergePages: true });
    const printed = squeezed(text);
    await page.emulateMedia({ media: 'print' });
    const wanted = await page.locator('main').evaluate(textsToPrint);
    expect(wanted.length).toBeGreaterThan(3);
    expect(wanted.filter((each) => !printed.includes(squeezed(each)))).toEqual([]);

    const pictures = await page.locator('main figure img, main img:visible').count();
    let found = 0;
    for (let number = 1; number <= pdf.numPages; number += 1)
      found += (await extractImages(pdf, number)).length;
    expect(found).toBe(pictures);
    await page.emulateMedia({ media: null });
  });
});

const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** Every text of a page that has to be printed: all texts of a post, and elsewhere those that are not hidden. */
const textsToPrint = (main: HTMLElement | SVGElement): string[] => {
  const texts: string[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const isOwn = parent?.closest('.prose, h1, figure, .corrections');
    if (isOwn || parent?.checkVisibility()) texts.push(walker.currentNode.textContent ?? '');
  }
  return texts.filter((text) => text.trim() !== '');
};
