import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { besideSteps } from './beside-steps.ts';

/** Tasks that end when the test says so. */
const pieces = (count: number) => {
  const begun: (() => void)[] = [];
  let atOnce = 0;
  let left = count;
  return {
    begun,
    async work(): Promise<boolean> {
      if (left === 0) return false;
      left -= 1;
      atOnce += 1;
      expect(atOnce).toBe(1);
      await new Promise<void>((resolve) => begun.push(resolve));
      atOnce -= 1;
      return true;
    },
    async end(piece: number): Promise<void> {
      begun[piece]?.();
      await setImmediate();
    },
  };
};

it('does one piece after the other, however often it is to go on', async () => {
  const { work, begun, end } = pieces(2);
  const beside = besideSteps(work);
  beside.goOn();
  beside.goOn();
  expect(begun).toHaveLength(1);
  await end(0);
  expect(begun).toHaveLength(2);
  const finished = beside.finish();
  await end(1);
  await finished;
});

it('pauses after the current piece, and continues when told to', async () => {
  const { work, begun, end } = pieces(3);
  const beside = besideSteps(work);
  beside.goOn();
  beside.giveWay();
  await end(0);
  expect(begun).toHaveLength(1);
  beside.goOn();
  expect(begun).toHaveLength(2);
  // Were it to stop here, the next piece would be requested before this one has ended.
  beside.giveWay();
  beside.goOn();
  await end(1);
  expect(begun).toHaveLength(3);
});

it('does no more pieces after it was stopped', async () => {
  const { work, begun, end } = pieces(3);
  const beside = besideSteps(work);
  beside.goOn();
  const stopped = beside.stop();
  await end(0);
  await stopped;
  beside.goOn();
  expect(begun).toHaveLength(1);
});

it('tells what stopped it', async () => {
  const beside = besideSteps(() => Promise.reject(new Error('disk full')));
  await expect(beside.finish()).rejects.toThrow('disk full');
  expect(() => beside.goOn()).toThrow('disk full');
});
