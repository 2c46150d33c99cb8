import type { PreviewClaims } from '@newsroom/shared';
import { LRUCache } from 'lru-cache';
import type { DeskCms, PreviewAnswer } from './cms.ts';

/** Answers of the CMS about signed links. */
export interface Links {
  /** @throws CmsUnavailable */
  open(claims: PreviewClaims): Promise<PreviewAnswer>;
  /**
   * Whether the link may still show its text: it has not expired, and the post was neither changed nor withdrawn.
   * @throws CmsUnavailable
   */
  holds(claims: PreviewClaims): Promise<boolean>;
}

export const openLinks = ({ cms, now }: { cms: Pick<DeskCms, 'preview'>; now: () => Date }): Links => {
  /** Keys of links that the CMS confirmed a short time ago. */
  const believed = new LRUCache<string, true>({
    max: BELIEVED_AT_MOST,
    // An entry of exactly this age is still valid.
    ttl: BELIEVED_FOR - 1,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
  });

  const open = async (claims: PreviewClaims): Promise<PreviewAnswer> => {
    const answer = await cms.preview(claims);
    if (shows(answer)) believed.set(nameOf(claims), true);
    return answer;
  };

  return {
    open,
    async holds(claims) {
      if (claims.exp * 1000 <= now().getTime()) return false;
      return believed.has(nameOf(claims)) || shows(await open(claims));
    },
  };
};

/** A confirmed link is not checked again for this time, in milliseconds, so that not every picture asks the CMS. */
const BELIEVED_FOR = 10_000;
/** Maximum number of confirmed links; for others the CMS is asked again. */
const BELIEVED_AT_MOST = 1000;

const nameOf = ({ uid, documentId, draftHash }: PreviewClaims): string => `${uid} ${documentId} ${draftHash}`;

const shows = (answer: PreviewAnswer): boolean => typeof answer !== 'string' && 'publication' in answer;
