import { createSite } from '../serve/server.ts';
import { launchChromium } from './chromium.ts';

/** KB that a reader with an empty cache loads for one search in the two newest years, without the page itself. */
export const firstQuery = async (root: string, words: string): Promise<number> => {
  const site = await createSite(root);
  const url = await site.listen({ port: 0, host: '127.0.0.1' });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ locale: 'vi-VN' });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const parts = new Set<string>();
    let bytes = 0;
    session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
      if (request.url.startsWith(`${url}/tim-kiem/`) && type !== 'Document') parts.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (parts.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(`${url}/tim-kiem/?q=${encodeURIComponent(words)}`, { waitUntil: 'networkidle' });
    await page.locator('#ket-qua > li').first().waitFor();
    return bytes / 1024;
  } finally {
    await browser.close();
    await site.close();
  }
};
