import { note } from './console.ts';
import type { Processes } from './processes.ts';

/** Stops all programs, then this one, at Ctrl-C, at a signal, or when the program that started this one ends. */
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
      // One Ctrl-C arrives several times: from the terminal, and passed on by npm and by newsroom.mjs.
      processes.kill();
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (process.send) process.on('disconnect', ask);
  // A closed terminal must not end this program before it has stopped the others.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
};
