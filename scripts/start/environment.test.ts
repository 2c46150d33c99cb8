import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { completeEnvFile, prepareEnvironment, resolveEnvironment } from './environment.ts';

const EXAMPLE = '# cổng\nCMS_PORT=1337\n# khóa\nAPP_KEYS=\nPUBLISHER_TOKEN=\n# DATABASE_URL=\n';
const secret = (keys = 1) => Array.from({ length: keys }, (_, index) => `s${index}`).join(',');

describe('completeEnvFile', () => {
  test('fills the secrets of a new file and keeps the comments', () => {
    expect(completeEnvFile(EXAMPLE, null, secret)).toEqual({
      text: '# cổng\nCMS_PORT=1337\n# khóa\nAPP_KEYS=s0,s1,s2,s3\nPUBLISHER_TOKEN=s0\n# DATABASE_URL=\n',
      written: ['APP_KEYS', 'CMS_PORT', 'PUBLISHER_TOKEN'],
    });
  });

  test('leaves a complete file as it is', () => {
    const current = 'PUBLISHER_TOKEN=x\nAPP_KEYS=a,b\nCMS_PORT=1400';
    expect(completeEnvFile(EXAMPLE, current, secret)).toEqual({ text: current, written: [] });
  });

  test('adds what is missing and changes nothing that is there', () => {
    const { text, written } = completeEnvFile(EXAMPLE, 'APP_KEYS=a,b\nMINE=1', secret);
    expect(written).toEqual(['CMS_PORT', 'PUBLISHER_TOKEN']);
    expect(parseEnv(text)).toEqual({ APP_KEYS: 'a,b', MINE: '1', CMS_PORT: '1337', PUBLISHER_TOKEN: 's0' });
  });

  test('takes an empty secret for a missing one', () => {
    const { text } = completeEnvFile(EXAMPLE, 'CMS_PORT=1\nAPP_KEYS=\nPUBLISHER_TOKEN=x', secret);
    expect(parseEnv(text).APP_KEYS).toBe('s0,s1,s2,s3');
  });

  test('draws other secrets each time', () => {
    const [one, two] = [completeEnvFile(EXAMPLE, null).text, completeEnvFile(EXAMPLE, null).text];
    const token = parseEnv(one).PUBLISHER_TOKEN;
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(parseEnv(two).PUBLISHER_TOKEN).not.toBe(token);
    expect(new Set(parseEnv(one).APP_KEYS?.split(',')).size).toBe(4);
  });
});

describe('resolveEnvironment', () => {
  test('gives everything a default', () => {
    expect(resolveEnvironment('/repo', {}, {})).toMatchObject({
      CMS_PORT: '1337',
      CMS_URL: 'http://127.0.0.1:1337',
      ADMIN_URL: 'http://localhost:1337',
      SITE_PORT: '4321',
      SITE_URL: 'http://localhost:4321',
      DESK_PORT: '4322',
      DESK_URL: 'http://localhost:4322',
      NEWSROOM_VAR: '/repo/var',
      DATABASE_CLIENT: 'sqlite',
    });
  });

  test('lets the process win over the file, and addresses follow the ports', () => {
    const environment = resolveEnvironment(
      '/repo',
      { CMS_PORT: '1400', SITE_PORT: '5000' },
      { SITE_PORT: '6000', DESK_PORT: '6001' },
    );
    expect(environment).toMatchObject({
      CMS_PORT: '1400',
      CMS_URL: 'http://127.0.0.1:1400',
      ADMIN_URL: 'http://localhost:1400',
      SITE_PORT: '6000',
      SITE_URL: 'http://localhost:6000',
      DESK_URL: 'http://localhost:6001',
    });
  });

  test('takes an empty variable for none', () => {
    expect(resolveEnvironment('/repo', { SITE_URL: 'https://tin.vn' }, { SITE_URL: '' }).SITE_URL).toBe(
      'https://tin.vn',
    );
  });

  test('makes the state folder absolute', () => {
    expect(resolveEnvironment('/repo', { NEWSROOM_VAR: 'elsewhere' }, {}).NEWSROOM_VAR).toBe(
      '/repo/elsewhere',
    );
  });
});

describe('prepareEnvironment', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'newsroom-env-'));
    copyFileSync(join(import.meta.dirname, '../../.env.example'), join(root, '.env.example'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('writes a file that only its owner reads, once', () => {
    const first = prepareEnvironment(root, {});
    expect(statSync(join(root, '.env')).mode & 0o777).toBe(0o600);
    const second = prepareEnvironment(root, {});
    expect(second).toEqual({ environment: first.environment, written: [] });
  });

  test('closes a file that others could read as soon as it writes a secret to it', () => {
    writeFileSync(join(root, '.env'), 'CMS_PORT=1\n', { mode: 0o644 });
    prepareEnvironment(root, {});
    expect(statSync(join(root, '.env')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(root, '.env'), 'utf8')).toMatch(/^CMS_PORT=1\n/);
  });

  test('leaves no secret of the committed example without a value', () => {
    const { environment } = prepareEnvironment(root, {});
    for (const name of ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT']) {
      expect(environment[name]?.length).toBeGreaterThanOrEqual(64);
    }
    for (const name of ['ENCRYPTION_KEY', 'UPLOADS_SECRET', 'PREVIEW_KEY', 'PUBLISHER_TOKEN']) {
      expect(environment[name]).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
