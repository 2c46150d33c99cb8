import { buildModel, sharePictures } from '@newsroom/site';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Tree, exampleInput, officialInput, renderedTree } from '../support/site-tree.ts';

type Data = Record<string, unknown> & { '@type': string };

let official: Tree;
let demo: Tree;
beforeAll(async () => {
  official = await renderedTree(officialInput());
  demo = await renderedTree(exampleInput());
});

const pagesOf = (tree: Tree): [string, CheerioAPI][] =>
  [...tree].filter(([file]) => file.endsWith('.html')).map(([file, html]) => [file, load(html)]);

const pageOf = (tree: Tree, start: string): CheerioAPI => {
  const found = [...tree].find(([file]) => file.startsWith(start) && file.endsWith('.html'));
  if (!found) throw new Error(`no page ${start}`);
  return load(found[1]);
};

const dataOf = ($: CheerioAPI): Data[] => {
  const scripts = $('script[type="application/ld+json"]');
  if (scripts.length === 0) return [];
  const data = JSON.parse(scripts.text()) as { '@context': string; '@graph': Data[] };
  expect([scripts.length, data['@context']]).toEqual([1, 'https://schema.org']);
  return data['@graph'];
};

const thing = ($: CheerioAPI, type: string): Data | undefined =>
  dataOf($).find((each) => each['@type'] === type);

const meta = ($: CheerioAPI, name: string): string | undefined =>
  $(`meta[name="${name}"], meta[property="${name}"]`).attr('content');

/** Every text in structured data, with the name of its property. */
const textsIn = (value: unknown, property = ''): [string, string][] => {
  if (typeof value === 'string') return [[property, value]];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, property));
  return Object.entries(value ?? {}).flatMap(([name, each]) => textsIn(each, name));
};

