import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  messageId: string;
}

/** A mail server on a port of this machine that keeps the mails it gets. */
export interface MailServer {
  url: string;
  port: number;
  received: ReceivedMail[];
  /** Accepts each mail completely, but never confirms it. */
  silent: boolean;
  /** Addresses that it refuses. */
  refused: Set<string>;
  stop(): Promise<void>;
}

export const startMailServer = async (port = 0): Promise<MailServer> => {
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, answer) {
      const no = server.refused.has(address);
      answer(no ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null);
    },
    onData(stream, _session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        server.received.push(readMail(Buffer.concat(chunks).toString('latin1')));
        if (!server.silent) answer(null);
      });
    },
  });
  // Some tests end the client in the middle of a mail.
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve));
  const address = smtp.server.address() as AddressInfo;
  const server: MailServer = {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    received: [],
    silent: false,
    refused: new Set(),
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
  return server;
};

/** A mail as its reader sees it, decoded; `raw` has one byte in each character. */
export const readMail = (raw: string): ReceivedMail => {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(end + 4);
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const text = /base64/i.test(header('Content-Transfer-Encoding'))
    ? Buffer.from(body, 'base64')
    : Buffer.from(unquoted(body.replace(/=\r\n/g, '')), 'latin1');
  return {
    to: header('To'),
    subject: decodedWords(header('Subject')),
    text: text.toString('utf8').replaceAll('\r\n', '\n'),
    messageId: header('Message-ID'),
  };
};

const unquoted = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Encoded words (RFC 2047); a space between two of them is not part of the text. */
const decodedWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
      way.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : Buffer.from(unquoted(word.replaceAll('_', ' ')), 'latin1').toString('utf8'),
    );
