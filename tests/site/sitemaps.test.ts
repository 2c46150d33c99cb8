import { XMLParser } from 'fast-xml-parser';
import { load } from 'cheerio';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Tree, exampleInput, officialInput, renderedTree } from '../support/site-tree.ts';

const SITE = 'https://vi-du.example';
const W3C_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/;
const HOSTILE = 'Bé “Ong” & <b>bạn</b> ]]> &amp; 1008';

interface Url {
  loc: string;
  lastmod?: string;
  'news:news'?: {
    'news:publication': { 'news:name': string; 'news:language': string };
    'news:publication_date': string;
    'news:title': string;
  };
}

/** The newest post of the examples, published an hour ago, with characters in its title that XML has to escape. */
const withNews = () => {
  const input = officialInput();
  const instants = input.changes.flatMap(({ subject, payload }) =>
    subject === 'post' && payload.status === 'live' ? [payload.firstPublishedAt] : [],
  );
  const newest = instants.sort().at(-1) ?? '';
  const changes = input.changes.map((change) =>
    change.subject === 'post' &&
    change.payload.status === 'live' &&
    change.payload.firstPublishedAt === newest
      ? { ...change, payload: { ...change.payload, title: HOSTILE } }
      : change,
  );
  return { input: { ...input, changes }, asOf: new Date(Date.parse(newest) + 3_600_000).toISOString() };
};

let tree: Tree;
beforeAll(async () => {
  const { input, asOf } = withNews();
  tree = await renderedTree(input, asOf);
});

/** @throws if the file is not well-formed XML with declared namespaces */
const parse = (file: string): { root: string; entries: Url[] } => {
  const xml = tree.get(file) ?? '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw new Error(`${file}: ${error.message}`);
  });
  parser.write(xml).close();
  const parsed = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' }).parse(
    xml,
  ) as Record<string, { url?: Url[]; sitemap?: Url[] }>;
  const [root = ''] = Object.keys(parsed).filter((name) => name !== '?xml');
  return { root, entries: parsed[root]?.url ?? parsed[root]?.sitemap ?? [] };
};

const sitemaps = (): string[] => [...tree.keys()].filter((file) => file.startsWith('sitemap/'));
const pageAt = (url: string): string | undefined => tree.get(`${url.slice(SITE.length + 1)}index.html`);

describe('the sitemaps', () => {
  it('are named by robots.txt and by their index, each by its absolute address', () => {
    expect(tree.get('robots.txt')).toContain(`\nSitemap: ${SITE}/sitemap.xml\n`);
    const { root, entries } = parse('sitemap.xml');
    expect(root).toBe('sitemapindex');
    expect(entries.map(({ loc }) => loc).sort()).toEqual(
      sitemaps()
        .map((file) => `${SITE}/${file}`)
        .sort(),
    );
  });

  it('list every page that may be indexed but months and the years of notices, once, and no other', () => {
    const listed = sitemaps()
      .filter((file) => file !== 'sitemap/tin-moi.xml')
      .flatMap((file) => parse(file).entries.map(({ loc }) => loc));
    const indexed = [...tree]
      .filter(
        ([file, html]) =>
          file.endsWith('index.html') && load(html)('meta[name=robots][content=noindex]').length === 0,
      )
      .map(([file]) => `${SITE}/${file.replace(/index\.html$/, '')}`)
      .filter((url) => !/\/\d{4}\/\d\d\/(trang\/\d+\/)?$|\/dinh-chinh\/\d{4}\/$/.test(url));
    expect(listed.sort()).toEqual(indexed.sort());
  });

  it('date posts, and posts alone, by their last change', () => {
    for (const file of sitemaps().filter((name) => /\d{4}\.xml$/.test(name))) {
      const { root, entries } = parse(file);
      expect(root).toBe('urlset');
      for (const { loc, lastmod } of entries) {
        expect(lastmod, loc).toMatch(W3C_INSTANT);
        const head = load(pageAt(loc) ?? '');
        expect(lastmod, loc).toBe(head('meta[property="article:modified_time"]').attr('content'));
      }
    }
    expect(parse('sitemap/trang.xml').entries.filter(({ lastmod }) => lastmod !== undefined)).toEqual([]);
  });

  it('give the news of two days with title, time and publication, as Google News asks for them', () => {
    const { root, entries } = parse('sitemap/tin-moi.xml');
    expect(root).toBe('urlset');
    expect(tree.get('sitemap/tin-moi.xml')).toContain(
      'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
    );
    expect(entries).toEqual([
      {
        loc: expect.stringMatching(/^https:\/\/vi-du\.example\/.+\/$/) as string,
        'news:news': {
          'news:publication': {
            'news:name': 'Sở Giáo dục và Đào tạo tỉnh Kiên Giang',
            'news:language': 'vi',
          },
          'news:publication_date': expect.stringMatching(W3C_INSTANT) as string,
          'news:title': HOSTILE,
        },
      },
    ]);
    expect(load(pageAt(entries[0]?.loc ?? '') ?? '')('h1').text()).toBe(HOSTILE);
  });

  it('are none where the department is not official', async () => {
    const demo = await renderedTree(exampleInput());
    expect([...demo.keys()].filter((file) => file.startsWith('sitemap'))).toEqual([]);
    expect(demo.get('robots.txt')).toBe('User-agent: *\nDisallow: /\n');
  });
});

it('security.txt names whom to tell, until when, in which language, and its own address', () => {
  expect(tree.get('.well-known/security.txt')?.split('\n')).toEqual([
    'Contact: mailto:lien-he@vi-du.example',
    expect.stringMatching(/^Expires: \d{4}-\d\d-\d\dT17:00:00\.000Z$/),
    'Preferred-Languages: vi',
    `Canonical: ${SITE}/.well-known/security.txt`,
    '',
  ]);
});