const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe('structured data', () => {
  it('says nothing that readers do not see on the page', () => {
    const ofMachines =
      /^(@.*|url|mainEntityOfPage|item|logo|contentUrl|encodingFormat|inLanguage|legislationLegalForce|urlTemplate|query-input)$/;
    for (const [file, $] of pagesOf(official)) {
      const texts = textsIn(dataOf($)).filter(([name]) => !ofMachines.test(name) && name !== 'alternateName');
      const seen = plain($('body').text());
      const times = $('time')
        .map((_, time) => $(time).attr('datetime'))
        .get();
      const days = [...seen.matchAll(/(\d\d)\/(\d\d)\/(\d{4})/g)].map(
        ([, day, month, year]) => `${year}-${month}-${day}`,
      );
      for (const [name, text] of texts) {
        // An unchanged post shows one date for publication and change.
        const known =
          seen.toLowerCase().includes(plain(text).toLowerCase()) ||
          times.includes(text) ||
          days.includes(text);
        expect(known, `${file}: ${name} “${text}”`).toBe(true);
      }
    }
  });

  it('gives every post what search engines ask of an article, as it stands on the page', () => {
    const all = pagesOf(official).filter(([, $]) => meta($, 'og:type') === 'article');
    expect(all.length).toBeGreaterThan(5);
    for (const [file, $] of all) {
      expect(thing($, 'NewsArticle'), file).toMatchObject({
        headline: $('h1').text(),
        description: $('.post-lead').text(),
        datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/) as string,
        dateModified: meta($, 'article:modified_time'),
        author: expect.anything() as unknown,
        publisher: { name: $('.site-name a').text().trim() },
        url: $('link[rel=canonical]').attr('href'),
        copyrightNotice: expect.stringContaining('ghi rõ nguồn') as string,
      });
    }
  });

  it('describes an article with its author, publisher, times and corrections', () => {
    const $ = pageOf(official, 'bai-viet/buoi-boi-duong');
    expect(thing($, 'NewsArticle')).toMatchObject({
      headline: 'Buổi bồi dưỡng chiều thứ Sáu ở Trường Mầm non Ví Dụ 1',
      inLanguage: 'vi',
      isAccessibleForFree: true,
      mainEntityOfPage: $('link[rel=canonical]').attr('href'),
      publisher: { '@type': 'GovernmentOrganization', '@id': 'https://vi-du.example/#co-quan' },
      author: [{ '@type': 'Person' }],
      image: {
        '@type': 'ImageObject',
        url: expect.stringMatching(/^https:\/\/vi-du\.example\/anh\//) as string,
      },
      datePublished: $('.post time').first().attr('datetime'),
    });
  });

  it('carries each correction that the page shows', () => {
    const corrected = pagesOf(official).filter(([, $]) => $('.corrections').length > 0);
    expect(corrected.length).toBeGreaterThan(0);
    for (const [file, $] of corrected) {
      const correction = thing($, 'NewsArticle')?.['correction'];
      const times = $('.corrections time')
        .map((_, time) => $(time).attr('datetime'))
        .get();
      expect(correction, file).toMatchObject(
        times.map((datePublished) => ({ '@type': 'CorrectionComment', datePublished })),
      );
    }
  });

  it('names the person whom a profile portrays', () => {
    expect(thing(pageOf(official, 'guong-dien-hinh/co-giao'), 'NewsArticle')?.['about']).toMatchObject({
      '@type': 'Person',
      name: 'Lê Thị Minh Họa',
      worksFor: { '@type': 'Organization', name: 'Trường Mầm non Ví Dụ 3' },
    });
  });

  it('calls a plan no law, and a decision one', () => {
    const plan = thing(pageOf(official, 'chinh-sach/ke-hoach-1008'), 'NewsArticle')?.['about'];
    expect(plan).toMatchObject({
      '@type': 'CreativeWork',
      identifier: '1008/KH-SGDĐT',
      datePublished: '2022-07-06',
    });
    const laws = pagesOf(official).flatMap(([, $]) => {
      const about = thing($, 'NewsArticle')?.['about'] as Data | undefined;
      return about?.['@type'] === 'Legislation' ? [about] : [];
    });
    expect(laws).toEqual([
      expect.objectContaining({
        legislationType: 'Quyết định',
        legislationIdentifier: '33/QĐ-TTg',
        legislationPassedBy: { '@type': 'GovernmentOrganization', name: 'Thủ tướng Chính phủ' },
      }),
    ]);
  });

  it('leads from the home page to each page but home, withdrawn posts and 404', () => {
    for (const [file, $] of pagesOf(official)) {
      const crumbs = thing($, 'BreadcrumbList')?.['itemListElement'] as {
        position: number;
        name: string;
        item: string;
      }[];
      if (/^(index|404)\.html$/.test(file) || $('meta[name=robots][content=noindex]').length > 0) {
        expect(crumbs, file).toBeUndefined();
        continue;
      }
      expect(
        crumbs.map(({ position }) => position),
        file,
      ).toEqual(crumbs.map((_, index) => index + 1));
      expect(
        crumbs.slice(0, -1).map(({ name }) => name),
        file,
      ).toEqual(
        $('.breadcrumb li')
          .map((_, step) => $(step).text().trim())
          .get(),
      );
      expect(crumbs.at(-1)?.item, file).toBe($('link[rel=canonical]').attr('href'));
    }
  });

  it('presents the department on the home page, and as a body of the state only where it is one', () => {
    expect(thing(pageOf(official, 'index.html'), 'GovernmentOrganization')).toMatchObject({
      telephone: '0297 0000 000',
      email: 'lien-he@vi-du.example',
      parentOrganization: { name: 'Ủy ban nhân dân tỉnh Ví Dụ' },
    });
    const search = thing(pageOf(official, 'index.html'), 'WebSite')?.['potentialAction'] as Data;
    const box = pageOf(official, 'index.html')('form[role=search]');
    expect(search['target']).toMatchObject({
      urlTemplate: `https://vi-du.example${box.attr('action')}?${box.find('input').attr('name')}={q}`,
    });
    for (const [file, html] of demo) expect(html, file).not.toContain('"GovernmentOrganization","@id"');
    expect(thing(pageOf(demo, 'index.html'), 'Organization')).toBeDefined();
  });

  it('keeps markup in texts inside its script element', async () => {
    const title = '</script><img src=x onerror=alert(1)> <!-- & ]]>';
    const input = officialInput();
    const changes = input.changes.map((change) =>
      change.subject === 'post' && change.payload.status === 'live'
        ? { ...change, payload: { ...change.payload, title } }
        : change,
    );
    const $ = pageOf(await renderedTree({ ...input, changes }), 'bai-viet/buoi-boi-duong');
    expect(thing($, 'NewsArticle')?.['headline']).toBe(title);
    expect($('img[onerror]').length).toBe(0);
  });

  it('is missing where a post was withdrawn', () => {
    for (const start of ['bai-viet/so-lieu-chua-chinh-xac', 'da-go/m4w9e7s/'])
      expect(dataOf(pageOf(official, start))).toEqual([]);
  });
});

