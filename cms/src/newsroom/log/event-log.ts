import { createHash, randomBytes } from 'node:crypto';
import type { ApprovalMark } from '@newsroom/shared';
import { type ApprovalEvent, NO_HASH, hashOf } from '../../domain/log/event-chain';
import type { PostKey } from '../../domain/content-types';
import { holdsOneOf } from '../../domain/erased-words';
import { rowsOf } from '../ground/rows';

const events = () => rowsOf('api::approval.approval-event');
const comments = () => rowsOf('api::approval.approval-comment');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type NewEvent = Pick<
  ApprovalEvent,
  'actor' | 'actingFor' | 'action' | 'fromState' | 'toState' | 'draftHash'
> & { comment: string | null };

/** Adds a row to the log of approvals; call it within `exclusively`, with the change that it tells of. */
export const appendEvent = async (
  { uid, documentId }: { uid: string; documentId: string },
  { comment, ...event }: NewEvent,
): Promise<ApprovalEvent> => {
  const last = await lastEvent();
  const unhashed = {
    ...event,
    sequence: (last?.sequence ?? 0) + 1,
    at: new Date().toISOString(),
    uid,
    postDocumentId: documentId,
    comment: comment === null ? null : await keepComment(uid, documentId, comment),
    previousHash: last?.hash ?? NO_HASH,
  };
  const row: ApprovalEvent = { ...unhashed, hash: hashOf(unhashed, sha256) };
  await events().create({ data: row });
  return row;
};

/** All rows of a post, oldest first. */
export const eventsOf = ({ uid, documentId }: PostKey): Promise<ApprovalEvent[]> =>
  events().findMany({ where: { uid, postDocumentId: documentId }, orderBy: { sequence: 'asc' } });

/** When each of these posts was last submitted. */
export const lastSubmissions = async (documentIds: readonly string[]): Promise<Map<string, string>> => {
  const rows = await events().findMany({
    where: { postDocumentId: { $in: documentIds }, action: 'submit' },
    orderBy: { sequence: 'asc' },
  });
  return new Map(rows.map(({ postDocumentId, at }) => [postDocumentId, at]));
};

/** The text of comments by their hashes; one that was erased is missing. */
export const commentsOf = async ({ uid, documentId }: PostKey): Promise<Map<string, string>> => {
  const rows = await comments().findMany({ where: { uid, postDocumentId: documentId } });
  return new Map(rows.map(({ hash, text }) => [hash, text]));
};

/** Erases what people wrote about a post; the log keeps the hashes and stays whole. */
export const eraseComments = async ({ uid, documentId }: PostKey): Promise<void> => {
  await comments().deleteMany({ where: { uid, postDocumentId: documentId } });
};

/** Erases those comments on a post that hold one of the words. */
export const eraseCommentsNaming = async (
  { uid, documentId }: PostKey,
  words: readonly string[],
): Promise<void> => {
  const rows = await comments().findMany({
    where: { uid, postDocumentId: documentId },
    select: ['id', 'text'],
  });
  const naming = rows.filter(({ text }) => holdsOneOf(text, words));
  await comments().deleteMany({ where: { id: { $in: naming.map(({ id }) => id) } } });
};

/** How long the log is now, and the hash of its last row. */
export const logMark = async (): Promise<ApprovalMark> => {
  const last = await lastEvent();
  return { count: last?.sequence ?? 0, head: last?.hash ?? NO_HASH };
};

const lastEvent = async (): Promise<ApprovalEvent | null> => {
  const [last] = await events().findMany({ orderBy: { sequence: 'desc' }, limit: 1 });
  return last ?? null;
};

/** With a salt, for the hash stays when the comment is erased, and a short comment could be guessed from it. */
const keepComment = async (uid: string, postDocumentId: string, text: string): Promise<string> => {
  const salt = randomBytes(16).toString('hex');
  const hash = sha256(salt + text);
  await comments().create({ data: { uid, postDocumentId, hash, salt, text } });
  return hash;
};
