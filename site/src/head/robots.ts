import { SITEMAP } from '../routes/base/addresses.ts';
import type { Site } from '../routes/base/model.ts';

/** A demo must not be found by search engines. */
export const robotsOf = ({ url, department }: Site): string =>
  department.official
    ? `User-agent: *\nAllow: /\n\nSitemap: ${url}${SITEMAP}\n`
    : 'User-agent: *\nDisallow: /\n';
