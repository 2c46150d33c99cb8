import { z } from 'zod';
import { sha256 } from './contract/scalars.ts';

const claimsSchema = z.strictObject({
  /** Content type of the post. */
  uid: z.string().regex(/^api::[a-z-]+\.[a-z-]+$/),
  documentId: z.string().regex(/^[a-z0-9]{1,60}$/),
  /** Hash of the only text that the link may show. */
  draftHash: sha256,
  /** Expiry, in seconds since 1970. */
  exp: z.int().positive(),
});

/** What a preview link allows. */
export type PreviewClaims = z.infer<typeof claimsSchema>;

/** `<base64url(json)>.<base64url(hmac-sha256)>`. The CMS signs it; the desk accepts nothing else. */
export const signPreviewToken = async (claims: PreviewClaims, key: string): Promise<string> => {
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const signature = await crypto.subtle.sign('HMAC', await hmacKey(key), bytesOf(text));
  return `${text}.${Buffer.from(signature).toString('base64url')}`;
};

/** The claims of a token that was signed with this key, and whether it has expired; null: any other token. */
export const readPreviewToken = async (
  token: string,
  key: string,
  now: Date,
): Promise<{ claims: PreviewClaims; expired: boolean } | null> => {
  const [, text, signature] = FORM.exec(token) ?? [];
  if (text === undefined || signature === undefined) return null;
  // `verify` compares in constant time.
  const signed = await crypto.subtle.verify(
    'HMAC',
    await hmacKey(key),
    Buffer.from(signature, 'base64url'),
    bytesOf(text),
  );
  if (!signed) return null;
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return { claims, expired: claims.exp * 1000 <= now.getTime() };
};

/** 32 bytes of signature are 43 characters. */
const FORM = /^([\w-]{1,600})\.([\w-]{43})$/;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const hmacKey = (key: string) =>
  crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
