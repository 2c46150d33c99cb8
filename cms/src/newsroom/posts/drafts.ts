import { createHash } from 'node:crypto';
import type { PostKey } from '../../domain/content-types';
import { marksOf } from '../../domain/pictures/marks';
import { type Correction, type Snapshot, approvedText, snapshotOf } from '../../domain/posts/snapshot';
import { blurredFacts, factsOf, keepBlurred, keepOriginal } from '../files/originals';
import {
  type Draft,
  type DraftFile,
  type DraftPhoto,
  type FileFacts,
  blurKey,
} from '../../domain/posts/draft';
import { rowsOf } from '../ground/rows';

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

const creator = { select: ['id'] } as const;
const file = { select: ['id', 'name', 'url'] } as const;
const coded = { select: ['id', 'code'] } as const;
const consents = { populate: { evidence: { select: ['id'] }, unit: coded } } as const;
const photo = { populate: { picture: file, consents } } as const;
const policy = { select: ['id', 'postId', 'documentNumber'] } as const;
const POPULATE = {
  createdBy: creator,
  updatedBy: creator,
  stream: coded,
  taskGroups: coded,
  unit: coded,
  authors: { populate: { unit: coded } },
  leadPhoto: photo,
  gallery: photo,
  attachments: { populate: { file } },
  consents,
} as const;
const POPULATE_BY_UID = {
  'api::article.article': POPULATE,
  'api::profile.profile': { ...POPULATE, person: true, achievements: true },
  'api::policy.policy': {
    ...POPULATE,
    keyPoints: true,
    brief: true,
    original: file,
    implements: policy,
    replaces: policy,
  },
} as const;

export const loadDraft = async ({ uid, documentId }: PostKey): Promise<LoadedDraft | null> => {
  const row = await rowsOf(uid).findOne({
    where: { documentId, publishedAt: null },
    populate: POPULATE_BY_UID[uid],
  });
  if (!row) return null;
  const files = await readFiles(row);
  return {
    draft: row,
    creator: row.createdBy?.id ?? null,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy?.id ?? null,
    files,
    snapshot: snapshotOf(row, files),
  };
};

/** The data are fields of a draft of the same type, which Strapi's input types cannot see. */
export const saveDraft = (key: PostKey, data: Record<string, unknown>): Promise<unknown> =>
  strapi.documents(key.uid).update({ documentId: key.documentId, data: data as never });

/** sha256 of all that an approval is bound to. */
export const draftHash = (snapshot: Snapshot, correction: Correction | null): string =>
  createHash('sha256').update(approvedText(snapshot, correction)).digest('hex');

/**
 * Stores every file that the draft shows under its hash, so that nobody can exchange it after the approval. Of a
 * picture with parts to be blurred only the blurred picture is stored.
 */
export const keepOriginals = async ({
  draft,
  files,
}: Pick<LoadedDraft, 'draft' | 'files'>): Promise<void> => {
  const toBlur = new Set<DraftPhoto>();
  for (const { photo, key, file, parts } of blurIn(draft, files)) {
    toBlur.add(photo);
    await keepBlurred(file, key, parts);
  }
  const shown = {
    ...draft,
    leadPhoto: draft.leadPhoto && !toBlur.has(draft.leadPhoto) ? draft.leadPhoto : null,
  };
  for (const file of filesOf({ ...shown, gallery: draft.gallery.filter((photo) => !toBlur.has(photo)) })) {
    await keepOriginal(file);
  }
};

/** The blurred pictures that replace pictures of the draft, by `blurKey`. */
export const blurredPictures = async ({
  draft,
  files,
}: Pick<LoadedDraft, 'draft' | 'files'>): Promise<Map<string, FileFacts>> => {
  const pictures = new Map<string, FileFacts>();
  for (const { key, file, parts } of blurIn(draft, files)) {
    const facts = await blurredFacts(file, key, parts);
    if (facts) pictures.set(key, facts);
  }
  return pictures;
};

const blurIn = (draft: Draft, files: LoadedDraft['files']) =>
  [draft.leadPhoto, ...draft.gallery].flatMap((photo) => {
    const key = photo && blurKey(photo, files);
    const marks = photo && marksOf(photo.marks);
    if (!photo?.picture || key === null || !marks) return [];
    return [{ photo, key, file: photo.picture as DraftFile & { url: string }, parts: marks.blur }];
  });

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
