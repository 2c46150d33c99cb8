/**
 * `pnpm dev [site|cms]`: the site and the CMS from their sources, on the ports of `.env`, until Ctrl-C.
 *
 * A change of the site is shown at once, with the specimen as content; a change of the admin too. After a change of the
 * CMS's server, the changed files are compiled and the server is restarted (docs/adr/0029-the-developers-servers.md). The
 * state is in var/dev.
 */
import { join } from 'node:path';
import { followChanges } from './dev/changes.ts';
import { SPECIMEN, specimenEnvironment } from './dev/specimen.ts';
import { buildAll, buildOne, endOf, rebuild, type Building } from './start/build-all.ts';
import { BUILDS, isFresh } from './start/builds.ts';
import { announce, note, step } from './start/console.ts';
import { prepareEnvironment, type Environment } from './start/environment.ts';
import { portProblem, type PortUse } from './start/ports.ts';
import { Processes, type Running } from './start/processes.ts';
import { answers } from './start/readiness.ts';
import { stopOnRequest } from './start/stop-on-request.ts';

const ROOT = join(import.meta.dirname, '..');
const PARTS = ['site', 'cms'] as const;
type Part = (typeof PARTS)[number];

const processes = new Processes();

const main = async (): Promise<void> => {
  const given = process.argv.slice(2);
  const parts = given.length === 0 ? [...PARTS] : PARTS.filter((part) => given.includes(part));
  const unknown = given.filter((argument) => !PARTS.some((part) => part === argument));
  if (unknown.length > 0) return fail(`Không hiểu "${unknown.join(' ')}": chỉ có site, cms.`);

  const { environment, written } = prepareEnvironment(ROOT, process.env);
  if (written.length > 0) note(`Đã ghi vào tệp .env: ${written.join(', ')}.`);
  const problem = await portProblem(parts.map((part) => portOf(part, environment)));
  if (problem !== null) return fail(problem);

  const varDir = join(environment.NEWSROOM_VAR ?? '', 'dev');
  const building: Building = {
    root: ROOT,
    processes,
    // Unfinished code must not change the data of `npm start` or a shared database.
    // Nor do sample posts leave the machine: no mail goes out, and nobody else reaches the servers.
    env: {
      ...environment,
      NEWSROOM_VAR: varDir,
      DATABASE_CLIENT: 'sqlite',
      SMTP_URL: '',
      CMS_HOST: '127.0.0.1',
    },
    log: (name) => join(varDir, 'log', `${name}.log`),
  };
  const { SITE_PORT = '', CMS_PORT = '' } = environment;
  await buildAll(building, parts.includes('cms') ? ['shared', 'cms server'] : ['shared']);
  const [cms] = await Promise.all([
    parts.includes('cms') ? startCms(building) : null,
    parts.includes('site') ? startSite(building, SITE_PORT) : null,
  ]);
  followChanges(ROOT, ['shared/src', ...(cms ? ['cms/src', 'cms/config'] : [])], async (paths) => {
    if (processes.stopping || ![...paths].some(isSource)) return;
    try {
      if (!isFresh(ROOT, BUILDS.shared) && !(await built(building, 'shared'))) return;
      await cms?.renew();
    } catch (error) {
      // A change of branch deletes files while they are read; the next change builds again.
      note(`Chưa dựng lại được: ${error instanceof Error ? error.message : String(error)}`);
    }
  });

  const all: Record<Part, [what: string, where: string][]> = {
    site: [['Trang công khai (nội dung minh họa)', `http://localhost:${SITE_PORT}/`]],
    cms: [
      ['Trang quản trị', `http://localhost:${CMS_PORT}/admin`],
      ['Tài khoản đăng nhập', join(varDir, 'demo-logins.txt')],
    ],
  };
  announce([...parts.flatMap((part) => all[part]), ['Nhật ký', join(varDir, 'log')]]);
  note('Lưu một tệp mã: trang đang mở tự hiện thay đổi. Nhấn Ctrl-C để dừng.');
};

