import { type LivePublication, dayOf, indexForm, plainText, postPath, searchForm } from '@newsroom/shared';

/** A post in Pagefind's format. Values in `meta` are searched too; filters and sorts are not. */
export interface SearchRecord {
  url: string;
  content: string;
  language: 'vi';
  /** The title counts more here than in the content; only the content respects diacritics. */
  meta: { title: string };
  filters: Record<'id' | 'kind' | 'label' | 'topic' | 'unit' | 'day' | 'sample', string[]>;
  sort: { published: string };
}

/**
 * Everything in a post that readers may search for. Units and topics are stored by code, so that a new name changes no
 * index; the page knows their present names.
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

/** The lead comes first, because an excerpt starts there if nothing matches the query better. */
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
 * The place in a unit's name. The first words, as in “Phòng Giáo dục và Đào tạo huyện …”, are left out: a search for one
 * of them would find every post.
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
