import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runSteps, type Step } from './schedule.ts';

/** Steps that record when they start and end. */
const recorder = () => {
  const events: string[] = [];
  const step = (name: string, options: Partial<Step> = {}, passed = true): Step => ({
    name,
    ...options,
    run: async () => {
      events.push(`+${name}`);
      await sleep(5);
      events.push(`-${name}`);
      return passed;
    },
  });
  return { events, step };
};
const results = async (steps: Step[], atOnce = 2) =>
  Object.fromEntries((await runSteps(steps, atOnce)).map(({ name, result }) => [name, result]));

test('runs as many at once as allowed, in their order', async () => {
  const { events, step } = recorder();
  await runSteps([step('a'), step('b'), step('c')], 2);
  expect(events.slice(0, 2)).toEqual(['+a', '+b']);
  expect(events.indexOf('+c')).toBeGreaterThan(events.indexOf('-a'));
});

test('waits for what a step needs, and takes a later one meanwhile', async () => {
  const { events, step } = recorder();
  await runSteps([step('a'), step('b', { needs: ['a'] }), step('c')], 2);
  expect(events.slice(0, 2)).toEqual(['+a', '+c']);
  expect(events.indexOf('+b')).toBeGreaterThan(events.indexOf('-a'));
});

test('a failure leaves out what needs it, and nothing else', async () => {
  const { step } = recorder();
  const failing = step('a', {}, false);
  expect(
    await results([failing, step('b', { needs: ['a'] }), step('c', { needs: ['b'] }), step('d')]),
  ).toEqual({ a: 'failed', b: 'left out', c: 'left out', d: 'passed' });
});

test('a step that throws has failed', async () => {
  expect(
    await results([{ name: 'a', run: () => Promise.reject(new Error('expected by this test')) }]),
  ).toEqual({
    a: 'failed',
  });
});

test('a step with `alone` runs while no other step does', async () => {
  const { events, step } = recorder();
  await runSteps([step('a'), step('b', { alone: true }), step('c')], 2);
  const start = events.indexOf('+b');
  expect(events[start + 1]).toBe('-b');
  expect(events.slice(0, start).filter((event) => event.startsWith('+'))).toHaveLength(
    events.slice(0, start).filter((event) => event.startsWith('-')).length,
  );
});

test('steps that wait for one another are an error, not an endless wait', async () => {
  const { step } = recorder();
  await expect(runSteps([step('a', { needs: ['b'] }), step('b', { needs: ['a'] })], 2)).rejects.toThrow(
    'a, b',
  );
});
