import { note } from './console.ts';
import type { Processes } from './processes.ts';

/** Ctrl-C, a signal from outside, or the end of the program that started this one: stops all, then this one. */
export const stopOnRequest = (processes: Processes): void => {
  let askedAt: number | null = null;
  const ask = () => {
    const now = Date.now();
    if (askedAt === null) {
      askedAt = now;
      note('Đang dừng… (nhấn Ctrl-C lần nữa để dừng ngay)');
      void processes.stop().then(() => {
        note('Đã dừng.');
        process.exit(0);
      });
    } else if (now - askedAt > 1000) {
      // One Ctrl-C arrives more than once: from the terminal, and passed on by npm and the bootstrap.
      processes.kill();
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (process.send) process.on('disconnect', ask);
  // A terminal that has gone away must not end this program before it has stopped the others.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
};