describe('search engines', () => {
  it('may show every page of an official site but withdrawn posts and 404, and large pictures of posts', () => {
    const kept = pagesOf(official).filter(([, $]) => meta($, 'robots') === 'noindex');
    expect(kept.map(([file]) => file.replace(/[^/]*\/index\.html$/, '')).sort()).toEqual([
      '404.html',
      'bai-viet/',
      'da-go/',
    ]);
    expect(meta(pageOf(official, 'bai-viet/buoi-boi-duong'), 'robots')).toBe('max-image-preview:large');
  });

  it('show no made-up post, be the site official or not', async () => {
    const input = officialInput();
    const changes = input.changes.map((change) =>
      change.subject === 'post' && change.payload.status === 'live'
        ? { ...change, payload: { ...change.payload, sample: true } }
        : change,
    );
    const mixed = await renderedTree({ ...input, changes });
    expect(meta(pageOf(mixed, 'bai-viet/buoi-boi-duong'), 'robots')).toBe('noindex');
  });

  it('learn each page’s own absolute address', () => {
    for (const [file, $] of pagesOf(official)) {
      if (file === '404.html') continue;
      const address = `https://vi-du.example/${file.replace(/index\.html$/, '')}`;
      expect([$('link[rel=canonical]').attr('href'), meta($, 'og:url')], file).toEqual([address, address]);
    }
  });
});

describe('a shared link', () => {
  it('shows title and lead, and a picture of the site itself', () => {
    for (const [file, $] of pagesOf(official)) {
      expect(meta($, 'og:title'), file).not.toBe('');
      expect(meta($, 'og:image'), file).toMatch(/^https:\/\/vi-du\.example\/.+\.(png|jpg)$/);
      expect(meta($, 'og:locale'), file).toBe('vi_VN');
    }
    const $ = pageOf(official, 'bai-viet/buoi-boi-duong');
    expect([meta($, 'og:type'), meta($, 'og:description')]).toEqual(['article', $('.post-lead').text()]);
  });

  it('shows no picture that whoever is in it did not agree to for social networks', () => {
    const consented = new Set(
      officialInput().changes.flatMap(({ subject, payload }) =>
        subject === 'post' && payload.status === 'live' && payload.leadPhoto?.alsoFor.includes('social')
          ? [payload.leadPhoto.sha256]
          : [],
      ),
    );
    const pictures = sharePictures(buildModel(officialInput()));
    const shown = pictures.flatMap(({ photo }) => /[0-9a-f]{64}/.exec(photo?.path ?? '')?.[0] ?? []);
    expect(new Set(shown)).toEqual(consented);
    expect(consented.size).toBeGreaterThan(0);
  });

  it('of a post names its share picture', () => {
    for (const { url } of sharePictures(buildModel(officialInput()))) {
      const id = url.split('/')[3]?.slice(0, 7) ?? '';
      const page = [...official.keys()].find((file) => file.endsWith(`-${id}/index.html`)) ?? '';
      const $ = pageOf(official, page);
      expect(meta($, 'og:image')).toBe(`https://vi-du.example${url}`);
      expect([meta($, 'og:image:width'), meta($, 'og:image:height')]).toEqual(['1200', '630']);
      expect(meta($, 'og:image:alt')).toBe($('h1').text());
    }
  });

  it('says that a post is made up', () => {
    expect(meta(pageOf(demo, 'bai-viet/buoi-boi-duong'), 'og:title')).toMatch(/^\[Minh họa\] /);
  });
});

describe('a home screen', () => {
  it('is offered the site on the page for reading offline alone', () => {
    const offering = pagesOf(official).filter(([, $]) => $('link[rel=manifest]').length > 0);
    expect(offering.map(([file]) => file)).toEqual(['doc-ngoai-tuyen/index.html']);
  });

  it('finds name, start and icons of the size that it is told', () => {
    const address = pageOf(official, 'doc-ngoai-tuyen/')('link[rel=manifest]').attr('href') ?? '';
    const manifest = JSON.parse(official.get(address.slice(1)) ?? '') as {
      icons: { src: string; sizes: string }[];
    };
    expect(manifest).toMatchObject({
      name: 'Sở Giáo dục và Đào tạo tỉnh Kiên Giang',
      lang: 'vi',
      start_url: '/',
      scope: '/',
      display: 'minimal-ui',
    });
    expect(new Set(manifest.icons.map(({ sizes }) => sizes))).toEqual(new Set(['192x192', '512x512']));
    for (const { src } of manifest.icons) expect(official.has(src.slice(1)), src).toBe(true);
  });
});

it('every page has icons that are there', () => {
  for (const [file, $] of pagesOf(official)) {
    const icons = $('link[rel~=icon], link[rel=apple-touch-icon]')
      .map((_, link) => $(link).attr('href'))
      .get();
    expect(icons, file).toEqual(['/favicon.ico', '/favicon.svg', '/apple-touch-icon.png']);
    for (const icon of icons) expect(official.has(icon.slice(1)), icon).toBe(true);
  }
});
