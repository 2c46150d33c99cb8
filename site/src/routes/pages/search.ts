import { SEARCH_GONE, SEARCH_INDEXES, SEARCH_PATH } from '../base/addresses.ts';
import { declare, type Route } from '../base/declare.ts';
import type { Model, Site } from '../base/model.ts';
import type { Vocabulary } from '../content/vocabulary.ts';

/**
 * The search page, and the data that its script fetches before each search. The indexes themselves are not routes: the
 * publisher makes them outside of the releases, and this data says which of them are in use.
 */
export const searchRoutes = (model: Model, site: Site, { units, taskGroups }: Vocabulary): Route[] => [
  declare('search', SEARCH_PATH, site, {
    topics: [...taskGroups.values()].map(({ code, shortTitle }) => ({ code, shortTitle })),
    units: [...units.values()].map(({ standing: { code, name } }) => ({ code, name })),
    years: [...new Set(model.months.map(({ month }) => month.slice(0, 4)))],
  }),
  declare('search-indexes', SEARCH_INDEXES, site, {
    indexes: model.searchIndexes
      .map(({ year, folder }) => ({ year, folder }))
      .sort((a, b) => (a.year < b.year ? 1 : -1)),
  }),
  declare('search-gone', SEARCH_GONE, site, {
    ids: model.searchIndexes.flatMap(({ gone }) => gone).sort(),
  }),
];
