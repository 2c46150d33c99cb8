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
 * Posts whose own page, or a file beside it, cannot be rendered. One of them must not hold up the others, a withdrawal
 * least of all: it goes out of the site, its former version too, and stays in the store.
 */
export const openFailing = ({ store, refused }: FailingOptions) => {
  /** Tried again when the post or the program is new. */
  const failing = new Map<Change, Refusal>();

  return {
    refusals: (): Refusal[] => [...failing.values()],

    /** The rows of the store that nothing is known against. */
    others(): Change[] {
      for (const change of failing.keys())
        if (store.current.get(nameOf(change)) !== change) failing.delete(change);
      return [...store.current.values()].filter((change) => !failing.has(change));
    },

    /**
     * Leaves out the one of the posts whose page failed.
     * @throws the error, when it is the page of no post or when so many fail that it is not the posts
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

/** Beyond this many pages it is the template that fails, not the posts. */
const MAX_FAILING = 10;

const urlOf = (change: Change): string | null => {
  const post = livePostOf(change);
  return post && postPath(post);
};

/** Addresses of posts end with a slash: none is the beginning of another. */
const isBelow = (url: string, postUrl: string | null): boolean => postUrl !== null && url.startsWith(postUrl);
