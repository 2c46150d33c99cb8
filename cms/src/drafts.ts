import { createHash } from 'node:crypto';
import type { PostUid } from './domain/posts';
import type { Draft, DraftFile, FileFacts } from './domain/publish';
import { type Correction, type Snapshot, approvedText, snapshotOf } from './domain/snapshot';
import { factsOf, keepOriginal } from './originals';

export interface PostKey {
  uid: PostUid;
  documentId: string;
}

/** A draft with the facts of its files, as a decision needs it. */
export interface LoadedDraft {
  draft: Draft;
  /** Id of the person who created the post; null: the system, or somebody who is gone. */
  creator: number | null;
  updatedAt: string;
  updatedBy: number | null;
  files: ReadonlyMap<DraftFile['id'], FileFacts>;
  snapshot: Snapshot;
}

const creator = { fields: ['id'] };
const photo = { populate: { picture: { fields: ['name', 'url'] } } };
const POPULATE = {
  createdBy: creator,
  updatedBy: creator,
  stream: { fields: ['code'] },
  taskGroups: { fields: ['code'] },
  unit: { fields: ['code'] },
  authors: { populate: { unit: { fields: ['code'] } } },
  leadPhoto: photo,
  gallery: photo,
  attachments: { populate: { file: { fields: ['name', 'url'] } } },
} as const;
const POPULATE_BY_UID = {
  'api::article.article': POPULATE,
  'api::profile.profile': { ...POPULATE, person: true, achievements: true },
  'api::policy.policy': {
    ...POPULATE,
    keyPoints: true,
    brief: true,
    original: { fields: ['name', 'url'] },
    implements: { fields: ['postId', 'documentNumber'] },
    replaces: { fields: ['postId', 'documentNumber'] },
  },
} as const;

export const loadDraft = async ({ uid, documentId }: PostKey): Promise<LoadedDraft | null> => {
  // The query names every field of Draft; what it holds is checked by the contract on the way out.
  const row = (await strapi.db
    .query(uid)
    .findOne({ where: { documentId, publishedAt: null }, populate: POPULATE_BY_UID[uid] })) as
    | (Draft & {
        createdBy: { id: number } | null;
        updatedBy: { id: number } | null;
        updatedAt: string | Date;
      })
    | null;
  if (!row) return null;
  const files = await readFiles(row);
  return {
    draft: row,
    creator: row.createdBy?.id ?? null,
    updatedAt: new Date(row.updatedAt).toISOString(),
    updatedBy: row.updatedBy?.id ?? null,
    files,
    snapshot: snapshotOf(row, files),
  };
};

/** sha256 of all that an approval is bound to. */
export const draftHash = (snapshot: Snapshot, correction: Correction | null): string =>
  createHash('sha256').update(approvedText(snapshot, correction)).digest('hex');

/** Keeps every file of the draft under its hash, so that what is approved can no longer be swapped. */
export const keepOriginals = async (draft: Draft): Promise<void> => {
  for (const file of filesOf(draft)) await keepOriginal(file);
};

const filesOf = (draft: Draft) =>
  [
    draft.leadPhoto?.picture,
    ...draft.gallery.map((item) => item.picture),
    ...draft.attachments.map((item) => item.file),
    draft.original,
  ].filter((file) => file !== null && file !== undefined) as (DraftFile & { url: string })[];

const readFiles = async (draft: Draft): Promise<Map<DraftFile['id'], FileFacts>> => {
  const facts = new Map<DraftFile['id'], FileFacts>();
  for (const file of filesOf(draft)) {
    const known = await factsOf(file);
    if (known) facts.set(file.id, known);
  }
  return facts;
};
