import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { GLOSSARY, postPath, type Department } from '@newsroom/shared';
import { markedTitle, signature } from '../facts.ts';
import { topicPath } from '../routes/base/addresses.ts';
import { memoWith } from '../routes/base/memo.ts';
import type { FeedPost, Notice, PageOf } from '../routes/base/page.ts';
import { contentOf } from './content.ts';
import { escaped } from './html.ts';

/** Feed readers of news agencies refuse or cut larger feeds. */
const MAX_BYTES = 500 * 1024;

/**
 * A feed as RSS 2.0: the newest items first, as many as keep it under 512 KB.
 *
 * `@astrojs/rss` parses `customData` and thereby changes texts ("00421", "1e5", "&#273;"). So everything for which it has
 * no option is written here, and replaces numbered placeholders afterwards. A placeholder cannot occur in a text, because
 * its characters are escaped there.
 */
export const rssOf = async ({ url, site, feed, items }: PageOf<'feed'>): Promise<string> => {
  const { department } = site;
  const made = withinBytes(items.map((item) => itemOf(item, site.url, department)));
  const extensions = [channelExtension(site.url + url, items), ...made.map(({ extension }) => extension)];

  const xml = await getRssString({
    title: `${feed.title} – ${department.shortName}`,
    description: department.official ? feed.description : `${feed.description} ${GLOSSARY.demoStrip}.`,
    site: site.url + feed.page,
    trailingSlash: true,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      content: 'http://purl.org/rss/1.0/modules/content/',
      dc: 'http://purl.org/dc/elements/1.1/',
      dcterms: 'http://purl.org/dc/terms/',
      media: 'http://search.yahoo.com/mrss/',
    },
    customData: mark(0),
    items: made.map(({ item, guid }, index) => ({
      ...item,
      customData: `<guid isPermaLink="false">${guid}</guid>${mark(index + 1)}`,
    })),
  });
  return xml.replace(MARK, (_, index: string) => extensions[Number(index)] ?? '');
};

interface Made {
  item: RSSFeedItem;
  guid: string;
  /** Elements that `@astrojs/rss` does not know, as XML. */
  extension: string;
  bytes: number;
}

const mark = (index: number): string => `<newsroom-extension>${index}</newsroom-extension>`;
const MARK = /<newsroom-extension>(\d+)<\/newsroom-extension>/g;

const itemOf = (item: FeedPost | Notice, siteUrl: string, department: Department): Made => {
  switch (item.type) {
    case 'post':
      return postItem(item, siteUrl, department);
    case 'correction':
      return sized({
        item: {
          title: `Đính chính: ${markedTitle(item.post)}`,
          link: siteUrl + item.post.url,
          description: item.note,
          pubDate: new Date(item.at),
        },
        guid: `${tagOf(item.id, department)}:dinh-chinh-${item.number}`,
        extension: element('dcterms:modified', item.at),
      });
    case 'withdrawal':
      return sized({
        item: {
          title: item.title === null ? item.reason : `Đã gỡ: ${item.title}`,
          link: siteUrl + item.url,
          description: item.reason,
          pubDate: new Date(item.at),
        },
        guid: `${tagOf(item.id, department)}:go`,
        extension: element('dcterms:modified', item.at),
      });
  }
};

/** Cached: a post is in several feeds, and its text is the slow part of each. */
const postItem = memoWith((feedPost: FeedPost, siteUrl: string, department: Department): Made => {
  const { post, lead, topics } = feedPost;
  const largest = lead?.jpeg.at(-1);
  const authors = post.authors.filter(({ role }) => role === 'author');
  return sized({
    item: {
      title: markedTitle(post),
      link: siteUrl + postPath(post),
      description: post.lead,
      content: contentOf(feedPost, siteUrl),
      pubDate: new Date(post.firstPublishedAt),
      ...(largest && {
        enclosure: { url: siteUrl + largest.path, length: largest.bytes, type: largest.mime },
      }),
    },
    guid: tagOf(post.id, department),
    extension: [
      ...authors.map((author) => element('dc:creator', signature(author))),
      element('dcterms:modified', post.modifiedAt),
      ...topics.map(({ code, shortTitle }) =>
        element('category', shortTitle, { domain: siteUrl + topicPath(code) }),
      ),
      ...(lead && largest
        ? [
            element(
              'media:content',
              [
                lead.photo.caption && element('media:title', lead.photo.caption),
                lead.photo.alt && element('media:description', lead.photo.alt),
                element('media:credit', lead.photo.credit, { role: 'photographer', scheme: 'urn:ebu' }),
                lead.photo.licence && element('media:copyright', lead.photo.licence),
              ],
              {
                url: siteUrl + largest.path,
                fileSize: largest.bytes,
                width: largest.width,
                height: largest.height,
                medium: 'image',
                type: largest.mime,
              },
            ),
          ]
        : []),
    ].join(''),
  });
});

/** An id that depends on neither title, address nor host (RFC 4151). */
const tagOf = (id: string, { feedAuthority, feedYear }: Department): string =>
  `tag:${feedAuthority},${feedYear}:${id}`;

const channelExtension = (self: string, items: PageOf<'feed'>['items']): string => {
  const modified = items.map((item) => (item.type === 'post' ? item.post.modifiedAt : item.at)).sort();
  const newest = modified.at(-1);
  return [
    element('language', 'vi'),
    // Not the time of the build, so that an unchanged feed keeps its bytes.
    newest === undefined ? '' : element('lastBuildDate', new Date(newest).toUTCString()),
    element('ttl', '15'),
    element('atom:link', [], { href: self, rel: 'self', type: 'application/rss+xml' }),
  ].join('');
};

/** One element; a string is escaped as text, an array holds elements. */
const element = (
  name: string,
  content: string | readonly (string | null)[],
  attributes: Record<string, string | number> = {},
): string => {
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(String(value))}"`),
  ];
  const inner = typeof content === 'string' ? escaped(content) : content.join('');
  return inner === '' ? `<${start.join(' ')}/>` : `<${start.join(' ')}>${inner}</${name}>`;
};

const withinBytes = (items: readonly Made[]): Made[] => {
  let bytes = 0;
  return items.filter((made) => (bytes += made.bytes) <= MAX_BYTES);
};

const utf8 = new TextEncoder();

/** An item with an estimate of its size in bytes, which is never too small. */
const sized = (made: Omit<Made, 'bytes'>): Made => {
  const { title, description, content, link } = made.item;
  const texts = [title, description, content, link].map((text) => escaped(text ?? ''));
  return { ...made, bytes: utf8.encode([...texts, made.extension].join('')).length + FRAME_BYTES };
};

/** Bytes of an item's tags, date, guid and enclosure. */
const FRAME_BYTES = 700;
