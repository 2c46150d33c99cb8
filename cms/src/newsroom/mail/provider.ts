import { type Mail, deliver } from './transport';

/** Strapi's e-mail provider, for invitations and passwords. A failure is the caller's to handle. */
export const init = () => ({
  send: ({ to, subject, text, html }: Pick<Mail, 'to' | 'subject' | 'text' | 'html'>): Promise<void> =>
    deliver({ to, subject, text, ...(html ? { html } : {}) }),
});

export default { init };
