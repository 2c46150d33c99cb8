import type { RevisionCause } from '../../domain/fields';
import type { Snapshot } from '../../domain/posts/snapshot';
import type { PostRecord } from '../../domain/posts/post-record';
import { distinctWhere } from '../ground/transaction';
import type { PostKey } from '../../domain/content-types';
import { rowsOf } from '../ground/rows';

const UID = 'api::approval.revision';
const revisions = () => rowsOf(UID);

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

type StoredRevision = Revision & { id: number };

export const keepRevision = async (
  { uid, documentId }: PostKey,
  revision: Omit<Revision, 'number' | 'at'>,
): Promise<void> => {
  const rows = revisions();
  const number = (await rows.count({ where: { uid, postDocumentId: documentId } })) + 1;
  const at = new Date().toISOString();
  await rows.create({ data: { uid, postDocumentId: documentId, number, at, ...revision } });
};

/** Newest first. */
export const revisionsOf = ({ uid, documentId }: PostKey): Promise<StoredRevision[]> =>
  revisions().findMany({ where: { uid, postDocumentId: documentId }, orderBy: { number: 'desc' } });

export const revisionOf = ({ uid, documentId }: PostKey, number: number): Promise<Revision | null> =>
  revisions().findOne({ where: { uid, postDocumentId: documentId, number } });

/** The id of the newest revision of all posts; a later revision has a higher id. */
export const newestRevision = async (): Promise<number> => {
  const [newest] = await revisions().findMany({ select: ['id'], orderBy: { id: 'desc' }, limit: 1 });
  return newest?.id ?? 0;
};

/** The revisions of all posts after the one with this id, oldest first. */
export const revisionsAfter = (id: number): Promise<{ id: number; snapshot: Snapshot }[]> =>
  revisions().findMany({ where: { id: { $gt: id } }, select: ['id', 'snapshot'], orderBy: { id: 'asc' } });

/** The text of each of these posts as it was submitted. */
export const submittedRevisions = async (
  records: readonly Pick<PostRecord, 'postDocumentId' | 'submittedHash'>[],
): Promise<Snapshot[]> => {
  const rows = await revisions().findMany({
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

/** Rewrites the kept versions of a post, to remove something from them. */
export const changeSnapshots = async (
  key: PostKey,
  change: (snapshot: Snapshot) => Snapshot,
): Promise<void> => {
  for (const { id, snapshot } of await revisionsOf(key)) {
    await revisions().update({ where: { id }, data: { snapshot: change(snapshot) } });
  }
};

export const eraseRevisions = async ({ uid, documentId }: PostKey): Promise<void> => {
  await revisions().deleteMany({ where: { uid, postDocumentId: documentId } });
};
