import { CmsUnavailable } from '../ground/cms.ts';
import { type Original, type Photos, UnusableOriginal } from './photos.ts';

interface AvifPicturesOptions {
  photos: Pick<Photos, 'has' | 'lacksAvif' | 'makeAvif'>;
  now: () => Date;
  log: (line: string) => void;
}

/** Makes AVIFs, in the background, of pictures that are public as JPEGs. */
export const openAvifPictures = ({ photos, now, log }: AvifPicturesOptions) => {
  /** What still has to be made, in order. */
  let unmade: Original[] = [];
  /** Hashes of originals that cannot be made into AVIFs; tried again after a restart. */
  const failed = new Set<string>();
  /** The CMS is not asked before this time. */
  let pausedUntil = 0;

  const isLeft = (original: Original): boolean => photos.lacksAvif(original) && !failed.has(original.sha256);

  return {
    /** Whether one of these still has to be made. */
    lacks: (originals: readonly Original[]): boolean => originals.some(isLeft),

    /** Sets the pictures that are needed, the first of them first. */
    want(originals: readonly Original[]): void {
      unmade = originals.filter(isLeft);
    },

    /** Whether there is one that can be made now. */
    hasWork: (): boolean => unmade.length > 0 && now().getTime() >= pausedUntil,

    /** Makes the next one. @returns whether there is a new one to show */
    async makeNext(): Promise<boolean> {
      const original = unmade.shift();
      if (!original || failed.has(original.sha256)) return false;
      // Already made for another post, or in advance for an approval that has come since.
      if (!photos.lacksAvif(original)) return photos.has(original);
      try {
        return await photos.makeAvif(original);
      } catch (error) {
        if (error instanceof CmsUnavailable) {
          unmade.unshift(original);
          pausedUntil = now().getTime() + PAUSE;
          return false;
        }
        if (!(error instanceof UnusableOriginal)) throw error;
        failed.add(original.sha256);
        // If the picture was deleted, its original was too, and this is no fault.
        if (photos.lacksAvif(original)) log(`Ảnh ${original.sha256} chỉ có bản JPEG: ${error.message}`);
        return false;
      }
    },
  };
};

export type AvifPictures = ReturnType<typeof openAvifPictures>;

/** Pause after the CMS did not answer, in milliseconds. */
const PAUSE = 10_000;
