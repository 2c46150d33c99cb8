import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { virtual as Virtual } from '@guidepup/virtual-screen-reader';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';

const specimen = inject('specimen');
const READER = '/screen-reader.js';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

/** What a screen reader says about a page from start to end, phrase by phrase. */
const spokenOf = async (path: string): Promise<string[]> => {
  // The site's headers allow no scripts, so this one would be blocked too.
  const context = await browser.newContext({ bypassCSP: true, locale: 'vi-VN' });
  const page = await context.newPage();
  const bundle = fileURLToPath(import.meta.resolve('@guidepup/virtual-screen-reader/browser.js'));
  const body = await readFile(bundle, 'utf8');
  await page.route(`**${READER}`, (route) => route.fulfill({ body, contentType: 'text/javascript' }));
  await page.goto(`${specimen.url}${path}`, { waitUntil: path.includes('?') ? 'networkidle' : 'load' });
  await page.addScriptTag({
    type: 'module',
    content: `import { virtual } from '${READER}'; window.virtual = virtual;`,
  });
  await page.waitForFunction(() => 'virtual' in window);
  const phrases = await page.evaluate(async () => {
    const { virtual } = window as unknown as { virtual: typeof Virtual };
    await virtual.start({ container: document.body });
    while ((await virtual.lastSpokenPhrase()) !== 'end of document') await virtual.next();
    const log = await virtual.spokenPhraseLog();
    await virtual.stop();
    return log;
  });
  await context.close();
  return phrases;
};

const mainOf = (phrases: string[]): string[] =>
  phrases.slice(phrases.indexOf('main'), phrases.indexOf('end of main') + 1);

describe('what a screen reader says', () => {
  // `vitest -u` updates the expected phrases: read them aloud before you commit them.
  it('of an article, from header to footer, is what was read and found good', async () => {
    const phrases = await spokenOf(specimen.pages['article'] ?? '');
    await expect(`${phrases.join('\n')}\n`).toMatchFileSnapshot('spoken/article.txt');
  });

  it.each(['profile', 'policy', 'search-results'])(
    'of the main part of %s is what was read and found good',
    async (name) => {
      const phrases = mainOf(await spokenOf(specimen.pages[name] ?? ''));
      await expect(`${phrases.join('\n')}\n`).toMatchFileSnapshot(`spoken/${name}.txt`);
    },
  );
});
