import { KIND_PATHS } from '@newsroom/shared';
import { ARCHIVE_PATH, MANIFEST, OFFLINE_LIST, OFFLINE_PATH } from '../base/addresses.ts';
import { declare, type Route } from '../base/declare.ts';
import type { Model, Site } from '../base/model.ts';
import { firstOf } from '../content/months.ts';

/** How many of the newest posts a device keeps. */
const KEPT = 20;

const PAGES = ['/', ...Object.values(KIND_PATHS), '/don-vi/', ARCHIVE_PATH, OFFLINE_PATH];

/** Offline reading: its page, the list of what a device stores, and the manifest for home screens. */
export const offlineRoutes = ({ months, withdrawn }: Model, site: Site): Route[] => {
  const newest = firstOf(months, ({ posts }) => posts, KEPT).map(({ url }) => url);
  const list = { pages: PAGES, newest, withdrawn: withdrawn.map(({ id }) => id) };
  return [
    declare('offline', OFFLINE_PATH, site, {}),
    declare('offline-list', OFFLINE_LIST, site, { list }),
    declare('manifest', MANIFEST, site, {}),
  ];
};
