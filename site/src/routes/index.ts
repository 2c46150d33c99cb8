import { dayOf, erasedPath, monthOf, postPath, type WithdrawnPublication } from '@newsroom/shared';
import { ASSETS } from '../assets/assets.ts';
import {
  ABOUT_PATH,
  ACCESSIBILITY_PATH,
  CONTACT_PATH,
  feedUrl,
  PRESS_PATH,
  PRIVACY_PATH,
  SITE_MAP_PATH,
  TOPICS_PATH,
  UNITS_PATH,
} from './base/addresses.ts';
import { correctionRoutes } from './pages/corrections.ts';
import { declare, type Route } from './base/declare.ts';
import { homeOf, nextHomeChange } from './pages/home.ts';
import { correctionsFeed, type List } from './content/lists.ts';
import { memoWith } from './base/memo.ts';
import type { Model, Site } from './base/model.ts';
import { firstOf, monthsOf, monthTables } from './content/months.ts';
import { keepsItsAddress, noticesOf } from './content/notices.ts';
import { offlineRoutes } from './pages/offline.ts';
import type { FeedPost } from './base/page.ts';
import { unitGroups } from './content/places.ts';
import { feedPostOf, topicOf } from './content/posts.ts';
import { pressOf } from './pages/press.ts';
import { searchRoutes } from './pages/search.ts';
import { nextSecurityChange, securityRoutes } from './pages/security.ts';
import { nextNewsChange, sitemapRoutes } from './pages/sitemaps.ts';
import { nextUnitChange } from './content/units.ts';
import { vocabularyOf } from './content/vocabulary.ts';

export { sharePictures } from './content/share-pictures.ts';
export type { SharePicture } from '../share/share-picture.ts';
export { fileOf, goneMarkerOf } from './base/addresses.ts';
export type { Route } from './base/declare.ts';
export { buildModel } from './base/model.ts';
export type { MadePicture, Model, ModelInput, Rendition, SearchIndex } from './base/model.ts';
export type { Page, PageKind, PageOf } from './base/page.ts';

const FRONT = 20;
const IN_FEED = 50;

/**
 * Every address of the site at an instant, with a key for each. Empty until the department is known, because before that
 * no page could be marked as official or as a demo.
 */
export const routes = (model: Model, asOf: string): Route[] => {
  const { site, renditions } = model;
  if (!site) return [];

  const vocabulary = vocabularyOf(site, model, dayOf(asOf));
  const { units, taskGroups } = vocabulary;
  const lists = [...vocabulary.lists.values()];
  const tables = monthTables(model, site, vocabulary);
  const notices = noticesOf(model);

  const frontOf = ({ head, topic, unit }: List): Route[] => {
    const own = monthsOf(tables, head.path);
    const posts = firstOf(own, ({ posts }) => posts, IN_FEED);
    const entries = firstOf(own, ({ entries }) => entries, FRONT + 1);
    const next = entries[FRONT];
    return [
      declare('feed', feedUrl(head.feed.name), site, {
        feed: head.feed,
        items: posts.map(({ post }): FeedPost => feedPostOf(post, renditions, taskGroups)),
      }),
      declare('list', head.path, site, {
        head,
        newest: entries.slice(0, FRONT),
        older: next ? monthOf(next.at) : null,
        months: own.map(({ month }) => month),
        topic,
        unit,
      }),
    ];
  };

  const groups = unitGroups(units.values());

  const pages: Route[] = [
    ...lists.flatMap(frontOf),
    declare('home', '/', site, homeOf(model, vocabulary, tables, notices, asOf)),
    declare('topics', TOPICS_PATH, site, { topics: model.taskGroups }),
    declare('units', UNITS_PATH, site, { groups }),
    ...tables.flatMap((table) => table.routes),
    ...model.withdrawn.map((post) => withdrawnRoute(post, site)),
    ...correctionRoutes(notices, site),
    declare('feed', feedUrl(correctionsFeed.name), site, {
      feed: correctionsFeed,
      items: notices.slice(0, IN_FEED),
    }),
    declare('press', PRESS_PATH, site, pressOf(lists, tables)),
    declare('about', ABOUT_PATH, site, {}),
    declare('contact', CONTACT_PATH, site, {}),
    declare('accessibility', ACCESSIBILITY_PATH, site, {}),
    declare('privacy', PRIVACY_PATH, site, {}),
    declare('site-map', SITE_MAP_PATH, site, {
      topics: model.taskGroups.map(topicOf),
      units: groups,
    }),
    declare('not-found', '/404.html', site, {}),
    declare('robots', '/robots.txt', site, {}),
    ...ASSETS.map(({ url }) => declare('asset', url, site, {})),
    ...offlineRoutes(model, site),
    ...searchRoutes(model, site, vocabulary),
    ...securityRoutes(site, asOf),
  ];
  return [...pages, ...sitemapRoutes(model, site, pages, asOf)];
};

/** The next instant at which a key changes only because time has passed; null: none is known. */
export const nextChange = (model: Model, asOf: string): string | null =>
  [
    nextUnitChange(model.units, asOf),
    nextHomeChange(noticesOf(model), asOf),
    nextNewsChange(model, asOf),
    nextSecurityChange(model.site, asOf),
  ]
    .filter((instant) => instant !== null)
    .sort()[0] ?? null;

const withdrawnRoute = memoWith((post: WithdrawnPublication, site: Site): Route =>
  keepsItsAddress(post)
    ? { ...declare('notice', postPath(post), site, { post }), gone: true }
    : declare('erased', erasedPath(post.id), site, { withdrawnAt: post.withdrawnAt }),
);
