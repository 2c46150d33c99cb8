import { describe, expect, it } from 'vitest';
import { planRelease } from './plan.ts';

const planFor = (...urls: string[]) =>
  planRelease({
    routes: ['/index.html', '/404.html', ...urls].map((url) => ({ url, key: 'one', gone: false })),
    fileOf: (url) => url.slice(1),
    files: new Map(),
    released: new Map(),
    whole: true,
  });

describe('the plan of a release', () => {
  it.each([
    '/.gone',
    '/bai-viet/.gone',
    '/.well-known/other.txt',
    '/.well-known/security.txt/.gone',
    '/bai-viet/.well-known/security.txt',
    '/../secret.txt',
    '/a\\b.txt',
    '/index.html.br',
    '/a//b.txt',
  ])('refuses the file that an address like %s would write', (url) => {
    expect(() => planFor(url)).toThrow(`Địa chỉ ${url} ghi vào tệp không được phép`);
  });

  it('lets the one hidden folder through that a standard demands, with its one file', () => {
    expect(planFor('/.well-known/security.txt').stale.map(({ path }) => path)).toContain(
      '.well-known/security.txt',
    );
  });
});
