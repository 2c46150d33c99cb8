import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { postPath } from '@newsroom/shared';
import { createSite } from '@newsroom/scripts/serve';
import { type ModelInput, buildModel, goneMarkerOf, routes } from '@newsroom/site';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { AS_OF, officialInput, renderedTree } from '../support/site-tree.ts';

type Live = Extract<
  Extract<ModelInput['changes'][number], { subject: 'post' }>['payload'],
  { status: 'live' }
>;

/** A site whose files can change and whose network can be switched off. */
class Site {
  readonly folder: string;
  #server: Awaited<ReturnType<typeof createSite>> | null = null;
  #port = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  at(path: string): string {
    return `http://127.0.0.1:${this.#port}${path}`;
  }

  async release(input: ModelInput): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    for (const [file, text] of await renderedTree(input)) {
      await mkdir(dirname(join(this.folder, file)), { recursive: true });
      await writeFile(join(this.folder, file), text);
    }
    for (const { url, gone } of routes(buildModel(input), AS_OF))
      if (gone) await writeFile(join(this.folder, goneMarkerOf(url)), '');
  }

  async connect(): Promise<void> {
    this.#server = await createSite(this.folder);
    await this.#server.listen({ port: this.#port, host: '127.0.0.1' });
    const address = this.#server.server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  async cut(): Promise<void> {
    await this.#server?.close();
    this.#server = null;
  }
}

const before = officialInput();
const posts = before.changes.flatMap(({ subject, payload }): Live[] =>
  subject === 'post' && payload.status === 'live' ? [payload] : [],
);
const [kept, faulty, hidden] = posts.filter(({ kind }) => kind === 'article') as [Live, Live, Live];

const corrected = posts.find(({ kind }) => kind === 'profile') as Live;
const NEW_LEAD = 'Mười sáu năm, hơn hai trăm con rối.';

/** The same site after one post was withdrawn for a fault, one by consent, and one was corrected. */
const after: ModelInput = {
  ...before,
  changes: before.changes.map((change) => {
    if (change.subject !== 'post' || change.payload.status !== 'live') return change;
    const { id, kind, unit, taskGroups, stream, format, firstPublishedAt, slug, title } = change.payload;
    if (id === corrected.id) return { ...change, payload: { ...change.payload, lead: NEW_LEAD } };
    if (id !== faulty.id && id !== hidden.id) return change;
    const common = { id, kind, unit, taskGroups, stream, format, firstPublishedAt, withdrawnAt: AS_OF };
    const why =
      id === faulty.id
        ? ({ reasonKind: 'error', reason: 'Bài có sai sót.', slug, title } as const)
        : ({ reasonKind: 'consent', reason: 'Theo yêu cầu.', slug: null, title: null } as const);
    return { ...change, payload: { ...common, status: 'withdrawn' as const, ...why } };
  }),
};

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = new Site(await mkdtemp(join(tmpdir(), 'newsroom-offline-')));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.cut();
  await rm(site.folder, { recursive: true, force: true });
});

const OFFLINE = '/doc-ngoai-tuyen/';

const switchOn = async (page: Page): Promise<void> => {
  await page.goto(site.at(OFFLINE));
  await page.getByRole('button', { name: 'Bật đọc ngoại tuyến' }).click();
  await page.getByText('Đã lưu xong').waitFor();
};

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.textContent?.trim());

const mainText = (page: Page): Promise<string> => page.locator('main').innerText();

const isKept = (page: Page, path: string): Promise<boolean> =>
  page.evaluate(async (each) => (await caches.match(each)) !== undefined, path);

it('says plainly where there is no JavaScript that it cannot be switched on', async () => {
  await site.release(before);
  await site.connect();
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site.at(OFFLINE));
  expect(await mainText(page)).toContain('Nút bật, tắt cần JavaScript');
  expect(await page.getByRole('button', { name: /Bật|Xóa/ }).count()).toBe(0);
  await page.close();
});

