import { keyOf } from './key.ts';
import type { Site } from './model.ts';
import type { Page, PageKind, Shows } from './page.ts';

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

/**
 * A route by what it shows. The key covers, and `props` gives, exactly this: a page cannot show
 * what its key does not hold.
 */
export const declare = <K extends PageKind>(kind: K, url: string, site: Site, shows: Shows[K]): Route => ({
  url,
  kind,
  key: keyOf([kind, url, site], shows),
  gone: false,
  // The mapped type is not narrowed by a generic kind.
  props: () => ({ kind, url, site, ...shows }) as unknown as Page,
});
