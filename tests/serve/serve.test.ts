import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { createSite } from '@newsroom/scripts/serve';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const READING_POLICY =
  "default-src 'none'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; " +
  "style-src 'self' 'unsafe-inline'; " +
  "script-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const MODIFIED = new Date('2025-03-01T00:00:00.000Z');

let folder: string;
let port: number;
let stop: () => Promise<void>;

const write = async (tree: string, path: string, text: string, compressed = true): Promise<void> => {
  const file = join(folder, tree, path);
  await mkdir(dirname(file), { recursive: true });
  const files: [string, string | Buffer][] = [[file, text]];
  if (compressed) files.push([`${file}.br`, brotliCompressSync(text)], [`${file}.gz`, gzipSync(text)]);
  for (const [name, bytes] of files) {
    await writeFile(name, bytes);
    await utimes(name, MODIFIED, MODIFIED);
  }
};

const point = async (tree: string): Promise<void> => {
  await symlink(tree, join(folder, 'site.next'));
  await rename(join(folder, 'site.next'), join(folder, 'site'));
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsroom-serve-'));
  await writeFile(join(folder, 'secret.txt'), 'not public');
  await write('one', 'index.html', '<h1>Trang đầu</h1>');
  await write('one', '404.html', '<h1>Không tìm thấy</h1>');
  await write('one', 'rss/tat-ca.rss', '<rss/>');
  await write('one', 'rss/tat-ca.atom', '<feed/>');
  await write('one', 'rss/tat-ca.json', '{}');
  await write('one', 'robots.txt', 'User-agent: *');
  await write('one', 'sitemap.xml', '<sitemapindex/>');
  await write('one', 'sitemap/2025.xml', '<urlset/>');
  await write('one', '.well-known/security.txt', 'Contact: mailto:lien-he@vi-du.example');
  await write('one', '.well-known/secret.txt', 'not public');
  await write('one', 'tim-kiem/index.html', '<h1>Tìm kiếm</h1>');
  for (const file of ['chi-muc.json', 'go-bo.json', 'chi-muc/2026-1a2b3c4d/pagefind.js'])
    await write('one', `tim-kiem/${file}`, '[]');
  await write('one', 'doc-ngoai-tuyen.js', 'addEventListener');
  await write('one', 'doc-ngoai-tuyen/index.html', '<h1>Đọc ngoại tuyến</h1>');
  await write('one', 'doc-ngoai-tuyen/trang.js', 'register');
  await write('one', 'doc-ngoai-tuyen/danh-sach.json', '{}');
  await write('one', 'doc-ngoai-tuyen/ung-dung.webmanifest', '{}');
  await write('one', 'favicon.ico', 'ICO', false);
  await write('one', 'tai-nguyen/chu-4728afb9.woff2', 'WOFF2', false);
  await write('one', 'bai-viet/bai-abc/index.html', '<h1>Bài</h1>');
  await write('one', 'bai-viet/bai-abc/abc.txt', 'Bài');
  await write('one', 'bai-viet/bai-abc/abc.docx', 'PK', false);
  await write('one', 'bai-viet/da-go-abc/index.html', '<h1>Bài đã gỡ</h1>');
  await write('one', 'bai-viet/da-go-abc/.gone', '', false);
  await write('one', `anh/${'a'.repeat(64)}-640.jpg`, 'JPEG', false);
  await write('one', 'tep/a.pdf', 'PDF', false);
  await write('one', 'tep/a.html', '<script>', false);
  await write('one', '.hidden/index.html', 'hidden');
  await write('two', 'index.html', '<h1>Bản mới</h1>');
  await point('one');
  const site = await createSite(join(folder, 'site'));
  await site.listen({ port: 0, host: '127.0.0.1' });
  port = (site.server.address() as AddressInfo).port;
  stop = () => site.close();
});
afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** Sends a request whose path is not normalised as a browser would do. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Answer['headers'],
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject).end();
  });

