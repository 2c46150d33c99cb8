import slugify from '@sindresorhus/slugify';
import { LIMITS } from '../contract/limits.ts';

const MAX_LENGTH = LIMITS.post.slug;

/**
 * A title as a part of an address: ASCII, lower case, syllables joined by hyphens, cut between syllables to at most the
 * number of characters in `LIMITS`. `fallback` is used for a title without any letter or digit.
 */
export const slugOf = (title: string, fallback = 'bai'): string => {
  // Without this, a slash would join two syllables: "QĐ/TTg".
  const slug = slugify(title.normalize('NFC').replace(/[/_.]+/g, ' '), { decamelize: false });
  return cutAtSyllable(slug) || fallback;
};

const cutAtSyllable = (slug: string): string => {
  if (slug.length <= MAX_LENGTH) return slug;
  const end = slug.lastIndexOf('-', MAX_LENGTH);
  return slug.slice(0, end > 0 ? end : MAX_LENGTH);
};
