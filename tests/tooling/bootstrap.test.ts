import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const started: ChildProcess[] = [];

/** Runs newsroom.mjs with one of the programs beside this test, by the host's Node if there is one. */
const bootstrap = (program: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): ChildProcess => {
  const child = spawn(
    process.execPath,
    ['scripts/bin/newsroom.mjs', `tests/tooling/programs/${program}`, ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  started.push(child);
  return child;
};

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) =>
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().split('\n')[0]!)),
  );
const exitCode = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

describe('the bootstrap', () => {
  test("runs a program with the project's Node, which comes first in PATH", async () => {
    const child = bootstrap('report.ts', ['--trong', 'a b']);
    const [line, code] = await Promise.all([firstLine(child), exitCode(child)]);
    const report = JSON.parse(line) as { node: string; path: string[]; args: string[] };
    expect(Number(/^v(\d+)/.exec(report.node)?.[1])).toBeGreaterThanOrEqual(22);
    expect(realpathSync(report.path[0]!)).toBe(dirname(realpathSync(process.execPath)));
    expect(report.path[1]).toBe(`${root}node_modules/.bin`);
    expect(report.args).toEqual(['--trong', 'a b']);
    expect(code).toBe(0);
  });

  test('ends with the exit code of the program', async () => {
    expect(await exitCode(bootstrap('report.ts', [], { EXIT_CODE: '3' }))).toBe(3);
  });

  test("keeps npm's settings from the programs, and the way to the registry for them", async () => {
    const line = await firstLine(
      bootstrap('report.ts', [], {
        npm_config_local_prefix: '/elsewhere',
        npm_config_recursive: 'true',
        npm_package_name: 'other',
        npm_config_registry: 'https://registry.npmjs.org/',
      }),
    );
    const { npmVariables } = JSON.parse(line) as { npmVariables: string[] };
    expect(npmVariables).toContain('npm_config_registry');
    expect(npmVariables).not.toContain('npm_config_local_prefix');
    expect(npmVariables).not.toContain('npm_config_recursive');
    expect(npmVariables).not.toContain('npm_package_name');
  });

  test('passes a signal on and lets the program end in its own way', async () => {
    const child = bootstrap('wait.ts');
    const { self } = JSON.parse(await firstLine(child)) as { self: number };
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(7);
    expect(isAlive(self)).toBe(false);
  });

  test('ends what the program had started when the program is killed by SIGKILL', async () => {
    const child = bootstrap('wait.ts');
    const pids = JSON.parse(await firstLine(child)) as { self: number; child: number };
    expect(isAlive(pids.child)).toBe(true);
    process.kill(pids.self, 'SIGKILL');
    expect(await exitCode(child)).toBe(137);
    await expect.poll(() => isAlive(pids.child)).toBe(false);
  });
});
