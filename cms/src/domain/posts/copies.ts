import type { PostUid } from '../content-types';

/** What stays with a post: its pictures, files and people, whose consent was given for it alone. */
const STAYS = { leadPhoto: null, gallery: [], attachments: [], authors: [], consents: [] };

/** The data that takes out of a copy all that stays with the post it was made of. */
export const WITHOUT_WHAT_STAYS = {
  'api::article.article': STAYS,
  'api::profile.profile': { ...STAYS, person: null, achievements: [], quote: null },
  'api::policy.policy': { ...STAYS, original: null },
} as const satisfies Record<PostUid, object>;
