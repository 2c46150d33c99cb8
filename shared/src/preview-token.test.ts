import { describe, expect, test } from 'vitest';
import { type PreviewClaims, readPreviewToken, signPreviewToken } from './preview-token.ts';

const KEY = 'a'.repeat(64);
const claims: PreviewClaims = {
  uid: 'api::article.article',
  documentId: 'k3v9w2x8y7z6a5b4c3d2e1f0',
  draftHash: 'd'.repeat(64),
  exp: 1_750_000_000,
};
const before = new Date((claims.exp - 1) * 1000);

test('a signed token gives back what was signed, until its second', async () => {
  const token = await signPreviewToken(claims, KEY);
  expect(await readPreviewToken(token, KEY, before)).toEqual({ claims, expired: false });
  expect(await readPreviewToken(token, KEY, new Date(claims.exp * 1000))).toEqual({ claims, expired: true });
});

test('a token stands in an address as it is', async () => {
  expect(await signPreviewToken(claims, KEY)).toMatch(/^[\w-]+\.[\w-]{43}$/);
});

describe('nothing is read of a token', () => {
  const signed = signPreviewToken(claims, KEY);
  const other = (changes: Partial<PreviewClaims>) => signPreviewToken({ ...claims, ...changes }, KEY);
  test.each<[string, () => Promise<string>, string?]>([
    ['signed with another key', () => signed, 'b'.repeat(64)],
    [
      'with another text',
      async () => (await other({ exp: 9_999_999_999 })).split('.')[0] + '.' + (await signed).split('.')[1],
    ],
    ['with another signature', async () => (await signed).replace(/.{3}$/, 'AAA')],
    ['without a signature', async () => `${(await signed).split('.')[0]}.`],
    ['that is empty', () => Promise.resolve('')],
    ['with something behind it', async () => `${await signed}.x`],
    ['that is too long', async () => `${'x'.repeat(5000)}${await signed}`],
  ])('%s', async (_, token, key = KEY) => {
    expect(await readPreviewToken(await token(), key, before)).toBeNull();
  });
});
