import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Desk, signInAt } from '../support/desk.ts';
import { oriented } from '../support/pictures.ts';
import { type System, startSystem } from '../support/system.ts';
import { type SystemApi, apiOf, changeArticle, submitArticle, writeArticle } from '../support/system-api.ts';

/** The approver's decisions on one post, in order, and what the page shows after each. */
const DECISIONS: { step: string; fields?: Record<string, string | true>; sees: RegExp }[] = [
  {
    step: 'Trả lại',
    fields: { 'Ý kiến cho người viết': 'Hãy ghi rõ nơi chụp ảnh.' },
    sees: /Cần sửa lại/,
  },
  {
    step: 'Duyệt đăng',
    fields: { 'Hẹn giờ đăng': true, 'Giờ đăng (giờ Việt Nam)': '2090-01-02T07:30' },
    sees: /Đã duyệt, chờ đến giờ đăng/,
  },
  { step: 'Hủy hẹn giờ', sees: /Chờ duyệt/ },
  { step: 'Duyệt đăng', sees: /Đã đăng lúc \d\d:\d\d/ },
];
const POSTS = 5;

/** Simulates a phone with a slow connection. */
const PICTURE_DELAY_MS = 300;

describe('the page on which posts are approved, in a browser', () => {
  let system: System;
  let browser: Browser;
  let approver: Desk;
  let api: SystemApi;
  let blurred: object;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), openBrowser()]);
    api = await apiOf(system, system.logins.get('bien-tap')!);
    approver = await signInAt(browser, system, system.logins.get('nguoi-duyet-1')!);
    const { id } = await api.upload({ name: 'hoi-truong.jpg', bytes: await oriented(1) });
    blurred = {
      picture: id,
      alt: 'Bốn mảng màu',
      credit: 'Nguyễn Văn Ví Dụ',
      people: 'none',
      marks: { focalPoint: null, blur: [{ x: 0.1, y: 0.1, width: 0.3, height: 0.2 }] },
    };
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  const submitted = async (title: string): Promise<string> => {
    const documentId = await writeArticle(api, title);
    await changeArticle(api, documentId, { leadPhoto: blurred, gallery: [blurred] });
    await submitArticle(api, documentId);
    return documentId;
  };
  const open = async (documentId: string): Promise<void> => {
    await approver.page.goto(
      `${system.cmsUrl}/admin/plugins/approval/review/api::article.article/${documentId}`,
    );
  };

  it(`${POSTS * DECISIONS.length} decisions on posts with blurred pictures leave the page whole, its pictures blurred`, async () => {
    const { page } = approver;
    const crashes: string[] = [];
    page.on('pageerror', ({ message }) => crashes.push(message));
    await page.route('**/uploads/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, PICTURE_DELAY_MS));
      await route.continue();
    });
    for (let post = 1; post <= POSTS; post += 1) {
      const documentId = await submitted(`Hội thảo có ảnh làm mờ, lần ${post}`);
      await open(documentId);
      for (const { step, fields, sees } of DECISIONS) {
        await approver.step(step, fields);
        await approver.sees(sees);
        expect(crashes, `after “${step}” of post ${post}`).toEqual([]);
        await expect.poll(() => blurredParts(page)).toEqual(['drawn', 'drawn']);
        if (step === 'Trả lại') {
          await submitArticle(api, documentId);
          await page.reload();
        }
      }
    }
    await page.unroute('**/uploads/**');
  }, 300_000);

  it('a post stands in the type of the site on its page for approvers and beside the editor', async () => {
    const documentId = await submitted('Bài có đủ các loại đoạn');
    await changeArticle(api, documentId, { body: BODY });
    await submitArticle(api, documentId);
    await open(documentId);
    await approver.step('Duyệt đăng');
    await approver.sees(/Đã đăng lúc/);
    const { page } = approver;
    const address = await page.getByRole('link', { name: /Xem trên trang/ }).getAttribute('href');
    const asApproved = await typeOf(page.locator('article'));
    const fonts = await fontsOf(page, 'article');

    await page.goto(address ?? '');
    const onSite = await typeOf(page.locator('article'));
    expect(Object.keys(onSite)).toEqual(Object.keys(PARTS));
    expect(asApproved).toEqual(onSite);
    // Not compared with the site's own page, whose font depends on whether it loaded in time.
    expect(fonts).toEqual(['Be Vietnam Pro', 'Be Vietnam Pro SemiBold']);

    const writer = await signInAt(browser, system, system.logins.get('bien-tap')!);
    await writer.openEntry(`collection-types/api::article.article/${documentId}`);
    const beside = writer.page.getByRole('region', { name: 'Bạn đọc sẽ thấy' });
    await beside.getByRole('table').waitFor();
    const inForm = await typeOf(beside);
    expect(Object.keys(inForm)).toEqual(Object.keys(PARTS).filter((part) => !ABOVE_TEXT.includes(part)));
    expect(onSite).toMatchObject(inForm);
    expect(await fontsOf(writer.page, 'section[aria-label="Bạn đọc sẽ thấy"]')).toEqual(fonts);
  });

  describe('a part that cannot be shown says so, and the rest works', () => {
    const AT = /Phần “(.+)” không hiện được/;
    let documentId: string;
    let standing: string;
    beforeAll(async () => {
      documentId = await submitted('Bài có phần hỏng');
      standing = `/approval/posts/api::article.article/${documentId}`;
    });

    /** Replaces an answer of the server by one that the page cannot show. */
    const spoil = async (path: string, change: (data: Record<string, unknown>) => void): Promise<void> => {
      await approver.page.route(
        (url) => url.pathname === path,
        async (route) => {
          const response = await route.fetch();
          const body = (await response.json()) as { data: Record<string, unknown> };
          change(body.data);
          await route.fulfill({ response, json: body });
        },
      );
    };
    const fails = async (part: string): Promise<void> => {
      const notice = approver.page.getByRole('alert').filter({ hasText: AT }).first();
      await notice.waitFor();
      expect(AT.exec(await notice.innerText())?.[1]).toBe(part);
      expect(await notice.innerText()).toContain('Hãy tải lại trang');
    };
    const works = (name: string | RegExp): Promise<void> =>
      approver.page.getByRole('button', { name }).first().waitFor();
    const NO_TIME = 'không rõ';

    it.each<{ part: string; path: () => string; change: (data: Record<string, unknown>) => void }>([
      {
        part: 'Nội dung bài',
        path: () => `${standing}/review`,
        change: (data) => Object.assign(data['draft'] as object, { authors: null }),
      },
      {
        part: 'Thay đổi',
        path: () => `${standing}/review`,
        change: (data) => Object.assign(data, { compared: { with: 'seen', at: NO_TIME, snapshot: {} } }),
      },
      { part: 'Tình trạng', path: () => standing, change: (data) => Object.assign(data, { history: null }) },
      { part: 'Cần lưu ý', path: () => standing, change: (data) => Object.assign(data, { emergency: {} }) },
    ])('$part, beside the decision', async ({ part, path, change }) => {
      await spoil(path(), change);
      await open(documentId);
      await fails(part);
      await works('Duyệt đăng');
      await approver.page.unrouteAll();
    });

    it('a picture, beside the text and the decision', async () => {
      const { page } = approver;
      await page.addInitScript(() => {
        if (!location.hash.includes('hong')) return;
        CanvasRenderingContext2D.prototype.drawImage = () => {
          throw new Error('no memory');
        };
      });
      await page.goto('about:blank');
      await page.goto(
        `${system.cmsUrl}/admin/plugins/approval/review/api::article.article/${documentId}#hong`,
      );
      await fails('Ảnh');
      await page.getByText('Buổi đầu tiên bắt đầu lúc bảy giờ.').waitFor();
      await works('Duyệt đăng');
    });

    it('the steps of a history, in its dialog', async () => {
      await spoil(standing, (data) =>
        Object.assign(data, { history: [{ at: NO_TIME, by: '', action: '', to: '', comment: null }] }),
      );
      await open(documentId);
      await approver.page.getByRole('button', { name: 'Lịch sử sửa' }).click();
      await fails('Các bước');
      await approver.page.getByRole('tab', { name: 'So sánh các bản' }).waitFor();
      await approver.page.unrouteAll();
    });

    it('the panel, beside the form', async () => {
      await spoil(standing, (data) => Object.assign(data, { may: null }));
      await approver.openEntry(`collection-types/api::article.article/${documentId}`);
      await fails('Duyệt đăng');
      await works('Lưu');
      await approver.page.unrouteAll();
    });

    it.each<{ page: string; part: string; path: string; change: (data: Record<string, unknown>) => void }>([
      {
        page: 'to-do',
        part: 'Hẹn giờ đăng',
        path: '/approval/to-do',
        change: (data) => Object.assign(data, { scheduled: [{ flags: null, since: NO_TIME, title: '' }] }),
      },
      {
        page: 'calendar',
        part: 'Lịch đăng',
        path: '/approval/calendar',
        change: (data) => Object.assign(data, { days: [{ day: '2026-11-25', entries: null }] }),
      },
      {
        page: 'delegations',
        part: 'Ủy quyền',
        path: '/approval/delegations',
        change: (data) =>
          Object.assign(data, { delegations: [{ id: 1, validFrom: null, endedAt: NO_TIME }] }),
      },
      {
        page: 'new',
        part: 'Viết bài mới',
        path: '/approval/start',
        change: (data) => Object.assign(data, { units: {} }),
      },
    ])('$part, under the head of its page', async ({ page: name, part, path, change }) => {
      await spoil(path, change);
      await approver.page.goto(`${system.cmsUrl}/admin/plugins/approval/${name}`);
      await fails(part);
      await approver.page.getByRole('heading', { level: 1 }).waitFor();
      await approver.page.getByRole('navigation').first().waitFor();
      await approver.page.unrouteAll();
    });
  });
});

