import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, signIn } from '../support/cms-people.ts';
import { ARTICLE } from '../support/cms-posts.ts';
import { wideGif } from '../support/hostile-pictures.ts';

const BOUNDARY = 'ranh-gioi';
const MULTIPART = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
const START = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="a.gif"\r\ncontent-type: image/gif\r\n\r\n`;

/** 268 million pixels of one colour. */
const GIF = wideGif(16_380, 16_380);
const WHOLE = new Uint8Array(
  Buffer.concat([Buffer.from(START), GIF, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
);

/** Routes that take files; a new one has to get its line here. */
const TAKING_FILES = ['/upload', '/upload/files', '/upload/files/1/replace', '/approval/import'];

/** Others, of every kind: content, admin, plugins, the outside, and none. */
const OTHERS: [method: string, path: string][] = [
  ['POST', `/content-manager/collection-types/${ARTICLE}`],
  ['PUT', '/content-manager/single-types/api::department.department'],
  ['POST', '/admin/login'],
  ['PUT', '/admin/users/me'],
  ['POST', '/approval/start'],
  ['PUT', '/upload/files/1'],
  ['POST', '/upload/folders'],
  ['POST', '/api/publication/releases'],
  ['POST', '/api/upload'],
  ['POST', '/khong-co'],
  ['POST', '/upload%2ffiles'],
];

interface Said {
  status: number;
  message: string;
}

describe('a request that carries files', () => {
  let cms: Cms;
  let temporary: string;

  const call = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body: Uint8Array<ArrayBuffer> = WHOLE,
  ): Promise<Said> => {
    const response = await fetch(cms.url + path, {
      method,
      headers: { ...MULTIPART, ...headers },
      body,
    });
    const text = await response.text();
    const answer = (text.startsWith('{') ? JSON.parse(text) : {}) as { error?: { message: string } };
    return { status: response.status, message: answer.error?.message ?? '' };
  };

  /** The head of a request alone, and what is answered before anything of its body is sent. */
  const callWithoutBody = (method: string, path: string, authorization?: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request(
        cms.url + path,
        {
          method,
          headers: {
            ...MULTIPART,
            'content-length': 50_000_000,
            ...(authorization === undefined ? {} : { authorization }),
          },
          signal: AbortSignal.timeout(10_000),
        },
        (response) => {
          resolve(response.statusCode ?? 0);
          asked.destroy();
        },
      );
      asked.on('error', reject);
      asked.flushHeaders();
    });

  /** Beside the newsroom of this test itself. */
  const leftOvers = (): string[] =>
    readdirSync(temporary, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !join(temporary, name).startsWith(cms.varDir),
    );

  /** How far the process grows above what it was, while something is done. */
  const growth = async (work: () => Promise<void>): Promise<number> => {
    const before = process.memoryUsage.rss();
    let peak = before;
    const ended = new AbortController();
    const watch = (async () => {
      while (!ended.signal.aborted) {
        peak = Math.max(peak, process.memoryUsage.rss());
        await setTimeout(5);
      }
    })();
    await work();
    ended.abort();
    await watch;
    return (peak - before) / 1_000_000;
  };

  beforeAll(async () => {
    temporary = mkdtempSync(join(tmpdir(), 'newsroom-multipart-'));
    process.env['TMPDIR'] = temporary;
    cms = await startCms({ seed: 'empty' });
  });
  afterAll(async () => {
    await cms.stop();
    rmSync(temporary, { recursive: true });
  });

  it('of nobody is refused everywhere before it is read: memory and disk stay as they were', async () => {
    const everywhere = async () => {
      const said: Record<string, number> = {};
      for (const path of TAKING_FILES) said[path] = (await call('POST', path)).status;
      for (const [method, path] of OTHERS) said[path] = (await call(method, path)).status;
      return said;
    };
    const wanted = Object.fromEntries([
      ...TAKING_FILES.map((path) => [path, 401] as const),
      ...OTHERS.map(([, path]) => [path, 415] as const),
    ]);
    // What Node itself takes for so many requests.
    for (let round = 0; round < 4; round += 1) expect(await everywhere()).toEqual(wanted);
    const grown = await growth(async () => {
      for (let round = 0; round < 8; round += 1) expect(await everywhere()).toEqual(wanted);
    });
    expect(grown).toBeLessThan(50);
    expect(leftOvers()).toEqual([]);
  });

  it.each(TAKING_FILES)('to %s waits for no byte of a body before it says who may send it', async (path) => {
    const reader = await signIn(cms, 'spokesperson');
    expect(await callWithoutBody('POST', path)).toBe(401);
    expect(await callWithoutBody('POST', path, 'Bearer khong-phai-phien')).toBe(401);
    expect(await callWithoutBody('POST', path, `Bearer ${cms.token}`)).toBe(401);
    expect([403, 404]).toContain(await callWithoutBody('POST', path, reader.authorization));
    expect(leftOvers()).toEqual([]);
  });

  it.each(OTHERS)('%s %s is refused to people too, in words that they understand', async (method, path) => {
    const superAdmin = await signIn(cms, null);
    const said = await call(method, path, { authorization: superAdmin.authorization });
    expect(said).toEqual({ status: 415, message: expect.stringContaining('không nhận tệp') as string });
    expect(await callWithoutBody(method, path, superAdmin.authorization)).toBe(415);
    expect(leftOvers()).toEqual([]);
  });

  it('is refused where one asks to read, too', async () => {
    expect(await callWithoutBody('GET', '/upload/files')).toBe(415);
    expect(await callWithoutBody('GET', '/api/publication/changes', `Bearer ${cms.token}`)).toBe(415);
  });

  describe('of somebody who may', () => {
    let editor: SignedIn;
    const filesKept = () => cms.strapi.db.query('plugin::upload.file').count();

    beforeAll(async () => {
      editor = await signIn(cms, 'editor');
    });

    it('and is given up half-way leaves nothing behind', async () => {
      for (const path of ['/upload', '/upload/files', '/approval/import']) {
        const asked = request(cms.url + path, {
          method: 'POST',
          headers: {
            ...MULTIPART,
            'content-length': 5_000_000,
            authorization: editor.authorization,
          },
        });
        asked.on('error', () => undefined);
        asked.write(START);
        asked.write(Buffer.alloc(1_000_000, 'a'));
        // Its first bytes lie on the disk when it is given up.
        await expect.poll(leftOvers).not.toEqual([]);
        asked.destroy();
        await expect.poll(leftOvers).toEqual([]);
      }
    });

    it.each([
      ['without an end', WHOLE.subarray(0, 2000)],
      ['that is no form', new Uint8Array(Buffer.from('không phải là biểu mẫu'))],
    ])('%s is refused in Vietnamese, and leaves nothing behind', async (_, body) => {
      const before = await filesKept();
      const said = await call('POST', '/upload', { authorization: editor.authorization }, body);
      expect(said).toEqual({ status: 400, message: expect.stringMatching(/[ạảấầậếệểịọộớợụứ]/) as string });
      expect(await filesKept()).toBe(before);
      expect(leftOvers()).toEqual([]);
    });
  });
});
