import { SITEMAP } from '../routes/base/addresses.ts';
import type { Site } from '../routes/base/model.ts';

/** Search engines must not find a demo. */
export const robotsOf = ({ url, department }: Site): string =>
  department.official
    ? `User-agent: *\nAllow: /\n\nSitemap: ${url}${SITEMAP}\n`
    : 'User-agent: *\nDisallow: /\n';
