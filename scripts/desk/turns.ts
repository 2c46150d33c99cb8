/** Runs one at a time in the order of asking; null: too many wait already. */
export type Turns = <T>(run: () => Promise<T>) => Promise<T> | null;

export const takingTurns = (mostWaiting: number): Turns => {
  let waiting = 0;
  let before: Promise<unknown> = Promise.resolve();
  return (run) => {
    if (waiting >= mostWaiting) return null;
    waiting += 1;
    const turn = before.then(run).finally(() => {
      waiting -= 1;
    });
    // Whoever comes next does not care how this one ended.
    before = turn.catch(() => null);
    return turn;
  };
};
