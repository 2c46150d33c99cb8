import { NEWS_SITEMAP, SITEMAP, sitemapUrl } from '../base/addresses.ts';
import { declare, type Route } from '../base/declare.ts';
import { memo } from '../base/memo.ts';
import type { Filed, Model, Month, Site } from '../base/model.ts';
import type { PageKind, PostRef, SitemapEntry } from '../base/page.ts';
import { refOf } from '../content/posts.ts';

/** How long search engines treat a post as news, in milliseconds. */
const NEWS = 2 * 86_400_000;
/** Limit of a news sitemap. */
const MOST_NEWS = 1000;

/**
 * The sitemaps of an official site, one for each year of first publication, so that a publication changes only its
 * year's sitemap and the news sitemap. The index gives no time of change, because then it would change each time too.
 * Pages that must not be indexed are in none; a demo has none.
 * @param pages all other routes
 */
export const sitemapRoutes = (model: Model, site: Site, pages: readonly Route[], asOf: string): Route[] => {
  if (!site.department.official) return [];
  const years = Map.groupBy(model.months.filter(hasEntries), ({ month }) => month.slice(0, 4));
  const standing = pages.filter(({ url, kind }) => url.endsWith('/') && !UNLISTED.has(kind));
  const sitemaps = [
    declare('sitemap', sitemapUrl('trang'), site, {
      months: [standing.map(({ url }) => ({ url, modifiedAt: null }))],
    }),
    ...[...years].map(([year, months]) =>
      declare('sitemap', sitemapUrl(year), site, { months: months.map(entriesIn) }),
    ),
    declare('news-sitemap', NEWS_SITEMAP, site, { posts: newsOf(model, asOf) }),
  ];
  return [declare('sitemap-index', SITEMAP, site, { sitemaps: sitemaps.map(({ url }) => url) }), ...sitemaps];
};

/** The next instant at which a post is no longer news. */
export const nextNewsChange = (model: Model, asOf: string): string | null => {
  const oldest = model.site?.department.official ? newsOf(model, asOf).at(-1) : undefined;
  return oldest ? new Date(Date.parse(oldest.at) + NEWS).toISOString() : null;
};

/** Posts are in other sitemaps, pages of months only link to posts, and the other kinds are no content. */
const UNLISTED: ReadonlySet<PageKind> = new Set([
  'article',
  'profile',
  'policy',
  'month',
  'corrections-year',
  'notice',
  'erased',
  'not-found',
]);

const entriesIn = memo(({ posts }: Month): readonly SitemapEntry[] => posts.filter(isIndexed).map(entryOf));

const entryOf = memo(({ url, post }: Filed): SitemapEntry => ({ url, modifiedAt: post.modifiedAt }));

const hasEntries = (month: Month): boolean => entriesIn(month).length > 0;

/** A made-up post must not be found. */
const isIndexed = ({ post }: Filed): boolean => !post.sample;

/** Newest first. */
const newsOf = ({ months }: Model, asOf: string): readonly PostRef[] => {
  const since = new Date(Date.parse(asOf) - NEWS).toISOString();
  const news: PostRef[] = [];
  for (const { posts } of months) {
    const recent = posts.filter(({ post }) => post.firstPublishedAt > since);
    news.push(...recent.filter(isIndexed).map(({ post }) => refOf(post)));
    if (recent.length < posts.length) break;
  }
  return news.slice(0, MOST_NEWS);
};
