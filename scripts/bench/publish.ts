import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Interface, createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type LivePublication, postPath } from '@newsroom/shared';
import { pathsIn } from '../publisher/paths.ts';
import { type Figure, quantile } from './figures.ts';
import type { FullRender } from './full-render.ts';
import { startOutbox } from './outbox.ts';
import { drawPictures, postRow, vocabularyRows } from './posts.ts';

/**
 * Measures publishing with so many posts: full renders, each in a fresh process; then the publisher
 * itself, from an empty store, and with single publications one after the other.
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
    { what: `Dựng toàn bộ, không nén (trung vị ${runs} lần)`, value: of('seconds'), unit: 's', guide: 15 },
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
  /** Of each single publication, from the row in the outbox to the last file in the tree. */
  milliseconds: number[];
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
  const lines = createInterface({ input: program.stdout });
  const ended = once(program, 'exit');
  /** Ends with the publisher too, so that nothing waits without end. */
  const alive = async (event: Promise<unknown>): Promise<void> => {
    await Promise.race([event, ended]);
    if (program.exitCode !== null) throw new Error('Hệ thống đăng bài đã dừng giữa chừng');
  };
  try {
    // Making pictures may take more than one release.
    while ((outbox.reports.at(-1)?.sequence ?? 0) < lastSequence) await alive(sleep(20));
    const catchUpSeconds = (performance.now() - started) / 1000;
    const milliseconds: number[] = [];
    for (let single = 0; single < singles; single += 1) {
      // The first release still tidies up; later ones meet the poll at any point of its interval.
      await sleep(single === 0 ? 3000 : 250 + ((single * 37) % 150));
      const row = postRow(posts + single, pictures, new Date().toISOString());
      const page = join(pathsIn(varDir).site, postPath(row.payload as LivePublication), 'index.html');
      const begun = performance.now();
      outbox.put(row);
      // A release that was under way may say so first.
      do await alive(released(lines));
      while (!existsSync(page));
      milliseconds.push(performance.now() - begun);
    }
    return { catchUpSeconds, peakMegabytes: await peakOf(program.pid), milliseconds };
  } finally {
    if (program.exitCode === null) {
      program.kill('SIGTERM');
      await ended;
    }
    await outbox.stop();
    await rm(varDir, { recursive: true, force: true });
  }
};

/** Resolves when the publisher says that the files stand. */
const released = (lines: Interface): Promise<void> =>
  new Promise((resolve) => {
    const hear = (line: string): void => {
      if (!line.startsWith('Đã cập nhật trang')) return;
      lines.off('line', hear);
      resolve();
    };
    lines.on('line', hear);
  });

/** Largest resident memory in MB; null where the system has no /proc. */
const peakOf = async (pid: number | undefined): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
};
