import { memo, memoWith, stableArrays } from '../base/memo.ts';
import { newestFirst, type Filed, type Month } from '../base/model.ts';
import type { PostRef } from '../base/page.ts';
import { refOf } from './posts.ts';

const RELATED = 3;

/** For each post of a month up to three older posts of the same topics, newest first. */
export type Related = ReadonlyMap<Filed, readonly PostRef[]>;

/**
 * The months with their related posts, newest first. Related posts are never newer, so that a new post does not change
 * the pages of older posts. An unchanged month has the same map as last time.
 */
export const withRelated = (months: readonly Month[]): { month: Month; related: Related }[] => {
  const newest: Newest = new Map();
  const oldestFirst = months.toReversed().map((month) => {
    const own = newestIn(month);
    const older = new Set(Array.from(own.keys(), (topic) => newest.get(topic) ?? NONE).flat());
    const related = relatedIn(month, ...[...older].sort(newestFirst));
    for (const [topic, posts] of own) add(newest, topic, posts);
    return { month, related };
  });
  return oldestFirst.reverse();
};

/** The newest posts of each topic, newest first. */
type Newest = Map<string, readonly Filed[]>;

const NONE: readonly never[] = [];

const add = (newest: Newest, topic: string, posts: readonly Filed[]): void => {
  newest.set(topic, [...posts, ...(newest.get(topic) ?? NONE)].slice(0, RELATED));
};

const newestIn = memo(({ posts }: Month): Newest => {
  const newest: Newest = new Map();
  for (const filed of posts.toReversed()) for (const topic of filed.topics) add(newest, topic, [filed]);
  return newest;
});

/** @param older all posts that the month's posts may be related to, newest first */
const relatedIn = memoWith(({ posts }: Month, ...older: Filed[]): Related => {
  const newest: Newest = new Map();
  const related = new Map<Filed, readonly PostRef[]>();
  for (const filed of older.toReversed()) for (const topic of filed.topics) add(newest, topic, [filed]);
  for (const filed of posts.toReversed()) {
    const candidates = new Set(filed.topics.flatMap((topic) => newest.get(topic) ?? NONE));
    const nearest = [...candidates].sort(newestFirst).slice(0, RELATED);
    related.set(
      filed,
      stableRefs(
        filed,
        nearest.map(({ post }) => refOf(post)),
      ),
    );
    for (const topic of filed.topics) add(newest, topic, [filed]);
  }
  return related;
});

const stableRefs = stableArrays<PostRef>();
