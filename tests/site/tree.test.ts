import { load } from 'cheerio';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Tree, exampleDownloads, exampleInput, isBinary, renderedTree } from '../support/site-tree.ts';

/** These pages say that they need a script. */
const WITH_SCRIPT = /^(tim-kiem|doc-ngoai-tuyen)\//;

describe('the written tree', () => {
  let tree: Tree;
  let pages: [string, string][];
  let feeds: [string, string][];

  beforeAll(async () => {
    tree = await renderedTree(exampleInput());
    pages = [...tree].filter(([file]) => file.endsWith('.html'));
    feeds = [...tree].filter(([file]) => file.endsWith('.rss'));
  });

  const page = (start: string): string => {
    const found = pages.find(([file]) => file.startsWith(start));
    if (!found) throw new Error(`no page ${start}`);
    return found[1];
  };
  /** The file for an address of the site. */
  const fileOfLink = (href: string) => {
    const path = decodeURI(href.replace('https://vi-du.example', '').replace(/[#?].*/, ''));
    return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
  };

  it('has Vietnamese pages with one h1, landmarks, and headings that skip no level', () => {
    for (const [file, html] of pages) {
      const $ = load(html);
      expect($('html').attr('lang'), file).toBe('vi');
      expect($('h1').length, file).toBe(1);
      expect(
        [$('main').length, $('header').length > 0, $('footer').length > 0, $('title').text() !== ''],
        file,
      ).toEqual([1, true, true, true]);
      const levels = $('h1, h2, h3, h4, h5, h6')
        .toArray()
        .map((heading) => Number(heading.tagName.slice(1)));
      levels.forEach((level, index) =>
        expect(level - (levels[index - 1] ?? 0), `${file}: ${levels.join()}`).toBeLessThanOrEqual(1),
      );
    }
  });

  it('carries no script, no trace of a missing value, and NFC alone', () => {
    for (const [file, text] of tree) {
      if (isBinary(file)) continue;
      expect(text, file).toBe(text.normalize('NFC'));
      expect(text, file).not.toMatch(/\[object |>undefined<|>null<|"undefined"|NaN/);
      if (file.endsWith('.html') && !WITH_SCRIPT.test(file))
        expect(text, file).not.toMatch(/<script(?! type="application\/ld\+json")/);
    }
  });

  it('links only to what is there', () => {
    const dead: string[] = [];
    const downloads = exampleDownloads();
    for (const [file, html] of pages) {
      const $ = load(html);
      for (const element of $('a[href], link[rel=alternate][href], link[rel=canonical][href]').toArray()) {
        const href = $(element).attr('href') ?? '';
        if (
          /^(mailto|tel|#)/.test(href) ||
          (/^https?:/.test(href) && !href.startsWith('https://vi-du.example'))
        )
          continue;
        if (!tree.has(fileOfLink(href)) && !downloads.has(href)) dead.push(`${file} → ${href}`);
      }
    }
    expect(dead).toEqual([]);
  });

  it('gives every picture as AVIF and JPEG, in widths of which lists take the smallest alone', () => {
    const widthsIn = (srcset = '') =>
      srcset.split(', ').map((candidate) => Number(/ (\d+)w$/.exec(candidate)?.[1]));
    const shown = (html: string) => {
      const $ = load(html);
      return $('main picture')
        .toArray()
        .map((element) => {
          const [source, image] = [$(element).find('source'), $(element).find('img')];
          expect(source.attr('type')).toBe('image/avif');
          expect(source.attr('srcset')).toBe(image.attr('srcset')?.replaceAll('.jpg', '.avif'));
          expect(source.attr('sizes')).toBe(image.attr('sizes'));
          expect(image.attr('srcset')?.split(' ')).toContain(image.attr('src'));
          return { image, widths: widthsIn(image.attr('srcset')) };
        });
    };
    for (const [file, html] of pages) {
      const images = load(html)('main img').length;
      expect(shown(html), file).toHaveLength(images);
    }
    const [lead, ...gallery] = shown(page('bai-viet/buoi-boi-duong'));
    expect(lead?.widths).toEqual([320, 720, 1080, 1600]);
    expect(lead?.image.attr('style')).toContain('url(data:image/webp;base64,');
    expect([lead?.image.attr('loading'), lead?.image.attr('fetchpriority')]).toEqual([undefined, 'high']);
    expect(gallery.length).toBeGreaterThan(0);
    for (const { image } of gallery) expect(image.attr('loading')).toBe('lazy');
    const list = shown(tree.get('bai-viet/index.html') ?? '');
    expect(list.length).toBeGreaterThan(0);
    for (const { image, widths } of list) {
      expect(widths).toEqual([320, 720]);
      expect([image.attr('alt'), image.attr('loading')]).toEqual(['', 'lazy']);
    }
  });

  it('shows a picture of which there are no AVIFs yet as JPEG alone', async () => {
    const input = exampleInput();
    const renditions = Object.fromEntries(
      Object.entries(input.renditions).map(([sha256, made]) => [sha256, { ...made, avif: [] }]),
    );
    const jpegs = await renderedTree({ ...input, renditions });
    const html = [...jpegs].find(([file]) => file.startsWith('bai-viet/buoi-boi-duong'))?.[1] ?? '';
    expect(load(html)('main picture img').length).toBeGreaterThan(0);
    expect(load(html)('source').length).toBe(0);
  });

  it('gives every picture a text or marks it decorative, and its size', () => {
    for (const [file, html] of pages) {
      const $ = load(html);
      for (const image of $('img').toArray()) {
        expect($(image).attr('alt'), file).toBeDefined();
        expect(
          [$(image).attr('width'), $(image).attr('height')].every((size) => Number(size) > 0),
          file,
        ).toBe(true);
      }
    }
  });

  it('marks every page as a demo, keeps it out of search engines, and marks samples', () => {
    for (const [file, html] of pages) {
      expect(html, file).toContain('Trang minh họa – không phải trang của cơ quan nhà nước');
      expect(load(html)('meta[name=robots]').attr('content'), file).toContain('noindex');
    }
    expect(tree.get('robots.txt')).toMatch(/^Disallow: \/$/m);
    expect(page('bai-viet/buoi-boi-duong')).toContain('Dữ liệu minh họa');
  });

  it('drops the demo mark and opens to search engines when the department is official', async () => {
    const input = exampleInput();
    const changes = input.changes.map((change) =>
      change.subject === 'department'
        ? { ...change, payload: { ...change.payload, official: true } }
        : change,
    );
    const official = await renderedTree({ ...input, changes });
    expect(official.get('index.html')).not.toContain('Trang minh họa');
    expect(official.get('index.html')).not.toContain('noindex');
    expect(official.get('robots.txt')).not.toMatch(/^Disallow: \/$/m);
  });

  it('shows markup in titles as text, on the page and in the feed', () => {
    const $ = load(page('bai-viet/tu-lop-boi-duong'));
    expect($('main').text()).toContain('<b>không phải thẻ</b>, & và ]]>');
    const feed = load(tree.get('rss/bai-viet.rss') ?? '', { xml: true });
    const html = feed('item')
      .toArray()
      .map((item) => load(feed(item).find('content\\:encoded').text()).text());
    expect(html.join()).toContain('<b>không phải thẻ</b>, & và ]]>');
  });

  it('says of a file that it is a scan, on the page and in the feed', () => {
    const saidOf = ($: ReturnType<typeof load>) => $('a[href$=".pdf"]').parent().text();
    expect(saidOf(load(page('chinh-sach/ke-hoach-87')))).toMatch(/PDF, 11 KB, bản chụp/);
    const feed = load(tree.get('rss/chinh-sach.rss') ?? '', { xml: true });
    expect(saidOf(load(feed('content\\:encoded').text()))).toMatch(/PDF, 11 KB, bản chụp/);
  });

  it('shows a former unit’s name as of publication and who took over its work', () => {
    const text = load(page('bai-viet/lop-tap-huan-cuoi-cung'))('main').text();
    expect(text).toContain('Phòng Giáo dục và Đào tạo huyện An Biên');
  });

  it('keeps of a withdrawn post its notice alone, and of one withdrawn by consent no name', () => {
    const notice = page('bai-viet/so-lieu-chua-chinh-xac');
    expect(notice).toContain('Bài có số liệu chưa chính xác.');
    expect(load(notice)('meta[name=robots]').attr('content')).toContain('noindex');
    expect(page('da-go/m4w9e7s/')).toContain('Bài được gỡ theo yêu cầu của người có liên quan');
    expect([...tree.keys()].filter((file) => file.includes('m4w9e7s'))).toEqual(['da-go/m4w9e7s/index.html']);
    const corrections = load(page('dinh-chinh/'));
    expect(corrections('a[href^="/bai-viet/so-lieu-chua-chinh-xac"]').length).toBe(1);
    expect(corrections('a[href="/da-go/m4w9e7s/"]').length).toBe(1);
  });

  it('has a feed for every list, well-formed, with full text, tag: ids and absolute addresses', () => {
    const names = feeds.map(([file]) => file);
    expect(names).toEqual(
      expect.arrayContaining(
        [
          'tat-ca',
          'bai-viet',
          'guong-dien-hinh',
          'chinh-sach',
          'dinh-chinh',
          'chu-de/dao-tao-boi-duong',
          'chu-de/nghien-cuu-hop-tac',
          'don-vi/huyen-an-bien',
          'don-vi/so-gddt-an-giang',
        ].map((name) => `rss/${name}.rss`),
      ),
    );
    for (const [file, xml] of feeds) {
      const problems: string[] = [];
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => problems.push(error.message));
      parser.write(xml).close();
      expect(problems, file).toEqual([]);
      const $ = load(xml, { xml: true });
      for (const item of $('item').toArray()) {
        expect($(item).find('guid').text(), file).toMatch(/^tag:vi-du\.example,2022:[2-9a-z]{7}/);
        expect($(item).find('guid').attr('isPermaLink'), file).toBe('false');
        expect($(item).find('link').text(), file).toMatch(/^https:\/\/vi-du\.example\//);
        const html = load($(item).find('content\\:encoded').text());
        for (const link of html('a[href], img[src]').toArray()) {
          expect(html(link).attr('href') ?? html(link).attr('src'), file).toMatch(/^(https?:|mailto:|tel:)/);
        }
      }
    }
    const all = load(tree.get('rss/tat-ca.rss') ?? '', { xml: true });
    const article = all('item').filter((_, item) => all(item).find('guid').text().endsWith(':7kd3mq9'));
    expect(article.find('title').text()).toBe(
      '[Minh họa] Buổi bồi dưỡng chiều thứ Sáu ở Trường Mầm non Ví Dụ 1',
    );
    expect(article.find('enclosure').attr('length')).toBe(String(1600 * 50));
    expect(article.find('content\\:encoded').text()).toContain('Nhật ký quan sát mỗi tuần');
    expect(all('item').text()).not.toContain('Số liệu tuyển sinh của một trường');
  });
});
