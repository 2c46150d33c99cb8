import { randomUUID } from 'node:crypto';
import { GLOSSARY } from '@newsroom/shared';
import { evidenceAmong } from './consents';
import { eraseComments } from '../log/event-log';
import { eraseMails } from '../mail/rows';
import { eraseKeptMails } from '../mail/transport';
import type { LoadedPost } from '../posts/post-facts';
import { eraseReadings } from '../posts/readings';
import { eraseRevisions, revisionsOf } from '../posts/revisions';
import { dropUnusedOriginals, isAmong } from '../posts/unused-originals';
import { factsOf, sourceMark } from '../files/originals';
import type { PostKey } from '../../domain/content-types';
import { filesIn } from '../../domain/posts/snapshot';
import { postsWithFile } from '../posts/uses';
import { withErasurePermit } from '../ground/permits';
import { afterCommit, exclusively } from '../ground/transaction';
import { type LibraryFile, strapiService } from '../ground/strapi-services';

/**
 * Erases a post that is withdrawn by consent from the CMS: text, names, pictures, address, every version and comment.
 * Unit, topics and the log stay. Call it within `exclusively`; files are deleted after the commit, because a rollback
 * could not bring them back.
 */
export const erasePost = async ({ key, loaded }: LoadedPost): Promise<void> => {
  const versions = [loaded.snapshot, ...(await revisionsOf(key)).map(({ snapshot }) => snapshot)];
  const files = versions.flatMap(filesIn);
  await eraseComments(key);
  await eraseRevisions(key);
  await eraseReadings(key);
  await eraseMails(key);
  // The Document Service also deletes the components, which hold captions and names.
  await withErasurePermit(key.documentId, () =>
    strapi.documents(key.uid).update({
      documentId: key.documentId,
      // Its keys come from the schema at run time, so Strapi's input types do not fit.
      data: blankOf(key.uid) as never,
    }),
  );
  await dropFilesAfterCommit({
    uploads: files.map(({ id }) => id),
    originals: files.flatMap(({ sha256 }) => sha256 ?? []),
  });
  await runAfterCommit(() => eraseKeptMails(key.documentId));
};

/** Uploads by their numbers in the media library, originals by their hashes. */
interface ErasedFiles {
  uploads: (number | string)[];
  originals: string[];
}

/**
 * Deletes those of the uploads that no post shows and no consent needs any more, and those of the originals, and of the
 * blurred pictures made of them, that no post needs. Call it within `exclusively`: they are noted in the transaction and
 * deleted after the commit, because a rollback could not bring files back. What a crash leaves is deleted at the next start.
 */
export const dropFilesAfterCommit = async ({ uploads, originals }: ErasedFiles): Promise<void> => {
  const note = { id: randomUUID(), uploads: [...new Set(uploads)], originals: [...new Set(originals)] };
  await saveNotes([...(await notesOfErasures()), note]);
  await runAfterCommit(dropNotedFiles);
};

/** Deletes the files that erasures noted, one call after the other. */
export const dropNotedFiles = (): Promise<void> => {
  turn = turn.then(dropNoted, dropNoted);
  return turn;
};

let turn = Promise.resolve();

const runAfterCommit = (run: () => Promise<void>): Promise<void> =>
  afterCommit(() => {
    run().catch((error: unknown) => strapi.log.error(error));
  });

/** The fields that stay: those that sort a post, and Strapi's own. Any other field may name or show a person. */
const KEPT = new Set([
  ...['unit', 'taskGroups', 'stream', 'format', 'postId', 'sample', 'workflow'],
  ...['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'],
]);

const blankOf = (uid: PostKey['uid']): Record<string, unknown> => {
  const attributes: Record<string, { type: string; repeatable?: boolean }> =
    strapi.contentTypes[uid].attributes;
  const blank = Object.entries(attributes)
    .filter(([name]) => !KEPT.has(name))
    .map(([name, { type, repeatable }]) => [name, repeatable || type === 'relation' ? [] : null] as const);
  return { ...Object.fromEntries(blank), title: GLOSSARY.withdrawnByConsent };
};

const dropNoted = async (): Promise<void> => {
  const notes = await notesOfErasures();
  if (notes.length === 0) return;
  const uploads = new Set(notes.flatMap((note) => note.uploads));
  const pictures = notes.flatMap(({ originals }) => originals);
  for (const id of uploads) {
    const file = await uploadOf(id);
    const facts = file && (await factsOf(file));
    if (facts) pictures.push(facts.sha256);
  }
  const erased = new Set([...pictures, ...pictures.map(sourceMark)]);
  await dropUnusedOriginals((original) => isAmong(original, erased));
  const failed = new Set<number | string>();
  for (const id of uploads) {
    await removeUnused(id).catch((error: unknown) => {
      // It stays noted for the next time; the others go.
      failed.add(id);
      strapi.log.error(error);
    });
  }
  await exclusively(async () => saveNotes(withoutDone(await notesOfErasures(), notes, failed)));
};

/** A note of an erasure meanwhile stays, also of the same files: when they were looked at, something still needed them. */
const withoutDone = (
  now: readonly Note[],
  done: readonly Note[],
  failed: ReadonlySet<number | string>,
): Note[] => {
  const ids = new Set(done.map(({ id }) => id));
  return now.flatMap((note) => {
    if (!ids.has(note.id)) return [note];
    const uploads = note.uploads.filter((id) => failed.has(id));
    return uploads.length === 0 ? [] : [{ ...note, uploads, originals: [] }];
  });
};

const removeUnused = async (id: number | string): Promise<void> => {
  const file = await uploadOf(id);
  const used = (await postsWithFile(id)).length > 0 || (await evidenceAmong([id])).length > 0;
  // `remove` checks again (protected-files.ts), under the lock: a post that is submitted at this moment keeps its file.
  if (file && !used) await exclusively(() => strapiService('plugin::upload.upload').remove(file));
};

const uploadOf = (id: number | string): Promise<LibraryFile | null> =>
  strapiService('plugin::upload.upload').findOne(id);

/** The files of one erasure, until they are deleted. */
interface Note extends ErasedFiles {
  id: string;
}

const NOTES = { type: 'newsroom', name: 'erasure', key: 'notes' } as const;

const notesOfErasures = async (): Promise<Note[]> => ((await strapi.store.get(NOTES)) as Note[] | null) ?? [];

const saveNotes = (notes: readonly Note[]): Promise<void> => strapi.store.set({ ...NOTES, value: notes });
