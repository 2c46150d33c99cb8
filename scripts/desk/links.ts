import type { PreviewClaims } from '@newsroom/shared';
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
  /** When the CMS last gave the text of a link. */
  const givenAt = new Map<string, number>();

  const open = async (claims: PreviewClaims): Promise<PreviewAnswer> => {
    const answer = await cms.preview(claims);
    for (const [name, at] of givenAt) if (now().getTime() - at >= BELIEVED_FOR) givenAt.delete(name);
    if (shows(answer)) givenAt.set(nameOf(claims), now().getTime());
    return answer;
  };

  return {
    open,
    async holds(claims) {
      if (claims.exp * 1000 <= now().getTime()) return false;
      const at = givenAt.get(nameOf(claims)) ?? -Infinity;
      return now().getTime() - at < BELIEVED_FOR || shows(await open(claims));
    },
  };
};

/** How long, in milliseconds, the CMS is not asked again for each picture of a page. */
const BELIEVED_FOR = 10_000;

const nameOf = ({ uid, documentId, draftHash }: PreviewClaims): string => `${uid} ${documentId} ${draftHash}`;

const shows = (answer: PreviewAnswer): boolean => typeof answer !== 'string' && 'publication' in answer;
