import { OFFLINE_SCRIPT, OFFLINE_WORKER, SEARCH_SCRIPT } from '../routes/base/addresses.ts';
import fonts from './fonts/files.json' with { type: 'json' };

/** A file of the site that is not a page: the same for every department, and known when the site is built. */
export interface Asset {
  /** A name with the hash of the content may be cached permanently: "/tai-nguyen/…-4728afb9.woff2". */
  url: string;
  type: string;
  /** Below `site/src/`. A TypeScript file is bundled into one script for the browser. */
  source: string;
}

/** The site's mark, for programs that show the whole site as one picture. */
export const ICON = '/bieu-tuong-512.png';

const icon = (file: string, type: string): Asset => ({
  url: `/${file}`,
  type,
  source: `assets/icons/${file}`,
});

export const ASSETS: readonly Asset[] = [
  ...fonts.map((file) => ({
    url: `/tai-nguyen/${file}`,
    type: 'font/woff2',
    source: `assets/fonts/${file}`,
  })),
  { url: OFFLINE_SCRIPT, type: 'text/javascript', source: 'client/offline/page.ts' },
  { url: OFFLINE_WORKER, type: 'text/javascript', source: 'client/worker/worker.ts' },
  // In the only folder whose headers allow a script to run.
  { url: SEARCH_SCRIPT, type: 'text/javascript', source: 'client/search.ts' },
  icon('favicon.svg', 'image/svg+xml'),
  // Programs request these two when no page tells them the icon of a site.
  icon('favicon.ico', 'image/x-icon'),
  icon('apple-touch-icon.png', 'image/png'),
  icon('bieu-tuong-192.png', 'image/png'),
  icon('bieu-tuong-512.png', 'image/png'),
];
