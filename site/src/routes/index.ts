import { dayOf, erasedPath, postPath, type LivePublication, type Policy } from '@newsroom/shared';
import { feedUrl, monthUrl } from './addresses.ts';
import { keyOf, showTheSame } from './key.ts';
import { allLists, correctionsFeed, divideMonth, type List, type ListMonth } from './lists.ts';
import { memo } from './memo.ts';
import type { Filed, Model, Site } from './model.ts';
import { keepsItsAddress, noticesOf } from './notices.ts';
import type { FeedPost, Page, PageKind, PostRef, Shows, Summary } from './page.ts';
import { feedPostOf, galleryOf, pictureOf, refOf, relatedOf, summaryOf, topicOf, topicsOf } from './posts.ts';
import { nextUnitChange, unitRecords } from './units.ts';

export { fileOf, goneMarkerOf } from './addresses.ts';
export { buildModel } from './model.ts';
export type { Model, ModelInput, Rendition } from './model.ts';
export type { Page, PageKind, PageOf } from './page.ts';

/** One address of the site, and all that is needed to know whether its bytes change. */
export interface Route {
  url: string;
  kind: PageKind;
  /** Differs whenever anything that the page shows differs. */
  key: string;
  /** The page tells that a post is gone: an empty `.gone` stands beside it. */
  gone: boolean;
  /** All that the page may show. */
  props(): Page;
}

const FRONT = 20;
const IN_FEED = 50;
const PER_MONTH_PAGE = 200;
const ON_HOME = { newest: 10, profiles: 4, policies: 4 };

/**
 * Every address of the site as of an instant, with a key for each. None before the department is
 * known: nothing could be marked as official or as a demo.
 */
export const routes = (model: Model, asOf: string): Route[] => {
  const { site, months, renditions } = model;
  if (!site) return [];

  const units = unitRecords(model.units, dayOf(asOf));
  const taskGroups = new Map(model.taskGroups.map((taskGroup) => [taskGroup.code, taskGroup]));
  const topics = model.taskGroups.map(topicOf);
  const lists = allLists(model.taskGroups, units.values());
  const related = relatedOf(months);
  const notices = noticesOf(model);

  const unitNameOf = ({ unit }: LivePublication) => units.get(unit.code)?.standing.name ?? unit.name;
  const divided = months.map((month) => ({
    month: month.month,
    lists: divideMonth(
      month,
      month.posts.map(({ post }) => summaryOf(post, unitNameOf(post), pictureOf(post.leadPhoto, renditions))),
    ),
  }));

  const monthsOf = (path: string) =>
    divided.flatMap(({ month, lists: parts }) => {
      const part = parts.get(path);
      return part ? [{ month, part }] : [];
    });
  const newestIn = (path: string, count: number): Summary[] =>
    firstOf(monthsOf(path), ({ part }) => part.entries, count);

  const postRoute = (filed: Filed): Route => {
    const { post, url } = filed;
    const shows = {
      unit: units.get(post.unit.code)?.standing ?? null,
      topics: topicsOf(post, taskGroups),
      lead: pictureOf(post.leadPhoto, renditions),
      gallery: galleryOf(post, renditions),
      related: related.get(filed) ?? [],
    };
    switch (post.kind) {
      case 'article':
        return anchored(post, 'article', url, site, { post, ...shows });
      case 'profile':
        return anchored(post, 'profile', url, site, { post, ...shows });
      case 'policy':
        return anchored(post, 'policy', url, site, { post, ...shows, targets: targetsOf(post, model) });
    }
  };

  const listRoutes = ({ head, topic, unit }: List): Route[] => {
    const own = monthsOf(head.path);
    const posts = firstOf(own, ({ part }) => part.posts, IN_FEED);
    return [
      declare('list', head.path, site, {
        head,
        newest: firstOf(own, ({ part }) => part.entries, FRONT),
        months: own.map(({ month }) => month),
        topic,
        unit,
      }),
      ...own.flatMap(({ month, part }) => monthRoutes(head, month, part, site)),
      declare('feed', feedUrl(head.feed.name), site, {
        feed: head.feed,
        items: posts.map(({ post }): FeedPost => feedPostOf(post, renditions, taskGroups)),
      }),
    ];
  };

  return [
    declare('home', '/', site, {
      newest: newestIn('/luu-tru/', ON_HOME.newest),
      profiles: newestIn('/guong-dien-hinh/', ON_HOME.profiles),
      policies: newestIn('/chinh-sach/', ON_HOME.policies),
      topics,
    }),
    ...lists.flatMap(listRoutes),
    declare('topics', '/chu-de/', site, { topics: model.taskGroups }),
    declare('units', '/don-vi/', site, { units: [...units.values()] }),
    ...months.flatMap(({ posts }) => posts.map(postRoute)),
    ...model.withdrawn.map((post) =>
      keepsItsAddress(post)
        ? gone(anchored(post, 'notice', postPath(post), site, { post }))
        : anchored(post, 'erased', erasedPath(post.id), site, { withdrawnAt: post.withdrawnAt }),
    ),
    declare('corrections', correctionsFeed.page, site, { notices, feed: correctionsFeed }),
    declare('feed', feedUrl(correctionsFeed.name), site, {
      feed: correctionsFeed,
      items: notices.slice(0, IN_FEED),
    }),
    declare('press', '/bao-chi/', site, { feeds: [...lists.map(({ head }) => head.feed), correctionsFeed] }),
    declare('not-found', '/404.html', site, {}),
    declare('robots', '/robots.txt', site, {}),
  ];
};

