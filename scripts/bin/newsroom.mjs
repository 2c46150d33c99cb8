#!/usr/bin/env node
// Entry point on a host without an installation: `node scripts/bin/newsroom.mjs <program.ts> [arguments]`.
//
// Plain JavaScript for the host's own Node (20 or later). It installs what is in pnpm-lock.yaml, chooses the Node for the
// project, and runs the program.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const INTERRUPTED = 130;

const main = async () => {
  const [program, ...args] = process.argv.slice(2);
  if (program === undefined) return fail('Cách dùng: node scripts/bin/newsroom.mjs <chương trình.ts> […]');

  if (!isInstalled()) {
    console.log('Đang cài các gói cần dùng (lần đầu mất khoảng một phút)…');
    const code = await install();
    if (code === INTERRUPTED) return void (process.exitCode = code);
    if (code !== 0) return fail('Không cài được các gói cần dùng: xem các dòng ở trên.', code);
  }
  const node = pickNode();
  if (node === null) {
    return fail(
      `Cần Node 22.12 trở lên (máy đang có ${process.versions.node}): npm không có Node 24 cho ${process.platform}-${process.arch}.`,
    );
  }
  process.exitCode = await run(node, [join(ROOT, program), ...args]);
};

/** Whether node_modules has exactly the packages of pnpm-lock.yaml. */
const isInstalled = () => {
  try {
    const wanted = readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8');
    const current = readFileSync(join(ROOT, 'node_modules/.pnpm/lock.yaml'), 'utf8');
    // pnpm writes .modules.yaml last, so without it an installation was interrupted.
    return (
      wanted === current &&
      existsSync(join(ROOT, 'node_modules/.modules.yaml')) &&
      packageFolders().every((folder) => existsSync(join(folder, 'node_modules')))
    );
  } catch {
    return false;
  }
};

const packageFolders = () =>
  readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => join(ROOT, entry.name))
    .filter((folder) => existsSync(join(folder, 'package.json')));

/** Runs pnpm and shows its progress; its whole output only if it fails. */
const install = async () => {
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const options = ['--frozen-lockfile', '--reporter=append-only', '--config.confirm-modules-purge=false'];
  const output = [];
  let shownAt = Date.now();
  const code = await runInOwnGroup('npx', ['-y', packageManager, 'install', ...options], (text) => {
    output.push(text);
    const [, wanted, reused, downloaded] =
      /.*Progress: resolved (\d+), reused (\d+), downloaded (\d+)/s.exec(text) ?? [];
    if (wanted === undefined || Date.now() - shownAt < 5000) return;
    shownAt = Date.now();
    console.log(`  … ${Number(reused) + Number(downloaded)}/${wanted} gói`);
  });
  if (code !== 0 && code !== INTERRUPTED) console.error(output.join(''));
  return code;
};

/** The project's own Node if npm has one for this platform; otherwise the host's, if it is new enough. */
const pickNode = () => {
  const own = join(ROOT, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(own)) return { path: own, options: '' };
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 12)) return null;
  // Since 22.18, Node removes types without a flag.
  const needsFlag = major === 22 && minor < 18;
  return {
    path: process.execPath,
    options: needsFlag ? '--experimental-strip-types --disable-warning=ExperimentalWarning' : '',
  };
};

/**
 * Runs the program to its end and passes signals on. The program reports the process groups that it starts, so that they
 * can be ended even if the program itself is killed.
 */
const run = (node, args) => {
  const groups = new Set();
  const child = spawn(node.path, args, {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment({
      PATH: [dirname(node.path), join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter),
      ...(node.options === ''
        ? {}
        : { NODE_OPTIONS: [process.env.NODE_OPTIONS, node.options].filter(Boolean).join(' ') }),
    }),
  });
  child.on('message', (message) => {
    if (typeof message?.started === 'number') groups.add(message.started);
    if (typeof message?.ended === 'number') groups.delete(message.ended);
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  stopWithParent(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      for (const group of groups) killGroup(group, 'SIGKILL');
      resolve(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 15));
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
  });
};

/** A killed npm passes no signal on, but its child process then gets another parent. */
const stopWithParent = (stop) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 1000);
  watch.unref();
};

/** In a process group of its own, so that one signal reaches npx and all its children. */
const runInOwnGroup = (command, args, onOutput) => {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: environment({ npm_config_update_notifier: 'false' }),
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput);
  let stopped = false;
  const stop = () => {
    killGroup(child.pid, stopped ? 'SIGKILL' : 'SIGTERM');
    stopped = true;
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve(stopped ? INTERRUPTED : (code ?? 1));
    });
    child.on('error', (error) => {
      onOutput(`${error.message}\n`);
      resolve(1);
    });
  });
};

const killGroup = (group, signal) => {
  try {
    process.kill(-group, signal);
  } catch {
    // The process has already ended.
  }
};

/**
 * npm passes its whole configuration on as npm_config_*, and pnpm would read these settings, which are meant for npm.
 * Only settings for access to the registry are kept.
 */
const environment = (extra) => {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_/i.test(name) ||
      name === 'npm_lifecycle_event' ||
      /registry|proxy|cafile|_ca$|cert|_key$|auth|ssl|userconfig|globalconfig|cache|store/i.test(name),
  );
  return { ...Object.fromEntries(kept), ...extra };
};

const fail = (message, code = 1) => {
  console.error(message);
  process.exitCode = code;
};

await main();
