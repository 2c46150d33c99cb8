import { dayOf, erasedPath, postPath, type WithdrawnPublication } from '@newsroom/shared';
import { ASSETS } from '../assets/assets.ts';
import { feedUrl } from './addresses.ts';
import { declare, type Route } from './declare.ts';
import { correctionsFeed, type List } from './lists.ts';
import { memoWith } from './memo.ts';
import type { Model, Site } from './model.ts';
import { monthTables } from './months.ts';
import { keepsItsAddress, noticesOf } from './notices.ts';
import type { FeedPost, Summary } from './page.ts';
import { feedPostOf, topicOf } from './posts.ts';
import { nextUnitChange } from './units.ts';
import { vocabularyOf } from './vocabulary.ts';

export { fileOf, goneMarkerOf } from './addresses.ts';
export type { Route } from './declare.ts';
export { buildModel } from './model.ts';
export type { Model, ModelInput, Rendition } from './model.ts';
export type { Page, PageKind, PageOf } from './page.ts';

const FRONT = 20;
const IN_FEED = 50;
const ON_HOME = { newest: 10, profiles: 4, policies: 4 };

/**
 * Every address of the site as of an instant, with a key for each. None before the department is
 * known: nothing could be marked as official or as a demo.
 */
export const routes = (model: Model, asOf: string): Route[] => {
  const { site, renditions } = model;
  if (!site) return [];

  const vocabulary = vocabularyOf(site, model, dayOf(asOf));
  const { units, taskGroups } = vocabulary;
  const lists = [...vocabulary.lists.values()];
  const tables = monthTables(model, site, vocabulary);
  const notices = noticesOf(model);

  const monthsOf = (path: string) =>
    tables.flatMap(({ month, lists }) => {
      const part = lists.get(path);
      return part ? [{ month, part }] : [];
    });
  const newestIn = (path: string, count: number): Summary[] =>
    firstOf(monthsOf(path), ({ part }) => part.entries, count);

  const frontOf = ({ head, topic, unit }: List): Route[] => {
    const own = monthsOf(head.path);
    const posts = firstOf(own, ({ part }) => part.posts, IN_FEED);
    return [
      declare('feed', feedUrl(head.feed.name), site, {
        feed: head.feed,
        items: posts.map(({ post }): FeedPost => feedPostOf(post, renditions, taskGroups)),
      }),
      declare('list', head.path, site, {
        head,
        newest: firstOf(own, ({ part }) => part.entries, FRONT),
        months: own.map(({ month }) => month),
        topic,
        unit,
      }),
    ];
  };

  return [
    ...lists.flatMap(frontOf),
    declare('home', '/', site, {
      newest: newestIn('/luu-tru/', ON_HOME.newest),
      profiles: newestIn('/guong-dien-hinh/', ON_HOME.profiles),
      policies: newestIn('/chinh-sach/', ON_HOME.policies),
      topics: model.taskGroups.map(topicOf),
    }),
    declare('topics', '/chu-de/', site, { topics: model.taskGroups }),
    declare('units', '/don-vi/', site, { units: [...units.values()] }),
    ...tables.flatMap((table) => table.routes),
    ...model.withdrawn.map((post) => withdrawnRoute(post, site)),
    declare('corrections', correctionsFeed.page, site, { notices, feed: correctionsFeed }),
    declare('feed', feedUrl(correctionsFeed.name), site, {
      feed: correctionsFeed,
      items: notices.slice(0, IN_FEED),
    }),
    declare('press', '/bao-chi/', site, { feeds: [...lists.map(({ head }) => head.feed), correctionsFeed] }),
    declare('not-found', '/404.html', site, {}),
    declare('robots', '/robots.txt', site, {}),
    ...ASSETS.map(({ url }) => declare('asset', url, site, {})),
  ];
};

/** The next instant at which a key changes by time alone; null: by what is known, never. */
export const nextChange = (model: Model, asOf: string): string | null => nextUnitChange(model.units, asOf);

const withdrawnRoute = memoWith((post: WithdrawnPublication, site: Site): Route =>
  keepsItsAddress(post)
    ? { ...declare('notice', postPath(post), site, { post }), gone: true }
    : declare('erased', erasedPath(post.id), site, { withdrawnAt: post.withdrawnAt }),
);

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
