import type { Change, Refusal } from '@newsroom/shared';
import { livePostOf } from './ground/changes.ts';
import { problem } from './ground/refusals.ts';
import { type Store, nameOf } from './ground/store.ts';

interface OfficialOptions {
  store: Pick<Store, 'current'>;
  /** A row waits, for a reason that is news. */
  refused: (refusal: Refusal) => void;
}

/** An official site shows no sample post: whichever came last waits until the other is gone. */
export const openOfficial = ({ store, refused }: OfficialOptions) => {
  /** Why rows without a fault of their own wait. */
  let held = new Map<Change, Refusal>();

  return {
    held: (): ReadonlyMap<Change, Refusal> => held,

    /** Those of the waiting rows that may be shown, one after the other: each may stand in the way of the next. */
    admitted(waiting: readonly Change[]): Change[] {
      const before = new Set([...held.values()].map((refusal) => JSON.stringify(refusal)));
      held = new Map();
      if (waiting.length === 0) return [];
      const shown = new Map(store.current);
      const admitted: Change[] = [];
      for (const change of waiting) {
        const refusal = conflictOf(change, shown);
        if (refusal) {
          held.set(change, refusal);
          if (!before.has(JSON.stringify(refusal))) refused(refusal);
        } else {
          shown.set(nameOf(change), change);
          admitted.push(change);
        }
      }
      return admitted;
    },
  };
};

/** Why a row may not be shown beside these. */
const conflictOf = (change: Change, shown: ReadonlyMap<string, Change>): Refusal | null => {
  if (isSample(change) && isOfficialSite(shown))
    return problem(change, 'payload.sample', 'trang chính thức không đăng bài minh họa');
  if (!isOfficial(change)) return null;
  const samples = [...shown.values()].filter(isSample).map(titleOf);
  return samples.length === 0
    ? null
    : problem(change, 'payload.official', `còn bài minh họa trên trang: ${samples.join('; ')}`);
};

const isSample = (change: Change): boolean => livePostOf(change)?.sample === true;

const isOfficial = (change: Change): boolean => change.subject === 'department' && change.payload.official;

const isOfficialSite = (shown: ReadonlyMap<string, Change>): boolean => {
  const department = shown.get(nameOf({ subject: 'department', key: 'department' }));
  return department !== undefined && isOfficial(department);
};

const titleOf = (change: Change): string => `“${livePostOf(change)?.title ?? ''}” (${change.key})`;