it.each([
  ['/', 'text/html; charset=utf-8'],
  ['/bai-viet/bai-abc/', 'text/html; charset=utf-8'],
  ['/rss/tat-ca.rss', 'application/rss+xml; charset=utf-8'],
  ['/rss/tat-ca.atom', 'application/atom+xml; charset=utf-8'],
  ['/rss/tat-ca.json', 'application/feed+json; charset=utf-8'],
  ['/robots.txt', 'text/plain; charset=utf-8'],
  ['/doc-ngoai-tuyen.js', 'text/javascript; charset=utf-8'],
  ['/doc-ngoai-tuyen/trang.js', 'text/javascript; charset=utf-8'],
  ['/doc-ngoai-tuyen/danh-sach.json', 'application/json; charset=utf-8'],
  ['/doc-ngoai-tuyen/ung-dung.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['/sitemap.xml', 'application/xml; charset=utf-8'],
  ['/sitemap/2025.xml', 'application/xml; charset=utf-8'],
  ['/.well-known/security.txt', 'text/plain; charset=utf-8'],
  ['/bai-viet/bai-abc/abc.txt', 'text/plain; charset=utf-8'],
  ['/bai-viet/bai-abc/abc.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [`/anh/${'a'.repeat(64)}-640.jpg`, 'image/jpeg'],
])('gives %s the type %s in every encoding', async (path, type) => {
  for (const encoding of ['identity', 'gzip', 'br']) {
    const { status, headers } = await ask(path, { 'Accept-Encoding': encoding });
    expect([status, headers['content-type']]).toEqual([200, type]);
  }
});

describe('encodings', () => {
  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ])('answers Accept-Encoding %s with %s, and says that it varies', async (accepted, given, decode) => {
    const { headers, body } = await ask('/rss/tat-ca.rss', { 'Accept-Encoding': accepted });
    expect(headers['content-encoding']).toBe(given);
    expect(headers['vary']?.toLowerCase()).toBe('accept-encoding');
    expect(decode(body).toString()).toBe('<rss/>');
  });

  it('serves no encoding, marker or hidden file by its own address', async () => {
    for (const path of [
      '/index.html.br',
      '/rss/tat-ca.rss.gz',
      '/bai-viet/da-go-abc/.gone',
      '/.hidden/',
      '/%2ehidden/',
      '/.well-known/',
      '/.well-known/secret.txt',
      '/.well-known/security.txt.br',
      '/.well-known/security.txt/.gone',
    ])
      expect((await ask(path)).status, path).toBe(404);
  });
});

describe('what was not modified', () => {
  it.each(['br', 'gzip', 'identity'])('answers 304 by ETag and by date, in %s', async (encoding) => {
    const plain = { 'Accept-Encoding': encoding };
    const { headers } = await ask('/rss/tat-ca.rss', plain);
    expect(headers['last-modified']).toBe(MODIFIED.toUTCString());
    for (const condition of [
      { 'If-None-Match': headers['etag'] ?? '' },
      { 'If-Modified-Since': MODIFIED.toUTCString() },
    ]) {
      const again = await ask('/rss/tat-ca.rss', { ...plain, ...condition });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect(again.headers['cache-control']).toBe('public, max-age=300, stale-if-error=86400');
      expect(again.headers['access-control-allow-origin']).toBe('*');
      expect(again.headers['vary']?.toLowerCase()).toBe('accept-encoding');
    }
  });

  it('answers 200 to an older date and to another ETag', async () => {
    const older = new Date(MODIFIED.getTime() - 1000).toUTCString();
    expect((await ask('/rss/tat-ca.rss', { 'If-Modified-Since': older })).status).toBe(200);
    expect((await ask('/rss/tat-ca.rss', { 'If-None-Match': 'W/"another"' })).status).toBe(200);
  });
});

