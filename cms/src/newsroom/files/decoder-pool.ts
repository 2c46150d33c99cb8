import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Failure, Question, Reply } from './decoder-jobs';

export interface Limits {
  /** Resident, of the whole process: what libvips and WebAssembly take stands in no heap that Node bounds. */
  megabytes: number;
  milliseconds: number;
}

/** A process that holds more than this after its work is replaced. */
const WARM_MEGABYTES = 200;
/** Nobody has needed it for so long: what it holds is given back. */
const IDLE_MS = 60_000;
const LOOK_EACH_MS = 20;
const PAGE_BYTES = 4096;

export interface Pool {
  /** The reply of a process, or why there is none; never rejects. */
  ask(question: Question, limits: Limits): Promise<Reply>;
}

/**
 * A few processes that run the same program and answer one question each at a time. What stands in for a library that
 * stumbles over a file of strangers: it ends itself and nothing else, and its memory is not that of whoever asks.
 */
export const openPool = (program: string, processes: number): Pool => {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const turn = async (): Promise<void> => {
    if (busy < processes) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const endTurn = (): void => {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };

  return {
    async ask(question, limits) {
      await turn();
      try {
        const worker = idle.pop() ?? startWorker(program);
        const reply = await worker.answer(question, limits);
        if (await worker.isWarm()) {
          idle.push(worker);
          worker.rest(() => idle.splice(idle.indexOf(worker), 1));
        }
        return reply;
      } finally {
        endTurn();
      }
    },
  };
};

type Worker = ReturnType<typeof startWorker>;

const startWorker = (program: string) => {
  const child = fork(program, [], {
    // Not those of the CMS: neither its options nor its secrets. Fewer arenas give more memory back.
    execArgv: ['--max-old-space-size=256', '--wasm-max-mem-pages=8192'],
    env: { MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let sleep: NodeJS.Timeout | undefined;
  let atEnd: (() => void) | undefined;
  const end = (): void => {
    clearTimeout(sleep);
    atEnd?.();
    atEnd = undefined;
  };
  child.once('exit', end);
  child.once('error', end);

  return {
    answer(question: Question, limits: Limits): Promise<Reply> {
      clearTimeout(sleep);
      atEnd = undefined;
      hold(child, true);
      return replyOf(child, question, limits);
    },
    /** Whether it may be asked again; else it ends. */
    async isWarm(): Promise<boolean> {
      if (hasEnded(child)) return false;
      const megabytes = await residentMegabytes(child);
      if (megabytes !== null && megabytes <= WARM_MEGABYTES) return true;
      child.kill('SIGKILL');
      return false;
    },
    /** Until it is asked again, or ends. */
    rest(ended: () => void): void {
      // It keeps nobody from ending who has nothing else to do.
      hold(child, false);
      atEnd = ended;
      sleep = setTimeout(() => child.kill('SIGKILL'), IDLE_MS).unref();
      if (hasEnded(child)) end();
    },
  };
};

const hasEnded = ({ exitCode, signalCode, connected }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null || !connected;

const hold = (child: ChildProcess, held: boolean): void => {
  if (held) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
};

const replyOf = (
  child: ChildProcess,
  question: Question,
  { megabytes, milliseconds }: Limits,
): Promise<Reply> =>
  new Promise((resolve) => {
    let failure: Failure = 'unreadable';
    let answered = false;
    const kill = (why: Failure): void => {
      if (answered) return;
      failure = why;
      child.kill('SIGKILL');
    };
    const deadline = setTimeout(kill, milliseconds, 'time');
    const watch = setInterval(() => {
      void residentMegabytes(child).then((taken) => {
        if (taken !== null && taken > megabytes) kill('memory');
      });
    }, LOOK_EACH_MS);
    const end = (reply: Reply): void => {
      answered = true;
      clearTimeout(deadline);
      clearInterval(watch);
      child.off('message', end);
      child.off('exit', fail);
      child.off('error', fail);
      resolve(reply);
    };
    const fail = (): void => end({ failure });
    child.once('message', end);
    child.once('exit', fail);
    child.once('error', fail);
    child.send(question, (error) => {
      if (error) fail();
    });
  });

/** Null: it is gone, or this system does not say. */
const residentMegabytes = async ({ pid }: ChildProcess): Promise<number | null> => {
  const text = await readFile(`/proc/${pid ?? 0}/statm`, 'utf8').catch(() => '');
  const pages = Number(text.split(' ')[1] ?? Number.NaN);
  return Number.isFinite(pages) ? (pages * PAGE_BYTES) / 1_000_000 : null;
};
