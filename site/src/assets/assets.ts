import fonts from './fonts/files.json' with { type: 'json' };

/** A file of the site that is no page: the same for every department, known when the site is built. */
export interface Asset {
  /** Whoever names a file by its content may have it kept for ever: "/tai-nguyen/…-4728afb9.woff2". */
  url: string;
  type: string;
  /** Below `site/src/`. A TypeScript file is bundled into one script for the browser. */
  source: string;
}

export const ASSETS: readonly Asset[] = [
  ...fonts.map((file) => ({
    url: `/tai-nguyen/${file}`,
    type: 'font/woff2',
    source: `assets/fonts/${file}`,
  })),
];