describe('headers', () => {
  it('lets a reading page load nothing from elsewhere and run no script', async () => {
    for (const path of ['/', '/bai-viet/bai-abc/', '/nothing/', '/bai-viet/da-go-abc/']) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy']).toBe(READING_POLICY);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
      expect(headers['permissions-policy']).toContain('geolocation=()');
      expect(headers['cache-control']).toBe('public, max-age=60');
    }
  });

  it('opens feeds, and feeds alone, to pages of other sites', async () => {
    expect((await ask('/rss/tat-ca.rss')).headers['access-control-allow-origin']).toBe('*');
    expect((await ask('/')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([`/anh/${'a'.repeat(64)}-640.jpg`, '/tai-nguyen/chu-4728afb9.woff2', '/tep/a.pdf'])(
    'keeps for ever what is named by its content: %s',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    },
  );

  it.each([
    ['/', 'same-origin'],
    ['/tai-nguyen/chu-4728afb9.woff2', 'same-origin'],
    ['/tep/a.pdf', 'same-origin'],
    ['/rss/tat-ca.rss', 'cross-origin'],
    [`/anh/${'a'.repeat(64)}-640.jpg`, 'cross-origin'],
    ['/favicon.ico', 'cross-origin'],
  ])('gives %s to pages of %s', async (path, whom) => {
    const { headers } = await ask(path);
    expect(headers['cross-origin-resource-policy']).toBe(whom);
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  });

  it('lets the page for reading offline run its script, and its worker fetch from the site, and nothing else', async () => {
    const page = (await ask('/doc-ngoai-tuyen/')).headers['content-security-policy'];
    for (const directive of ['script-src', 'worker-src', 'manifest-src', 'connect-src'])
      expect(page).toContain(`${directive} 'self'`);
    const { headers } = await ask('/doc-ngoai-tuyen.js');
    expect(headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('lets browsers keep a search index, and nobody on the way to them', async () => {
    expect((await ask('/tim-kiem/chi-muc/2026-1a2b3c4d/pagefind.js')).headers['cache-control']).toBe(
      'private, max-age=604800, immutable',
    );
    for (const path of ['/tim-kiem/', '/tim-kiem/chi-muc.json', '/tim-kiem/go-bo.json'])
      expect((await ask(path)).headers['cache-control']).toBe('public, max-age=60');
  });

  it('leaves it to whoever holds the certificate to demand HTTPS', async () => {
    expect((await ask('/')).headers['strict-transport-security']).toBeUndefined();
  });

  it('opens no download in the browser but documents', async () => {
    expect((await ask('/tep/a.html')).headers['content-disposition']).toBe('attachment');
    expect((await ask('/tep/a.pdf')).headers['content-disposition']).toBe('inline');
  });

  it('saves a Word file, shows a text, and keeps both beside their page out of search engines', async () => {
    const [word, text, robots] = await Promise.all(
      ['/bai-viet/bai-abc/abc.docx', '/bai-viet/bai-abc/abc.txt', '/robots.txt'].map((path) => ask(path)),
    );
    expect(word?.headers).toMatchObject({ 'content-disposition': 'attachment', 'x-robots-tag': 'noindex' });
    expect(text?.headers['content-disposition']).toBeUndefined();
    expect(text?.headers['x-robots-tag']).toBe('noindex');
    expect(robots?.headers['x-robots-tag']).toBeUndefined();
  });
});

describe('a withdrawn post', () => {
  it.each(['/bai-viet/da-go-abc/', '/bai-viet/da-go-abc/index.html'])(
    'answers 410 with its notice at %s',
    async (path) => {
      const { status, headers, body } = await ask(path, { 'Accept-Encoding': 'br' });
      expect([status, headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
      expect(brotliDecompressSync(body).toString()).toContain('Bài đã gỡ');
    },
  );

  it('answers 410 also to who has the notice already or wants a part of it', async () => {
    const { headers } = await ask('/bai-viet/da-go-abc/');
    for (const condition of [
      { 'If-None-Match': headers['etag'] ?? '' },
      { 'If-Modified-Since': MODIFIED.toUTCString() },
      { Range: 'bytes=0-1' },
    ]) {
      const { status, body } = await ask('/bai-viet/da-go-abc/', condition);
      expect([status, body.toString()]).toEqual([410, '<h1>Bài đã gỡ</h1>']);
    }
  });
});

describe('what is not there', () => {
  it.each([
    '/nothing/',
    '/nothing.html',
    '/404.html',
    '/index.html/more',
    '//',
    '//rss/tat-ca.rss',
    '/%zz',
    '/%ff',
    '/%00',
    `/${'a'.repeat(5000)}/`,
    '/../secret.txt',
    '/rss/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/rss/..%5c..%5csecret.txt',
    '/../one/index.html',
  ])('answers 404 with the page for it: %s', async (path) => {
    const { status, headers, body } = await ask(path);
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body.toString()).toContain('Không tìm thấy');
  });

  it('answers 404 also to who has that page already', async () => {
    const { headers } = await ask('/nothing/');
    const { status, body } = await ask('/nothing/', { 'If-None-Match': headers['etag'] ?? '' });
    expect([status, body.toString()]).toEqual([404, '<h1>Không tìm thấy</h1>']);
  });
});

it('sends folders to their address with a slash and keeps the query', async () => {
  const { status, headers } = await ask('/bai-viet/bai-abc?a=%zz');
  expect([status, headers['location']]).toEqual([301, '/bai-viet/bai-abc/?a=%zz']);
});

it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('refuses %s', async (method) => {
  const { status, headers } = await ask('/', {}, method);
  expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
});

it('answers HEAD with the headers of GET and no body', async () => {
  const { date: _, ...get } = (await ask('/rss/tat-ca.rss')).headers;
  const { status, headers, body } = await ask('/rss/tat-ca.rss', {}, 'HEAD');
  expect([status, body.length]).toEqual([200, 0]);
  expect(headers).toMatchObject(get);
});

it('follows the tree when it is switched', async () => {
  await point('two');
  expect((await ask('/')).body.toString()).toContain('Bản mới');
  // If there is no page for missing addresses, a plain line is sent.
  expect((await ask('/nothing/')).status).toBe(404);
  await point('one');
  expect((await ask('/')).body.toString()).toContain('Trang đầu');
});
