import { keyOf } from './key.ts';
import type { Site } from './model.ts';
import type { Page, PageKind, Shows } from './page.ts';

/** One address of the site, with everything needed to know whether its bytes change. */
export interface Route {
  url: string;
  kind: PageKind;
  /** Differs whenever something that the page shows differs. */
  key: string;
  /** The page says that a post is gone; an empty file `.gone` is put beside it. */
  gone: boolean;
  /** Everything that the page can show. */
  props(): Page;
}

/**
 * A route, defined by what it shows. The key is computed from exactly these values and `props` returns exactly them, so a
 * page cannot show anything that its key does not cover.
 */
export const declare = <K extends PageKind>(kind: K, url: string, site: Site, shows: Shows[K]): Route => ({
  url,
  kind,
  key: keyOf([kind, url, site], shows),
  gone: false,
  // TypeScript does not narrow a mapped type by a generic kind.
  props: () => ({ kind, url, site, ...shows }) as unknown as Page,
});
