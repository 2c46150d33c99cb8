import { memo, sameElements, stable, stableList } from './memo.ts';
import type { Filed, Model, Month, Site } from './model.ts';
import type { PostRef, Summary } from './page.ts';
import {
  illustrated,
  postRoute,
  summaryOf,
  targetsOf,
  type Illustrated,
  type Topics,
  type Units,
} from './posts.ts';
import { relatedByMonth, type Related } from './related.ts';
import type { Route } from './route.ts';

/** One month of the site: the pages of its posts, and what it gives to each list. */
export interface MonthPart {
  month: string;
  routes: readonly Route[];
  /** By the list's path. */
  lists: ReadonlyMap<string, ListMonth>;
}

/** One list's posts of one month, newest first; entries and posts side by side. */
export interface ListMonth {
  posts: readonly Illustrated[];
  entries: readonly Summary[];
}

/** Newest first. A month is worked out again only when something that it shows has changed. */
export const monthParts = (model: Model, site: Site, units: Units, topics: Topics): readonly MonthPart[] => {
  const related = relatedByMonth(model.months);
  return model.months.map((month) =>
    monthPart(
      month,
      site,
      units,
      topics,
      // Every month has been given its related posts.
      related.get(month) ?? new Map(),
      stablePosts(month.posts.map((filed) => illustrated(filed, model.renditions))),
      stableTargets(
        month,
        month.policies.flatMap((post) => targetsOf(post, model.policies)),
      ),
    ),
  );
};

const stablePosts = stableList<Illustrated>();
const stableTargets = stable<readonly (PostRef | null)[]>(sameElements);

const monthPart = memo(
  (
    { month, policies }: Month,
    site: Site,
    units: Units,
    topics: Topics,
    related: Related,
    posts: readonly Illustrated[],
    targets: readonly (PostRef | null)[],
  ): MonthPart => {
    throw new Error('later');
  },
);
