import type { Change } from '@newsroom/shared';
import { CmsUnavailable } from '../ground/cms.ts';
import { type Original, type Photos, UnusableOriginal, originalsOf } from './photos.ts';

interface MakingOptions {
  photos: Pick<Photos, 'has' | 'make'>;
  now: () => Date;
  log: (line: string) => void;
  /** Called when one of the row's originals can never be used. */
  reject: (change: Change, error: UnusableOriginal) => void;
  /** Called when a post of the site has its files again. */
  restored: () => void;
}

/** Makes the pictures and downloads without which posts cannot be published. */
export const openMaking = ({ photos, now, log, reject, restored }: MakingOptions) => {
  /** When to ask again, by the sha256 of originals that the CMS did not send. */
  const retryAt = new Map<string, number>();
  /** Posts on the site whose private files are missing. */
  const incomplete = new Set<Change>();

  const hasOriginals = (change: Change): boolean => originalsOf(change).every(photos.has);

  const isLeft = (original: Original): boolean =>
    !photos.has(original) && (retryAt.get(original.sha256) ?? 0) <= now().getTime();

  /** @returns why the post can never have this original; null: it has it now, or may have it later */
  const make = async (original: Original, change: Change): Promise<UnusableOriginal | null> => {
    try {
      await photos.make(original);
      retryAt.delete(original.sha256);
    } catch (error) {
      if (error instanceof UnusableOriginal) return error;
      if (!(error instanceof CmsUnavailable)) throw error;
      log(`Bài ${change.key} còn chờ ảnh hoặc tệp: ${error.message}.`);
      retryAt.set(original.sha256, now().getTime() + RETRY);
    }
    return null;
  };

  return {
    hasOriginals,

    /** Marks those of these posts whose files are missing, so that they are made again. */
    restore(shown: Iterable<Change>): void {
      for (const change of shown) if (!hasOriginals(change)) incomplete.add(change);
    },

    /**
     * Makes missing files of these rows and of incomplete posts, but only as long as other posts may be delayed.
     * @returns whether originals are left for the next step
     */
    async makeMissing(waiting: Iterable<Change>): Promise<boolean> {
      const end = now().getTime() + BUDGET;
      for (const change of [...waiting, ...incomplete]) {
        for (const original of originalsOf(change)) {
          if (!isLeft(original)) continue;
          if (now().getTime() > end) return true;
          const unusable = await make(original, change);
          if (!unusable) continue;
          reject(change, unusable);
          incomplete.delete(change);
          break;
        }
        if (incomplete.has(change) && hasOriginals(change)) {
          incomplete.delete(change);
          restored();
        }
      }
      return false;
    },
  };
};

/** How long pictures may delay other posts, in milliseconds. */
const BUDGET = 500;
/** After this time the CMS is asked again for an original that it did not send, in milliseconds. */
const RETRY = 10_000;