/** Elements of a text, and the selector of each on the page of a post. */
const PARTS: Record<string, string> = {
  lead: '.post-lead',
  caption: 'figcaption',
  paragraph: '.prose > p',
  heading: '.prose > h2',
  subheading: '.prose > h3',
  bold: '.prose strong',
  italics: '.prose em',
  link: '.prose a',
  list: '.prose ul',
  item: '.prose li',
  numbers: '.prose ol',
  quote: '.prose blockquote',
  'words of a quote': '.prose blockquote p',
  table: '.prose table',
  'head of a table': '.prose th',
  cell: '.prose td',
};
const ABOVE_TEXT = ['lead', 'caption'];

const BODY = `Một đoạn có chữ **đậm**, chữ *nghiêng* và [một liên kết](https://vi-du.test/).

## Đề mục

- Một
- Hai

1. Ba
2. Bốn

### Đề mục nhỏ

> Lời người khác, dấu chồng dấu: ế, ộ, ữ.

| Trường | Số lớp |
|---|---|
| Trường Mầm non Ví Dụ 1 | 12 |

Đoạn cuối.`;

/** The computed style of each element; without colours, which are those of the screen around it. */
const typeOf = (place: Locator): Promise<Record<string, Record<string, string>>> =>
  place.evaluate((root, parts) => {
    const properties =
      'fontFamily fontSize fontWeight fontStyle lineHeight textAlign textDecorationLine textUnderlineOffset listStyleType ' +
      'marginBlockStart marginBlockEnd marginInlineStart paddingBlockStart paddingBlockEnd paddingInlineStart ' +
      'borderBlockStartWidth borderInlineStartWidth borderBlockStartStyle verticalAlign overflowWrap';
    const found: Record<string, Record<string, string>> = {};
    for (const [part, selector] of Object.entries(parts)) {
      const element = root.querySelector(selector);
      if (!element) continue;
      const style = getComputedStyle(element) as unknown as Record<string, string>;
      found[part] = Object.fromEntries(properties.split(' ').map((name) => [name, style[name] ?? '']));
    }
    return found;
  }, PARTS);

/** The fonts with which the text of an element is really drawn. */
const fontsOf = async (page: Page, selector: string): Promise<string[]> => {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: `${selector} p, ${selector} h2, ${selector} li, ${selector} td`,
  });
  const fonts = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts: used } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName } of used) fonts.add(familyName);
  }
  return [...fonts].sort();
};

/** For every picture on the page, whether its blurred part covers the part below it. */
const blurredParts = (page: Page): Promise<string[]> =>
  page.locator('figure canvas').evaluateAll((canvases: HTMLCanvasElement[]) =>
    canvases.map((canvas) => {
      if (canvas.width === 0 || canvas.height === 0) return 'of no size';
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.every((value, index) => index % 4 !== 3 || value === 255) ? 'drawn' : 'see-through';
    }),
  );
