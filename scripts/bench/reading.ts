import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GLOSSARY } from '@newsroom/shared';
import type { Browser } from 'playwright-core';
import { createSite } from '../serve/server.ts';
import { writeSpecimen } from '../specimen/write.ts';
import { launchChromium } from './chromium.ts';
import { type Figure, quantile } from './figures.ts';

/** Pages with a picture at the top, by their names in the specimen. */
const PAGES = {
  home: 'Trang chủ',
  article: GLOSSARY.kind.article.one,
  profile: GLOSSARY.kind.profile.one,
  policy: GLOSSARY.kind.policy.one,
};

/** Slow 3G, without the cost of new connections; and a phone with a quarter of this machine's speed. */
const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER = 4;
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Measures how long a reader with a slow phone and an empty cache waits for the text and for the lead picture. */
export const benchReading = async (runs: number): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'newsroom-bench-'));
  const { root, pages } = await writeSpecimen(folder);
  const site = await createSite(root);
  const url = await site.listen({ port: 0, host: '127.0.0.1' });
  const browser = await launchChromium();
  try {
    const figures: Figure[] = [];
    for (const [name, title] of Object.entries(PAGES)) {
      const views: View[] = [];
      for (let run = 0; run < runs; run += 1) views.push(await view(browser, `${url}${pages[name]}`));
      const median = (of: keyof View): number =>
        quantile(
          views.map((each) => each[of]),
          0.5,
        );
      figures.push(
        { what: `${title}: chữ đầu tiên`, value: median('text'), unit: 's', guide: 2 },
        { what: `${title}: ảnh chính`, value: median('picture'), unit: 's', guide: 4 },
        { what: `${title}: tải về`, value: median('kilobytes'), unit: 'KB', guide: 120 },
      );
    }
    return figures;
  } finally {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
};

interface View {
  /** Seconds from the tap on the link to the first visible text, and to the last byte of the lead picture. */
  text: number;
  picture: number;
  /** Everything that was loaded over the network. */
  kilobytes: number;
}

const view = async (browser: Browser, url: string): Promise<View> => {
  const context = await browser.newContext({ ...PHONE, locale: 'vi-VN' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await session.send('Page.enable');
  await session.send('Page.setLifecycleEventsEnabled', { enabled: true });

  // In seconds; all these events use the same clock.
  let started = Number.NaN;
  let text = Number.NaN;
  let picture = Number.NaN;
  let bytes = 0;
  let lead: string | null = null;
  session.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp }) => {
    if (type === 'Document') started = timestamp;
    // Pages request their lead picture before other pictures.
    if (type === 'Image' && !request.url.startsWith('data:')) lead ??= requestId;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    bytes += encodedDataLength;
    if (requestId === lead) picture = timestamp;
  });
  session.on('Page.lifecycleEvent', ({ name, timestamp }) => {
    if (name === 'firstContentfulPaint') text = timestamp;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  if (Number.isNaN(text + picture)) throw new Error(`Không đo được trang ${url}`);
  return { text: text - started, picture: picture - started, kilobytes: bytes / 1024 };
};
