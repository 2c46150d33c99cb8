import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type DeskCms, type PreviewAnswer, createDesk, withoutMarks } from '@newsroom/scripts/desk';
import { CmsUnavailable, createPublisher, loadRenderer, openStore } from '@newsroom/scripts/publisher';
import { type LivePublication, type PreviewClaims, postPath, signPreviewToken } from '@newsroom/shared';
import { load } from 'cheerio';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type MemoryCms,
  Newsroom,
  article,
  drawJpeg,
  photo,
  quickDisk,
  treeIn,
} from '../support/publisher-newsroom.ts';

const SITE_URL = 'http://localhost:4321';
const KEY = 'k'.repeat(64);
const NOW = new Date('2025-06-01T00:00:00.000Z');
const HASH = 'd'.repeat(64);
const claims = (changes: Partial<PreviewClaims> = {}): PreviewClaims => ({
  uid: 'api::article.article',
  documentId: 'abc123',
  draftHash: HASH,
  exp: NOW.getTime() / 1000 + 86_400,
  ...changes,
});

let newsroom: Newsroom;
let answer: PreviewAnswer;
let asked: PreviewClaims[];
let away: boolean;
/** Documents that the CMS no longer has. */
let gone: Set<string>;
let now: Date;
let log: string[];
let port: number;
let stop: () => Promise<void>;

const deskCms = (cms: MemoryCms): DeskCms => ({
  changes: (after, limit) => cms.changes(after, limit),
  original: (sha256) => cms.original(sha256),
  preview: (claims) => {
    asked.push(claims);
    if (away) return Promise.reject(new CmsUnavailable('CMS đang nghỉ'));
    return Promise.resolve(gone.has(claims.documentId) ? 'unknown' : answer);
  },
});

const draft = (changes: Record<string, unknown> = {}): LivePublication =>
  article('draft22', { title: 'Bài còn là bản nháp', ...changes }) as LivePublication;
const previewing = (publication: LivePublication): void => {
  answer = { publication, draftHash: HASH };
};

beforeEach(async () => {
  newsroom = await Newsroom.create();
  [asked, away, gone, now, log] = [[], false, new Set(), NOW, []];
  previewing(draft());
  const desk = createDesk({
    cms: deskCms(newsroom.cms),
    renderer: await loadRenderer(),
    siteUrl: SITE_URL,
    previewKey: KEY,
    derived: newsroom.paths.derived,
    log: (line) => log.push(line),
    now: () => now,
  });
  await desk.listen({ port: 0, host: '127.0.0.1' });
  port = (desk.server.address() as AddressInfo).port;
  stop = () => desk.close();
});
afterEach(async () => {
  await stop();
  await newsroom.remove();
});

interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
  text: string;
}

/** Sends a request whose path is not normalised as a browser would do. */
const ask = (path: string, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const headers = response.headers as Answer['headers'];
        resolve({ status: response.statusCode ?? 0, headers, body, text: body.toString() });
      });
    });
    sent.on('error', reject).end();
  });

const link = async (changes: Partial<PreviewClaims> = {}, key = KEY): Promise<string> =>
  `/xem-truoc/${await signPreviewToken(claims(changes), key)}/`;

/** Publishes with the real publisher, and returns the page. */
const publish = async (publication: LivePublication, { withAvif = false } = {}): Promise<string | null> => {
  newsroom.cms.put('post', publication.id, publication);
  const store = openStore(newsroom.paths.store);
  try {
    const publisher = createPublisher({
      cms: newsroom.cms,
      renderer: await loadRenderer(),
      store,
      paths: newsroom.paths,
      siteUrl: SITE_URL,
      log: () => {},
      disk: quickDisk,
      now: () => now,
    });
    await publisher.recover();
    while (await publisher.step());
    if (withAvif) while (await publisher.finishPictures()) await publisher.step();
    await publisher.stop();
  } finally {
    store.close();
  }
  return newsroom.read(`${postPath(publication).slice(1)}index.html`);
};

