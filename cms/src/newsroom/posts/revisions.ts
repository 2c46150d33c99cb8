import type { RevisionCause } from '../../domain/fields';
import type { Snapshot } from '../../domain/posts/snapshot';
import type { PostRecord } from './post-records';
import { distinctWhere } from '../ground/transaction';
import type { PostKey } from '../../domain/content-types';

const UID = 'api::approval.revision';

/** A post as it stood when it was submitted or published. */
export interface Revision {
  /** 1, 2, 3 … within the post. */
  number: number;
  at: string;
  actor: number | null;
  cause: RevisionCause;
  draftHash: string;
  snapshot: Snapshot;
}

export const keepRevision = async (
  { uid, documentId }: PostKey,
  revision: Omit<Revision, 'number' | 'at'>,
): Promise<void> => {
  const rows = strapi.db.query(UID);
  const number = (await rows.count({ where: { uid, postDocumentId: documentId } })) + 1;
  const at = new Date().toISOString();
  await rows.create({ data: { uid, postDocumentId: documentId, number, at, ...revision } });
};

/** Newest first. */
export const revisionsOf = async ({ uid, documentId }: PostKey): Promise<Revision[]> =>
  strapi.db.query(UID).findMany({ where: { uid, postDocumentId: documentId }, orderBy: { number: 'desc' } });

export const revisionOf = async ({ uid, documentId }: PostKey, number: number): Promise<Revision | null> =>
  strapi.db.query(UID).findOne({ where: { uid, postDocumentId: documentId, number } });

/** The number of the newest revision of all posts; they rise. */
export const newestRevision = async (): Promise<number> => {
  const [newest]: { id: number }[] = await strapi.db
    .query(UID)
    .findMany({ select: ['id'], orderBy: { id: 'desc' }, limit: 1 });
  return newest?.id ?? 0;
};

/** The revisions of all posts after the one of this number, oldest first. */
export const revisionsAfter = (id: number): Promise<{ id: number; snapshot: Snapshot }[]> =>
  strapi.db
    .query(UID)
    .findMany({ where: { id: { $gt: id } }, select: ['id', 'snapshot'], orderBy: { id: 'asc' } });

/** What these posts were submitted as. */
export const submittedRevisions = async (
  records: readonly Pick<PostRecord, 'postDocumentId' | 'submittedHash'>[],
): Promise<Snapshot[]> => {
  const rows: Pick<Revision, 'snapshot'>[] = await strapi.db.query(UID).findMany({
    where: {
      postDocumentId: { $in: records.map(({ postDocumentId }) => postDocumentId) },
      draftHash: { $in: records.map(({ submittedHash }) => submittedHash) },
    },
    select: ['snapshot'],
  });
  return rows.map(({ snapshot }) => snapshot);
};

/** The posts of which a kept version holds the word. */
export const postsWithRevisionNaming = async (word: string): Promise<PostKey[]> => {
  const { collectionName } = strapi.contentTypes[UID];
  const rows = await distinctWhere<{ uid: PostKey['uid']; post_document_id: string }>(
    String(collectionName),
    ['uid', 'post_document_id'],
    'cast(snapshot as text) like ?',
    [`%${word}%`],
  );
  return rows.map(({ uid, post_document_id: documentId }) => ({ uid, documentId }));
};

/** Rewrites the kept versions of a post of which something has to go. */
export const changeSnapshots = async (
  key: PostKey,
  change: (snapshot: Snapshot) => Snapshot,
): Promise<void> => {
  for (const { id, snapshot } of (await revisionsOf(key)) as (Revision & { id: number })[]) {
    await strapi.db.query(UID).update({ where: { id }, data: { snapshot: change(snapshot) } });
  }
};

export const eraseRevisions = async ({ uid, documentId }: PostKey): Promise<void> => {
  await strapi.db.query(UID).deleteMany({ where: { uid, postDocumentId: documentId } });
};