const portOf = (part: Part, { CMS_PORT = '', SITE_PORT = '' }: Environment): PortUse =>
  part === 'cms'
    ? { variable: 'CMS_PORT', port: CMS_PORT, what: 'hệ thống biên tập' }
    : { variable: 'SITE_PORT', port: SITE_PORT, what: 'trang công khai' };

const startSite = async (building: Building, port: string): Promise<void> => {
  if (!isFresh(ROOT, SPECIMEN)) {
    await buildAll(building, SPECIMEN.after);
    await buildOne(building, SPECIMEN);
  }
  const { env, log } = building;
  const site = processes.start({
    name: 'site',
    command: process.execPath,
    args: ['node_modules/astro/bin/astro.mjs', 'dev', '--port', port],
    cwd: join(ROOT, 'site'),
    env: { ...env, ...specimenEnvironment(ROOT), NODE_ENV: 'development' },
    logFile: log('site'),
    onLine: (line) => {
      // Successful requests are not printed.
      if (!/ \[[23]\d\d\] /.test(line)) note(`site | ${line}`);
    },
  });
  void site.ended.then(() => leaveWith(site, log('site')));
  await step('Mở trang công khai', () => answers(`http://localhost:${port}/`, 200));
};

const startCms = async (building: Building): Promise<{ renew(): Promise<void> }> => {
  const { env, log } = building;
  let server: Running | null = null;

  /** Resolves when the program answers, or has ended because of an error, which the developer reads and corrects. */
  const start = async (label: string): Promise<void> => {
    const started = processes.start({
      name: 'cms',
      command: process.execPath,
      args: ['--enable-source-maps', 'dev.mjs'],
      cwd: join(ROOT, 'cms'),
      // With `info`, the first start prints every migration of Strapi.
      env: { LOG_LEVEL: 'warn', ...env, NODE_ENV: 'development', NEWSROOM_SEED: 'demo' },
      logFile: log('cms'),
      secret: true,
      onLine: (line) => note(`cms | ${line}`),
    });
    server = started;
    void started.ended.then(() => {
      if (server !== started || processes.stopping) return;
      server = null;
      console.error('Hệ thống biên tập đã dừng: xem lỗi ở trên. Sửa xong, nó tự chạy lại.');
    });
    const ready = answers(`${env.CMS_URL}/_health`, 204);
    await step(label, () => Promise.race([ready, started.ended]));
  };

  await start('Khởi động hệ thống biên tập (lần đầu: tạo danh mục, tài khoản, bài minh họa)');
  return {
    async renew() {
      if (isFresh(ROOT, BUILDS['cms server']) || !(await built(building, 'cms server'))) return;
      const old = server;
      server = null;
      if (old) await processes.end(old);
      if (!processes.stopping) await start('Khởi động lại hệ thống biên tập');
    },
  };
};

/** Builds what has changed. If it fails, the reason is shown, and the running programs continue. */
const built = async (building: Building, name: 'shared' | 'cms server'): Promise<boolean> => {
  const build = BUILDS[name];
  try {
    await step(`Dựng ${build.label}`, () =>
      rebuild(building, build, name === 'shared' ? build.script : 'build:changed'),
    );
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    note('Chưa dựng được: bản trước vẫn chạy.');
    return false;
  }
};

/** Vite follows the admin's files itself, and no build reads tests. */
const isSource = (path: string): boolean =>
  !/^cms\/src\/(admin|plugins\/[^/]+\/admin)\//.test(path) && !path.endsWith('.test.ts');

const leaveWith = async (running: Running, logFile: string): Promise<void> => {
  if (processes.stopping) return;
  console.error(endOf(running, logFile));
  await processes.stop();
  process.exit(1);
};

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

stopOnRequest(processes);
try {
  await main();
} catch (error) {
  if (!processes.stopping) {
    console.error(error instanceof Error ? error.message : String(error));
    await processes.stop();
    process.exit(1);
  }
}
