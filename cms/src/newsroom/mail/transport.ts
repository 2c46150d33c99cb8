import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import { varDir } from '../ground/environment';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Stays the same when the mail is sent again, so that mail programs show it once. */
  messageId?: string;
  /** Document ids of the posts that it names. */
  posts?: readonly string[];
}

/**
 * Hands a mail to the server that `SMTP_URL` names; without one, or with `toFile`, it becomes a file in `var/mail`.
 * Rejects when the server does not take it, and when it does not answer in time.
 */
export const deliver = async (mail: Mail, { toFile = false } = {}): Promise<void> => {
  const server = process.env.SMTP_URL;
  const message = {
    from: sender(),
    to: String(mail.to),
    subject: String(mail.subject),
    text: String(mail.text),
    ...(mail.html ? { html: String(mail.html) } : {}),
    ...(mail.messageId ? { messageId: mail.messageId } : {}),
    ...(mail.posts?.length ? { headers: { [POSTS_HEADER]: mail.posts.join(' ') } } : {}),
    // Otherwise nodemailer would read files and fetch addresses that a message names.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (server && !toFile) {
    // Given an address, nodemailer would ignore all other options.
    const transport = createTransport({ ...PATIENCE, ...parseConnectionUrl(server) });
    await withinDeadline(transport.sendMail(message));
    return;
  }
  const { message: bytes } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  if (Buffer.isBuffer(bytes)) await keep(bytes);
};

/** "vi-du.vn" of the sender's address, for the ids of messages. */
export const senderDomain = (): string => /@([\w.-]+)/.exec(sender())?.[1] ?? 'localhost.local';

/** Removes the files in `var/mail` that name a post. */
export const eraseKeptMails = async (documentId: string): Promise<void> => {
  for (const name of await readdir(folder()).catch(() => [])) {
    if ((await postsNamedIn(join(folder(), name))).includes(documentId)) {
      await rm(join(folder(), name), { force: true });
    }
  }
};

/** More than a working server needs for connection, greeting and message together. */
export const SEND_DEADLINE_MS = 60_000;

/** Milliseconds; parameters of `SMTP_URL` replace them. The defaults of nodemailer are minutes. */
const PATIENCE = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};
const POSTS_HEADER = 'X-Newsroom-Posts';
const DEFAULT_FROM = 'Tòa soạn điện tử <toa-soan@localhost.local>';

const sender = (): string => process.env.MAIL_FROM ?? DEFAULT_FROM;
const folder = (): string => join(varDir(), 'mail');

/** The time-outs of nodemailer do not end a connection on which the server sends a byte now and then. */
const withinDeadline = async (sending: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' })),
      SEND_DEADLINE_MS,
    );
  });
  try {
    await Promise.race([sending, deadline]);
  } finally {
    clearTimeout(timer);
  }
};

const keep = async (message: Buffer): Promise<void> => {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${Math.random().toString(36).slice(2, 8)}.eml`;
  await writeFile(join(folder(), name), message, { mode: 0o600 });
};

/** Reads the header only. A long header line may be folded into several (RFC 5322, 2.2.3). */
const postsNamedIn = async (path: string): Promise<string[]> => {
  const file = await open(path).catch(() => null);
  if (!file) return [];
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16_384), 0, 16_384, 0);
    const [head = ''] = buffer.toString('latin1', 0, bytesRead).split('\r\n\r\n');
    const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
    const [, posts = ''] = new RegExp(`^${POSTS_HEADER}: (.*)$`, 'im').exec(unfolded) ?? [];
    return posts.split(/\s+/).filter(Boolean);
  } finally {
    await file.close();
  }
};
