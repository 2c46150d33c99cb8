import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';
import { startPostgres } from './postgres.ts';

const require = createRequire(import.meta.url);
const cmsDir = dirname(require.resolve('@newsroom/cms/package.json'));

/** No test double: the real Strapi, started from the built cms with a database of its own. */
export interface Cms {
  strapi: Core.Strapi;
  /** "http://127.0.0.1:41234" */
  url: string;
  /** The publisher's read token. */
  token: string;
  varDir: string;
  stop(): Promise<void>;
}

interface CmsOptions {
  seed: 'demo' | 'empty' | 'none';
  /** State folder of an earlier start, which is used again; `stop` does not delete it. */
  varDir?: string;
  /** Address of a PostgreSQL database. Without it: PostgreSQL with a server of its own if the suite uses it, else SQLite. */
  databaseUrl?: string;
  /** Secrets of an earlier start; without them, new ones. */
  secrets?: Record<string, string>;
}

/** Which database a suite runs on: the same tests run on both (vitest.config.ts). */
export const onPostgres = process.env['TEST_DATABASE'] === 'postgres';

const secret = (): string => randomBytes(32).toString('hex');

/** The address at which people in tests open the admin. */
export const ADMIN_URL = 'https://toa-soan.vi-du.test';

/** New values for all variables that hold secrets. */
export const secretsOf = () => ({
  APP_KEYS: `${secret()},${secret()}`,
  API_TOKEN_SALT: secret(),
  ADMIN_JWT_SECRET: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: secret(),
  UPLOADS_SECRET: secret(),
  PREVIEW_KEY: secret(),
  PUBLISHER_TOKEN: secret(),
});

/** Starts Strapi in this process; vitest's worker must be a separate process. */
export const startCms = async ({
  seed,
  varDir: given,
  databaseUrl,
  secrets: kept,
}: CmsOptions): Promise<Cms> => {
  const varDir = given ?? mkdtempSync(join(tmpdir(), 'newsroom-cms-'));
  const postgres = databaseUrl === undefined && onPostgres ? await startPostgres() : null;
  const url = databaseUrl ?? postgres?.url;
  const secrets = { ...secretsOf(), ...kept };
  Object.assign(process.env, {
    NODE_ENV: 'production',
    NEWSROOM_VAR: varDir,
    NEWSROOM_SEED: seed,
    ADMIN_URL,
    DATABASE_CLIENT: url === undefined ? 'sqlite' : 'postgres',
    DATABASE_FILENAME: join(varDir, 'newsroom.db'),
    ...(url === undefined ? {} : { DATABASE_URL: url }),
    ...secrets,
    STRAPI_TELEMETRY_DISABLED: 'true',
    LOG_LEVEL: 'error',
  });
  process.chdir(cmsDir);
  // Strapi's ESM build imports a folder, which Node refuses; its CommonJS build works.
  const { createStrapi } = createRequire(join(cmsDir, 'package.json'))('@strapi/strapi') as {
    createStrapi(options: {
      appDir: string;
      distDir: string;
      autoReload: boolean;
      serveAdminPanel: boolean;
    }): Core.Strapi;
  };
  const strapi = await createStrapi({
    appDir: cmsDir,
    distDir: join(cmsDir, 'dist'),
    autoReload: false,
    serveAdminPanel: false,
  }).load();
  strapi.server.mount();
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  const { port } = strapi.server.httpServer.address() as AddressInfo;
  return {
    strapi,
    url: `http://127.0.0.1:${port}`,
    token: secrets.PUBLISHER_TOKEN,
    varDir,
    async stop() {
      // Strapi removes every listener of the process, including those of the test runner.
      const { removeAllListeners } = process;
      process.removeAllListeners = () => process;
      await strapi.destroy();
      process.removeAllListeners = removeAllListeners;
      await postgres?.stop();
      if (given === undefined) rmSync(varDir, { recursive: true, force: true });
    },
  };
};
