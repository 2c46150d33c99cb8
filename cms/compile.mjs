/**
 * Compiles the server to dist. `--changed`: only what has changed since the last time, for `pnpm dev`.
 *
 * Strapi loads every file in dist, so a file whose source was moved or deleted must not stay there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const cms = dirname(fileURLToPath(import.meta.url));
const dist = join(cms, 'dist');
/** The admin's folder in dist, beside the server; build-admin.mjs makes it. */
const ADMIN = 'build';
/** The compiler's record of the last run; it is deleted with dist. */
const MEMORY = join(dist, 'server.tsbuildinfo');

const main = () => {
  const onlyChanged = process.argv.includes('--changed');
  if (!onlyChanged) empty();
  const tsc = join(cms, '../node_modules/typescript-native/bin/tsc');
  const options = ['-p', cms, '--incremental', '--tsBuildInfoFile', MEMORY];
  const { status } = spawnSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  if (onlyChanged) dropOrphans();
  // If Strapi starts before the admin is built, it looks for this folder once, and without it serves another one.
  mkdirSync(join(dist, ADMIN), { recursive: true });
};

const empty = () => {
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist)) {
    if (name !== ADMIN) rmSync(join(dist, name), { recursive: true });
  }
};

const dropOrphans = () => {
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const [top] = relative(dist, path).split('/');
    if (entry.isFile() && top !== ADMIN && path !== MEMORY && !hasSource(path)) rmSync(path);
  }
};

const hasSource = (path) => {
  const source = join(cms, relative(dist, path));
  const ofScript = source.replace(/\.js$/, '.ts');
  return existsSync(source) || existsSync(ofScript);
};

main();
