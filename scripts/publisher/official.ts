import type { Change, Refusal } from '@newsroom/shared';
import { departmentIn, livePostOf } from './ground/changes.ts';
import { problem } from './ground/refusals.ts';
import type { Store } from './ground/store.ts';

interface OfficialOptions {
  store: Pick<Store, 'current' | 'promote'>;
  /** Called when a waiting row will be shown by the next release. */
  shown: () => void;
  /** Called when a row has to wait for a new reason. */
  refused: (refusal: Refusal) => void;
}

/** An official site must not show sample posts: the row that came last waits until the other one is gone. */
export const openOfficial = ({ store, shown, refused }: OfficialOptions) => {
  /** Why valid rows have to wait. */
  let held = new Map<Change, Refusal>();

  const siteIsOfficial = (): boolean => departmentIn(store)?.official === true;

  const conflictOf = (change: Change): Refusal | null => {
    if (isSample(change) && siteIsOfficial())
      return problem(change, 'payload.sample', 'trang chính thức không đăng bài minh họa');
    if (!isOfficial(change)) return null;
    const samples = [...store.current.values()].filter(isSample).map(titleOf);
    return samples.length === 0
      ? null
      : problem(change, 'payload.official', `còn bài minh họa trên trang: ${samples.join('; ')}`);
  };

  return {
    held: (): ReadonlyMap<Change, Refusal> => held,

    /** Whether a new row can be shown without comparing it with the site. */
    isClear: (change: Change): boolean => !isOfficial(change) && !(isSample(change) && siteIsOfficial()),

    /** Shows the waiting rows that may be shown, one after the other, because each may block the next. */
    admit(waiting: readonly Change[]): void {
      const before = new Set([...held.values()].map((refusal) => JSON.stringify(refusal)));
      held = new Map();
      for (const change of waiting) {
        const refusal = conflictOf(change);
        if (refusal) {
          held.set(change, refusal);
          if (!before.has(JSON.stringify(refusal))) refused(refusal);
        } else {
          store.promote(change);
          shown();
        }
      }
    },
  };
};

const isSample = (change: Change): boolean => livePostOf(change)?.sample === true;

const isOfficial = (change: Change): boolean => change.subject === 'department' && change.payload.official;

const titleOf = (change: Change): string => `“${livePostOf(change)?.title ?? ''}” (${change.key})`;
