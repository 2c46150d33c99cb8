/**
 * What `strapi build` and `strapi develop` do for the admin, without the compiling that they do for the server in the
 * same breath. None of it is declared by Strapi: tests/cms/strapi-shape.test.ts names what is used.
 */
import { renameSync, rmSync } from 'node:fs';
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

/** Builds the admin, and puts it into dist/build when it is whole: a running Strapi serves what lies there. */
export const buildAdmin = async () => {
  const context = await prepare(newStrapi(), 'built');
  await build(context);
  const served = join(dist, 'build');
  rmSync(served, { recursive: true, force: true });
  renameSync(context.distPath, served);
};

/** Lets a loaded Strapi serve the admin from its sources, which Vite watches. */
export const watchAdmin = async (strapi) => {
  await watch({ ...(await prepare(strapi, 'watched')), strapi });
};

/** A Strapi that serves no admin of its own and is not loaded yet. */
export const newStrapi = () =>
  createStrapi({ appDir: cms, distDir: dist, autoReload: false, serveAdminPanel: false });

/**
 * Writes the entry of the admin; returns what `build` and `watch` take. `folder`, below .strapi, is emptied by it and
 * filled by `build`.
 */
const prepare = async ({ config, telemetry, dirs }, folder) => {
  const root = join(cms, '.strapi', folder);
  const context = await createBuildContext({
    cwd: cms,
    logger: createLogger({ timestamp: false }),
    strapi: { config, telemetry, dirs: { ...dirs, dist: { ...dirs.dist, root } } },
    options: { minify: true, sourcemap: false },
  });
  await writeStaticClientFiles(context);
  return context;
};
