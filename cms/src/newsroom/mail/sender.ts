import { type WaitingPost, loadWaitingPosts, queueDigests, writeDigest } from './digest';
import { type MailRow, claimMail, dropMail, markSent, postpone } from './rows';
import { type Mail, SEND_DEADLINE_MS, deliver, eraseKeptMails, senderDomain } from './transport';
import { type KnownPerson, allPeople } from '../people/people';

/** Longer than sending one mail can take. If the process is killed meanwhile, the mail is tried again after this time. */
const LEASE_MS = SEND_DEADLINE_MS + 30_000;
const STOP_MS = 5000;
const LONGEST_WAIT_MS = { unreachable: 60_000, refused: 3_600_000 };
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;

/** Created once for each start of Strapi. */
export const mailSender = () => {
  let running: Promise<void> | null = null;
  let stopped = false;
  return {
    /** Sends what is due, one mail after the other. While one call is at it, another returns at once. */
    async sendDue(): Promise<void> {
      if (running || stopped) return;
      running = sendAll(() => stopped).finally(() => (running = null));
      await running;
    },
    /** Waits until the mail that is being sent is marked as sent, but not longer than `STOP_MS`. */
    async stop(): Promise<void> {
      stopped = true;
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
    },
  };
};

const sendAll = async (isStopped: () => boolean): Promise<void> => {
  await queueDigests();
  let waiting: WaitingPost[] | undefined;
  while (!isStopped()) {
    const row = await claimMail(LEASE_MS);
    if (!row) return;
    if (row.kind === 'digest') waiting ??= await loadWaitingPosts();
    // The server does not answer: the other mails would fail too.
    if ((await attempt(row, waiting ?? [], isStopped)) === 'unreachable') return;
  }
};

/** Sends first and marks afterwards: if the process is killed in between, the mail is sent again with the same Message-ID. */
const attempt = async (
  row: MailRow,
  waiting: readonly WaitingPost[],
  isStopped: () => boolean,
): Promise<'done' | 'refused' | 'unreachable'> => {
  const reader = (await allPeople()).get(row.recipient);
  const mail = reader?.active ? await mailOf(row, reader, waiting) : null;
  if (!mail) {
    await dropMail(row);
    return 'done';
  }
  try {
    await deliver(mail, { toFile: row.sample });
  } catch (error) {
    // While stopping, the database may be closed already; the mail is due again when its lease ends.
    return isStopped() ? 'unreachable' : putOff(row, error);
  }
  const erased = !(await markSent(row));
  if (erased && row.postDocumentId !== null) await eraseKeptMails(row.postDocumentId);
  return 'done';
};

const mailOf = async (
  row: MailRow,
  reader: KnownPerson,
  waiting: readonly WaitingPost[],
): Promise<Mail | null> => {
  const head = { to: reader.email, messageId: `<${row.key}@${senderDomain()}>` };
  if (row.kind === 'digest') {
    const letter = await writeDigest(reader, waiting, row.sample);
    return letter && { ...head, ...letter };
  }
  if (row.subject === null || row.text === null) return null;
  return {
    ...head,
    subject: row.subject,
    text: row.text,
    posts: row.postDocumentId === null ? [] : [row.postDocumentId],
  };
};

const putOff = async (row: MailRow, error: unknown): Promise<'refused' | 'unreachable'> => {
  const outcome = REFUSALS.has(codeOf(error)) ? 'refused' : 'unreachable';
  if (Date.now() - new Date(row.queuedAt).getTime() > GIVEN_UP_AFTER_MS) {
    strapi.log.error(`${named(row)} was not delivered within three days and is given up`);
    await dropMail(row);
    return outcome;
  }
  // The message of the error is not logged: it may hold addresses and text of the mail.
  if (row.attempts === 0)
    strapi.log.warn(`${named(row)} was not delivered (${codeOf(error)}) and is tried again`);
  await postpone(row, Math.min(5000 * 2 ** row.attempts, LONGEST_WAIT_MS[outcome]));
  return outcome;
};

/** Errors about one mail or one address; after any other error no mail can be sent at present. */
const REFUSALS = new Set(['EENVELOPE', 'EMESSAGE']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';

const named = ({ id, kind, recipient }: MailRow): string => `mail ${id} (${kind}) to person ${recipient}`;
