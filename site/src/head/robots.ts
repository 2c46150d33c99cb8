import type { Department } from '@newsroom/shared';

/** A demo must not be found by search engines. */
export const robotsOf = ({ official }: Department): string =>
  `User-agent: *\n${official ? 'Allow' : 'Disallow'}: /\n`;
