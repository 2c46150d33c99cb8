/**
 * `npm start [-- --trong]`: builds what is missing, starts the whole system and keeps it running until Ctrl-C.
 *
 * First Strapi; then the publisher once, until everything approved is on the site; then publisher, web server and desk.
 * Pictures in their smaller format and search indexes are made while the site is already served.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { announce, note, step } from './start/console.ts';
import { readEnvironment } from './environment.ts';
import { beginBuilds, endOf } from './start/build-all.ts';
import { prepareEnvironment } from './start/environment.ts';
import { portProblem } from './start/ports.ts';
import { Processes, type Program, type Running } from './start/processes.ts';
import { answers } from './start/readiness.ts';
import { stopOnRequest } from './start/stop-on-request.ts';

const ROOT = join(import.meta.dirname, '..');

const processes = new Processes();

/** So often the first publication is begun anew after a signal ended it: a text that kills is found by then. */
const TRIES = 8;

const main = async (): Promise<void> => {
  const empty = process.argv.includes('--trong');
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--trong');
  if (unknown.length > 0)
    return fail(`Không hiểu "${unknown.join(' ')}": chỉ có --trong (bắt đầu không có bài minh họa).`);

  const { environment, written } = prepareEnvironment(ROOT, process.env);
  if (written.length > 0) note(`Đã ghi vào tệp .env: ${written.join(', ')}.`);
  const { adminUrl, deskUrl } = readEnvironment(environment);
  const { CMS_URL = '', SITE_URL = '', NEWSROOM_VAR = '' } = environment;
  const { CMS_PORT = '', SITE_PORT = '', DESK_PORT = '' } = environment;

  const problem = await portProblem([
    { variable: 'CMS_PORT', port: CMS_PORT, what: 'hệ thống biên tập' },
    { variable: 'SITE_PORT', port: SITE_PORT, what: 'trang công khai' },
    { variable: 'DESK_PORT', port: DESK_PORT, what: 'phần xem trước' },
  ]);
  if (problem !== null) return fail(problem);

  const env: NodeJS.ProcessEnv = { ...environment, NODE_ENV: 'production' };
  const log = (name: string) => join(NEWSROOM_VAR, 'log', `${name}.log`);
  const node = (name: string, args: string[], options: Partial<Program> = {}): Program => ({
    name,
    command: process.execPath,
    // Makes errors point to the TypeScript source of the built files.
    args: [...process.execArgv, '--enable-source-maps', ...args],
    cwd: ROOT,
    env,
    logFile: log(name),
    ...options,
  });

  const built = beginBuilds({ root: ROOT, processes, env, log });

  // The admin is built while Strapi starts and the site is written, because neither needs it.
  await built('cms server');
  const cms = processes.start(
    node('strapi', ['node_modules/@strapi/strapi/bin/strapi.js', 'start'], {
      cwd: join(ROOT, 'cms'),
      env: { ...env, NEWSROOM_SEED: empty ? 'empty' : 'demo' },
      // The database holds drafts and password hashes.
      secret: true,
    }),
  );
  stopWhenEnded(cms, log('strapi'));
  await step('Khởi động hệ thống biên tập (lần đầu: tạo danh mục, tài khoản, bài minh họa)', () =>
    answers(`${CMS_URL}/_health`, 204),
  );

  await built('site');
  await step('Đăng các bài đã duyệt, dựng trang công khai', async () => {
    for (let tries = 1; ; tries += 1) {
      const once = processes.start(
        node('publisher-once', ['scripts/publisher/main.ts', '--once'], { onLine: note }),
      );
      const code = await once.ended;
      if (code === 0) return;
      if (code !== null || tries === TRIES) await failWith(once, log('publisher-once'));
    }
  });

  keepPublishing(node('publisher', ['scripts/publisher/main.ts']), log('publisher'));
  stopWhenEnded(processes.start(node('serve', ['scripts/serve/main.ts'])), log('serve'));
  await Promise.all([
    step('Mở trang công khai', () => answers(`http://127.0.0.1:${SITE_PORT}/`, 200)),
    step('Mở phần xem trước', () => keepRunning(node('desk', ['scripts/desk/main.ts']))),
  ]);

  await built('cms admin');

  announce([
    ['Trang công khai', `${SITE_URL}/`],
    ['Xem trước, khu vực báo chí', `${deskUrl}/`],
    ['Trang quản trị', adminUrl],
    ...['demo-logins.txt', 'admin-login.txt']
      .map((file) => join(NEWSROOM_VAR, file))
      .filter((file) => existsSync(file))
      .map((file): [string, string] => ['Tài khoản đăng nhập', file]),
    ['Nhật ký', join(NEWSROOM_VAR, 'log')],
  ]);
  note('Nhấn Ctrl-C để dừng.');
};

/** If a program that should always run ends, everything is stopped. */
const stopWhenEnded = (running: Running, logFile: string): void => {
  void running.ended.then(() => failWith(running, logFile));
};

/**
 * A publisher that a signal ended, its watchdog's or that of a system without memory, is started again: it then finds
 * the text that it died of. One that ends by itself takes everything with it.
 */
const keepPublishing = (publisher: Program, logFile: string): void => {
  const running = processes.start(publisher);
  void running.ended.then(async (code) => {
    if (code !== null || processes.stopping) return failWith(running, logFile);
    await pauseBeforeRestart(running);
    if (!processes.stopping) keepPublishing(publisher, logFile);
  });
};

/**
 * For a program that the site does not depend on: when it ends, it is started again, and the others keep running. Resolves
 * with the first line that it prints, or when it ends.
 */
const keepRunning = (program: Program): Promise<void> =>
  new Promise((resolve) => {
    const running = processes.start({ ...program, onLine: () => resolve() });
    void running.ended.then(async () => {
      resolve();
      if (processes.stopping) return;
      await pauseBeforeRestart(running);
      if (!processes.stopping) await keepRunning(program);
    });
  });

/** Resolves when the program is to be started again. */
const pauseBeforeRestart = async (ended: Running): Promise<void> => {
  showLastLines(ended);
  console.error(`"${ended.name}" đã dừng; các phần khác vẫn chạy. Sẽ tự chạy lại sau 5 giây.`);
  await sleep(5000);
};

/** Shows how the program ended, stops everything and exits; if everything is already being stopped, it only waits. */
const failWith = async (running: Running, logFile: string): Promise<never> => {
  if (!processes.stopping) {
    console.error(endOf(running, logFile));
    await processes.stop();
    process.exit(1);
  }
  return new Promise(() => {});
};

const showLastLines = (running: Running): void => {
  const lines = running.lastLines().map((line) => `  ${running.name} | ${line}`);
  console.error(lines.join('\n'));
};

const fail = (message: string): void => {
  console.error(message);
  process.exitCode = 1;
};

stopOnRequest(processes);
try {
  await main();
  if (process.exitCode === 1) process.exit(1);
} catch (error) {
  if (!processes.stopping) {
    console.error(error instanceof Error ? error.message : String(error));
    await processes.stop();
    process.exit(1);
  }
}
