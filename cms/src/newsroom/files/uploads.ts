import { createHmac, timingSafeEqual } from 'node:crypto';
import { uploadProvider } from '../ground/strapi-services';

const LIFETIME_SECONDS = 3600;

/** Pixels: a phone of 360 CSS pixels with three device pixels to each. */
export const READING_WIDTH = 1080;

/** A signed address of a picture, for its smaller version. */
export const readingUrl = (signed: string): string => `${signed}&width=${READING_WIDTH}`;

/** Makes the local upload provider private: the admin gets addresses that are signed for an hour. */
export const keepUploadsPrivate = (): void => {
  uploadProvider().extend({
    isPrivate: () => true,
    getSignedUrl: ({ url }) => ({ url: signedUrl(url) }),
  });
};

/** Whether a request for an upload carries a signature of ours that still holds. */
export const isSignedUpload = (path: string, query: Record<string, unknown>): boolean => {
  const { expires, signature } = query;
  if (typeof expires !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{1,12}$/.test(expires) || Number(expires) < Date.now() / 1000) return false;
  const expected = Buffer.from(signatureOf(path, expires));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
};

const signedUrl = (url: string): string => {
  const [path = url] = url.split('?');
  const expires = String(Math.floor(Date.now() / 1000) + LIFETIME_SECONDS);
  return `${path}?expires=${expires}&signature=${signatureOf(decodeURIComponent(path), expires)}`;
};

const signatureOf = (path: string, expires: string): string => {
  const secret = process.env.UPLOADS_SECRET;
  if (!secret) throw new Error('Thiếu biến môi trường UPLOADS_SECRET (chuỗi ngẫu nhiên, ít nhất 32 ký tự)');
  return createHmac('sha256', secret).update(`${path}:${expires}`).digest('hex');
};
