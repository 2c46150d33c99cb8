import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Crash, dyingDisk } from '../support/dying-disk.ts';
import {
  Newsroom,
  type Run,
  article,
  consentWithdrawal,
  drawJpeg,
  photo,
  treeIn,
  withdrawal,
} from '../support/publisher-newsroom.ts';
import { type PlainRenderer, plainRenderer } from '../support/publisher-renderer.ts';

interface Scenario {
  name: string;
  /** Of the release that is hit. */
  renderer: () => PlainRenderer;
}

const SCENARIOS: Scenario[] = [
  { name: 'changes in the tree', renderer: () => plainRenderer() },
  { name: 'a whole new tree', renderer: () => plainRenderer({ edition: 'two' }) },
];

describe.each(SCENARIOS)('a crash during $name', ({ renderer }) => {
  let former: Newsroom;
  /** What readers find one after the other: the tree before, without what had to go, with what is new, with its AVIFs. */
  let states: Map<string, string>[];
  let steps: number;

  beforeAll(async () => {
    former = await Newsroom.create();
    const { cms } = former;
    const [old, kept] = [
      cms.addOriginal(await drawJpeg('#36c', 64, 36)),
      cms.addOriginal(await drawJpeg('#c63', 64, 36)),
    ];
    cms.put('post', 'revsed2', article('revsed2', { leadPhoto: photo(old), gallery: [photo(kept)] }));
    cms.put('post', 'retract', article('retract'));
    cms.put('post', 'secret2', article('secret2'));
    await former.run();
    states = [await former.tree()];

    const added = cms.addOriginal(await drawJpeg('#693', 64, 36));
    cms.put('post', 'retract', withdrawal('retract'));
    cms.put('post', 'secret2', consentWithdrawal('secret2'));
    const without = await former.copy();
    await without.run({ renderer: renderer() });
    states.push(await without.tree());
    await without.remove();
    cms.put('post', 'revsed2', article('revsed2', { body: 'Nội dung mới.', gallery: [photo(kept)] }));
    cms.put('post', 'added22', article('added22', { leadPhoto: photo(added) }));

    const undisturbed = await former.copy();
    const disk = dyingDisk(Infinity);
    const run = undisturbed.start({ disk, renderer: renderer() });
    await run.publisher.recover();
    while (await run.publisher.step());
    states.push(await undisturbed.tree());
    await endAfterSettling(run);
    steps = disk.steps();
    states.push(await undisturbed.tree());
    await undisturbed.remove();
  });
  afterAll(() => former.remove());

  it('leaves, at whatever step, a tree that the next start finishes or undoes', async () => {
    expect(states[1]).not.toEqual(states[0]);
    expect(states[2]).not.toEqual(states[1]);
    expect([...(states[3]?.keys() ?? [])].some((path) => path.endsWith('.avif'))).toBe(true);
    expect(steps).toBeGreaterThan(30);
    const recoveredTo = states.map(() => 0);
    for (let step = 1; step <= steps; step += 1) {
      const newsroom = await former.copy();
      await expect(newsroom.run({ disk: dyingDisk(step), renderer: renderer() })).rejects.toThrow(Crash);
      expectNoStaleEncoding(await newsroom.tree(), states, step);

      const next = newsroom.start({ renderer: renderer() });
      await next.publisher.recover();
      const recovered = await newsroom.tree();
      const state = states.findIndex((tree) => same(recovered, tree));
      expect(state, `mixed after a crash in step ${step}`).not.toBe(-1);
      recoveredTo[state] = (recoveredTo[state] ?? 0) + 1;

      await endAfterSettling(next);
      expect(await newsroom.tree(), `after a crash in step ${step} and a new start`).toEqual(states[3]);
      expect(await treeIn(newsroom.paths.stage)).toEqual(new Map());
      await newsroom.remove();
    }
    // All ways out were taken.
    expect(Math.min(...recoveredTo)).toBeGreaterThan(2);
  });
});

it('shows, at whatever step of a whole new tree, the old one or the new one', async () => {
  const former = await Newsroom.create();
  former.cms.put('post', 'retract', article('retract'));
  await former.run();
  const formerTree = await former.tree();
  former.cms.put('post', 'retract', withdrawal('retract'));
  const disk = dyingDisk(Infinity);
  const undisturbed = await former.copy();
  await undisturbed.run({ disk, renderer: plainRenderer({ edition: 'two' }) });
  const finishedTree = await undisturbed.tree();

  for (let step = 1; step <= disk.steps(); step += 1) {
    const newsroom = await former.copy();
    const renderer = plainRenderer({ edition: 'two' });
    await expect(newsroom.run({ disk: dyingDisk(step), renderer })).rejects.toThrow(Crash);
    const shown = await newsroom.tree();
    expect(same(shown, formerTree) || same(shown, finishedTree), `mixed in step ${step}`).toBe(true);
    await newsroom.remove();
  }
  await Promise.all([former.remove(), undisturbed.remove()]);
});

const endAfterSettling = async (run: Run): Promise<void> => {
  await run.settle();
  await run.stop();
};

const same = (a: Map<string, string>, b: Map<string, string>): boolean =>
  JSON.stringify([...a]) === JSON.stringify([...b]);

/** An encoding may for an instant be newer than its file; where it is still the old one, so is the file. */
const expectNoStaleEncoding = (
  tree: Map<string, string>,
  states: readonly Map<string, string>[],
  step: number,
): void => {
  for (const [path, hash] of tree) {
    if (!/\.(br|gz)$/.test(path)) continue;
    const file = path.slice(0, -3);
    const ofFile = states.findIndex((state) => state.get(file) === tree.get(file));
    const ofEncoding = states.findLastIndex((state) => state.get(path) === hash);
    expect(ofEncoding, `${path} is older than its file after a crash in step ${step}`).toBeGreaterThanOrEqual(
      ofFile,
    );
  }
};
