import { type BesideSteps, besideSteps } from './beside-steps.ts';
import type { AvifPictures } from './pictures/avif-pictures.ts';
import type { PicturesAhead } from './pictures/pictures-ahead.ts';
import type { SharePictures } from './pictures/share-pictures.ts';

interface BesideOptions {
  ahead: Pick<PicturesAhead, 'hasWork' | 'goOn'>;
  shares: Pick<SharePictures, 'hasWork' | 'drawNext'>;
  avifs: Pick<AvifPictures, 'hasWork' | 'makeNext'>;
  /** A release is to show what was made. */
  releaseDue: () => void;
  /** Files were kept for posts that wait for a decision no more. */
  sweepDue: () => void;
}

/** What is made while no publication is under way. */
interface Beside extends BesideSteps {
  /** A release shows all that was made up to now. */
  allShown(): void;
}

/** Pictures of posts that wait for a decision come first, then share pictures, then AVIFs. */
export const openBeside = ({ ahead, shares, avifs, releaseDue, sweepDue }: BesideOptions): Beside => {
  /** How many were made since a release. */
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

  /** The pages that show the picture are rendered again with it. @returns whether there was one to make */
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

/** Pictures of one release where many are made in a row. */
const SHOWN_TOGETHER = 50;

/** Whether what was made is to be shown now. */
const isDue = (made: number, more: boolean): boolean => made >= SHOWN_TOGETHER || (made > 0 && !more);
