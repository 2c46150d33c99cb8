import pLimit from 'p-limit';

/** Runs tasks one at a time, in order; null: too many are waiting. */
export type Turns = <T>(run: () => Promise<T>) => Promise<T> | null;

export const takingTurns = (mostWaiting: number): Turns => {
  const limit = pLimit(1);
  return (run) => (limit.activeCount + limit.pendingCount >= mostWaiting ? null : limit(run));
};
