import { randomUUID } from 'node:crypto';
import type { MailKind } from '../../domain/mail/mail';
import { exclusively } from '../ground/transaction';
import type { PostKey } from '../../domain/content-types';
import { holdsOneOf } from '../../domain/erased-words';
import { rowsOf } from '../ground/rows';

const queue = () => rowsOf('api::approval.mail');

/** A mail that waits to be sent or has been sent. */
export interface MailRow {
  id: number;
  /** Makes the Message-ID, which never changes. */
  key: string;
  /** Id of a person; the address is looked up when it is sent. */
  recipient: number;
  kind: MailKind | 'digest';
  /** The post; null: a digest. */
  uid: string | null;
  postDocumentId: string | null;
  /** null: a digest, which is written when it is sent, or a mail that has been sent. */
  subject: string | null;
  text: string | null;
  /** About sample posts: it is only written to a file. */
  sample: boolean;
  queuedAt: string;
  /** Not to be sent before. */
  dueAt: string;
  attempts: number;
  sentAt: string | null;
}

type NewMail = Pick<MailRow, 'recipient' | 'kind' | 'uid' | 'postDocumentId' | 'subject' | 'text' | 'sample'>;

/** Call it within `exclusively`, with the change that the mails tell of. */
export const insertMails = async (mails: readonly NewMail[]): Promise<void> => {
  if (mails.length === 0) return;
  const at = new Date().toISOString();
  const data = mails.map((mail) => ({ ...mail, key: randomUUID(), queuedAt: at, dueAt: at, attempts: 0 }));
  await queue().createMany({ data });
};

/**
 * The next mail that is due; for `lease` milliseconds no other call gets it. If the process is killed before it marks or
 * postpones the mail, the mail is due again after that.
 */
export const claimMail = async (lease: number): Promise<MailRow | null> => {
  const rows = queue();
  const isDue = () => ({ sentAt: { $null: true }, dueAt: { $lte: new Date() } });
  // Mostly nothing is due; to see that, no lock is needed.
  if ((await rows.count({ where: isDue() })) === 0) return null;
  return exclusively(async () => {
    const [row] = await rows.findMany({
      where: isDue(),
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      limit: 1,
    });
    if (row) await rows.update({ where: { id: row.id }, data: { dueAt: after(lease) } });
    return row ?? null;
  });
};

/**
 * Removes subject and text as well: the text of a sent mail is not stored.
 * @returns false: the row was erased in the meantime
 */
export const markSent = (row: MailRow): Promise<boolean> =>
  change(row, { sentAt: new Date().toISOString(), subject: null, text: null });

export const postpone = (row: MailRow, delay: number): Promise<boolean> =>
  change(row, { attempts: row.attempts + 1, dueAt: after(delay) });

export const dropMail = async ({ id }: Pick<MailRow, 'id'>): Promise<void> => {
  await queue().deleteMany({ where: { id } });
};

/** Deletes the mails about a post that are not sent yet. */
export const eraseMails = async ({ uid, documentId }: PostKey): Promise<void> => {
  await queue().deleteMany({
    where: { uid, postDocumentId: documentId, sentAt: { $null: true } },
  });
};

/** Deletes the mails about a post that are not sent yet and hold one of the words. */
export const eraseMailsNaming = async (
  { uid, documentId }: PostKey,
  words: readonly string[],
): Promise<void> => {
  if (words.length === 0) return;
  const rows = await queue().findMany({
    where: { uid, postDocumentId: documentId, sentAt: { $null: true } },
    select: ['id', 'text'],
  });
  const naming = rows.filter(({ text }) => holdsOneOf(text ?? '', words));
  await queue().deleteMany({ where: { id: { $in: naming.map(({ id }) => id) } } });
};

/** Deletes digests that could not be sent, for the next one replaces them, and mails that were sent more than `days` ago. */
export const clearMails = async (days: number): Promise<void> => {
  const rows = queue();
  await rows.deleteMany({ where: { kind: 'digest', sentAt: { $null: true } } });
  await rows.deleteMany({ where: { sentAt: { $lt: after(-days * 86_400_000) } } });
};

const change = async ({ id }: MailRow, data: Partial<MailRow>): Promise<boolean> => {
  const { count } = await queue().updateMany({ where: { id }, data });
  return count > 0;
};

const after = (ms: number): string => new Date(Date.now() + ms).toISOString();
