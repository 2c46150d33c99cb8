import { setImmediate } from 'node:timers/promises';
import { marksOf } from '../../domain/pictures/marks';
import { type Snapshot, filesIn } from '../../domain/posts/snapshot';
import { sourceMark } from '../files/originals';
import { waitingRecords } from './post-records';
import { newestRevision, revisionsAfter, submittedRevisions } from './revisions';

const PAGE = 200;

/** The files of posts that wait for a decision, as of the newest revision that was read. */
export interface AwaitedFiles {
  /** Their sha256; of a picture that is only shown with parts blurred, its `sourceMark` instead. */
  hashes: Set<string>;
  last: number;
}

/** Reads page by page and without the lock, so that other requests are answered in between. */
export const readAwaitedFiles = async (): Promise<AwaitedFiles> => {
  const files: AwaitedFiles = { hashes: new Set(), last: await newestRevision() };
  let after = 0;
  for (;;) {
    const records = await waitingRecords(after, PAGE);
    for (const snapshot of await submittedRevisions(records)) add(files, snapshot);
    const last = records.at(-1);
    if (!last || records.length < PAGE) return files;
    after = last.id;
    await setImmediate();
  }
};

/** Adds what was submitted since; call it within `exclusively`. */
export const readOnAwaited = async (files: AwaitedFiles): Promise<void> => {
  for (const { id, snapshot } of await revisionsAfter(files.last)) {
    add(files, snapshot);
    files.last = id;
  }
};

const add = ({ hashes }: AwaitedFiles, snapshot: Snapshot): void => {
  const blurred = new Set(
    [snapshot.leadPhoto, ...snapshot.gallery].flatMap((photo) =>
      photo?.picture && (marksOf(photo.marks)?.blur ?? []).length > 0 ? [photo.picture] : [],
    ),
  );
  for (const file of filesIn(snapshot)) {
    if (file.sha256 !== null) hashes.add(blurred.has(file) ? sourceMark(file.sha256) : file.sha256);
  }
};
