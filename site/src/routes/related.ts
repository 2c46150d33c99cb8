import { EMPTY, memo, sameElements, stable } from './memo.ts';
import type { Filed, Month } from './model.ts';
import type { PostRef } from './page.ts';
import { refOf } from './posts.ts';

const RELATED = 3;

/** The newest posts so far of each topic, newest first. */
type Newest = ReadonlyMap<string, readonly PostRef[]>;

export type Related = ReadonlyMap<Filed, readonly PostRef[]>;

/**
 * For each post up to three older posts of the same topics, month by month: never newer ones, so
 * that a new post changes no page of an older one.
 */
export const relatedByMonth = (months: readonly Month[]): ReadonlyMap<Month, Related> => {
  const byMonth = new Map<Month, Related>();
  let newest = NONE;
  for (const month of months.toReversed()) {
    const { related, after } = relatedIn(month, newest);
    byMonth.set(month, related);
    newest = after;
  }
  return byMonth;
};

const NONE: Newest = new Map();

const relatedIn = memo((month: Month, before: Newest): { related: Related; after: Newest } => {
  const related = new Map<Filed, readonly PostRef[]>();
  const newest = new Map(before);
  for (const filed of month.posts.toReversed()) {
    const { post } = filed;
    related.set(filed, newestOf(post.taskGroups.flatMap((code) => newest.get(code) ?? EMPTY)));
    for (const code of post.taskGroups)
      newest.set(code, [refOf(post), ...(newest.get(code) ?? EMPTY).slice(0, RELATED - 1)]);
  }
  // The same object, and the months after this one need no second look.
  return { related, after: stableNewest(month, newest) };
});

const stableNewest = stable<Newest>(
  (a, b) =>
    a.size === b.size && a.entries().every(([code, refs]) => sameElements(refs, b.get(code) ?? EMPTY)),
);

const newestOf = (candidates: readonly PostRef[]): readonly PostRef[] =>
  [...new Set(candidates)]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
    .slice(0, RELATED);
