import { type Change, MAX_REPORTED_REFUSALS, type Refusal } from '@newsroom/shared';
import type { Cms } from './ground/cms.ts';
import type { Store } from './ground/store.ts';

interface ReportOptions {
  cms: Pick<Cms, 'report'>;
  store: Pick<Store, 'mark' | 'refusals' | 'tree' | 'waiting'>;
}

interface SiteState {
  /** Instant of the last release, UTC. */
  releasedAt: string;
  /** Valid rows that have to wait, and why. */
  held: ReadonlyMap<Change, Refusal>;
}

/** Reports the state of the site to the CMS when it has changed. */
export const openReport = ({ cms, store }: ReportOptions) => {
  let told = '';

  return async ({ releasedAt, held }: SiteState): Promise<void> => {
    const refusals = [...store.refusals.values(), ...held.values()].slice(0, MAX_REPORTED_REFUSALS);
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
