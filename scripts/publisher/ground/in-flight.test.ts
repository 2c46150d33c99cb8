import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atMost } from './in-flight.ts';

/** Tasks that end when the test says so. */
const tasks = () => {
  const ends = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const ended: number[] = [];
  return {
    ends,
    ended,
    async run(item: number): Promise<void> {
      try {
        await new Promise<void>((resolve, reject) => ends.set(item, { resolve, reject }));
      } finally {
        ended.push(item);
      }
    },
  };
};

it('has no more under way than it may, and begins the next when one ends', async () => {
  const { ends, run } = tasks();
  const all = atMost(2, [1, 2, 3], run);
  await setImmediate();
  expect([...ends.keys()]).toEqual([1, 2]);
  ends.get(2)?.resolve();
  await setImmediate();
  expect([...ends.keys()]).toEqual([1, 2, 3]);
  ends.get(1)?.resolve();
  ends.get(3)?.resolve();
  await all;
});

it('takes from a generator one after the other, while earlier items are under way', async () => {
  const { ends, run } = tasks();
  let making = 0;
  async function* items() {
    for (const item of [1, 2, 3]) {
      making += 1;
      expect(making).toBe(1);
      await setImmediate();
      making -= 1;
      yield item;
    }
  }
  const all = atMost(3, items(), run);
  while (ends.size < 3) await setImmediate();
  for (const { resolve } of ends.values()) resolve();
  await all;
});

it('begins nothing after a failure, and throws it once all that was under way has ended', async () => {
  const { ends, ended, run } = tasks();
  let thrown: unknown = null;
  const all = atMost(2, [1, 2, 3, 4], run).catch((error: unknown) => (thrown = error));
  await setImmediate();
  ends.get(1)?.reject(new Error('disk full'));
  await setImmediate();
  expect([...ends.keys()]).toEqual([1, 2]);
  expect(thrown).toBeNull();
  ends.get(2)?.resolve();
  await all;
  expect(thrown).toEqual(new Error('disk full'));
  expect(ended).toEqual([1, 2]);
});

it('waits for what is under way when the generator fails', async () => {
  const { ends, ended, run } = tasks();
  async function* items() {
    yield 1;
    await setImmediate();
    throw new Error('no page');
  }
  const all = atMost(2, items(), run);
  const failure = expect(all).rejects.toThrow('no page');
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  expect(ended).toEqual([]);
  ends.get(1)?.resolve();
  await failure;
  expect(ended).toEqual([1]);
});
