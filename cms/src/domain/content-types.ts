import type { Kind } from '@newsroom/shared';

/** The content types whose documents are posts. */
export const POST_UIDS = {
  'api::article.article': 'article',
  'api::profile.profile': 'profile',
  'api::policy.policy': 'policy',
} as const satisfies Record<string, Kind>;

export type PostUid = keyof typeof POST_UIDS;

export const POST_UID_LIST = Object.keys(POST_UIDS) as PostUid[];

export const isPostUid = (uid: string): uid is PostUid => Object.hasOwn(POST_UIDS, uid);

/** The content types whose saves are announced to the publisher. */
export const VOCABULARY_UIDS = {
  'api::unit.unit': 'unit',
  'api::task-group.task-group': 'task-group',
  'api::stream.stream': 'stream',
  'api::department.department': 'department',
} as const;

export type VocabularyUid = keyof typeof VOCABULARY_UIDS;

export const isVocabularyUid = (uid: string): uid is VocabularyUid => Object.hasOwn(VOCABULARY_UIDS, uid);

export interface PostKey {
  uid: PostUid;
  documentId: string;
}

export const CONSENT_UID = 'api::consent.consent';
