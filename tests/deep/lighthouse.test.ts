import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { serveSpecimen } from '../support/specimen.ts';

/** A page is judged by the median of this number of runs. */
const RUNS = 5;
const PAGES = ['home', 'list', 'article', 'profile', 'policy', 'press'];

let specimen: Awaited<ReturnType<typeof serveSpecimen>>;
let browser: Browser;
let port: number;

beforeAll(async () => {
  port = await freePort();
  [specimen, browser] = await Promise.all([
    serveSpecimen(),
    openBrowser([`--remote-debugging-port=${port}`]),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await specimen?.stop();
});

/** One run with Lighthouse's own phone and network: points by category, and which audits lost points. */
const audit = async (page: string, categories: string[]) => {
  const url = `${specimen.url}${specimen.pages[page]}`;
  const result = await lighthouse(url, { port, onlyCategories: categories, logLevel: 'error' });
  if (!result) throw new Error(`Lighthouse gave nothing for ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const points = Object.fromEntries(
    Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
  );
  const lost = Object.values(lhr.categories)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
    .map(({ id }) => lhr.audits[id])
    .flatMap((each) =>
      each && each.score !== null && each.score < 1 ? [`${each.id}: ${each.displayValue ?? each.title}`] : [],
    );
  return { points, lost };
};

describe('Lighthouse on a phone', () => {
  it.each(PAGES)(
    'gives the page %s 100 points for accessibility, best practices and search',
    async (page) => {
      const { points, lost } = await audit(page, ['accessibility', 'best-practices', 'seo']);
      expect(lost).toEqual([]);
      expect(points).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
    },
  );

  it.each(PAGES)(`gives the page %s 100 points for speed, the median of ${RUNS} runs`, async (page) => {
    const runs: { points: number; lost: string[] }[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { points, lost } = await audit(page, ['performance']);
      runs.push({ points: points['performance'] ?? 0, lost });
    }
    const median = runs.toSorted((a, b) => a.points - b.points)[Math.floor(RUNS / 2)];
    expect(median?.points, median?.lost.join('; ')).toBe(100);
  });
});
