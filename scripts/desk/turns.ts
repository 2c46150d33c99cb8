import pLimit from 'p-limit';

/** Runs one at a time in the order of asking; null: too many wait already. */
export type Turns = <T>(run: () => Promise<T>) => Promise<T> | null;

export const takingTurns = (mostWaiting: number): Turns => {
  const limit = pLimit(1);
  return (run) => (limit.activeCount + limit.pendingCount >= mostWaiting ? null : limit(run));
};
