import { resolve } from 'node:path';

/** The root of all state: database, uploads, originals. */
export const varDir = (): string => resolve(process.env.NEWSROOM_VAR ?? resolve(process.cwd(), '..', 'var'));

/** The public site's own address, for links from the admin. */
export const siteUrl = (): string => process.env.SITE_URL ?? 'http://localhost:4321';

/** The desk's own address, for links to it. */
export const deskUrl = (): string => process.env.DESK_URL ?? 'http://localhost:4322';
