import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { varDir } from './environment';

interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
}

/**
 * Strapi's e-mail provider: by SMTP where `SMTP_URL` names a server, else as files in `var/mail`. A failure is the
 * caller's to handle.
 */
export const init = () => {
  const server = process.env.SMTP_URL;
  const transport = server
    ? createTransport(server)
    : createTransport({ streamTransport: true, buffer: true });
  return {
    async send({ to, subject, text, html }: Mail): Promise<void> {
      // Only what a mail of ours has: nodemailer would also attach files and fetch addresses.
      const sent = await transport.sendMail({
        from: process.env.MAIL_FROM ?? DEFAULT_FROM,
        to: String(to),
        subject: String(subject),
        text: String(text),
        ...(html ? { html: String(html) } : {}),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      if ('message' in sent && Buffer.isBuffer(sent.message)) await keep(sent.message);
    },
  };
};

const DEFAULT_FROM = 'Tòa soạn điện tử <toa-soan@localhost.local>';

const keep = async (message: Buffer): Promise<void> => {
  const folder = join(varDir(), 'mail');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${Math.random().toString(36).slice(2, 8)}.eml`;
  await writeFile(join(folder, name), message, { mode: 0o600 });
};

export default { init };
