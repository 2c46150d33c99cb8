import { SITEMAP } from '../routes/addresses.ts';
import type { Site } from '../routes/model.ts';

/** A demo must not be found by search engines. */
export const robotsOf = ({ url, department }: Site): string =>
  department.official
    ? `User-agent: *\nAllow: /\n\nSitemap: ${url}${SITEMAP}\n`
    : 'User-agent: *\nDisallow: /\n';
