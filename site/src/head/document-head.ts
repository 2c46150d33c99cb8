import { isoLocal } from '@newsroom/shared';
import { ICON } from '../assets/assets.ts';
import { markedTitle } from '../facts.ts';
import { feedUrl, MANIFEST } from '../routes/base/addresses.ts';
import type { FeedHead, Page } from '../routes/base/page.ts';
import { CARD_SIZE } from '../share/card.ts';
import { serialised } from './json-ld.ts';
import { structuredDataOf, type Step } from './structured-data.ts';

/** What a template says about its page, in addition to the page's props. */
export interface Given {
  title: string;
  description?: string | undefined;
  /** The steps between the home page and this one. */
  trail?: readonly Step[] | undefined;
  /** The feed with the content of this page, besides the feed with everything. */
  feed?: FeedHead | undefined;
  noindex: boolean;
}

/** Everything that a page tells programs about itself. */
export interface DocumentHead {
  title: string;
  /** By `name`. */
  meta: readonly { name: string; content: string }[];
  /** Open Graph, by `property`. */
  openGraph: readonly { property: string; content: string }[];
  canonical: string | null;
  feeds: readonly { title: string; url: string }[];
  /** null: the site may not be put on a home screen. */
  manifest: string | null;
  /** JSON-LD, escaped for a script element. */
  structuredData: string | null;
}

export const documentHeadOf = (page: Page, given: Given): DocumentHead => {
  const { url, site } = page;
  const { description, trail = [], feed } = given;
  const { department } = site;
  const title = 'post' in page && page.post.status === 'live' ? markedTitle(page.post) : given.title;
  const robots = robotsOf(page, given.noindex);
  const address = url.endsWith('/') ? site.url + url : null;
  const picture = sharePictureOf(page);
  const data = structuredDataOf(page, given.title, trail);

  return {
    title: url === '/' ? department.name : `${given.title} – ${department.shortName}`,
    meta: present({
      description,
      robots,
      'twitter:card': picture.large ? 'summary_large_image' : 'summary',
    }).map(([name, content]) => ({ name, content })),
    openGraph: present({
      'og:type': isPost(page) ? 'article' : 'website',
      'og:site_name': department.name,
      'og:locale': 'vi_VN',
      'og:title': url === '/' ? department.name : title,
      'og:description': description,
      'og:url': address,
      'og:image': site.url + picture.path,
      'og:image:width': `${picture.width}`,
      'og:image:height': `${picture.height}`,
      'og:image:alt': picture.alt,
      ...(isPost(page) && {
        'article:published_time': isoLocal(page.post.firstPublishedAt),
        'article:modified_time': isoLocal(page.post.modifiedAt),
      }),
    }).map(([property, content]) => ({ property, content })),
    canonical: address,
    feeds: [
      { title: 'Tất cả tin, bài', url: feedUrl('tat-ca') },
      ...(feed && feed.name !== 'tat-ca' ? [{ title: feed.title, url: feedUrl(feed.name) }] : []),
    ],
    manifest: page.kind === 'offline' ? MANIFEST : null,
    structuredData: data && serialised(data),
  };
};

/** The colour of a phone's frame around the page: that of the header band, in light and dark mode. */
export const THEME_COLORS = { light: '#0b5157', dark: '#0c3337' } as const;

type PostPage = Extract<Page, { kind: 'article' | 'profile' | 'policy' }>;

const isPost = (page: Page): page is PostPage =>
  page.kind === 'article' || page.kind === 'profile' || page.kind === 'policy';

/** null: the page may be indexed, with the default limits of search engines. */
const robotsOf = (page: Page, noindex: boolean): string | null => {
  if (noindex || !page.site.department.official || (isPost(page) && page.post.sample)) return 'noindex';
  return isPost(page) ? 'max-image-preview:large' : null;
};

interface SharePicture {
  path: string;
  width: number;
  height: number;
  alt: string | null;
  large: boolean;
}

/** A page without its own picture uses the site's mark; otherwise networks would choose any picture on the page. */
const sharePictureOf = (page: Page): SharePicture =>
  isPost(page)
    ? { path: page.share, ...CARD_SIZE, alt: page.post.title, large: true }
    : { path: ICON, width: 512, height: 512, alt: null, large: false };

const present = (entries: Record<string, string | null | undefined>): [string, string][] =>
  Object.entries(entries).flatMap(([name, content]) =>
    content === null || content === undefined ? [] : [[name, content] as [string, string]],
  );
