import { resolve } from 'node:path';
import { ORIGIN } from '@newsroom/shared';

/** The root of all state: database, uploads, originals. */
export const varDir = (): string => resolve(process.env.NEWSROOM_VAR ?? resolve(process.cwd(), '..', 'var'));

/** The public site's own address, for links from the admin. */
export const siteUrl = (): string => process.env.SITE_URL ?? 'http://localhost:4321';

/** Where people reach Strapi; the admin is at /admin below it. */
export const adminOrigin = (): string =>
  origin('ADMIN_URL', `http://localhost:${process.env.CMS_PORT || '1337'}`);

/** The desk's own address, for links to it. */
export const deskUrl = (): string => origin('DESK_URL', 'http://localhost:4322');

/** Key that signs links to previews. Throws if it is missing or too short. */
export const previewKey = (): string => {
  const key = process.env.PREVIEW_KEY ?? '';
  if (key.length >= 32) return key;
  throw new Error('Thiếu biến môi trường PREVIEW_KEY (chuỗi ngẫu nhiên, ít nhất 32 ký tự)');
};

/** An address to which paths are appended to make links. */
const origin = (variable: 'ADMIN_URL' | 'DESK_URL', fallback: string): string => {
  const value = process.env[variable] || fallback;
  if (ORIGIN.test(value) && URL.canParse(value)) return value;
  throw new Error(
    `Biến môi trường chưa đúng: ${variable} phải bắt đầu bằng http:// hoặc https://, ` +
      'không có đường dẫn, không có dấu / ở cuối.',
  );
};
