import { GLOSSARY, postPath, type Department, type LivePublication } from '@newsroom/shared';
import { markedTitle } from './facts.ts';
import type { Site } from './routes/base/model.ts';

/** Links for sharing a post: plain addresses, so that only a service whose link is followed learns of the reader. */
export const shareLinks = (post: LivePublication, { url }: Site): { name: string; href: string }[] => {
  const address = url + postPath(post);
  return [
    {
      name: 'Zalo',
      // In the format of Zalo's own button.
      href: `https://button-share.zalo.me/share_external?d=${query(btoa(JSON.stringify({ url: address })))}&shareType=0`,
    },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${query(address)}` },
    { name: 'E-mail', href: mailto('', markedTitle(post), `${post.title}\n${address}\n`) },
  ];
};

/** A mailto address for a report to the editors that names the post; null: no address is known. */
export const reportAddress = (post: LivePublication, { url, department }: Site): string | null => {
  const to = editorsEmail(department);
  return to === null
    ? null
    : mailto(
        to,
        `${GLOSSARY.reportMistake}: ${markedTitle(post)}`,
        `Địa chỉ của bài: ${url}${postPath(post)}\n\nChỗ sai:\n\nNội dung đúng, căn cứ:\n`,
      );
};

/** The e-mail address that readers write to. */
export const editorsEmail = ({ contacts, email }: Department): string | null =>
  contacts.find((contact) => contact.role === 'editors' && contact.email !== null)?.email ?? email;

const mailto = (to: string, subject: string, body: string): string =>
  // Mail programs need CRLF as a line break (RFC 6068).
  `mailto:${to}?subject=${query(subject)}&body=${query(body.replaceAll('\n', '\r\n'))}`;

const query = encodeURIComponent;
