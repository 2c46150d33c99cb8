import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when the address answers with the status. It never gives up: the caller watches whether the program ends. */
export const answers = async (url: string, status: number): Promise<void> => {
  for (;;) {
    try {
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
      await response.body?.cancel();
      if (response.status === status) return;
    } catch {
      // The program is not listening yet.
    }
    await sleep(200);
  }
};
