import { OFFLINE_SCRIPT, OFFLINE_WORKER, SEARCH_SCRIPT } from '../routes/base/addresses.ts';
import fonts from './fonts/files.json' with { type: 'json' };

/** A file of the site that is no page: the same for every department, known when the site is built. */
export interface Asset {
  /** Whoever names a file by its content may have it kept for ever: "/tai-nguyen/…-4728afb9.woff2". */
  url: string;
  type: string;
  /** Below `site/src/`. A TypeScript file is bundled into one script for the browser. */
  source: string;
}

/** The mark as a picture for programs that show the whole site by one. */
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
  // Below the one address whose headers let a script run.
  { url: SEARCH_SCRIPT, type: 'text/javascript', source: 'client/search.ts' },
  icon('favicon.svg', 'image/svg+xml'),
  // Where nobody says which icon a site has, programs ask for these two.
  icon('favicon.ico', 'image/x-icon'),
  icon('apple-touch-icon.png', 'image/png'),
  icon('bieu-tuong-192.png', 'image/png'),
  icon('bieu-tuong-512.png', 'image/png'),
];
