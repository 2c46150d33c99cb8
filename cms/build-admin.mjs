/** Builds the admin. The server has to be compiled before, because its configuration is read. */
import { buildAdmin } from './strapi-admin.mjs';

await buildAdmin();
// Strapi would keep the process running.
process.exit(0);
