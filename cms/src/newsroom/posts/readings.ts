import { isDeepStrictEqual } from 'node:util';
import type { LoadedPost } from './post-facts';
import { type Revision, revisionsOf } from './revisions';
import type { PostKey } from '../../domain/content-types';
import { rowsOf } from '../ground/rows';

const readings = () => rowsOf('api::approval.reading');

/** Which revision of a post a person saw, and when. */
export interface Seen {
  number: number;
  at: string;
}

/**
 * Which revision the person saw before the present one. It stays the same when they open the present text again, so
 * that they are shown the same changes again. Null: they have seen no other revision.
 */
export const seenBefore = async (post: LoadedPost, userId: number): Promise<Seen | null> => {
  const row = await readingOf(post.key, userId);
  if (!row) return null;
  const now = revisionShown(post, await revisionsOf(post.key));
  if (row.number !== now?.number) return { number: row.number, at: row.at };
  return row.previousNumber === null || row.previousAt === null
    ? null
    : { number: row.previousNumber, at: row.previousAt };
};

/**
 * Notes that the person has the post's text before them; call it within `exclusively`. Only the number of a
 * submitted or published revision is noted, for no other text is kept.
 */
export const noteSeen = async (post: LoadedPost, userId: number): Promise<void> => {
  const shown = revisionShown(post, await revisionsOf(post.key));
  if (!shown) return;
  const { uid, documentId } = post.key;
  const row = await readingOf(post.key, userId);
  const seen = { number: shown.number, at: new Date().toISOString() };
  if (!row) {
    await readings().create({ data: { ...seen, userId, uid, postDocumentId: documentId } });
  } else if (row.number !== shown.number) {
    const previous = { previousNumber: row.number, previousAt: row.at };
    await readings().update({ where: { id: row.id }, data: { ...seen, ...previous } });
  }
};

export const eraseReadings = async ({ uid, documentId }: PostKey): Promise<void> => {
  await readings().deleteMany({ where: { uid, postDocumentId: documentId } });
};

const readingOf = ({ uid, documentId }: PostKey, userId: number) =>
  readings().findOne({ where: { userId, uid, postDocumentId: documentId } });

/** The newest revision with the very text of the draft; not by its hash, which a submitted correction changes. */
const revisionShown = ({ loaded }: LoadedPost, revisions: readonly Revision[]): Revision | undefined => {
  // A snapshot from the database has no undefined fields.
  const text: unknown = JSON.parse(JSON.stringify(loaded.snapshot));
  return revisions.find(({ snapshot }) => isDeepStrictEqual(snapshot, text));
};
