import { type Cms, CmsUnavailable } from '../ground/cms.ts';
import { type Original, type Photos, UnusableOriginal } from './photos.ts';

interface PicturesAheadOptions {
  cms: Pick<Cms, 'awaitedPictures'>;
  photos: Pick<Photos, 'has' | 'lacksAvif' | 'make' | 'makeAvif'>;
  now: () => Date;
  /** Whether the picture was removed with the consent of the people in it. */
  isErased: (sha256: string) => boolean;
}

/**
 * Pictures of posts that wait for a decision. They are made in advance, so that they are ready at the approval. They stay
 * private until a public post shows them, and are deleted when no waiting post has them any more.
 */
export const openPicturesAhead = ({ cms, photos, now, isErased }: PicturesAheadOptions) => {
  let awaited: readonly Original[] = [];
  /** Hash of the last row of the log of approvals: now, and when the CMS was last asked. */
  let head = '';
  let headWhenAsked = '';
  /** Hashes of originals that cannot be used; the post is refused because of them when it is approved. */
  const failed = new Set<string>();
  /** The CMS is not asked before this time. */
  let pausedUntil = 0;

  const isLeft = (original: Original): boolean =>
    !failed.has(original.sha256) &&
    !isErased(original.sha256) &&
    (!photos.has(original) || photos.lacksAvif(original));

  const ask = async (): Promise<boolean> => {
    const asked = head;
    const pictures = await cms.awaitedPictures();
    headWhenAsked = asked;
    const isDropped = awaited.some(({ sha256 }) => !pictures.includes(sha256));
    awaited = pictures.map((sha256) => ({ field: 'originals', sha256, extension: null }));
    return isDropped;
  };

  const makeNext = async (): Promise<void> => {
    const left = awaited.filter(isLeft);
    const original = left.find((each) => !photos.has(each)) ?? left[0];
    if (!original) return;
    try {
      await (photos.has(original) ? photos.makeAvif(original) : photos.make(original));
    } catch (error) {
      if (!(error instanceof UnusableOriginal)) throw error;
      failed.add(original.sha256);
    }
  };

  return {
    /** Saves, submissions and decisions are all in the log of approvals, so with a new hash other posts may be waiting. */
    note(newHead: string): void {
      head = newHead;
    },

    /** Originals whose files no sweep may delete. */
    originals: (): Original[] => awaited.filter(({ sha256 }) => !isErased(sha256)),

    /** Whether there is something to ask or to make. */
    hasWork: (): boolean =>
      now().getTime() >= pausedUntil && (head !== headWhenAsked || awaited.some(isLeft)),

    /** Asks the CMS, or makes the next picture. @returns whether some pictures are no longer needed */
    async goOn(): Promise<boolean> {
      try {
        if (head !== headWhenAsked) return await ask();
        await makeNext();
      } catch (error) {
        if (!(error instanceof CmsUnavailable)) throw error;
        pausedUntil = now().getTime() + PAUSE;
      }
      return false;
    },
  };
};

export type PicturesAhead = ReturnType<typeof openPicturesAhead>;

/** Pause after the CMS did not answer, in milliseconds. */
const PAUSE = 10_000;
