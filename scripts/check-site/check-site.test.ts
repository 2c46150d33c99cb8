import { describe, expect, test } from 'vitest';
import { checkSite } from './check-site.ts';
import type { Tree } from './tree.ts';

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Trang</title>${head}</head>` +
  `<body><main><h1>Trang</h1>${body}</main></body></html>`;

const HOME = page(
  '<p><a href="/bai/">Bài</a></p>',
  '<link rel="canonical" href="https://vi-du.example/"><link rel="icon" href="/icon.svg">',
);
const POST = page('<p id="dau">Nội dung</p><p><a href="#dau">Đầu</a> <a href="/tep/1.pdf">Tệp</a></p>');
const FINE: Record<string, string> = {
  'index.html': HOME,
  'bai/index.html': POST,
  '404.html': page('<p>Không có trang này.</p>'),
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
  'tep/1.pdf': '%PDF',
  'anh/1-640.jpg': '',
};

/** A tree of these texts; for a file in `sizes` the given number of bytes counts. */
const treeOf = (files: Record<string, string>, sizes: Record<string, number> = {}): Tree => ({
  files: new Set(Object.keys({ ...files, ...sizes })),
  read: (file) => Promise.resolve(files[file] ?? ''),
  size: (file) => Promise.resolve(sizes[file] ?? files[file]?.length ?? 0),
});

/** What the check finds after a change, as "file: problem". */
const found = async (changes: Record<string, string>, sizes?: Record<string, number>): Promise<string[]> =>
  (await checkSite(treeOf({ ...FINE, ...changes }, sizes))).map(({ file, problem }) => `${file}: ${problem}`);

const inPost = (body: string, head?: string) =>
  found({ 'bai/index.html': page(`<p id="dau">Nội dung</p>${body}`, head) });

test('a tree without faults has no findings', async () => {
  expect(await found({})).toEqual([]);
});

test('a tree without a home page is not called one without faults', async () => {
  expect(await checkSite(treeOf({}))).toEqual([{ file: 'index.html', problem: 'không có trang chủ' }]);
});

describe('names an address that leads nowhere', () => {
  test.each([
    ['of a page', '<p><a href="/mat/">Mất</a></p>', 'href: không có “/mat/”'],
    ['of a page without its slash', '<p><a href="/bai">Bài</a></p>', 'href: không có “/bai”'],
    ['of a file', '<p><a href="/tep/2.pdf">Tệp</a></p>', 'href: không có “/tep/2.pdf”'],
    ['of a picture', '<img src="/anh/2.jpg" alt="">', 'src: không có “/anh/2.jpg”'],
    [
      'among the sizes of a picture',
      '<img src="/anh/1-640.jpg" srcset="/anh/1-640.jpg 640w, /anh/1-999.jpg 999w" alt="">',
      'srcset: không có “/anh/1-999.jpg”',
    ],
    [
      'in the styles of an element',
      '<p style="background: url(/anh/3.jpg)">Chữ</p>',
      'css: không có “/anh/3.jpg”',
    ],
    [
      'of a form',
      '<form action="/tim/"><button type="submit">Tìm</button></form>',
      'action: không có “/tim/”',
    ],
    ['that is empty', '<p><a href="">Bài</a></p>', 'href: địa chỉ trống'],
    ['that is none', '<p><a href="http://:x">Bài</a></p>', 'href: “http://:x” không phải địa chỉ'],
    [
      'that is a program',
      '<p><a href="javascript:go()">Bài</a></p>',
      'href: “javascript:go()” không mở được',
    ],
  ])('%s', async (_, body, problem) => {
    expect(await inPost(body)).toContain(`bai/index.html: ${problem}`);
  });

  test('in the style sheet of a page', async () => {
    expect(await inPost('', '<style>p{background:url("/anh/4.jpg")}</style>')).toEqual([
      'bai/index.html: css: không có “/anh/4.jpg”',
    ]);
  });

  test('by its anchor, on the same page and on another', async () => {
    expect(await inPost('<p><a href="#cuoi">Cuối</a> <a href="/#tin">Tin</a></p>')).toEqual([
      'bai/index.html: href: không có “#cuoi” trong bai/index.html',
      'bai/index.html: href: không có “#tin” trong index.html',
    ]);
  });

  test('in a feed, in JSON-LD, in a manifest', async () => {
    const mat = 'https://vi-du.example/mat/';
    expect(
      await found({
        'rss/tat-ca.rss': `<rss><channel><item><link>${mat}</link></item></channel></rss>`,
        'bai/index.html': page(
          '<p id="dau">Nội dung</p>',
          `<script type="application/ld+json">{"url":"${mat}"}</script>`,
        ),
        'manifest.webmanifest': '{"icons":[{"src":"/icon.png"}]}',
      }),
    ).toEqual([
      `bai/index.html: địa chỉ đầy đủ: không có “${mat}”`,
      `rss/tat-ca.rss: địa chỉ đầy đủ: không có “${mat}”`,
      'manifest.webmanifest: manifest: không có “/icon.png”',
    ]);
  });
});

test.each([
  '<img src="https://noi-khac.example/a.jpg" alt="">',
  '<form action="https://noi-khac.example/a.jpg"><button type="submit">Tìm</button></form>',
])('names what calls another site: %s', async (body) => {
  expect((await inPost(body)).join()).toContain('gọi tới nơi khác, “https://noi-khac.example/a.jpg”');
});

test('a link to another site is a reader’s own step', async () => {
  expect(await inPost('<p><a href="https://noi-khac.example/">Nơi khác</a></p>')).toEqual([]);
});

describe('reach', () => {
  const chain = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `${index}/index.html`,
        page(`<p><a href="/${index + 1 < length ? index + 1 : index}/">Tiếp</a></p>`),
      ]),
    );
  const home = HOME.replace('/bai/">Bài', '/bai/">Bài</a> <a href="/0/">Không');

  test('names a page that no link leads to', async () => {
    expect(await found({ 'le/index.html': page('<p>Lẻ</p>') })).toEqual([
      'le/index.html: không liên kết nào dẫn tới',
    ]);
  });

  test('takes four clicks and names a page at five', async () => {
    expect(await found({ 'index.html': home, ...chain(4) })).toEqual([]);
    expect(await found({ 'index.html': home, ...chain(5) })).toEqual([
      '4/index.html: cách trang chủ 5 lần nhấn, được phép 4',
    ]);
  });
});

describe('names a trace of the program in a text', () => {
  test.each([
    ['a missing value', '<p>Đăng lúc undefined</p>', 'giá trị trống: “Đăng lúc undefined”'],
    ['a null', '<p><img src="/anh/1-640.jpg" alt="null"></p>', 'giá trị trống: “null”'],
    ['an object', '<p>[object Object]</p>', 'đối tượng không thành chữ: “[object Object]”'],
    ['bold', '<p>Rất **quan trọng**</p>', 'ký hiệu markdown: “Rất **quan trọng**”'],
    ['a link', '<p>[Kế hoạch](/chinh-sach/)</p>', 'ký hiệu markdown: “[Kế hoạch](/chinh-sach/)”'],
    ['a heading', '<p>## Nội dung</p>', 'ký hiệu markdown: “## Nội dung”'],
  ])('%s', async (_, body, problem) => {
    expect(await inPost(body)).toContain(`bai/index.html: ${problem}`);
  });

  test.each(['<p>Mục #3, trường số 1*</p>', '<p>Nullity</p>', '<p>Gõ <code>**chữ**</code></p>'])(
    'but not in %s',
    async (body) => {
      expect(await inPost(body)).toEqual([]);
    },
  );

  test('in a post within a feed, in JSON, in a saved text', async () => {
    expect(
      await found({
        'rss/tat-ca.rss': '<rss><item><description>&lt;p&gt;**đậm**&lt;/p&gt;</description></item></rss>',
        'rss/tat-ca.json': '{"title":null}',
        'luu/bai.txt': '# Bài\n',
      }),
    ).toEqual([
      'rss/tat-ca.rss: ký hiệu markdown: “**đậm**”',
      'rss/tat-ca.json: giá trị trống: “null”',
      'luu/bai.txt: ký hiệu markdown: “# Bài”',
    ]);
  });
});

test.each(['bai/index.html', 'rss/tat-ca.rss', 'luu/bai.txt', 'tai-nguyen/tim.js'])(
  'names decomposed letters in %s',
  async (file) => {
    const text = `Giáo viên`.normalize('NFD');
    const content = file.endsWith('.html')
      ? page(`<p id="dau">${text}</p>`)
      : file.endsWith('.rss')
        ? `<rss><title>${text}</title></rss>`
        : text;
    expect((await found({ [file]: content })).join()).toContain(`${file}: chữ không ở dạng NFC`);
  },
);

test('names what is no valid HTML, by the rule that it breaks', async () => {
  const problems = await inPost(
    '<h4>Bỏ cấp</h4><img src="/anh/1-640.jpg"><p id="dau">Trùng</p><p><div></div></p>',
  );
  for (const rule of ['heading-level', 'wcag/h37', 'no-dup-id', 'no-implicit-close'])
    expect(problems.join('\n')).toContain(rule);
});

describe('budget', () => {
  const noise = (length: number): string => {
    let state = 1;
    return Array.from({ length }, () => {
      state = (state * 48271) % 2147483647;
      return state.toString(36);
    }).join('');
  };

  test('names a page whose HTML is too heavy for its words', async () => {
    const heavy = page(`<p id="dau">Nội dung</p>`, `<style>p::before{content:"${noise(5000)}"}</style>`);
    expect((await found({ 'bai/index.html': heavy })).join()).toMatch(
      /HTML nén còn \d+(,\d)? KB, được phép 14 KB/,
    );
  });

  test('lets a long post be as long as it is', async () => {
    const words = Array.from({ length: 801 }, (_, index) => noise(10 + (index % 7)) + index).join(' ');
    expect((await inPost(`<div class="prose"><p>${words}</p></div>`)).join()).not.toContain('HTML nén');
  });

  test.each(['<script>go()</script>', '<p onclick="go()">Chữ</p>', '<script src="/go.js"></script>'])(
    'names what runs on a reading page: %s',
    async (body) => {
      expect((await inPost(body)).join()).toContain('có mã chạy trên trang đọc');
    },
  );

  test('lets the search page have its script', async () => {
    const search = page('<p>Tìm</p>', '<script type="module" src="/tai-nguyen/tim.js"></script>');
    const home = HOME.replace('/bai/">Bài', '/bai/">Bài</a> <a href="/tim-kiem/">Tìm');
    expect(
      await found({ 'index.html': home, 'tim-kiem/index.html': search, 'tai-nguyen/tim.js': 'go()' }),
    ).toEqual([]);
  });

  const picture = (loading: string) =>
    '<picture><source type="image/avif" sizes="(min-width: 40rem) 40rem, 100vw" ' +
    'srcset="/anh/1-320.avif 320w, /anh/1-800.avif 800w, /anh/1-1600.avif 1600w">' +
    `<img src="/anh/1-640.jpg" alt="" ${loading} width="640" height="400"></picture>`;
  const load = (body: string, phone: number) =>
    found(
      { 'bai/index.html': page(`<p id="dau">Nội dung</p>${body}`) },
      { 'anh/1-320.avif': 10, 'anh/1-800.avif': phone, 'anh/1-1600.avif': 900_000, 'anh/1-640.jpg': 900_000 },
    );

  test('counts of a picture the AVIF that a phone picks, and names it when it is too heavy', async () => {
    expect(await load(picture(''), 115_000)).toEqual([]);
    expect((await load(picture(''), 130_000)).join()).toMatch(
      /lần mở đầu tải 127(,\d)? KB, được phép 120 KB: .*\/anh\/1-800\.avif 127 KB/,
    );
  });

  test('leaves out a picture that waits until it is scrolled to', async () => {
    expect(await load(picture('loading="lazy"'), 130_000)).toEqual([]);
  });

  test('counts the fonts that the styles name', async () => {
    const styled = page(
      '<p id="dau">Nội dung</p>',
      '<style>@font-face{font-family:A;src:url(/tai-nguyen/a.woff2)}</style>',
    );
    expect((await found({ 'bai/index.html': styled }, { 'tai-nguyen/a.woff2': 130_000 })).join()).toContain(
      '/tai-nguyen/a.woff2 127 KB',
    );
  });
});
