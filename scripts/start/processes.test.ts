import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Processes, type Running } from './processes.ts';

let folder: string;
let processes: Processes;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsroom-processes-'));
  processes = new Processes();
});
afterEach(() => {
  processes.kill();
  rmSync(folder, { recursive: true });
});

const start = (script: string, onLine?: (line: string) => void): Running =>
  processes.start({
    name: 'program',
    command: 'sh',
    args: ['-c', script],
    cwd: folder,
    env: process.env,
    logFile: join(folder, 'log/program.log'),
    ...(onLine ? { onLine } : {}),
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A zombie process, which only waits for its parent, counts as ended.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

test('gives the exit code, the lines and the log of a program', async () => {
  const lines: string[] = [];
  const running = start('echo một; echo hai >&2; printf ba; exit 3', (line) => lines.push(line));
  expect(await running.ended).toBe(3);
  expect(lines.toSorted()).toEqual(['ba', 'hai', 'một']);
  expect(running.lastLines().toSorted()).toEqual(['ba', 'hai', 'một']);
  await expect.poll(() => readFileSync(join(folder, 'log/program.log'), 'utf8')).toContain('một\n');
});

test('keeps the last 30 lines', async () => {
  const running = start('seq 1 100');
  await running.ended;
  expect(running.lastLines()).toEqual(Array.from({ length: 30 }, (_, index) => String(71 + index)));
});

test('says so when a program cannot be started', async () => {
  const running = processes.start({
    name: 'nothing',
    command: '/no/such/program',
    args: [],
    cwd: folder,
    env: {},
    logFile: join(folder, 'log/nothing.log'),
  });
  expect(await running.ended).toBe(1);
  expect(running.lastLines().join()).toContain('ENOENT');
});

test('stops programs and all that they have started', async () => {
  const lines: string[] = [];
  const running = start('sleep 100 & echo $!; wait', (line) => lines.push(line));
  await expect.poll(() => lines).toHaveLength(1);
  const grandchild = Number(lines[0]);
  expect(isAlive(grandchild)).toBe(true);
  await processes.stop();
  expect(isAlive(running.pid)).toBe(false);
  await expect.poll(() => isAlive(grandchild)).toBe(false);
});

test('lets a program end in its own way first', async () => {
  const lines: string[] = [];
  start("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done", (line) => lines.push(line));
  await expect.poll(() => lines).toContain('ready');
  await processes.stop();
  expect(lines).toContain('bye');
});

test('kills at once a program that ignores SIGTERM', async () => {
  const lines: string[] = [];
  const running = start("trap '' TERM; echo ready; while :; do sleep 0.05; done", (line) => lines.push(line));
  await expect.poll(() => lines).toContain('ready');
  const stopping = processes.stop();
  await sleep(200);
  expect(isAlive(running.pid)).toBe(true);
  processes.kill();
  await stopping;
  expect(await running.ended).toBeNull();
});

test('leaves nothing behind of a program that ended by itself', async () => {
  const lines: string[] = [];
  const running = start('sleep 100 >/dev/null 2>&1 & echo $!', (line) => lines.push(line));
  await running.ended;
  await expect.poll(() => isAlive(Number(lines[0]))).toBe(false);
});

test('makes only the files of a secret program unreadable for others', async () => {
  const write = (file: string, secret: boolean) =>
    processes.start({
      name: file,
      command: 'sh',
      args: ['-c', `echo x > ${file}`],
      cwd: folder,
      env: process.env,
      logFile: join(folder, 'log', file),
      secret,
    });
  await Promise.all([write('drafts', true).ended, write('page', false).ended]);
  expect(statSync(join(folder, 'drafts')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'page')).mode & 0o044).not.toBe(0);
});

test('starts nothing any more while it stops', async () => {
  await processes.stop();
  expect(() => start('true')).toThrow('is started while everything is being stopped');
});

test('ends one of them, with all that it has started, and leaves the others', async () => {
  const one = start('sleep 100 & wait');
  const other = start('sleep 100');
  await processes.end(one);
  expect(isAlive(one.pid)).toBe(false);
  expect(isAlive(other.pid)).toBe(true);
  expect(processes.stopping).toBe(false);
});
