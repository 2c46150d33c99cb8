import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type LivePublication, postPath } from '@newsroom/shared';
import { pathsIn } from '../publisher/ground/paths.ts';
import { type Figure, quantile } from './figures.ts';
import { firstQuery } from './first-query.ts';
import type { FullRender } from './full-render.ts';
import { startOutbox } from './outbox.ts';
import { drawPictures, postRow, vocabularyRows } from './posts.ts';

/**
 * Measures publishing with a number of posts: full renders, each in a new process; then the publisher itself, starting
 * with an empty store, and with single publications one after the other.
 */
export const benchPublish = async (posts: number, runs: number, singles: number): Promise<Figure[]> => {
  const renders: FullRender[] = [];
  for (let run = 0; run < runs; run += 1) renders.push(await renderOnce(posts));
  const publisher = await runPublisher(posts, singles);
  const of = (name: keyof FullRender): number =>
    quantile(
      renders.map((render) => render[name]),
      0.5,
    );
  return [
    { what: 'Số trang và tệp RSS của cả trang web', value: of('pages'), unit: 'tệp', guide: null },
    { what: `Dựng toàn bộ, không nén (trung vị ${runs} lần)`, value: of('seconds'), unit: 's', guide: 20 },
    { what: 'Thời gian CPU của lần dựng ấy', value: of('cpuSeconds'), unit: 's', guide: null },
    { what: 'Bộ nhớ cao nhất khi dựng toàn bộ', value: of('peakMegabytes'), unit: 'MB', guide: 1024 },
    {
      what: 'Từ kho trống tới trang đầy đủ: đọc, dựng, nén, ghi',
      value: publisher.catchUpSeconds,
      unit: 's',
      guide: null,
    },
    {
      what: 'Bộ nhớ cao nhất của hệ thống đăng bài',
      value: publisher.peakMegabytes,
      unit: 'MB',
      guide: 1024,
    },
    {
      what: `Hàng chờ → tệp, trung vị ${singles} lần`,
      value: quantile(publisher.milliseconds, 0.5),
      unit: 'ms',
      guide: null,
    },
    {
      what: `Hàng chờ → tệp, p95 của ${singles} lần`,
      value: quantile(publisher.milliseconds, 0.95),
      unit: 'ms',
      guide: 300,
    },
    {
      what: 'Hàng chờ → tìm thấy được, ở năm có nhiều bài',
      value: publisher.searchableSeconds,
      unit: 's',
      guide: 10,
    },
    {
      what: 'Bộ nhớ cao nhất khi lập chỉ mục tìm kiếm',
      value: publisher.indexMegabytes,
      unit: 'MB',
      guide: 1024,
    },
    {
      what: 'Tải về ở lần tìm đầu tiên, trong hai năm gần nhất',
      value: publisher.firstQueryKilobytes,
      unit: 'KB',
      guide: 150,
    },
  ];
};

