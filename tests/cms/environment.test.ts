import { createRequire } from 'node:module';
import { afterEach, describe, expect, it, vi } from 'vitest';

const { adminOrigin, deskUrl } = createRequire(import.meta.url)(
  '@newsroom/cms/dist/src/newsroom/ground/environment.js',
) as { adminOrigin(): string; deskUrl(): string };

describe('where people open the admin', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    [undefined, undefined, 'http://localhost:1337'],
    ['', '1400', 'http://localhost:1400'],
    ['https://toa-soan.vi-du.vn', '1400', 'https://toa-soan.vi-du.vn'],
    ['http://10.0.0.5:1337', undefined, 'http://10.0.0.5:1337'],
  ])('with ADMIN_URL=%s and CMS_PORT=%s is %s', (url, port, expected) => {
    vi.stubEnv('ADMIN_URL', url);
    vi.stubEnv('CMS_PORT', port);
    expect(adminOrigin()).toBe(expected);
  });

  it.each([
    'toa-soan.vi-du.vn',
    'ftp://vi-du.vn',
    'https://vi-du.vn/',
    'https://vi-du.vn/admin',
    'https://',
    'https://a:b@vi-du.vn',
    'https://vi-du.vn\\x',
  ])('is not %s: the variable is named', (url) => {
    vi.stubEnv('ADMIN_URL', url);
    expect(adminOrigin).toThrow(/^Biến môi trường chưa đúng: ADMIN_URL phải bắt đầu bằng/);
  });

  it('nor is the desk’s address one that ends with a slash', () => {
    vi.stubEnv('DESK_URL', 'https://xem-truoc.vi-du.vn/');
    expect(deskUrl).toThrow(/DESK_URL phải bắt đầu bằng/);
  });
});
