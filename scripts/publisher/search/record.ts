import { type LivePublication, dayOf, indexForm, plainText, postPath, searchForm } from '@newsroom/shared';

/** A post as Pagefind takes it. Whatever stands in `meta` is searched too; filters and sorts are not. */
export interface SearchRecord {
  url: string;
  content: string;
  language: 'vi';
  /** Here the title counts for more than it does in the content; there its marks count. */
  meta: { title: string };
  filters: Record<'id' | 'kind' | 'label' | 'topic' | 'unit' | 'day' | 'sample', string[]>;
  sort: { published: string };
}

/**
 * All that readers may look for in a post. Units and topics stand in it by their codes, so that another name of
 * theirs changes no index; the page knows today's names.
 */
export const recordOf = (post: LivePublication): SearchRecord => ({
  url: postPath(post),
  content: indexForm(
    post.title,
    textsOf(post)
      .filter((text) => text !== null)
      .join(' · '),
  ),
  language: 'vi',
  meta: { title: searchForm(post.title) },
  filters: {
    id: [post.id],
    kind: [post.kind],
    label: [post.kind === 'article' ? post.format : post.kind],
    topic: [...new Set(post.taskGroups)],
    unit: [post.unit.code],
    day: [dayOf(post.firstPublishedAt)],
    sample: post.sample ? ['1'] : [],
  },
  sort: { published: post.firstPublishedAt },
});

/** The lead first: an excerpt begins there when nothing else is closer to the query. */
const textsOf = (post: LivePublication): (string | null)[] => [
  post.lead,
  ...ownTexts(post),
  plainText(post.body),
  ...[post.leadPhoto, ...post.gallery].flatMap((photo) => (photo ? [photo.caption, photo.alt] : [])),
  ...post.attachments.map(({ title }) => title),
  ...post.authors.flatMap(({ name, penName }) => [penName ?? name]),
  post.source,
  placeIn(post.unit.name),
  ...post.corrections.map(({ note }) => note),
];

/**
 * The place in a unit's name. Its first words, as in “Phòng Giáo dục và Đào tạo huyện …”, stand for every post: whoever
 * looks for one of them would find all.
 */
const placeIn = (unitName: string): string | null =>
  /(^|\s)((thành phố|huyện|xã|phường|đặc khu|trường)\s.+)$/i.exec(unitName)?.[2] ?? null;

const ownTexts = (post: LivePublication): (string | null)[] => {
  switch (post.kind) {
    case 'article':
      return [];
    case 'profile': {
      const { name, post: position, workplace } = post.person;
      return [name, position, workplace, post.quote, ...post.achievements.map(({ what }) => what)];
    }
    case 'policy': {
      const { number, kind, issuer } = post.document;
      return [kind, number, issuer, post.abstract, ...post.keyPoints, ...Object.values(post.brief ?? {})];
    }
  }
};
