import { draftHash } from '../../posts/drafts';
import type { LoadedPost } from '../../posts/post-facts';
import { NOTHING_SUBMITTED } from '../../posts/post-records';
import type { Decision } from './effect';

/** What was submitted is void, and the draft is its writer's again. */
export const backToWriter = ({ loaded }: LoadedPost, to: 'draft' | 'returned'): Decision => ({
  to,
  record: NOTHING_SUBMITTED,
  draftHash: draftHash(loaded.snapshot, null),
});
