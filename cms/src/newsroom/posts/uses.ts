import { UNTITLED } from '../../domain/posts/draft';
import { FIXED, isIn } from '../../domain/posts/facts';
import { POST_UID_LIST, type PostUid } from '../../domain/content-types';
import { rowsOf } from '../ground/rows';

export interface UsingPost {
  uid: PostUid;
  documentId: string;
  title: string;
  /** Submitted, approved or public: its pictures and files must not change. */
  fixed: boolean;
}

/** The posts that show a file, in their draft or to the public. */
export const postsWithFile = (id: number | string): Promise<UsingPost[]> =>
  postsWith((uid) => placesOf(uid).map((place) => place(id)));

/** The posts that a consent is attached to, in their draft or as the public has them. */
export const postsWithConsent = (code: string): Promise<UsingPost[]> =>
  postsWith(() => [
    { consents: { code } },
    { leadPhoto: { consents: { code } } },
    { gallery: { consents: { code } } },
  ]);

const postsWith = async (wanted: (uid: PostUid) => Record<string, unknown>[]): Promise<UsingPost[]> => {
  const found = new Map<string, UsingPost>();
  for (const uid of POST_UID_LIST) {
    const rows = await rowsOf(uid).findMany({
      select: ['documentId', 'title', 'workflow', 'publishedAt'],
      where: { $or: wanted(uid) },
    });
    for (const { documentId, title, workflow, publishedAt } of rows) {
      const fixed =
        publishedAt !== null ||
        (workflow !== null && isIn(FIXED, workflow)) ||
        found.get(documentId)?.fixed === true;
      found.set(documentId, { uid, documentId, title: title ?? UNTITLED, fixed });
    }
  }
  return [...found.values()];
};

const placesOf = (uid: PostUid): ((id: number | string) => Record<string, unknown>)[] => [
  (id) => ({ leadPhoto: { picture: { id } } }),
  (id) => ({ gallery: { picture: { id } } }),
  (id) => ({ attachments: { file: { id } } }),
  ...(uid === 'api::policy.policy' ? [(id: number | string) => ({ original: { id } })] : []),
];