describe('reading without a network', () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    await site.cut();
    await site.release(before);
    await site.connect();
    context = await browser.newContext();
    page = await context.newPage();
  });
  afterAll(() => context.close());

  it('is off, and nothing is kept, until somebody switches it on', async () => {
    await page.goto(site.at(postPath(kept)));
    await page.goto(site.at(OFFLINE));
    await page.getByText('Đang tắt: máy này chưa lưu gì.').waitFor();
    expect(
      await page.evaluate(async () => [
        await caches.keys(),
        (await navigator.serviceWorker.getRegistrations()).length,
      ]),
    ).toEqual([[], 0]);
  });

  it('shows posts and lists as they were kept, and says so', async () => {
    await switchOn(page);
    expect(await focused(page)).toBe('Lưu bản mới nhất');
    // A post that was read on this device is kept even when it is no longer among the newest.
    await page.goto(site.at(postPath(faulty)));
    await page.waitForFunction(
      async (path) => (await caches.match(path))?.headers.get('x-read-at') != null,
      postPath(faulty),
    );
    await site.cut();
    for (const [path, heading] of [
      [postPath(kept), kept.title],
      ['/guong-dien-hinh/', 'Gương điển hình, người tốt việc tốt'],
    ] as const) {
      await page.goto(site.at(path));
      expect(await page.locator('h1').innerText()).toBe(heading);
      expect(await page.getByRole('status').innerText()).toMatch(
        /^Không có mạng\. Đây là bản lưu trên máy lúc \d\d:\d\d, /,
      );
    }
    await page.goto(site.at(postPath(kept)));
    expect((await page.locator('.prose').innerText()).length).toBeGreaterThan(100);
  });

  it('tells of a page that was never kept', async () => {
    await page.goto(site.at('/dinh-chinh/'));
    expect(await mainText(page)).toContain('trang này chưa được lưu trên máy');
    await page.getByRole('link', { name: kept.title }).waitFor();
  });

  it('says nothing of that where there is a network, and shows the page as it is now', async () => {
    await site.release(after);
    await site.connect();
    const answer = await page.goto(site.at(postPath(kept)));
    expect(answer?.status()).toBe(200);
    expect(await page.getByText('Không có mạng').count()).toBe(0);
  });

  it('forgets a post that turns out to be gone when somebody opens it', async () => {
    expect(await isKept(page, postPath(hidden))).toBe(true);
    expect((await page.goto(site.at(postPath(hidden))))?.status()).toBe(404);
    await page.waitForFunction(async (path) => (await caches.match(path)) === undefined, postPath(hidden));
  });

  it('never shows a post again that this device has heard to be withdrawn, though nobody opened it', async () => {
    await page.goto(site.at(OFFLINE));
    await page.waitForFunction(async (path) => (await caches.match(path)) === undefined, postPath(faulty));
    await page.getByRole('link', { name: kept.title }).waitFor();
    await page.getByRole('link', { name: faulty.title }).waitFor({ state: 'detached' });
    await site.cut();
    for (const path of ['/', '/bai-viet/', postPath(kept)]) {
      await page.goto(site.at(path));
      const text = await mainText(page);
      expect(text).toContain('Đây là bản lưu');
      for (const { title } of [faulty, hidden]) expect(text).not.toContain(title);
    }
    for (const post of [faulty, hidden]) {
      const answer = await page.goto(site.at(postPath(post)));
      expect(answer?.status()).toBe(410);
      const text = await mainText(page);
      expect(text).toContain('Bài này đã được gỡ');
      expect(text).not.toContain(post.title);
    }
  });

  it('asks for every kept page, opened or not, whether it has changed', async () => {
    await site.connect();
    await page.goto(site.at(OFFLINE));
    await page.getByRole('button', { name: 'Lưu bản mới nhất' }).click();
    await page.getByText('Đã lưu bản mới nhất.').waitFor();
    await site.cut();
    await page.goto(site.at(postPath(corrected)));
    const text = await mainText(page);
    expect(text).toContain('Đây là bản lưu');
    expect(text).toContain(NEW_LEAD);
  });

  it('leaves nothing on the device when it is switched off, network or not', async () => {
    await page.goto(site.at(OFFLINE));
    await page.getByRole('button', { name: 'Xóa hết và tắt' }).click();
    await page.getByText('Đã tắt và xóa hết').waitFor();
    expect(await focused(page)).toBe('Bật đọc ngoại tuyến');
    expect(
      await page.evaluate(async () => [
        await caches.keys(),
        (await navigator.serviceWorker.getRegistrations()).length,
      ]),
    ).toEqual([[], 0]);
  });
});