describe('a signed link', () => {
  it('shows the draft, marked as one, without any account', async () => {
    const { status, headers, text } = await ask(await link());
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const $ = load(text);
    expect($('h1').text()).toBe('Bài còn là bản nháp');
    expect($('body').children().first().text()).toBe('Bản xem trước – chưa đăng');
    expect($('head meta[name=robots]').last().attr('content')).toBe('noindex, nofollow');
    expect(asked).toEqual([claims()]);
  });

  it('gives, its marks taken off, the bytes that the publisher then writes', async () => {
    newsroom.cms.put('task-group', 'dao-tao', {
      ...{ code: 'dao-tao', number: 1, shortTitle: 'Đào tạo', title: 'Đào tạo', description: null },
      ...{ sourceDocument: null, clause: null, verified: null, validFrom: null, validTo: null },
    });
    newsroom.cms.put('unit', 'huyen-vi-du', {
      ...{ code: 'huyen-vi-du', type: 'huyen', parent: null, successors: [] },
      names: [{ name: 'Phòng nay tên khác', gsoCode: null, validFrom: '2025-01-20', validTo: null }],
    });
    const older = { firstPublishedAt: '2025-01-10T02:00:00.000Z', title: 'Bài trước cùng chủ đề này' };
    newsroom.cms.put('post', 'phase22', article('phase22', older));
    const [lead, other] = [await drawJpeg('#36c'), await drawJpeg('#c63', 500, 400)];
    const publication = draft({
      // Text in an attribute that looks like the tags beside which the marks are inserted.
      lead: 'Một câu có </head><body class="x"> ở giữa & <p>.',
      leadPhoto: photo(newsroom.cms.addOriginal(lead)),
      gallery: [{ ...photo(newsroom.cms.addOriginal(other)), width: 500, height: 400 }],
      body: '## Mục một\n\nMột đoạn với [liên kết](/bai-viet/).',
    });
    previewing(publication);
    const preview = (await ask(await link())).text;
    const published = await publish(publication);
    expect(published).toContain('Bài trước cùng chủ đề này');
    expect(published).toContain('-1600.jpg');
    expect(preview).not.toBe(published);
    expect(withoutMarks(preview)).toBe(published);
    expect(load(preview)('body').children().first().text()).toBe('Bản xem trước – chưa đăng');
    // Again with the pictures that the publisher has made, and while an earlier version of the post is live.
    newsroom.cms.fetched.length = 0;
    expect(withoutMarks((await ask(await link())).text)).toBe(published);
    expect(newsroom.cms.fetched).toEqual([]);
    // And again with the AVIFs.
    const complete = await publish(publication, { withAvif: true });
    expect(complete).toContain('-1600.avif');
    const text = (await ask(await link())).text;
    expect(withoutMarks(text)).toBe(complete);
    const [path = ''] = /\/anh\/\w+-1080\.avif/.exec(text) ?? [];
    const { status, headers, body } = await ask(path);
    expect([status, headers['content-type']]).toEqual([200, 'image/avif']);
    expect((await sharp(body).metadata()).width).toBe(1080);
  });

  it('shows what became public after it was opened first', async () => {
    expect((await ask(await link())).text).not.toContain('Mới hơn một chút');
    const older = { firstPublishedAt: '2025-01-10T02:00:00.000Z', title: 'Mới hơn một chút' };
    newsroom.cms.put('post', 'phase22', article('phase22', older));
    now = new Date(NOW.getTime() + 4000);
    expect((await ask(await link())).text).toContain('Mới hơn một chút');
  });

  it('forgets what it knew when another database has come back', async () => {
    const older = { firstPublishedAt: '2025-01-10T02:00:00.000Z', title: 'Bài của hôm qua' };
    newsroom.cms.put('post', 'phase22', article('phase22', older));
    expect((await ask(await link())).text).toContain('Bài của hôm qua');
    newsroom.cms.rows.delete('post phase22');
    now = new Date(NOW.getTime() + 4000);
    expect((await ask(await link())).text).not.toContain('Bài của hôm qua');
  });

  it('takes nothing from a search engine, a cache, a frame or another site', async () => {
    for (const path of [
      await link(),
      '/xem-truoc/',
      await link({}, 'another'.repeat(6)),
      '/bai-viet/',
      '/%zz',
    ]) {
      const { headers } = await ask(path);
      expect(headers['cache-control'], path).toBe('no-store');
      expect(headers['x-robots-tag'], path).toBe('noindex, nofollow');
      expect(headers['referrer-policy'], path).toBe('no-referrer');
      expect(headers['content-security-policy'], path).toContain("script-src 'none'");
      expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options'], path).toBe('nosniff');
    }
  });

  it('leaves the public tree and the whole state folder as they are', async () => {
    previewing(draft({ leadPhoto: photo(newsroom.cms.addOriginal(await drawJpeg('#36c'))) }));
    await publish(article('phase22') as LivePublication);
    const before = await treeIn(newsroom.varDir);
    expect(before.size).toBeGreaterThan(5);
    expect((await ask(await link())).status).toBe(200);
    expect(await treeIn(newsroom.varDir)).toEqual(before);
    expect(existsSync(join(newsroom.paths.site, 'xem-truoc'))).toBe(false);
  });
});

