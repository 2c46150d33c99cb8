import type { PostUid } from '../../domain/content-types';
import type { PostRecord } from '../../domain/posts/post-record';
import { rowsOf } from '../ground/rows';
import { setColumns } from '../ground/transaction';
import type { State } from '../../domain/posts/facts';

const records = () => rowsOf('api::publication.post-record');

/** What a record holds when nothing is submitted, approved or proposed any more. */
export const NOTHING_SUBMITTED = {
  submittedHash: null,
  correction: null,
  urgent: null,
  scheduledAt: null,
  proposal: null,
} as const satisfies Partial<PostRecord>;

export const recordOf = async (uid: PostUid, documentId: string | undefined): Promise<PostRecord | null> =>
  documentId ? records().findOne({ where: { uid, postDocumentId: documentId } }) : null;

export const recordsWhere = (where: Record<string, unknown>): Promise<PostRecord[]> =>
  records().findMany({ where, orderBy: { id: 'asc' } });

/**
 * The records of posts in one of the states, and of those with an open emergency, request for correction or hiding. A first
 * choice by the database: a JSON column may also hold the JSON value null.
 */
export const recordsIn = (states: readonly State[]): Promise<PostRecord[]> =>
  recordsWhere({
    $or: [
      { state: { $in: states } },
      ...['emergency', 'correctionRequest', 'hiding'].map((flag) => ({ [flag]: { $notNull: true } })),
    ],
  });

/** Of posts that wait for a decision, in the order of their numbers. */
export const waitingRecords = (after: number, limit: number): Promise<PostRecord[]> =>
  records().findMany({
    where: { submittedHash: { $notNull: true }, id: { $gt: after } },
    orderBy: { id: 'asc' },
    limit,
  });

export const insertRecord = async (
  record: Pick<PostRecord, 'uid' | 'postDocumentId' | 'postId'>,
): Promise<void> => {
  await records().create({ data: { ...record, status: 'draft', state: 'draft' } });
};

/** Changes the record; a new state also shows in the lists of the admin, which filter by it. */
export const updateRecord = async (
  record: Pick<PostRecord, 'id' | 'uid' | 'postDocumentId'>,
  data: Partial<Omit<PostRecord, 'id'>>,
): Promise<void> => {
  await records().update({ where: { id: record.id }, data });
  if (data.state === undefined) return;
  // This is no save of the post, so the time of its last save must not change.
  const { collectionName } = strapi.contentTypes[record.uid];
  await setColumns(
    String(collectionName),
    { document_id: record.postDocumentId, published_at: null },
    { workflow: data.state },
  );
};

export const deleteRecord = async (uid: PostUid, documentId: string | undefined): Promise<void> => {
  if (documentId) await records().delete({ where: { uid, postDocumentId: documentId } });
};

/** Marks every state announced up to `sequence` as being on the site since `at`. */
export const markReleased = async (sequence: number, at: string): Promise<void> => {
  await records().updateMany({
    where: { sequence: { $lte: sequence }, releasedAt: { $null: true } },
    data: { releasedAt: at },
  });
};
