import { monthOf } from '@newsroom/shared';
import { SECURITY_PATH } from '../base/addresses.ts';
import { declare, type Route } from '../base/declare.ts';
import type { Site } from '../base/model.ts';

/** How long `security.txt` holds from the beginning of its month: always less than the year that RFC 9116 advises. */
const MONTHS = 11;

/** Whom to tell of a weakness; nothing while the department has no e-mail address. */
export const securityRoutes = (site: Site, asOf: string): Route[] => {
  const { email } = site.department;
  return email === null
    ? []
    : [declare('security', SECURITY_PATH, site, { email, expires: beginOfMonth(asOf, MONTHS) })];
};

/** It is renewed with each month. */
export const nextSecurityChange = (site: Site | null, asOf: string): string | null =>
  site && securityRoutes(site, asOf).length > 0 ? beginOfMonth(asOf, 1) : null;

/** The instant at which the Vietnamese month begins that comes so many months after that of `asOf`. */
const beginOfMonth = (asOf: string, later: number): string => {
  const [year, month] = monthOf(asOf).split('-').map(Number);
  // Việt Nam has kept UTC+7 without summer time since 1975.
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 + later, 1, -7)).toISOString();
};
