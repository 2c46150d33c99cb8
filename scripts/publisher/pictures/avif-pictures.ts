import { CmsUnavailable } from '../ground/cms.ts';
import { type Original, type Photos, UnusableOriginal } from './photos.ts';

interface AvifPicturesOptions {
  photos: Pick<Photos, 'has' | 'lacksAvif' | 'makeAvif'>;
  now: () => Date;
  log: (line: string) => void;
}

/** AVIFs of pictures that are public as JPEGs: nobody waits for them. */
export const openAvifPictures = ({ photos, now, log }: AvifPicturesOptions) => {
  /** What is left to be made, in order. */
  let unmade: Original[] = [];
  /** Hashes of originals that no AVIF can be made of; tried again by the next program. */
  const failed = new Set<string>();
  /** The CMS is not asked before this instant. */
  let pausedUntil = 0;

  const isLeft = (original: Original): boolean => photos.lacksAvif(original) && !failed.has(original.sha256);

  return {
    /** Whether one of these is left to be made. */
    lacks: (originals: readonly Original[]): boolean => originals.some(isLeft),

    /** From now on these are to be there, the first of them first. */
    want(originals: readonly Original[]): void {
      unmade = originals.filter(isLeft);
    },

    /** Whether one is left that can be made now. */
    hasWork: (): boolean => unmade.length > 0 && now().getTime() >= pausedUntil,

    /** Makes the next one. @returns whether there is one more to show */
    async makeNext(): Promise<boolean> {
      const original = unmade.shift();
      if (!original || failed.has(original.sha256)) return false;
      // Made for another post, or ahead of an approval that came meanwhile.
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
        // With the picture, its original goes too.
        if (photos.lacksAvif(original)) log(`Ảnh ${original.sha256} chỉ có bản JPEG: ${error.message}`);
        return false;
      }
    },
  };
};

export type AvifPictures = ReturnType<typeof openAvifPictures>;

/** After the CMS did not answer, in milliseconds. */
const PAUSE = 10_000;
