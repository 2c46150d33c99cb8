import type { PostUid } from './domain/posts';

const UID = 'api::publication.post-record';

/** One row a post: what the public has under its id. It outlives the copies of draft and publish. */
export interface PostRecord {
  id: number;
  postId: string;
  uid: PostUid;
  postDocumentId: string;
  status: 'draft' | 'live' | 'withdrawn';
  firstPublishedAt: string | null;
  modifiedAt: string | null;
  withdrawnAt: string | null;
  reasonKind: string | null;
  reason: string | null;
  /** The outbox row that announced this state; `releasedAt`: when the publisher had it on the site. */
  sequence: number | null;
  releasedAt: string | null;
}

export const recordOf = async (uid: PostUid, documentId: string | undefined): Promise<PostRecord | null> =>
  documentId ? strapi.db.query(UID).findOne({ where: { uid, postDocumentId: documentId } }) : null;

export const insertRecord = async (
  record: Pick<PostRecord, 'uid' | 'postDocumentId' | 'postId'>,
): Promise<void> => {
  await strapi.db.query(UID).create({ data: { ...record, status: 'draft' } });
};

export const updateRecord = async (id: number, data: Partial<Omit<PostRecord, 'id'>>): Promise<PostRecord> =>
  strapi.db.query(UID).update({ where: { id }, data });

export const deleteRecord = async (uid: PostUid, documentId: string | undefined): Promise<void> => {
  if (documentId) await strapi.db.query(UID).delete({ where: { uid, postDocumentId: documentId } });
};

/** Marks every state announced up to `sequence` as being on the site since `at`. */
export const markReleased = async (sequence: number, at: string): Promise<void> => {
  await strapi.db.query(UID).updateMany({
    where: { sequence: { $lte: sequence }, releasedAt: { $null: true } },
    data: { releasedAt: at },
  });
};
