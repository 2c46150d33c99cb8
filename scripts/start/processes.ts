import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** How long a process may take to end after SIGTERM. */
const GRACE = 10_000;
const LAST_LINES = 30;

export interface Program {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** All output is written to this file. */
  logFile: string;
  /** Only its own user may read the files that it writes. */
  secret?: boolean;
  /** Each line as it comes, for progress. */
  onLine?: (line: string) => void;
}

export interface Running {
  name: string;
  pid: number;
  /** Its exit code; null: a signal ended it. Never rejects. */
  ended: Promise<number | null>;
  /** The last lines of its output. */
  lastLines(): string[];
}

/**
 * Starts programs, each in its own process group, and stops them all, including the processes that they started
 * themselves.
 */
export class Processes {
  readonly #running = new Map<number, Running>();
  #stopping = false;

  /** Whether `stop` was called, so that a program that ends is no error. */
  get stopping(): boolean {
    return this.#stopping;
  }

  start(program: Program): Running {
    if (this.#stopping) throw new Error(`${program.name} is started while everything is being stopped`);
    mkdirSync(dirname(program.logFile), { recursive: true });
    const log = createWriteStream(program.logFile, { mode: 0o600 });
    // If the log cannot be written (full disk, deleted folder), the program still continues.
    log.on('error', () => {});
    const usual = process.umask();
    // A child process inherits the mask that is set when it starts.
    if (program.secret) process.umask(0o077);
    const child = spawn(program.command, program.args, {
      cwd: program.cwd,
      env: program.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    process.umask(usual);
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.pipe(log, { end: false });
      eachLine(stream, (line) => {
        lines.push(line);
        if (lines.length > LAST_LINES) lines.shift();
        program.onLine?.(line);
      });
    }
    // A program that could not be started has no pid; its 'error' event says why.
    const pid = child.pid ?? 0;
    if (pid !== 0) process.send?.({ started: pid });
    const running: Running = {
      name: program.name,
      pid,
      ended: ending(child, lines).then((code) => {
        killGroup(pid, 'SIGKILL');
        this.#running.delete(pid);
        if (pid !== 0) process.send?.({ ended: pid });
        log.end();
        return code;
      }),
      lastLines: () => [...lines],
    };
    this.#running.set(pid, running);
    return running;
  }

  /** Sends SIGTERM to every group, and SIGKILL to those that still run after ten seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#running.values()].map((running) => this.end(running)));
  }

  /** The same for one program. */
  async end({ pid, ended }: Running): Promise<void> {
    killGroup(pid, 'SIGTERM');
    const force = setTimeout(() => killGroup(pid, 'SIGKILL'), GRACE);
    await ended;
    clearTimeout(force);
  }

  /** Ends every group at once. */
  kill(): void {
    this.#stopping = true;
    for (const pid of this.#running.keys()) killGroup(pid, 'SIGKILL');
  }
}

const ending = (child: ChildProcess, lines: string[]): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message);
      resolve(1);
    });
    child.once('close', (code) => resolve(code));
    // A child of the program may keep the pipes open after the program itself has ended.
    child.once('exit', (code) => setTimeout(() => resolve(code), 500));
  });

const killGroup = (pid: number, signal: NodeJS.Signals): void => {
  if (pid === 0) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // No process of the group is left.
  }
};

const eachLine = (stream: NodeJS.ReadableStream, take: (line: string) => void): void => {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
  stream.on('end', () => {
    if (rest !== '') take(rest);
  });
};
