import { monthOf } from '@newsroom/shared';
import { SECURITY_PATH } from '../base/addresses.ts';
import { declare, type Route } from '../base/declare.ts';
import type { Site } from '../base/model.ts';

/** Months that `security.txt` is valid from the start of its month; always less than a year, as RFC 9116 recommends. */
const MONTHS = 11;

/** The address for reports of security problems; no route while the department has no e-mail address. */
export const securityRoutes = (site: Site, asOf: string): Route[] => {
  const { email } = site.department;
  return email === null
    ? []
    : [declare('security', SECURITY_PATH, site, { email, expires: beginOfMonth(asOf, MONTHS) })];
};

/** `security.txt` is renewed each month. */
export const nextSecurityChange = (site: Site | null, asOf: string): string | null =>
  site && securityRoutes(site, asOf).length > 0 ? beginOfMonth(asOf, 1) : null;

/** The instant at which a Vietnamese month begins, `later` months after that of `asOf`. */
const beginOfMonth = (asOf: string, later: number): string => {
  const [year, month] = monthOf(asOf).split('-').map(Number);
  // Việt Nam has kept UTC+7 without summer time since 1975.
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 + later, 1, -7)).toISOString();
};
