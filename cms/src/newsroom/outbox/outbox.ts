import { EventEmitter, once } from 'node:events';
import { type ChangesPage, PUBLICATION_VERSION, type Subject, liftRow } from '@newsroom/shared';
import { rowsOf } from '../ground/rows';
import { afterCommit } from '../ground/transaction';

const outbox = () => rowsOf('api::publication.outbox-row');

/** A page of rows, still without the state of the log. */
type Changes = Omit<ChangesPage, 'approvals'>;

interface NewRow {
  subject: Subject;
  key: string;
  payload: unknown;
}

/**
 * Announces the newest state of a subject; call it within `exclusively`, with the change itself.
 * Deletes older rows of the same key, so that no replaced or withdrawn text is kept.
 * @returns the row's sequence
 */
export const appendOutboxRow = async ({ subject, key, payload }: NewRow): Promise<number> => {
  const rows = outbox();
  await rows.deleteMany({ where: { subject, key } });
  const row = await rows.create({
    data: { at: new Date().toISOString(), subject, key, version: PUBLICATION_VERSION, payload },
  });
  await afterCommit(() => news.emit(NEWS));
  return row.id;
};

/** Tells waiting requests that a change has been committed. */
const news = new EventEmitter().setMaxListeners(0);
const NEWS = 'change';

/**
 * `changesAfter`; while there are none, waits for one up to `wait` milliseconds. A change by another process is
 * found at the end of the wait.
 */
export const changesWithin = async (after: number, limit: number, wait: number): Promise<Changes> => {
  const gaveUp = AbortSignal.timeout(wait);
  // Starts to listen before it reads, so that no change is missed in between.
  const change = once(news, NEWS, { signal: gaveUp }).catch(() => null);
  const page = await changesAfter(after, limit);
  if (page.rows.length > 0 || wait === 0) return page;
  await change;
  return changesAfter(after, limit);
};

/** The newest row per subject and key after a sequence, in the order of their sequences. */
const changesAfter = async (after: number, limit: number): Promise<Changes> => {
  const rows = await outbox().findMany({
    where: { id: { $gt: after } },
    orderBy: { id: 'asc' },
    limit: limit + 1,
  });
  return {
    rows: rows.slice(0, limit).map((row) => ({
      sequence: row.id,
      at: row.at,
      subject: row.subject,
      key: row.key,
      version: row.version,
      payload: row.payload,
    })),
    more: rows.length > limit,
  };
};

export const removeOutboxRow = async (subject: Subject, key: string): Promise<void> => {
  await outbox().deleteMany({ where: { subject, key } });
};

/** The payload that the public has under a key now, in today's shape; null: none. */
export const announcedPayload = async (subject: Subject, key: string): Promise<unknown> => {
  const row = await outbox().findOne({ where: { subject, key } });
  return row ? liftRow({ subject, version: row.version, payload: row.payload }).payload : null;
};

/** Those of the keys under which there is a row of the subject. */
export const announcedKeys = async (subject: Subject, keys: readonly string[]): Promise<Set<string>> => {
  if (keys.length === 0) return new Set();
  const rows = await outbox().findMany({ where: { subject, key: { $in: keys } }, select: ['key'] });
  return new Set(rows.map(({ key }) => key));
};
