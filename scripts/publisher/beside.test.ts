import { expect, it } from 'vitest';
import { openBeside } from './beside.ts';

/** The given number of pieces of each kind of work; the order in which they are done is recorded. */
const start = (left: { ahead?: number; shares?: number; avifs?: number }, made = true) => {
  const work = { ahead: 0, shares: 0, avifs: 0, ...left };
  const done: string[] = [];
  const piece = (kind: keyof typeof work) => ({
    hasWork: () => work[kind] > 0,
    make(): Promise<boolean> {
      work[kind] -= 1;
      done.push(kind);
      return Promise.resolve(made);
    },
  });
  const [ahead, shares, avifs] = [piece('ahead'), piece('shares'), piece('avifs')];
  const beside = openBeside({
    ahead: { hasWork: ahead.hasWork, goOn: ahead.make },
    shares: { hasWork: shares.hasWork, drawNext: shares.make },
    avifs: { hasWork: avifs.hasWork, makeNext: avifs.make },
    releaseDue: () => done.push('release due'),
    sweepDue: () => done.push('sweep due'),
  });
  return { beside, work, done };
};

it('makes pictures that an approval may need, then share pictures, then AVIFs', async () => {
  const { beside, done } = start({ ahead: 1, shares: 1, avifs: 1 });
  await beside.finish();
  expect(done.filter((each) => !each.endsWith('due'))).toEqual(['ahead', 'shares', 'avifs']);
});

it('asks for a release when the last of a kind is made', async () => {
  const { beside, done } = start({ shares: 2, avifs: 2 });
  await beside.finish();
  expect(done).toEqual(['shares', 'shares', 'release due', 'avifs', 'avifs', 'release due']);
});

it('asks for a release at the fiftieth of a kind, not for each', async () => {
  const { beside, done } = start({ shares: 52 });
  await beside.finish();
  expect(done.indexOf('release due')).toBe(50);
});

it('counts anew after a release', async () => {
  const { beside, work, done } = start({ shares: 30 });
  await beside.finish();
  beside.allShown();
  done.length = 0;
  work.shares = 30;
  await beside.finish();
  expect(done.indexOf('release due')).toBe(30);
});

it('asks for no release when nothing could be made', async () => {
  const { beside, done } = start({ shares: 1, avifs: 1 }, false);
  await beside.finish();
  expect(done).toEqual(['shares', 'avifs']);
});

it('requests a sweep, and no release, for pictures that are still private', async () => {
  const { beside, done } = start({ ahead: 1 });
  await beside.finish();
  expect(done).toEqual(['ahead', 'sweep due']);
});
