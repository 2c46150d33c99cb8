// The rule "nothing of a child without consent": what a submission refuses, which pictures leave the CMS, and what remains
// after a consent is withdrawn; with the real publisher and the real pages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { connectCms, createPublisher, loadRenderer, openStore, pathsIn } from '@newsroom/scripts/publisher';
import { GLOSSARY, type LivePublication, dayOf } from '@newsroom/shared';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, onPostgres, startCms } from '../support/cms.ts';
import { type SignedIn, person, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  CONSENT,
  act,
  articles,
  consentBody,
  consents,
  does,
  fingerprint,
  otherUnit,
  outbox,
  publish,
  standing,
  write,
} from '../support/cms-posts.ts';
import { eventually } from '../support/system.ts';

const program = join(
  dirname(createRequire(import.meta.url).resolve('@newsroom/cms/package.json')),
  'approval-verify.mjs',
);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000).toISOString());

/** A picture of 800 × 600 in one colour; another colour makes another file. */
const plain = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .png()
    .toBuffer();

/** Grey, with black and white stripes in the right half, which no other picture here has; stored lying on its side. */
const striped = async (): Promise<Buffer> => {
  const [width, height] = [800, 600];
  const data = Buffer.alloc(width * height * 3, 128);
  for (let y = 0; y < height; y += 1) {
    for (let x = 420; x < 780; x += 1) {
      data.fill(Math.floor(x / 12) % 2 === 0 ? 0 : 255, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  const upright = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  const exif = { IFD0: { Artist: 'Nguoi chup kin' } };
  return sharp(upright).rotate(270).withMetadata({ orientation: 6, exif }).jpeg({ quality: 95 }).toBuffer();
};
const STRIPES = [{ x: 0.5, y: 0, width: 0.5, height: 1 }];

/** The largest difference between two neighbours in a row. */
const sharpestEdge = async (bytes: Buffer): Promise<number> => {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let sharpest = 0;
  for (let at = 1; at < data.length; at += 1) {
    if (at % info.width === 0) continue;
    sharpest = Math.max(sharpest, Math.abs((data[at] ?? 0) - (data[at - 1] ?? 0)));
  }
  return sharpest;
};

/** Icons and cards with letters: neither is made from the picture that the test looks for. */
const isDrawn = (path: string): boolean =>
  /\/chia-se\/|\/(favicon|apple-touch-icon|bieu-tuong-\d+)\.[a-z.]+$/.test(path);

interface Uses {
  code: string;
  withdrawnOn: string | null;
  may: boolean;
  posts: {
    documentId: string;
    title: string;
    live: boolean;
    inText: boolean;
    pictures: number;
    suggested: string;
  }[];
}

describe('consent', () => {
  let cms: Cms;
  let editor: SignedIn;
  let approver: SignedIn;
  let number = 0;

  const upload = async (bytes: Buffer, name: string, who = editor): Promise<number> => {
    const [file] = (await who.upload({ name, type: 'image/png', bytes })).body;
    if (!file) throw new Error('no file');
    return file.id;
  };
  const picture = async (bytes: Buffer, name = 'anh.png') => ({
    picture: await upload(bytes, name),
    alt: 'Sân trường',
    credit: 'Ban Biên tập',
    decorative: false,
    people: 'none',
  });
  /** Creates a record with a copy of the signed form. */
  const sign = async (changes: Record<string, unknown> = {}, who = editor) => {
    number += 1;
    const evidence = await upload(
      await plain(`#0000${String(number).padStart(2, '0')}`),
      `phieu-${number}.png`,
      who,
    );
    const { status, body } = await who.post<{ data: { documentId: string; code: string; id: number } }>(
      consents,
      await consentBody(cms, { evidence, ...changes }),
    );
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    return { ...body.data, evidence };
  };
  const child = { kind: 'child', name: 'Bé Ví Dụ Na', guardian: 'Mẹ Ví Dụ', childAgreement: 'under-seven' };
  const save = (who: SignedIn, documentId: string, changes: Record<string, unknown>) =>
    who.put(`${consents}/${documentId}`, changes);
  const connect = (...ids: string[]) => ({ connect: ids.map((documentId) => ({ documentId })) });
  const payloadOf = async (postId: string) =>
    (await outbox(cms)).find(({ subject, key }) => subject === 'post' && key === postId)
      ?.payload as unknown as LivePublication;
  const bringUpToDate = async () => {
    const paths = pathsIn(cms.varDir);
    const store = openStore(paths.store);
    const lines: string[] = [];
    const publisher = createPublisher({
      cms: connectCms({ url: cms.url, token: cms.token }),
      renderer: await loadRenderer(),
      store,
      paths,
      siteUrl: 'http://localhost:4321',
      log: (line) => lines.push(line),
    });
    try {
      await publisher.recover();
      do while (await publisher.step());
      while (await publisher.finishPictures());
    } finally {
      store.close();
    }
    return lines;
  };
  const filesIn = async (folder: string): Promise<Map<string, Buffer>> => {
    const files = new Map<string, Buffer>();
    const entries = await readdir(join(cms.varDir, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(path, await readFile(path));
    }
    return files;
  };

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
  });
  afterAll(() => cms.stop());

  describe('a record', () => {
    it('gets a code from the server, and neither code nor withdrawal from a form', async () => {
      const first = await sign({ code: 'PDY-1999-0001', withdrawnOn: '1999-01-01' });
      const second = await sign();
      expect(first.code).toMatch(/^PDY-\d{4}-\d{4}$/);
      expect(Number(second.code.slice(-4))).toBe(Number(first.code.slice(-4)) + 1);
      expect((await save(editor, first.documentId, { code: 'PDY-1', withdrawnOn: day(0) })).status).toBe(200);
      const stored = await cms.strapi.documents(CONSENT).findOne({ documentId: first.documentId });
      expect(stored).toMatchObject({ code: first.code, withdrawnOn: null });
    });

    it('that lacks something is not kept, and every field is named', async () => {
      const before = await fingerprint(cms);
      const { status, body } = await editor.post(
        consents,
        await consentBody(cms, { ...child, guardian: '', signedOn: null }),
      );
      expect(status).toBe(400);
      const fields = body.error?.details?.errors?.map(({ path }) => path[0]);
      expect(fields).toEqual(expect.arrayContaining(['Ngày ký', 'Cha, mẹ hoặc người giám hộ']));
      expect(await fingerprint(cms)).toBe(before);
    });

    it('in use loses nothing by a save and is not deleted; unused it is', async () => {
      const { documentId, code } = await sign({ ...child, validTo: day(100) });
      const photo = {
        ...(await picture(await plain('#123'))),
        people: 'child',
        consents: connect(documentId),
      };
      const post = await write(cms, editor, { title: 'Bài dùng phiếu', gallery: [photo] });
      await does(editor, post.documentId, 'submit');
      for (const change of [
        { forSite: false, forPress: true },
        { name: 'Bé khác' },
        { validTo: day(50) },
        { evidence: null },
      ]) {
        const { status, body } = await save(editor, documentId, change);
        expect(status, JSON.stringify(change)).toBe(400);
        expect(body.error?.message).toContain('“Rút đồng ý”');
        expect(body.error?.message).toContain('“Bài dùng phiếu”');
      }
      expect((await save(editor, documentId, { validTo: day(200) })).status).toBe(200);
      const refused = await editor.delete(`${consents}/${documentId}`);
      expect([refused.status, refused.body.error?.message]).toEqual([409, expect.stringContaining(code)]);
      await does(editor, post.documentId, 'recall');
      expect((await save(editor, documentId, { name: 'Bé Ví Dụ Nụ' })).status).toBe(200);
      expect((await editor.put(`${articles}/${post.documentId}`, { gallery: [] })).status).toBe(200);
      expect((await editor.delete(`${consents}/${documentId}`)).status).toBe(200);
    });
  });

  describe('the copy of a signed form', () => {
    it('comes into no post, and is neither replaced nor deleted beside its record', async () => {
      const { evidence, code } = await sign();
      const photo = { ...(await picture(await plain('#124'))), picture: evidence };
      for (const who of [editor, approver]) {
        const { status, body } = await who.post(articles, { title: 'Lộ phiếu', gallery: [photo] });
        expect([status, body.error?.message]).toEqual([400, expect.stringContaining(code)]);
      }
      const shown = await picture(await plain('#125'));
      await write(cms, editor, { gallery: [shown] });
      const { status } = await editor.post(consents, await consentBody(cms, { evidence: shown.picture }));
      expect(status).toBe(400);
      expect((await approver.delete(`/upload/files/${evidence}`)).status).toBe(403);
      const bytes = await plain('#126');
      expect((await approver.replaceFile(evidence, { name: 'x.png', type: 'image/png', bytes })).status).toBe(
        403,
      );
    });

    it('is not for administrators, nor for people of other units', async () => {
      const { evidence } = await sign();
      const [administrator, elsewhere] = [
        await signIn(cms, 'administrator'),
        await signIn(cms, 'editor', await otherUnit(cms)),
      ];
      for (const who of [administrator, elsewhere]) {
        const { body } = await who.get<{ results: { id: number }[] }>('/upload/files?pageSize=100');
        expect(body.results.map(({ id }) => id)).not.toContain(evidence);
        expect((await who.get(`/upload/files/${evidence}`)).status).toBe(403);
        const info = { fileInfo: JSON.stringify({ name: 'doi-ten.png' }) };
        expect((await who.form(`/upload?id=${evidence}`, info)).status).toBe(403);
      }
      const seen = await editor.get<{ results: { id: number }[] }>('/upload/files?pageSize=100');
      expect(seen.body.results.map(({ id }) => id)).toContain(evidence);
      expect((await editor.get(`/upload/files/${evidence}`)).status).toBe(200);
    });
  });

  describe('a post', () => {
    it('names only consents that its writer may see, and tells of them no more than the code', async () => {
      const own = await sign({ name: 'Tên kín của đơn vị' });
      const elsewhere = await signIn(cms, 'editor', 'xa-vi-du');
      const attempt = await elsewhere.post(articles, { title: 'Thử', consents: connect(own.documentId) });
      expect([attempt.status, attempt.body.error?.message]).toEqual([
        400,
        expect.stringContaining('đơn vị của bạn'),
      ]);
      const { documentId } = await write(cms, editor, { consents: connect(own.documentId) });
      for (const path of [
        `${articles}/${documentId}?populate[consents][populate]=*`,
        `${articles}?populate[consents]=true&pageSize=100`,
        `/content-manager/relations/${ARTICLE}/${documentId}/consents`,
        `/approval/posts/${ARTICLE}/${documentId}`,
      ]) {
        const { status, body } = await editor.get(path);
        expect([status, JSON.stringify(body).includes('Tên kín')], path).toEqual([200, false]);
      }
      const guess = `${articles}?filters[consents][name][$startsWith]=Tên kín&pageSize=100`;
      const { body } = await editor.get<{ results?: unknown[] }>(encodeURI(guess));
      expect(body.results ?? []).toEqual([]);
    });

    const cases: [string, () => Promise<Record<string, unknown>>, keyof typeof GLOSSARY.field, RegExp][] = [
      ['nobody has said who is in a picture', () => Promise.resolve({ people: null }), 'people', /chưa chọn/],
      ['a child has no consent', () => Promise.resolve({ people: 'child' }), 'consents', /làm mờ/],
      [
        'the consent is for the press alone',
        async () => ({
          people: 'child',
          consents: connect((await sign({ ...child, forSite: false, forPress: true })).documentId),
        }),
        'consents',
        /không đồng ý/,
      ],
      [
        'the consent has no copy of its form',
        async () => ({
          people: 'child',
          consents: connect((await sign({ ...child, evidence: null })).documentId),
        }),
        'consents',
        /chưa có bản chụp/,
      ],
      [
        'the consent has ended',
        async () => ({
          people: 'child',
          consents: connect((await sign({ ...child, validTo: day(-1) })).documentId),
        }),
        'consents',
        /đã hết hiệu lực/,
      ],
      [
        'some of the class have not signed and nobody has checked',
        async () => {
          const ofClass = {
            kind: 'class',
            name: 'Lớp Mầm 1',
            childAgreement: 'under-seven',
            schoolYear: '2026-2027',
            children: 25,
            signedForms: 24,
          };
          return { people: 'child', consents: connect((await sign(ofClass)).documentId) };
        },
        'checkedWithClass',
        /24\/25/,
      ],
      [
        'marks lie outside the picture',
        () => Promise.resolve({ marks: { blur: [{ x: 0.9, y: 0, width: 0.2, height: 1 }] } }),
        'marks',
        /đánh dấu lại/,
      ],
    ];
    it.each(cases)(
      'nothing of a child without consent: a submission is refused when %s',
      async (_, changes, field, reason) => {
        const photo = { ...(await picture(await plain('#a1b'))), ...(await changes()) };
        const { documentId } = await write(cms, editor, { gallery: [photo] });
        const { status, fields, message } = await act(editor, documentId, 'submit');
        expect([status, fields]).toEqual([
          400,
          [`${GLOSSARY.field.gallery}, mục 1, ${GLOSSARY.field[field]}`],
        ]);
        expect(message).toMatch(reason);
        expect(message).not.toMatch(/Ví Dụ/);
        expect((await act(approver, documentId, 'emergency', { comment: 'Bão.' })).status).toBe(400);
      },
    );

    it('that waits for its hour is held back when a consent ends before', async () => {
      const consent = await sign(child);
      const photo = {
        ...(await picture(await plain('#a1c'))),
        people: 'child',
        consents: connect(consent.documentId),
      };
      const { documentId, postId } = await write(cms, editor, { gallery: [photo] });
      await does(editor, documentId, 'submit');
      const tooLate = new Date(Date.now() + 10 * 86_400_000).toISOString();
      await cms.strapi.db.query(CONSENT).updateMany({ where: { id: consent.id }, data: { validTo: day(5) } });
      const refused = await act(approver, documentId, 'approve', { publishAt: tooLate });
      expect([refused.status, refused.message]).toEqual([400, expect.stringContaining('đã hết hiệu lực')]);
      await does(approver, documentId, 'approve', {
        publishAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
      await cms.strapi.db
        .query(CONSENT)
        .updateMany({ where: { id: consent.id }, data: { validTo: day(-1) } });
      await cms.strapi.db
        .query('api::publication.post-record')
        .updateMany({ where: { postId }, data: { scheduledAt: new Date(Date.now() - 1000).toISOString() } });
      await eventually(async () => {
        expect((await standing(editor, documentId)).state).toBe('returned');
      });
      const [last] = (await standing(editor, documentId)).history;
      expect(last?.comment).toContain(`phiếu ${consent.code} đã hết hiệu lực`);
      expect(await payloadOf(postId)).toBeUndefined();
    });
  });

  it('three pictures – for the site, for the press, blurred: no unblurred pixel anywhere public, none for the site alone in a feed', async () => {
    const siteOnly = await sign(child);
    const forPress = await sign({ ...child, forPress: true });
    const [own, handedOn, marked] = [await plain('#d22'), await plain('#2d2'), await striped()];
    const { documentId, postId } = await write(cms, editor, {
      title: 'Ba tấm ảnh',
      leadPhoto: { ...(await picture(own)), people: 'child', consents: connect(siteOnly.documentId) },
      gallery: [
        { ...(await picture(handedOn)), people: 'child', consents: connect(forPress.documentId) },
        {
          ...(await picture(marked, 'chua-mo.jpg')),
          marks: { focalPoint: { x: 0.25, y: 0.5 }, blur: STRIPES },
        },
      ],
    });
    await does(editor, documentId, 'submit');
    const awaited = await person(cms, cms.token).get<{ pictures: string[] }>('/api/publication/originals');
    await does(approver, documentId, 'approve');
    const { leadPhoto, gallery } = await payloadOf(postId);
    const [pressPhoto, blurredPhoto] = gallery;
    const shown = [leadPhoto, pressPhoto, blurredPhoto].map((photo) => photo?.sha256);
    expect(awaited.body.pictures).toEqual(expect.arrayContaining(shown));
    expect(awaited.body.pictures).not.toContain(sha256(marked));
    expect(leadPhoto).toMatchObject({ sha256: sha256(own), alsoFor: [] });
    expect(pressPhoto).toMatchObject({ sha256: sha256(handedOn), alsoFor: ['press'] });
    expect(blurredPhoto).toMatchObject({
      alsoFor: ['broadcast', 'press', 'social'],
      focalPoint: { x: 0.25, y: 0.5 },
      width: 800,
      height: 600,
      mime: 'image/jpeg',
    });

    expect(await bringUpToDate()).not.toContainEqual(expect.stringContaining('Chưa đăng được'));
    expect(await sharpestEdge(marked)).toBeGreaterThan(200);
    let pictures = 0;
    for (const folder of ['site', 'releases', 'derived', 'stage', 'originals']) {
      for (const [path, bytes] of await filesIn(folder)) {
        expect(bytes.includes(sha256(marked)) || path.includes(sha256(marked)), path).toBe(false);
        expect(bytes.includes('Nguoi chup kin'), path).toBe(false);
        if (isDrawn(path)) continue;
        if (
          !(await sharp(bytes)
            .metadata()
            .catch(() => null))
        )
          continue;
        pictures += 1;
        expect(await sharpestEdge(bytes), path).toBeLessThan(60);
      }
    }
    expect(pictures).toBeGreaterThan(6);
    const original = await fetch(`${cms.url}/api/publication/originals/${sha256(marked)}`, {
      headers: { authorization: `Bearer ${cms.token}` },
    });
    expect(original.status).toBe(404);

    const site = [...(await filesIn('releases'))];
    const page = site.find(([path]) => path.includes(`-${postId}/index.html`))?.[1].toString() ?? '';
    for (const photo of [leadPhoto, pressPhoto, blurredPhoto]) expect(page).toContain(photo?.sha256);
    const feeds = site.filter(([path]) => path.endsWith('.rss')).map(([, bytes]) => bytes.toString());
    const carrying = feeds.filter((feed) => feed.includes('Ba tấm ảnh'));
    expect(carrying.length).toBeGreaterThan(2);
    for (const feed of carrying) {
      expect(feed).toContain(pressPhoto?.sha256);
      expect(feed).toContain(blurredPhoto?.sha256);
      expect(feed).not.toContain(sha256(own));
    }
  });

  it('the same picture and parts give the same blurred picture, other parts another', async () => {
    const bytes = await striped();
    const made = async (blur: object[]) => {
      const { documentId, postId } = await write(cms, editor, {
        gallery: [{ ...(await picture(bytes)), marks: { focalPoint: null, blur } }],
      });
      await publish(editor, approver, documentId);
      return (await payloadOf(postId)).gallery[0]?.sha256;
    };
    const first = await made(STRIPES);
    expect(await made(STRIPES)).toBe(first);
    expect(await made([{ x: 0.5, y: 0, width: 0.4, height: 1 }])).not.toBe(first);
  });

  describe('withdrawing a consent', () => {
    const NAME = 'Bé Tên Phải Xóa';
    const SLUG = 'gap-be-o-san-truong';
    const CAPTION = 'Bé trong ảnh phải gỡ';
    let consent: Awaited<ReturnType<typeof sign>>;
    let other: Awaited<ReturnType<typeof sign>>;
    let gone: Buffer;
    let kept: Buffer;
    const posts = {} as Record<'stripped' | 'named' | 'submitted', { documentId: string; postId: string }>;
    let goneFile: number;

    const uses = (who: SignedIn) => who.get<{ data: Uses }>(`/approval/consents/${consent.documentId}/uses`);
    const withdraw = (who: SignedIn, wished: [string, string][]) =>
      who.post<{ data: Uses }>(`/approval/consents/${consent.documentId}/withdraw`, {
        posts: wished.map(([documentId, how]) => ({ uid: ARTICLE, documentId, how })),
      });
    const verify = () => spawnSync(process.execPath, [program], { env: process.env, encoding: 'utf8' });
    /** Rows of all tables that contain one of the words. */
    const rowsHolding = async (...words: string[]) => {
      const db = cms.strapi.db.connection;
      const tables: { name: string }[] = onPostgres
        ? (await db.raw("select tablename as name from pg_tables where schemaname = 'public'")).rows
        : await db.raw("select name from sqlite_master where type = 'table'");
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = JSON.stringify(await db(name).select('*'));
        found.push(...words.filter((word) => rows.includes(word)).map((word) => `${name}: ${word}`));
      }
      return found;
    };
    const tracesOf = async (...words: string[]) => {
      const found: string[] = [];
      for (const folder of ['site', 'releases', 'derived', 'stage', 'originals', 'mail', 'store']) {
        for (const [path, bytes] of await filesIn(folder)) {
          for (const word of words)
            if (path.includes(word) || bytes.includes(word)) found.push(`${path}: ${word}`);
        }
      }
      return found;
    };

    beforeAll(async () => {
      consent = await sign({ ...child, name: NAME, forPress: true });
      other = await sign({ ...child, forPress: true });
      [gone, kept] = [await plain('#7a1'), await plain('#17a')];
      const first = await picture(gone, 'tep-phai-go.png');
      goneFile = first.picture;
      const covered = { ...first, people: 'child', caption: CAPTION, consents: connect(consent.documentId) };
      const uncovered = { ...(await picture(kept)), people: 'child', consents: connect(other.documentId) };
      posts.stripped = await write(cms, editor, {
        title: 'Bài gỡ ảnh',
        leadPhoto: covered,
        gallery: [uncovered, covered],
      });
      posts.named = await write(cms, editor, {
        title: 'Gặp bé ở sân trường',
        body: `${NAME} chăm đọc sách.`,
        consents: connect(consent.documentId),
      });
      posts.submitted = await write(cms, editor, { title: 'Bài đang gửi', gallery: [covered, uncovered] });
      for (const { documentId } of [posts.stripped, posts.named]) {
        const { status, message } = await publish(editor, approver, documentId);
        expect(status, message).toBe(200);
      }
      await does(editor, posts.submitted.documentId, 'submit');
      await bringUpToDate();
      expect(await tracesOf(sha256(gone), SLUG, CAPTION)).not.toEqual([]);
    });

    it('lists the posts with what becomes of each', async () => {
      const { status, body } = await uses(approver);
      expect(status).toBe(200);
      expect(body.data).toMatchObject({ code: consent.code, withdrawnOn: null, may: true });
      const byTitle = Object.fromEntries(body.data.posts.map((post) => [post.title, post]));
      expect(byTitle).toMatchObject({
        'Bài gỡ ảnh': { live: true, inText: false, pictures: 2, suggested: 'strip' },
        'Gặp bé ở sân trường': { live: true, inText: true, pictures: 0, suggested: 'withdraw' },
        'Bài đang gửi': { live: false, inText: false, pictures: 1, suggested: 'draft-only' },
      });
      expect((await uses(editor)).body.data.may).toBe(false);
      expect((await uses(await signIn(cms, 'editor', 'xa-vi-du'))).status).toBe(404);
    });

    it('is refused to all but approvers, and while a public post is not decided on', async () => {
      const before = await fingerprint(cms);
      const all: [string, string][] = [
        [posts.stripped.documentId, 'strip'],
        [posts.named.documentId, 'withdraw'],
      ];
      for (const role of ['editor', 'contributor', 'leader', 'spokesperson'] as const) {
        expect((await withdraw(await signIn(cms, role), all)).status, role).toBe(403);
      }
      // An account that only administers the system sees no consents.
      expect((await withdraw(await signIn(cms, 'administrator'), all)).status).toBe(404);
      expect((await withdraw(await signIn(cms, null), all)).status).toBe(403);
      const missing = await withdraw(approver, [[posts.stripped.documentId, 'strip']]);
      expect([missing.status, missing.body.error?.message]).toEqual([
        400,
        expect.stringContaining('“Gặp bé ở sân trường”'),
      ]);
      const inText = await withdraw(approver, [
        [posts.stripped.documentId, 'strip'],
        [posts.named.documentId, 'strip'],
      ]);
      expect([inText.status, inText.body.error?.message]).toEqual([
        400,
        expect.stringContaining('phải gỡ bài'),
      ]);
      expect((await withdraw(approver, [...all, ['khong-co', 'strip']])).status).toBe(400);
      expect(await fingerprint(cms)).toBe(before);
    });

    it('takes pictures and posts from everywhere in one step, and the log still verifies', async () => {
      const { status, body } = await withdraw(approver, [
        [posts.stripped.documentId, 'strip'],
        [posts.named.documentId, 'withdraw'],
      ]);
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body.data).toMatchObject({ withdrawnOn: day(0), may: false });

      const stripped = await payloadOf(posts.stripped.postId);
      expect(stripped).toMatchObject({ status: 'live', title: 'Bài gỡ ảnh', leadPhoto: null });
      expect(stripped.gallery.map((photo) => photo.sha256)).toEqual([sha256(kept)]);
      expect(await payloadOf(posts.named.postId)).toMatchObject({
        status: 'withdrawn',
        reasonKind: 'consent',
        slug: null,
      });
      for (const [status, where] of [
        ['draft', posts.stripped],
        ['published', posts.stripped],
        ['draft', posts.submitted],
      ] as const) {
        const post = await cms.strapi.documents(ARTICLE).findOne({
          documentId: where.documentId,
          status,
          populate: { leadPhoto: true, gallery: { populate: ['picture', 'consents'] } },
        });
        expect(post?.leadPhoto).toBeNull();
        expect(post?.gallery).toMatchObject([
          {
            alt: 'Sân trường',
            people: 'child',
            picture: { name: 'anh.png' },
            consents: [{ code: other.code }],
          },
        ]);
      }
      const submitted = await standing(editor, posts.submitted.documentId);
      expect(submitted.state).toBe('returned');
      expect(submitted.history[0]?.comment).toContain(consent.code);
      expect((await standing(editor, posts.stripped.documentId)).state).toBe('published');

      const record = await cms.strapi.db
        .query(CONSENT)
        .findOne({ where: { documentId: consent.documentId }, populate: true });
      expect(record).toMatchObject({
        code: consent.code,
        kind: 'child',
        signedOn: '2020-01-01',
        withdrawnOn: day(0),
        name: null,
        guardian: null,
        evidence: null,
        unit: { code: 'so-gddt-an-giang' },
      });
      await eventually(async () => {
        for (const id of [goneFile, consent.evidence]) {
          expect(await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id } })).toBeNull();
        }
      });
      await bringUpToDate();
      const words = [NAME, SLUG, CAPTION, 'tep-phai-go'];
      expect(await rowsHolding(...words)).toEqual([]);
      // The hash stays in one row, so that no older copy can bring the picture back.
      expect(await rowsHolding(sha256(gone))).toEqual([`outbox_rows: ${sha256(gone)}`]);
      await eventually(async () => {
        const left = (await tracesOf(...words, sha256(gone))).filter(
          (trace) => !trace.includes('publisher.db'),
        );
        expect(left).toEqual([]);
      });
      expect(verify()).toMatchObject({ status: 0 });
    });

    it('leaves a record that nobody edits, deletes or withdraws again, and that stops what still names it', async () => {
      expect((await save(approver, consent.documentId, { name: 'Tên mới' })).status).toBe(409);
      expect((await approver.delete(`${consents}/${consent.documentId}`)).status).toBe(409);
      expect((await withdraw(approver, [])).status).toBe(409);
      const photo = {
        ...(await picture(await plain('#7a2'))),
        people: 'child',
        consents: connect(consent.documentId),
      };
      const { documentId } = await write(cms, editor, { gallery: [photo] });
      expect((await act(editor, documentId, 'submit')).message).toContain('đã được rút');
    });

    it('leaves no older version that brings the picture back, and no way to publish it again', async () => {
      const path = `/approval/posts/${ARTICLE}/${posts.submitted.documentId}/revisions/1`;
      expect(JSON.stringify((await editor.get(path)).body)).not.toContain(sha256(gone));
      expect((await editor.post(`${path}/restore`)).status).toBe(200);
      const restored = await cms.strapi
        .documents(ARTICLE)
        .findOne({ documentId: posts.submitted.documentId, populate: { gallery: true } });
      expect(restored?.gallery).toHaveLength(1);
      const again = await write(cms, editor, { gallery: [await picture(gone)] });
      expect((await act(editor, again.documentId, 'submit')).message).toContain('rút đồng ý');
    });
  });
});
