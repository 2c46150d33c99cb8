import { type Change, type Refusal, postPath } from '@newsroom/shared';
import { livePostOf } from './ground/changes.ts';
import { problem } from './ground/refusals.ts';
import { type Store, nameOf } from './ground/store.ts';
import type { PageFailed } from './release/release.ts';

interface FailingOptions {
  store: Pick<Store, 'current'>;
  refused: (refusal: Refusal) => void;
}

/**
 * Posts whose own page, or a file beside it, cannot be rendered. Such a post must not stop other posts, and above all no
 * withdrawal: it is removed from the site, including its former version, but stays in the store.
 */
export const openFailing = ({ store, refused }: FailingOptions) => {
  /** Tried again when the post changes or the program starts again. */
  const failing = new Map<Change, Refusal>();

  return {
    refusals: (): Refusal[] => [...failing.values()],

    /** The rows of the store without the failing ones. */
    others(): Change[] {
      for (const change of failing.keys())
        if (store.current.get(nameOf(change)) !== change) failing.delete(change);
      return [...store.current.values()].filter((change) => !failing.has(change));
    },

    /**
     * Leaves out the post whose page failed.
     * @throws the error, if it is not the page of a post, or if so many fail that the posts cannot be the cause
     */
    leaveOut(error: PageFailed, changes: readonly Change[]): void {
      const change = changes.find((change) => isBelow(error.url, urlOf(change)));
      if (!change || failing.size >= MAX_FAILING) {
        failing.clear();
        throw error;
      }
      const refusal = problem(change, 'payload', `không dựng được trang: ${error.message}`);
      failing.set(change, refusal);
      refused(refusal);
    },
  };
};

/** If more pages fail than this, the template is the cause and not the posts. */
const MAX_FAILING = 10;

const urlOf = (change: Change): string | null => {
  const post = livePostOf(change);
  return post && postPath(post);
};

/** Addresses of posts end with a slash, so no address is the start of another one. */
const isBelow = (url: string, postUrl: string | null): boolean => postUrl !== null && url.startsWith(postUrl);
