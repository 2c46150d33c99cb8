/** The CMS of `pnpm dev`: the compiled server, and the admin from its sources. */
import { newStrapi, watchAdmin } from './strapi-admin.mjs';

const strapi = newStrapi();
await strapi.load();
await watchAdmin(strapi);
await strapi.start();
