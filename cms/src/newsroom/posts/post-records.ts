import type { RecordStatus } from '../../domain/fields';
import type { Correction } from '../../domain/posts/snapshot';
import type { PostUid } from '../../domain/content-types';
import { setColumns } from '../ground/transaction';
import type { State } from '../../domain/posts/facts';

const UID = 'api::publication.post-record';

/** A note that readers were given of a correction. */
export interface CorrectionNote {
  at: string;
  note: string;
}

/** One row a post: where it stands, and what the public has under its id. It outlives the copies of draft and publish. */
export interface PostRecord {
  id: number;
  postId: string;
  uid: PostUid;
  postDocumentId: string;
  status: RecordStatus;
  firstPublishedAt: string | null;
  modifiedAt: string | null;
  withdrawnAt: string | null;
  reasonKind: string | null;
  reason: string | null;
  /** The outbox row that announced this state; `releasedAt`: when the publisher had it on the site. */
  sequence: number | null;
  releasedAt: string | null;
  state: State;
  /** Hash of what was submitted and not yet decided; null: nothing is. */
  submittedHash: string | null;
  /** Somebody asked for the spokesperson's approval. */
  flagged: boolean;
  /** Why what was submitted is to be decided on at once; null: it may wait. */
  urgent: string | null;
  /** When to publish what is approved; null: at once. */
  scheduledAt: string | null;
  /** What the submitted change of a live post is to readers. */
  correction: Correction | null;
  /** The notes that readers have, oldest first. */
  corrections: CorrectionNote[] | null;
  correctionRequest: { by: number; at: string; comment: string } | null;
  /** Somebody wants this note hidden; a second person has to agree. */
  hiding: { by: number; at: string; index: number } | null;
  /** An approver's text beside the draft. */
  proposal: {
    by: number;
    at: string;
    comment: string;
    changes: Record<string, { from: string; to: string }>;
  } | null;
  /** Who wrote the text before it came here, by a copy or by an older version; null: nobody else. */
  textSavers: number[] | null;
  /** Who lifted the need for the spokesperson; not the one who then approves. */
  flagLiftedBy: number | null;
  /** Published without a second person; null: not, or confirmed since. */
  emergency: { by: number; at: string; reason: string; savers: number[] } | null;
}

/** Nothing is submitted, approved or proposed any more. */
export const NOTHING_PENDING = {
  submittedHash: null,
  correction: null,
  urgent: null,
  scheduledAt: null,
  proposal: null,
} as const satisfies Partial<PostRecord>;

export const recordOf = async (uid: PostUid, documentId: string | undefined): Promise<PostRecord | null> =>
  documentId ? strapi.db.query(UID).findOne({ where: { uid, postDocumentId: documentId } }) : null;

export const recordsWhere = (where: Record<string, unknown>): Promise<PostRecord[]> =>
  strapi.db.query(UID).findMany({ where, orderBy: { id: 'asc' } });

/** Of posts that wait for a decision, in the order of their numbers. */
export const waitingRecords = (after: number, limit: number): Promise<PostRecord[]> =>
  strapi.db.query(UID).findMany({
    where: { submittedHash: { $notNull: true }, id: { $gt: after } },
    orderBy: { id: 'asc' },
    limit,
  });

export const insertRecord = async (
  record: Pick<PostRecord, 'uid' | 'postDocumentId' | 'postId'>,
): Promise<void> => {
  await strapi.db.query(UID).create({ data: { ...record, status: 'draft', state: 'draft' } });
};

/** Changes the record; a new state also shows in the lists of the admin, which filter by it. */
export const updateRecord = async (
  record: Pick<PostRecord, 'id' | 'uid' | 'postDocumentId'>,
  data: Partial<Omit<PostRecord, 'id'>>,
): Promise<void> => {
  await strapi.db.query(UID).update({ where: { id: record.id }, data });
  if (data.state === undefined) return;
  // Not a change of the post: the time of the last save stays.
  const { collectionName } = strapi.contentTypes[record.uid];
  await setColumns(
    String(collectionName),
    { document_id: record.postDocumentId, published_at: null },
    { workflow: data.state },
  );
};

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
