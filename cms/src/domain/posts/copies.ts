import type { PostUid } from '../content-types';

/** Fields that a copy does not take over: pictures, files and people, because consent was given for one post only. */
const NOT_COPIED = { leadPhoto: null, gallery: [], attachments: [], authors: [], consents: [] };

/** Data that empties these fields in a copy. */
export const WITHOUT_WHAT_STAYS = {
  'api::article.article': NOT_COPIED,
  'api::profile.profile': { ...NOT_COPIED, person: null, achievements: [], quote: null },
  'api::policy.policy': { ...NOT_COPIED, original: null },
} as const satisfies Record<PostUid, object>;
