import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';

const scripts = dirname(createRequire(import.meta.url).resolve('@newsroom/scripts/package.json'));

describe('pnpm dev', () => {
  let folder: string;
  let child: ChildProcess;
  let [siteUrl, cmsUrl, output] = ['', '', ''];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsroom-dev-'));
    const [sitePort, cmsPort] = [await freePort(), await freePort()];
    siteUrl = `http://localhost:${sitePort}`;
    cmsUrl = `http://127.0.0.1:${cmsPort}`;
    const ports = { SITE_PORT: String(sitePort), CMS_PORT: String(cmsPort), CMS_URL: cmsUrl };
    child = spawn(process.execPath, [join(scripts, 'dev.ts')], {
      // vitest sets these variables for the programs that it starts.
      env: { ...process.env, ...ports, NEWSROOM_VAR: folder, NODE_ENV: '', VITEST: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          if (output.includes('Ctrl-C')) resolve();
        });
      }
      child.once('exit', () => reject(new Error(output)));
    });
  });
  afterAll(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('serves the specimen from the sources of the site, with the pictures that the publisher made', async () => {
    const page = await (await fetch(`${siteUrl}/`)).text();
    expect(page).toContain('/@vite/client');
    const [, picture] = /src="(\/anh\/[^"]+)"/.exec(page) ?? [];
    const response = await fetch(siteUrl + picture!);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
  });

  it('serves the admin from its sources, on a database below var/dev', async () => {
    const headers = { accept: 'text/html' };
    const page = await (await fetch(`${cmsUrl}/admin`, { headers })).text();
    expect(page).toContain('/admin/@vite/client');
    const source = await fetch(`${cmsUrl}/admin/src/plugins/approval/admin/texts.ts`);
    expect(await source.text()).toContain('Việc cần làm');
    expect(readdirSync(join(folder, 'dev'))).toContain('newsroom.db');
    expect(readFileSync(join(folder, 'dev/demo-logins.txt'), 'utf8')).toContain('Mật khẩu');
    expect(existsSync(join(folder, 'newsroom.db'))).toBe(false);
  });

  it('serves nothing of the repository but sources, so that nobody reads the state in var', async () => {
    const beside = join(scripts, '..', 'README.md');
    const answers = [await fetch(`${siteUrl}/@fs${beside}`), await fetch(`${cmsUrl}/admin/@fs${beside}`)];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  it('is told that a port is taken, by the variable that changes it', async () => {
    const env = { ...process.env, CMS_PORT: new URL(cmsUrl).port, NEWSROOM_VAR: folder };
    const second = spawn(process.execPath, [join(scripts, 'dev.ts'), 'cms'], { env });
    let said = '';
    second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(1);
    expect(said).toContain('đặt CMS_PORT bằng một cổng khác trong tệp .env');
  });

  it('stops by Ctrl-C and leaves no process', async () => {
    const pids = childrenOf(child.pid!);
    expect(pids.length).toBeGreaterThanOrEqual(2);
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
    expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  });
});

/** The child processes of a process. */
const childrenOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
