/** Builds the admin; the server has to be compiled, for its configuration is asked. */
import { buildAdmin } from './strapi-admin.mjs';

await buildAdmin();
// Strapi holds the process.
process.exit(0);