describe('refused in Vietnamese, without a question to the CMS', () => {
  it.each<[string, () => Promise<string>, number, string]>([
    ['another key', () => link({}, 'o'.repeat(64)), 403, 'Liên kết không dùng được'],
    [
      'a signature that does not fit',
      async () => (await link()).replace(/....\/$/, 'AAAA/'),
      403,
      'Liên kết không dùng được',
    ],
    ['no signature', () => Promise.resolve('/xem-truoc/abc/'), 403, 'Liên kết không dùng được'],
    ['a time that is over', () => link({ exp: NOW.getTime() / 1000 }), 410, 'Liên kết đã hết hạn'],
  ])('%s', async (_, path, status, title) => {
    const given = await ask(await path());
    expect(given.status).toBe(status);
    expect(load(given.text)('h1').text()).toBe(title);
    expect(asked).toEqual([]);
  });
});

describe('no preview', () => {
  it.each<[string, PreviewAnswer, number, string]>([
    ['of a text that has changed since', 'changed', 410, 'Bài đã thay đổi sau khi có liên kết này'],
    ['of a post that is gone', 'unknown', 404, 'Không còn bài này'],
    [
      'of a draft that lacks something, which is named',
      { problems: [{ field: 'Tóm tắt (sapo)', reason: 'chưa có <b>nội dung</b>' }] },
      422,
      'Tóm tắt (sapo): chưa có <b>nội dung</b>',
    ],
  ])('%s', async (_, given, expected, words) => {
    answer = given;
    const { status, text } = await ask(await link());
    expect(status).toBe(expected);
    expect(load(text)('main').text()).toContain(words);
  });

  it('while the CMS is away: the page says so, in Vietnamese and without details', async () => {
    away = true;
    const { status, headers, text } = await ask(await link());
    expect([status, headers['retry-after']]).toEqual([503, '30']);
    expect(load(text)('main').text()).toContain('Hệ thống biên tập chưa trả lời');
    expect(text).not.toContain('CMS đang nghỉ');
    expect(log).toEqual(['Chưa xem trước được: CMS đang nghỉ']);
    away = false;
    expect((await ask(await link())).status).toBe(200);
  });

  it('of a picture that nothing can be made of', async () => {
    previewing(draft({ leadPhoto: photo(newsroom.cms.addOriginal(Buffer.from('not a picture'))) }));
    const { status, text } = await ask(await link());
    expect(status).toBe(422);
    expect(load(text)('main').text()).toContain('Có ảnh hoặc tệp của bài chưa đọc được');
  });
});

