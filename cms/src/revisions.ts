import type { Snapshot } from './domain/snapshot';
import type { PostKey } from './drafts';

const UID = 'api::approval.revision';

/** A post as it stood when it was submitted or published. */
export interface Revision {
  /** 1, 2, 3 … within the post. */
  number: number;
  at: string;
  actor: number | null;
  cause: 'submitted' | 'published';
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

export const eraseRevisions = async ({ uid, documentId }: PostKey): Promise<void> => {
  await strapi.db.query(UID).deleteMany({ where: { uid, postDocumentId: documentId } });
};
