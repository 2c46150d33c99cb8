import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { freePort } from './free-port.ts';

const scripts = dirname(createRequire(import.meta.url).resolve('@newsroom/scripts/package.json'));

/** The whole system, as `npm start` runs it, with its own ports and state folder. */
export interface System {
  siteUrl: string;
  cmsUrl: string;
  deskUrl: string;
  varDir: string;
  /** Logins of the seeded people, by the name before the "@": "bien-tap". */
  logins: ReadonlyMap<string, { email: string; password: string }>;
  /** Everything that the start has printed. */
  output(): string;
  /** Sends Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

const START_DEADLINE_MS = 180_000;

export const startSystem = async (args: string[] = []): Promise<System> => {
  const varDir = mkdtempSync(join(tmpdir(), 'newsroom-system-'));
  const [cmsPort, sitePort, deskPort] = [await freePort(), await freePort(), await freePort()];
  const [cmsUrl, siteUrl] = [`http://127.0.0.1:${cmsPort}`, `http://127.0.0.1:${sitePort}`];
  const deskUrl = `http://127.0.0.1:${deskPort}`;
  let output = '';
  const child = spawn(process.execPath, [join(scripts, 'start.ts'), ...args], {
    env: {
      ...process.env,
      CMS_PORT: String(cmsPort),
      SITE_PORT: String(sitePort),
      DESK_PORT: String(deskPort),
      CMS_URL: cmsUrl,
      ADMIN_URL: cmsUrl,
      SITE_URL: siteUrl,
      DESK_URL: deskUrl,
      NEWSROOM_VAR: varDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stop = () => ended(child);

  const deadline = Date.now() + START_DEADLINE_MS;
  while (!output.includes('Ctrl-C')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the system did not start:\n${output}\n${lastOf(join(varDir, 'log', 'strapi.log'))}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const file = readFileSync(join(varDir, 'demo-logins.txt'), 'utf8');
  const logins = new Map(
    [...file.matchAll(/Thư điện tử: (.+)\nMật khẩu: (.+)/g)].map(([, email = '', password = '']) => [
      email.replace(/@.*/, ''),
      { email, password },
    ]),
  );
  return {
    siteUrl,
    cmsUrl,
    deskUrl,
    varDir,
    logins,
    output: () => output,
    async stop() {
      const code = await stop();
      rmSync(varDir, { recursive: true, force: true });
      return code;
    },
  };
};

/** Repeats the check until it succeeds; after 30 s it fails with the last error. */
export const eventually = async <T>(check: () => Promise<T>): Promise<T> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve(child.exitCode);
    child.once('exit', (code) => resolve(code));
    child.kill('SIGINT');
  });

const lastOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8').slice(-4000) : '');