/** The next instant at which a key changes by time alone; null: by what is known, never. */
export const nextChange = (model: Model, asOf: string): string | null => nextUnitChange(model.units, asOf);

const monthRoutes = (head: Shows['list']['head'], month: string, part: ListMonth, site: Site): Route[] => {
  const chunks = chunksOf(part.entries);
  return chunks.map((entries, index) =>
    anchored(entries, 'month', monthUrl(head.path, month, index + 1), site, {
      head,
      month,
      page: index + 1,
      pages: chunks.length,
      entries,
    }),
  );
};

const chunksOf = memo((entries: readonly Summary[]): readonly (readonly Summary[])[] =>
  Array.from({ length: Math.ceil(entries.length / PER_MONTH_PAGE) }, (_, index) =>
    entries.slice(index * PER_MONTH_PAGE, (index + 1) * PER_MONTH_PAGE),
  ),
);

const targetsOf = (post: Policy, { live }: Model): (PostRef | null)[] =>
  post.relations.map(({ id }) => {
    const target = live.get(id);
    return target ? refOf(target.post) : null;
  });

const firstOf = <Part, Item>(
  parts: readonly Part[],
  itemsOf: (part: Part) => readonly Item[],
  count: number,
) => {
  const found: Item[] = [];
  for (const part of parts) {
    if (found.length >= count) break;
    found.push(...itemsOf(part).slice(0, count - found.length));
  }
  return found;
};

/**
 * A route by what it shows. The key covers, and `props` gives, exactly this: a page cannot show
 * what its key does not hold.
 */
const declare = <K extends PageKind>(kind: K, url: string, site: Site, shows: Shows[K]): Route => ({
  url,
  kind,
  key: keyOf([kind, url, site], shows),
  gone: false,
  // The mapped type is not narrowed by a generic kind.
  props: () => ({ kind, url, site, ...shows }) as unknown as Page,
});

const declared = new WeakMap<object, { route: Route; site: Site; shows: object }>();

/** `declare`, remembered with an object of which the page is the only one of its kind. */
const anchored = <K extends PageKind>(
  anchor: object,
  kind: K,
  url: string,
  site: Site,
  shows: Shows[K],
): Route => {
  const known = declared.get(anchor);
  if (
    known &&
    known.site === site &&
    known.route.kind === kind &&
    known.route.url === url &&
    showTheSame(shows, known.shows)
  )
    return known.route;
  const route = declare(kind, url, site, shows);
  declared.set(anchor, { route, site, shows });
  return route;
};

const gone = memo((route: Route): Route => ({ ...route, gone: true }));
