/**
 * Compiles the server to dist. `--changed`: only what differs from the last time, for `pnpm dev`.
 *
 * Strapi reads whatever lies in dist: a file whose source has moved or gone must not stay there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const cms = dirname(fileURLToPath(import.meta.url));
const dist = join(cms, 'dist');
/** Beside the server in dist: made by build-admin.mjs. */
const ADMIN = 'build';
/** What the compiler remembers; with dist, it is gone. */
const MEMORY = join(dist, 'server.tsbuildinfo');

const main = () => {
  const onlyChanged = process.argv.includes('--changed');
  if (!onlyChanged) empty();
  const tsc = join(cms, '../node_modules/typescript-native/bin/tsc');
  const options = ['-p', cms, '--incremental', '--tsBuildInfoFile', MEMORY];
  const { status } = spawnSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  if (onlyChanged) dropOrphans();
  // Strapi, if it starts before the admin is built, looks for this folder once and else serves another.
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
