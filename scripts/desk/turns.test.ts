import { expect, test } from 'vitest';
import { takingTurns } from './turns.ts';

test('runs one task at a time, in order, also after a task has failed', async () => {
  const turns = takingTurns(3);
  const seen: string[] = [];
  const run = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(`${name} ends`);
    if (name === 'one') throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([turns(run('one')), turns(run('two')), turns(run('three'))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(seen).toEqual(['one', 'two', 'three'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('refuses further tasks while too many are waiting', async () => {
  const turns = takingTurns(1);
  const first = turns(() => Promise.resolve(1));
  expect(turns(() => Promise.resolve(2))).toBeNull();
  await first;
  expect(await turns(() => Promise.resolve(3))).toBe(3);
});
