import type { PreviewClaims } from '@newsroom/shared';
import { LRUCache } from 'lru-cache';
import type { DeskCms, PreviewAnswer } from './cms.ts';

/** What the CMS says of signed links. */
export interface Links {
  /** @throws CmsUnavailable */
  open(claims: PreviewClaims): Promise<PreviewAnswer>;
  /**
   * Whether the link still shows its text: its time is not over, and the post is neither changed nor withdrawn.
   * @throws CmsUnavailable
   */
  holds(claims: PreviewClaims): Promise<boolean>;
}

export const openLinks = ({ cms, now }: { cms: Pick<DeskCms, 'preview'>; now: () => Date }): Links => {
  /** Names of links whose text the CMS gave a moment ago. */
  const believed = new LRUCache<string, true>({
    max: BELIEVED_AT_MOST,
    // An entry of exactly this age still stands.
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

/** How long, in milliseconds, the CMS is not asked again for each picture of a page. */
const BELIEVED_FOR = 10_000;
/** Links of one moment; beyond that the CMS is asked again. */
const BELIEVED_AT_MOST = 1000;

const nameOf = ({ uid, documentId, draftHash }: PreviewClaims): string => `${uid} ${documentId} ${draftHash}`;

const shows = (answer: PreviewAnswer): boolean => typeof answer !== 'string' && 'publication' in answer;
