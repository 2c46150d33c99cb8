import { dayOf } from '@newsroom/shared';
import { CORRECTIONS_PATH, correctionsYearUrl } from '../base/addresses.ts';
import { declare, type Route } from '../base/declare.ts';
import { correctionsFeed } from '../content/lists.ts';
import type { Site } from '../base/model.ts';
import type { Notice } from '../base/page.ts';

const NEWEST = 50;

/** A page with the newest notices and one for each year, so that no page grows without limit. */
export const correctionRoutes = (notices: readonly Notice[], site: Site): Route[] => {
  const years = [...Map.groupBy(notices, ({ at }) => dayOf(at).slice(0, 4))];
  return [
    declare('corrections', CORRECTIONS_PATH, site, {
      notices: notices.slice(0, NEWEST),
      years: years.map(([year]) => year),
      feed: correctionsFeed,
    }),
    ...years.map(([year, ofYear]) =>
      declare('corrections-year', correctionsYearUrl(year), site, { year, notices: ofYear }),
    ),
  ];
};
