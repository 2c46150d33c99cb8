import { isoLocal } from '@newsroom/shared';
import XMLBuilder from 'fast-xml-builder';
import { memoWith } from '../routes/base/memo.ts';
import type { PageOf, SitemapEntry } from '../routes/base/page.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS_NAMESPACE = 'http://www.google.com/schemas/sitemap-news/0.9';

/** https://www.sitemaps.org/protocol.html */
export const sitemapOf = ({ site, months }: PageOf<'sitemap'>): string =>
  documentOf('urlset', { xmlns: NAMESPACE }, months.map((entries) => urlsOf(entries, site.url)).join(''));

export const sitemapIndexOf = ({ site, sitemaps }: PageOf<'sitemap-index'>): string =>
  documentOf(
    'sitemapindex',
    { xmlns: NAMESPACE },
    xml({ sitemap: sitemaps.map((url) => ({ loc: site.url + url })) }),
  );

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export const newsSitemapOf = ({ site, posts }: PageOf<'news-sitemap'>): string =>
  documentOf(
    'urlset',
    { xmlns: NAMESPACE, 'xmlns:news': NEWS_NAMESPACE },
    xml({
      url: posts.map(({ url, title, at }) => ({
        loc: site.url + url,
        'news:news': {
          'news:publication': { 'news:name': site.department.name, 'news:language': 'vi' },
          'news:publication_date': isoLocal(at),
          'news:title': title,
        },
      })),
    }),
  );

/** Cached: a publication changes only one month of a year's sitemap. */
const urlsOf = memoWith((entries: readonly SitemapEntry[], siteUrl: string): string =>
  xml({
    url: entries.map(({ url, modifiedAt }) => ({
      loc: siteUrl + url,
      ...(modifiedAt !== null && { lastmod: isoLocal(modifiedAt) }),
    })),
  }),
);

const builder = new XMLBuilder({ suppressEmptyNode: true });

const xml = (elements: object): string => builder.build(elements);

const documentOf = (root: string, namespaces: Record<string, string>, content: string): string => {
  const attributes = Object.entries(namespaces).map(([name, value]) => ` ${name}="${value}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attributes.join('')}>${content}</${root}>\n`;
};
