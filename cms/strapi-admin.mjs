/**
 * What `strapi build` and `strapi develop` do for the admin, without the compiling that they do for the server in the
 * same breath. None of it is declared by Strapi: tests/cms/strapi-shape.test.ts names what is used.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cms = dirname(fileURLToPath(import.meta.url));
/** Where the compiled server is, and its configuration. */
const dist = join(cms, 'dist');

const require = createRequire(import.meta.url);
const inside = join(dirname(require.resolve('@strapi/strapi/package.json')), 'dist/src');

const { createStrapi } = require('@strapi/strapi');
const { createBuildContext } = require(join(inside, 'node/create-build-context.js'));
const { writeStaticClientFiles } = require(join(inside, 'node/staticFiles.js'));
const { createLogger } = require(join(inside, 'cli/utils/logger.js'));
const { build } = require(join(inside, 'node/vite/build.js'));
const { watch } = require(join(inside, 'node/vite/watch.js'));

/** Builds the admin into dist/build. */
export const buildAdmin = async () => {
  await build(await prepare(newStrapi()));
};

/** Lets a loaded Strapi serve the admin from its sources, which Vite watches; returns what ends that. */
export const watchAdmin = async (strapi) => {
  // The folder that is given here is emptied: the built admin in dist stays.
  const dirs = { ...strapi.dirs, dist: { ...strapi.dirs.dist, root: join(cms, '.strapi/watched') } };
  const { config, telemetry } = strapi;
  return watch({ ...(await prepare({ config, telemetry, dirs })), strapi });
};

/** A Strapi that serves no admin of its own and is not loaded yet. */
export const newStrapi = () =>
  createStrapi({ appDir: cms, distDir: dist, autoReload: false, serveAdminPanel: false });

/** Writes the entry of the admin; returns what `build` and `watch` take. */
const prepare = async (strapi) => {
  const context = await createBuildContext({
    cwd: cms,
    logger: createLogger({ timestamp: false }),
    strapi,
    options: { minify: true, sourcemap: false },
  });
  await writeStaticClientFiles(context);
  return context;
};
