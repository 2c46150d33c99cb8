/**
 * `pnpm look [name …] [--dark] [--print] [--width 360]`: saves pictures of every template and hard case of the specimen in
 * var/reports/look, or only of those whose name starts with one of the names. Default: light, at 360, 768 and 1280 px.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { serveSpecimen } from '../support/specimen.ts';

const FOLDER = join(import.meta.dirname, '../../var/reports/look');
const WIDTHS = [360, 768, 1280];
/** Width of A4 without margins, in CSS pixels. */
const PAPER_WIDTH = 680;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dark: { type: 'boolean', default: false },
      print: { type: 'boolean', default: false },
      width: { type: 'string', multiple: true, default: [] },
    },
  });
  const widths = values.width.length > 0 ? values.width.map(Number) : WIDTHS;
  await mkdir(FOLDER, { recursive: true });
  const [specimen, browser] = await Promise.all([serveSpecimen(), openBrowser()]);
  try {
    const names = Object.keys(specimen.pages).filter(
      (name) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
    );
    if (names.length === 0)
      throw new Error(`no page is called so; there are ${Object.keys(specimen.pages).join(', ')}`);
    const open = async (page: Page, name: string): Promise<void> => {
      await page.goto(`${specimen.url}${specimen.pages[name]}`, { waitUntil: 'networkidle' });
      await scrollThrough(page);
    };
    if (values.print) await print(browser, names, open);
    else await shoot(browser, names, open, widths, values.dark ? 'dark' : 'light');
    console.log(`${names.length} pages in ${FOLDER}: ${names.join(', ')}`);
  } finally {
    await browser.close();
    await specimen.stop();
  }
};

type Open = (page: Page, name: string) => Promise<void>;

const shoot = async (
  browser: Browser,
  names: string[],
  open: Open,
  widths: number[],
  colorScheme: 'dark' | 'light',
): Promise<void> => {
  for (const width of widths) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, locale: 'vi-VN' });
    for (const name of names) {
      await open(page, name);
      const path = join(FOLDER, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    }
    await page.close();
  }
};

/** Saves a PDF, and a picture of what would be printed. */
const print = async (browser: Browser, names: string[], open: Open): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: PAPER_WIDTH, height: 1000 }, locale: 'vi-VN' });
  for (const name of names) {
    await open(page, name);
    await page.pdf({ path: join(FOLDER, `${name}.pdf`), format: 'A4', preferCSSPageSize: true });
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: join(FOLDER, `${name}-print.png`), fullPage: true });
    await page.emulateMedia({ media: null });
  }
};

/** Scrolls to the end, because pictures far down only load then. */
const scrollThrough = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    for (const image of document.images) {
      image.loading = 'eager';
      await image.decode().catch(() => undefined);
    }
  });
};

await main();
