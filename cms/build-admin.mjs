/** Builds the admin into dist/build; the server has to be compiled, for its configuration names the plugins. */
import { build, prepareAdmin } from './strapi-admin.mjs';

await build(await prepareAdmin());
process.exit(0);
