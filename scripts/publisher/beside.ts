import { type BesideSteps, besideSteps } from './beside-steps.ts';
import type { AvifPictures } from './pictures/avif-pictures.ts';
import type { PicturesAhead } from './pictures/pictures-ahead.ts';
import type { SharePictures } from './pictures/share-pictures.ts';

interface BesideOptions {
  ahead: Pick<PicturesAhead, 'hasWork' | 'goOn'>;
  shares: Pick<SharePictures, 'hasWork' | 'drawNext'>;
  avifs: Pick<AvifPictures, 'hasWork' | 'makeNext'>;
  /** Requests a release that shows the new files. */
  releaseDue: () => void;
  /** Reports that files are no longer needed, because their posts no longer wait for a decision. */
  sweepDue: () => void;
}

/** Work that runs while no publication is in progress. */
interface Beside extends BesideSteps {
  /** Says that a release shows everything made until now. */
  allShown(): void;
}

/** First the pictures of posts that wait for a decision, then share pictures, then AVIFs. */
export const openBeside = ({ ahead, shares, avifs, releaseDue, sweepDue }: BesideOptions): Beside => {
  /** How many were made since the last release. */
  let made = { shares: 0, avifs: 0 };

  /** @returns whether there was something to do */
  const makeAhead = async (): Promise<boolean> => {
    if (!ahead.hasWork()) return false;
    if (await ahead.goOn()) sweepDue();
    return true;
  };

  /** @returns whether there was one to draw */
  const drawShare = async (): Promise<boolean> => {
    if (!shares.hasWork()) return false;
    if (await shares.drawNext()) made.shares += 1;
    if (isDue(made.shares, shares.hasWork())) releaseDue();
    return true;
  };

  /** Pages that show the picture are rendered again with it. @returns whether there was one to make */
  const makeAvif = async (): Promise<boolean> => {
    if (!avifs.hasWork()) return false;
    if (await avifs.makeNext()) made.avifs += 1;
    if (isDue(made.avifs, avifs.hasWork())) releaseDue();
    return true;
  };

  return {
    ...besideSteps(async () => (await makeAhead()) || (await drawShare()) || (await makeAvif())),
    allShown() {
      made = { shares: 0, avifs: 0 };
    },
  };
};

/** When many pictures are made in a row, a release shows this number together. */
const SHOWN_TOGETHER = 50;

/** Whether a release has to show what was made. */
const isDue = (made: number, more: boolean): boolean => made >= SHOWN_TOGETHER || (made > 0 && !more);
