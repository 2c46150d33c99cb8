/**
 * What `strapi build` and `strapi develop` do for the admin, without the compiling that they do for the server in the
 * same breath. None of it is declared by Strapi: tests/cms/strapi-shape.test.ts names what is used.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const cms = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const inside = join(dirname(require.resolve('@strapi/strapi/package.json')), 'dist/src');

const { createBuildContext } = require(join(inside, 'node/create-build-context.js'));
const { writeStaticClientFiles } = require(join(inside, 'node/staticFiles.js'));
const { createLogger } = require(join(inside, 'cli/utils/logger.js'));

export const { build } = require(join(inside, 'node/vite/build.js'));
export const { watch } = require(join(inside, 'node/vite/watch.js'));
export const { createStrapi } = require('@strapi/strapi');

/** Where the compiled server is, and its configuration. */
export const dist = join(cms, 'dist');

/** Writes the entry of the admin; returns what `build` and `watch` take. `strapi`: a started one, else one of its own. */
export const prepareAdmin = async (strapi) => {
  const context = await createBuildContext({
    cwd: cms,
    logger: createLogger({ timestamp: false }),
    tsconfig: { config: { options: { outDir: dist } } },
    strapi,
    options: { minify: true, sourcemap: false },
  });
  await writeStaticClientFiles(context);
  return context;
};