const renderOnce = async (posts: number): Promise<FullRender> => {
  const program = join(import.meta.dirname, 'full-render.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, String(posts)]);
  return JSON.parse(stdout) as FullRender;
};

interface PublisherRun {
  catchUpSeconds: number;
  peakMegabytes: number | null;
  /** For each single publication, from the row in the outbox to the last file in the tree. */
  milliseconds: number[];
  /** From the row in the outbox until readers find the post, in the year with the most posts. */
  searchableSeconds: number;
  /** Memory of all processes that make one index. */
  indexMegabytes: number | null;
  firstQueryKilobytes: number;
}

const runPublisher = async (posts: number, singles: number): Promise<PublisherRun> => {
  const varDir = await mkdtemp(join(tmpdir(), 'newsroom-bench-'));
  const outbox = await startOutbox();
  const pictures = await drawPictures();
  for (const { sha256, bytes } of pictures) outbox.originals.set(sha256, bytes);
  for (const row of vocabularyRows()) outbox.put(row);
  let lastSequence = 0;
  for (let index = 0; index < posts; index += 1) lastSequence = outbox.put(postRow(index, pictures));

  const started = performance.now();
  const program = spawn(process.execPath, [join(import.meta.dirname, '../publisher/main.ts')], {
    env: { ...process.env, CMS_URL: outbox.url, PUBLISHER_TOKEN: outbox.token, NEWSROOM_VAR: varDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  const log = logOf(program);
  const memory = watchDescendants(program.pid);
  try {
    // Making pictures may take more than one release.
    while ((outbox.reports.at(-1)?.sequence ?? 0) < lastSequence) {
      await sleep(20);
      assertRunning(program);
    }
    log.forget();
    const catchUpSeconds = (performance.now() - started) / 1000;
    const milliseconds: number[] = [];
    for (let single = 0; single < singles; single += 1) {
      // After the first release the publisher still cleans up. Later publications start at different times of its pause.
      await sleep(single === 0 ? 3000 : 250 + ((single * 37) % 150));
      const row = postRow(posts + single, pictures, new Date().toISOString());
      const page = join(pathsIn(varDir).site, postPath(row.payload as LivePublication), 'index.html');
      const begun = performance.now();
      outbox.put(row);
      // The line may belong to a release that was already running.
      do await log.next(RELEASED);
      while (!existsSync(page));
      milliseconds.push(performance.now() - begun);
    }
    // All years are being indexed because the store was empty; the next measurement must not include that.
    await log.silence(30_000);
    const begun = performance.now();
    outbox.put(postRow(posts + singles, pictures, '2025-07-01T02:00:00.000Z'));
    await log.next('Đã thay chỉ mục tìm kiếm năm 2025');
    const searchableSeconds = (performance.now() - begun) / 1000;
    const firstQueryKilobytes = await firstQuery(pathsIn(varDir).site, 'giáo viên mầm non');
    return {
      catchUpSeconds,
      peakMegabytes: await peakOf(program.pid),
      milliseconds,
      searchableSeconds,
      indexMegabytes: memory.megabytes(),
      firstQueryKilobytes,
    };
  } finally {
    memory.stop();
    if (program.exitCode === null) {
      program.kill('SIGTERM');
      await ended;
    }
    await outbox.stop();
    await rm(varDir, { recursive: true, force: true });
  }
};

/** The publisher prints this when all files are written. */
const RELEASED = 'Đã cập nhật trang';

/** The output of a program, line by line. */
const logOf = (program: ChildProcessByStdio<null, Readable, null>) => {
  const lines: string[] = [];
  const reader = createInterface({ input: program.stdout });
  let lastAt = performance.now();
  let wake = (): void => undefined;
  reader.on('line', (line) => {
    lastAt = performance.now();
    lines.push(line);
    wake();
  });
  reader.on('close', () => wake());
  return {
    /** Resolves at the next line that starts with `beginning`; each line is used only once. */
    async next(beginning: string): Promise<void> {
      for (;;) {
        const line = lines.shift();
        if (line?.startsWith(beginning)) return;
        if (line !== undefined) continue;
        assertRunning(program);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    /** Resolves when there was no output for this time. */
    async silence(milliseconds: number): Promise<void> {
      for (let left = milliseconds; left > 0; left = lastAt + milliseconds - performance.now())
        await sleep(left);
      lines.length = 0;
    },
    /** Ignores all output until now. */
    forget(): void {
      lines.length = 0;
    },
  };
};

const assertRunning = ({ exitCode }: { exitCode: number | null }): void => {
  if (exitCode !== null) throw new Error('Hệ thống đăng bài đã dừng giữa chừng');
};

/** Follows a program's child processes and their children: the largest memory that they used together. */
const watchDescendants = (pid: number | undefined) => {
  let most: number | null = null;
  const look = async (): Promise<void> => {
    const descendants = await descendantsOf(pid);
    const peaks = await Promise.all(descendants.map(peakOf));
    const sum = peaks.reduce<number>((total, peak) => total + (peak ?? 0), 0);
    if (descendants.length > 0) most = Math.max(most ?? 0, sum);
  };
  const timer = setInterval(() => void look(), 200);
  return { megabytes: () => most, stop: () => clearInterval(timer) };
};

const descendantsOf = async (pid: number | undefined): Promise<number[]> => {
  const path = `/proc/${pid}/task/${pid}/children`;
  const children = (await readFile(path, 'utf8').catch(() => '')).split(' ').filter(Boolean).map(Number);
  return [...children, ...(await Promise.all(children.map(descendantsOf))).flat()];
};

/** Largest resident memory in MB; null: the system has no /proc. */
const peakOf = async (pid: number | undefined): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
};
