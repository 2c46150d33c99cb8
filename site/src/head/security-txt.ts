import type { PageOf } from '../routes/base/page.ts';

/** https://www.rfc-editor.org/rfc/rfc9116 */
export const securityTxtOf = ({ site, url, email, expires }: PageOf<'security'>): string =>
  [
    `Contact: mailto:${email}`,
    `Expires: ${expires}`,
    'Preferred-Languages: vi',
    `Canonical: ${site.url}${url}`,
    '',
  ].join('\n');
