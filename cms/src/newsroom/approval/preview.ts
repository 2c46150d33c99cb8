import { signPreviewToken } from '@newsroom/shared';
import { deskUrl, previewKey } from '../ground/environment';
import { loadPost } from '../posts/post-facts';
import type { PostKey } from '../../domain/content-types';
import { type Actor, sees } from '../../domain/people/actor';
import type { PreviewLink } from '../../domain/approval-api';

/** How long a link works. */
const LIFETIME_SECONDS = 24 * 60 * 60;

/** A link to the draft as it stands, which works without an account. Null: there is no such post, or this person may not see it. */
export const previewLink = async (key: PostKey, actor: Actor): Promise<PreviewLink | null> => {
  const post = await loadPost(key);
  if (!post || !sees(actor, post.facts)) return null;
  const exp = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS;
  const token = await signPreviewToken({ ...key, draftHash: post.facts.draftHash, exp }, previewKey());
  return {
    url: new URL(`/xem-truoc/${token}/`, deskUrl()).href,
    expiresAt: new Date(exp * 1000).toISOString(),
  };
};