describe('pictures and downloads', () => {
  it('are given at their public addresses as the publisher makes them, while a link shows them', async () => {
    const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c'));
    const path = `/anh/${sha256}-720.jpg`;
    expect((await ask(path)).status).toBe(404);
    const publication = draft({ leadPhoto: photo(sha256) });
    previewing(publication);
    await ask(await link());
    const { status, headers, body } = await ask(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ]);
    expect((await sharp(body).metadata()).width).toBe(720);
    await publish(publication);
    expect(createHash('sha256').update(body).digest('hex')).toBe((await newsroom.tree()).get(path.slice(1)));

    now = new Date((claims().exp + 1) * 1000);
    expect((await ask(path)).status).toBe(404);
  });

  it('are gone with the text that showed them: changed, withdrawn or erased', async () => {
    const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c'));
    previewing(draft({ leadPhoto: photo(sha256) }));
    await ask(await link());
    answer = 'changed';
    now = new Date(NOW.getTime() + 10_000);
    expect((await ask(`/anh/${sha256}-720.jpg`)).status).toBe(404);
    // The same while the CMS is not available.
    previewing(draft({ leadPhoto: photo(sha256) }));
    await ask(await link());
    now = new Date(NOW.getTime() + 20_000);
    away = true;
    expect((await ask(`/anh/${sha256}-720.jpg`)).status).toBe(503);
  });

  it('of two posts stay with the other one', async () => {
    const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c'));
    previewing(draft({ leadPhoto: photo(sha256) }));
    await ask(await link());
    await ask(await link({ documentId: 'other' }));
    gone.add('other');
    now = new Date(NOW.getTime() + 10_000);
    expect((await ask(`/anh/${sha256}-720.jpg`)).status).toBe(200);
    gone.add('abc123');
    now = new Date(NOW.getTime() + 20_000);
    expect((await ask(`/anh/${sha256}-720.jpg`)).status).toBe(404);
  });

  it('are read from what the publisher has made, where that is', async () => {
    const sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c'));
    const publication = draft({ leadPhoto: photo(sha256) });
    await publish(publication);
    newsroom.cms.fetched.length = 0;
    previewing(publication);
    expect((await ask(await link())).status).toBe(200);
    expect((await ask(`/anh/${sha256}-1600.jpg`)).status).toBe(200);
    expect(newsroom.cms.fetched).toEqual([]);
  });

  it('include downloads, saved rather than opened', async () => {
    const sha256 = newsroom.cms.addOriginal(Buffer.from('bảng tính'));
    const file = { sha256, mime: 'text/html', extension: 'html', title: 'Bảng', bytes: 9, scanned: false };
    previewing(draft({ attachments: [file] }));
    await ask(await link());
    const { status, headers, text } = await ask(`/tep/${sha256}.html`);
    expect([status, headers['content-disposition'], text]).toEqual([200, 'attachment', 'bảng tính']);
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('anything else', () => {
  it.each([
    '/anh/..%2f..%2fnewsroom.db',
    '/anh/../../newsroom.db',
    '/anh/%2e%2e/derived',
    '/anh/',
    '/tep/x',
    '/%zz',
    '/%00',
    '//evil.example/',
    '/\\evil.example/',
    '/bai-viet/?next=//evil.example',
    '/<script>alert(1)</script>',
    // A folder, and the length of the name in it.
    'xem-truoc 5000',
    'anh 5000',
  ])('is not there, and the answer repeats nothing of the address: %s', async (given) => {
    const [folder, length] = given.split(' ');
    const path = length === undefined ? given : `/${folder}/${'x'.repeat(Number(length))}/`;
    const { status, headers, text } = await ask(path);
    expect(status).toBe(404);
    expect(load(text)('h1').text()).toBe('Không tìm thấy');
    expect(headers['location']).toBeUndefined();
    expect(text).not.toMatch(/evil|script>|newsroom\.db|xxxx/);
  });

  it.each(['/', '/bai-viet/', '/bai-viet/2025/01/', '/rss/tat-ca.rss'])(
    'leads to the public site where a page links to it: %s',
    async (path) => {
      const { status, headers } = await ask(path);
      expect([status, headers['location']]).toEqual([302, SITE_URL + path]);
    },
  );

  it('gives a page its fonts, which browsers take from no other host', async () => {
    const { text } = await ask(await link());
    const fonts = [...text.matchAll(/url\("?(\/tai-nguyen\/[^")]+)/g)].map(([, url]) => url ?? '');
    expect(fonts.length).toBeGreaterThan(0);
    for (const url of fonts) {
      const { status, headers } = await ask(url);
      expect([status, headers['content-type']], url).toEqual([200, 'font/woff2']);
    }
    expect((await ask('/tai-nguyen/khong-co.woff2')).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
    const { status, headers } = await ask(await link(), method);
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
    expect(asked).toEqual([]);
  });
});
