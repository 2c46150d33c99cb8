import type { Change, Refusal } from '@newsroom/shared';
import type { Cms } from './ground/cms.ts';
import type { Store } from './ground/store.ts';

interface ReportOptions {
  cms: Pick<Cms, 'report'>;
  store: Pick<Store, 'mark' | 'refusals' | 'tree' | 'waiting'>;
}

interface SiteState {
  /** Instant of the last release, UTC. */
  releasedAt: string;
  /** Rows without a fault of their own that wait, and why. */
  held: ReadonlyMap<Change, Refusal>;
  /** Of posts that cannot be rendered. */
  failing: readonly Refusal[];
}

/** Tells the CMS how far the site is, when that is news. */
export const openReport = ({ cms, store }: ReportOptions) => {
  let told = '';

  return async ({ releasedAt, held, failing }: SiteState): Promise<void> => {
    const refusals = [...store.refusals.values(), ...held.values(), ...failing].slice(0, MAX_REFUSALS);
    const unfinished = [...store.waiting.values()].filter((change) => !held.has(change));
    const sequence =
      store.tree() === null
        ? 0
        : Math.min(store.mark().sequence, ...unfinished.map((change) => change.sequence - 1));
    const news = { sequence, at: releasedAt, refusals };
    if (JSON.stringify(news) === told) return;
    await cms.report(news);
    told = JSON.stringify(news);
  };
};

/** As many as the CMS takes. */
const MAX_REFUSALS = 1000;
