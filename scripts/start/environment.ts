import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** The variables of `.env` that hold secrets, with the number of keys in each. */
const SECRETS: Record<string, number> = {
  APP_KEYS: 4,
  API_TOKEN_SALT: 1,
  ADMIN_JWT_SECRET: 1,
  TRANSFER_TOKEN_SALT: 1,
  ENCRYPTION_KEY: 1,
  UPLOADS_SECRET: 1,
  PREVIEW_KEY: 1,
  PUBLISHER_TOKEN: 1,
};

/** Every variable that a program of the product reads, by name. */
export type Environment = Record<string, string>;

/**
 * Reads `.env`. If it does not exist it is written, and missing variables are added. Variables of the process take
 * precedence.
 */
export const prepareEnvironment = (
  root: string,
  started: NodeJS.ProcessEnv,
): { environment: Environment; written: string[] } => {
  const file = join(root, '.env');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const { text, written } = completeEnvFile(readFileSync(join(root, '.env.example'), 'utf8'), before);
  // Only its owner may read it, because it holds the keys of the whole system.
  if (written.length > 0) {
    writeFileSync(file, text, { mode: 0o600 });
    // `mode` is only used for a new file.
    chmodSync(file, 0o600);
  }
  return { environment: resolveEnvironment(root, parseEnv(text), started), written };
};

/** The text of `.env` with every variable of the example and with secrets, and the names of the added variables. */
export const completeEnvFile = (
  example: string,
  current: string | null,
  secret = randomSecret,
): { text: string; written: string[] } => {
  if (current === null) {
    const text = example.replace(/^([A-Z_]+)=(.*)$/gm, (line, name: string, value: string) =>
      value === '' && name in SECRETS ? `${name}=${secret(SECRETS[name])}` : line,
    );
    return { text, written: Object.keys(parseEnv(example)) };
  }
  const present = parseEnv(current);
  const missing = Object.entries(parseEnv(example)).filter(
    ([name]) => present[name] === undefined || (present[name] === '' && name in SECRETS),
  );
  if (missing.length === 0) return { text: current, written: [] };
  const lines = missing.map(
    ([name, value]) => `${name}=${name in SECRETS ? secret(SECRETS[name]) : (value ?? '')}`,
  );
  // The last line of a variable counts, so it overrides an empty secret above.
  const text = `${current.replace(/\n*$/, '\n')}\n# Thêm tự động: các biến còn thiếu (xem .env.example).\n${lines.join('\n')}\n`;
  return { text, written: missing.map(([name]) => name) };
};

/** The variables for the programs: those of the process before those of `.env`, and addresses made from the ports. */
export const resolveEnvironment = (
  root: string,
  fromFile: NodeJS.Dict<string>,
  started: NodeJS.ProcessEnv,
): Environment => {
  const all: Environment = {};
  for (const [name, value] of [...Object.entries(fromFile), ...Object.entries(started)]) {
    if (value !== undefined && value !== '') all[name] = value;
  }
  const cmsPort = (all.CMS_PORT ??= '1337');
  const sitePort = (all.SITE_PORT ??= '4321');
  const deskPort = (all.DESK_PORT ??= '4322');
  all.CMS_URL ??= `http://127.0.0.1:${cmsPort}`;
  all.ADMIN_URL ??= `http://localhost:${cmsPort}`;
  all.SITE_URL ??= `http://localhost:${sitePort}`;
  all.DESK_URL ??= `http://localhost:${deskPort}`;
  all.NEWSROOM_VAR = resolve(root, all.NEWSROOM_VAR ?? 'var');
  all.DATABASE_CLIENT ??= 'sqlite';
  all.STRAPI_TELEMETRY_DISABLED = 'true';
  all.ASTRO_TELEMETRY_DISABLED = '1';
  return all;
};

const randomSecret = (keys = 1): string =>
  Array.from({ length: keys }, () => randomBytes(32).toString('hex')).join(',');
