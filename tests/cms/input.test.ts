import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { GLOSSARY } from '@newsroom/shared';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type Person, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  articleBody,
  articles,
  does,
  entryId,
  outbox,
  publish,
  standing,
} from '../support/cms-posts.ts';

const file = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', 'fixtures/files', name));

/** A PDF of half a megabyte; its only page unpacks to 400 megabytes. */
const pdfBomb = (): Buffer => {
  const chunk = deflateSync(Buffer.alloc(400_000_000, ' '));
  const head = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n';
  const pages = '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n';
  const page = '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n';
  const stream = `4 0 obj<</Length ${chunk.length}/Filter/FlateDecode>>stream\n`;
  const end = '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
  return Buffer.concat([Buffer.from(head + pages + page + stream), chunk, Buffer.from(end)]);
};

describe('bad input', () => {
  let cms: Cms;
  let editor: Person;
  let approver: Person;
  let administrator: Person;

  interface Saved {
    data: { documentId: string; postId: string; title: string; slug: string | null; body: string };
  }
  const create = async (changes: Record<string, unknown> = {}) =>
    editor.post<Saved>(articles, await articleBody(cms, changes));
  const approve = (documentId: string) => publish(editor, approver, documentId);

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    administrator = await signIn(cms, 'administrator');
  });
  afterAll(() => cms.stop());

  it('is saved as NFC without control characters, in titles, texts and components', async () => {
    const { body } = await create({
      title: 'Giáo viên\u0000 học tập'.normalize('NFD'),
      body: 'Dòng một\r\nDòng hai\u0007',
      authors: [{ name: 'Nguyễn Thị Ví Dụ'.normalize('NFD'), role: 'author' }],
    });
    expect(body.data.title).toBe('Giáo viên học tập');
    expect(body.data.body).toBe('Dòng một\nDòng hai');
    const saved = await cms.strapi
      .documents(ARTICLE)
      .findOne({ documentId: body.data.documentId, populate: { authors: true } });
    expect(saved?.authors?.[0]?.name).toBe('Nguyễn Thị Ví Dụ'.normalize('NFC'));
  });

  it.each([
    ['a title with markup and ]]>', { title: 'Một <b>hai</b> ]]> & ba' }],
    ['a title of 300 characters', { title: 'Dài '.repeat(75).trim().padEnd(300, 'x') }],
    ['script in the text', { body: '<script>alert(1)</script> [x](javascript:alert(1))' }],
  ])('%s is text, nothing more: the post is published as it is', async (_, changes) => {
    const { body } = await create(changes);
    const approved = await approve(body.data.documentId);
    expect(approved.status, approved.message).toBe(200);
  });

  it('a title of 301 characters is refused', async () => {
    expect((await create({ title: 'x'.repeat(301) })).status).toBe(400);
  });

  it('two posts with one title are both fine: their ids differ', async () => {
    const [first, second] = [await create({ title: 'Trùng tên' }), await create({ title: 'Trùng tên' })];
    for (const { body } of [first, second]) expect((await approve(body.data.documentId)).status).toBe(200);
    expect(first.body.data.postId).not.toBe(second.body.data.postId);
  });

  it('every missing field is named at once, and nothing is lost', async () => {
    const { body } = await create({
      lead: '',
      body: '  ',
      taskGroups: { connect: [] },
      stream: { connect: [] },
      leadPhoto: { picture: null, alt: '', credit: '', decorative: false },
    });
    const { status, fields, message } = await approve(body.data.documentId);
    expect(status).toBe(400);
    expect(fields).toEqual(
      expect.arrayContaining([
        GLOSSARY.field.lead,
        GLOSSARY.field.body,
        GLOSSARY.field.taskGroups,
        GLOSSARY.field.stream,
        GLOSSARY.field.leadPhoto,
        `${GLOSSARY.field.leadPhoto}, ${GLOSSARY.field.alt}`,
        `${GLOSSARY.field.leadPhoto}, ${GLOSSARY.field.credit}`,
      ]),
    );
    expect(message).not.toMatch(/Invalid|expected|received/);
    expect((await outbox(cms)).some(({ key }) => key === body.data.postId)).toBe(false);
  });

  it('a picture in the text is refused with the way out', async () => {
    const { body } = await create({ body: 'Trước ![ảnh](/uploads/a.jpg) sau' });
    expect((await approve(body.data.documentId)).message).toContain('Chùm ảnh');
  });

  it('neither id nor slug nor the sample mark can be set by hand', async () => {
    const { body } = await create({ postId: 'aaaaaaa', slug: 'tu-dat', sample: true });
    const saved = await cms.strapi.documents(ARTICLE).findOne({ documentId: body.data.documentId });
    expect(saved?.postId).not.toBe('aaaaaaa');
    expect(saved).toMatchObject({ slug: null, sample: false });
    await editor.put(`${articles}/${body.data.documentId}`, {
      postId: 'bbbbbbb',
      slug: 'tu-dat',
      sample: true,
    });
    const updated = await cms.strapi.documents(ARTICLE).findOne({ documentId: body.data.documentId });
    expect(updated).toMatchObject({ postId: saved?.postId, slug: null, sample: false });
  });

  it('a unit that has ended cannot be chosen; the message says since when', async () => {
    const ended = { connect: [{ documentId: await entryId(cms, 'api::unit.unit', 'huyen-an-bien') }] };
    const { status, body } = await approver.post<Saved>(articles, await articleBody(cms, { unit: ended }));
    expect(status).toBe(400);
    expect(body.error?.message).toContain('đã kết thúc hoạt động ngày 30/06/2025');
    expect(await cms.strapi.documents(ARTICLE).count({ filters: { unit: { code: 'huyen-an-bien' } } })).toBe(
      0,
    );
  });

  it.each([
    ['api::unit.unit', 'so-gddt-an-giang', 'Bài dùng đơn vị'],
    ['api::task-group.task-group', 'dao-tao-boi-duong', 'Bài dùng nhóm'],
    ['api::stream.stream', 'ke-hoach-87', 'Bài dùng nội dung'],
  ] as const)('%s in use cannot be removed: the posts are named', async (uid, code, title) => {
    await create({ title });
    const path = `/content-manager/collection-types/${uid}/${await entryId(cms, uid, code)}`;
    const superAdmin = await signIn(cms, null);
    const { status, body } = await superAdmin.delete(path);
    expect(status).toBe(403);
    expect(body.error?.message).toMatch(/không xóa được: đang dùng ở các bài: “/);
    await expect(entryId(cms, uid, code)).resolves.toBeTruthy();
  });

  it('a post without a title that uses an entry is named as one', async () => {
    const uid = 'api::task-group.task-group';
    const documentId = await entryId(cms, uid, 'nang-luc-co-so');
    await cms.strapi
      .documents(ARTICLE)
      .create({ status: 'draft', data: { format: 'bai', taskGroups: [documentId] } as never });
    const superAdmin = await signIn(cms, null);
    const { body } = await superAdmin.delete(`/content-manager/collection-types/${uid}/${documentId}`);
    expect(body.error?.message).toContain('đang dùng ở các bài: “Chưa có tiêu đề”.');
  });

  it('a permanent code is not changed', async () => {
    const path = `/content-manager/collection-types/api::unit.unit/${await entryId(cms, 'api::unit.unit', 'huyen-go-quao')}`;
    const { status, body } = await administrator.put(path, { code: 'ma-moi' });
    expect(status).toBe(400);
    expect(body.error?.message).toContain('“huyen-go-quao”');
  });

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
  it.each([
    [
      'a picture that is no picture',
      { name: 'gia.jpg', type: 'image/jpeg', bytes: Buffer.from('không phải ảnh') },
      'không phải là ảnh',
    ],
    ['an SVG', { name: 'hinh.svg', type: 'image/svg+xml', bytes: svg }, 'Không nhận tệp “hinh.svg”'],
    ['an SVG named JPEG', { name: 'hinh.jpg', type: 'image/jpeg', bytes: svg }, 'không phải là ảnh'],
    [
      'an HTML page',
      { name: 'trang.html', type: 'text/html', bytes: Buffer.from('<!doctype html><p>x') },
      'Không nhận tệp “trang.html”',
    ],
    ['HEIC of a phone', { name: 'IMG_1.HEIC', type: 'image/heic', bytes: heic }, 'Tương thích nhất'],
  ])('%s is not taken', async (_, file, message) => {
    const before = await cms.strapi.db.query('plugin::upload.file').count();
    const { status, body } = await editor.upload(file);
    expect(status).toBe(400);
    expect(body.error?.message).toContain(message);
    expect(await cms.strapi.db.query('plugin::upload.file').count()).toBe(before);
  });

  it('a picture cut off half-way is not taken', async () => {
    const whole = await sharp({
      create: {
        width: 800,
        height: 800,
        channels: 3,
        background: '#c33',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    const { status, body } = await editor.upload({
      name: 'nua.jpg',
      type: 'image/jpeg',
      bytes: whole.subarray(0, whole.length / 2),
    });
    expect(status).toBe(400);
    expect(body.error?.message).toContain('bị hỏng');
  });

  it('an official site needs its department filled first: what is missing is named', async () => {
    const path = '/content-manager/single-types/api::department.department';
    const { status, body } = await administrator.put(path, { official: true });
    expect(status).toBe(400);
    expect(body.error?.message).toMatch(/Người chịu trách nhiệm nội dung: chưa điền/);
    const filled = await administrator.put(path, {
      official: true,
      governingBody: 'Ủy ban nhân dân tỉnh Ví Dụ',
      address: 'Số 1 đường Ví Dụ',
      phone: '0290 000 0000',
      email: 'so@vi-du.test',
      responsible: 'Người Chịu Trách Nhiệm',
    });
    expect(filled.status, JSON.stringify(filled.body)).toBe(200);
    expect((await outbox(cms)).find(({ subject }) => subject === 'department')?.payload.official).toBe(true);
  });

  it('whom to turn to and what the programme is are announced as they are saved', async () => {
    const path = '/content-manager/single-types/api::department.department';
    const announced = async () =>
      (await outbox(cms)).find(({ subject }) => subject === 'department')?.payload ?? {};
    const [spokesperson, press] = [
      { role: 'spokesperson', name: 'Lê Thị Ví Dụ', post: 'Chánh Văn phòng', unit: 'Văn phòng Sở' },
      { role: 'press', name: 'Trần Văn Ví Dụ', post: 'Chuyên viên', email: 'baochi@vi-du.test' },
    ];
    const contacts = [
      { ...spokesperson, phone: null, email: null },
      { ...press, unit: null, phone: null },
    ];
    const { status, body } = await administrator.put(path, {
      contacts: [spokesperson, press],
      about: 'Trang của **Sở**.',
      programmeSummary: 'Một đề án về việc học nghề.\n\nDành cho giáo viên mầm non.',
    });
    expect(status, JSON.stringify(body)).toBe(200);
    const saved = await announced();
    expect(saved).toMatchObject({
      contacts,
      about: 'Trang của **Sở**.',
      programme: { summary: 'Một đề án về việc học nghề.\n\nDành cho giáo viên mầm non.' },
    });
  });

  it('a summary of the programme that is too long, or of no programme, is refused and nothing is saved', async () => {
    const path = '/content-manager/single-types/api::department.department';
    const announced = async () => (await outbox(cms)).find(({ subject }) => subject === 'department');
    const before = await announced();
    const long = await administrator.put(path, { programmeSummary: 'chữ '.repeat(151) });
    expect(long.status).toBe(400);
    expect(long.body.error?.message).toContain('Chương trình là gì?: nhiều hơn 150 chữ');
    const nameless = await administrator.put(path, { programmeName: '', programmeSummary: 'Một đề án.' });
    expect(nameless.status).toBe(400);
    expect(nameless.body.error?.message).toContain('Chương trình: chưa có nội dung');
    expect(await announced()).toStrictEqual(before);
  });

  it('abbreviations and files that no screen reader reads are told to writer and approver, and stop nothing', async () => {
    const attachments: { title: string; file: number }[] = [];
    for (const [name, bytes] of [
      ['van-ban.pdf', file('van-ban.pdf')],
      ['ban-chup.pdf', file('ban-chup.pdf')],
      ['hong.pdf', file('van-ban.pdf').subarray(0, 9000)],
    ] as const) {
      const uploaded = await editor.upload({ name, type: 'application/pdf', bytes });
      attachments.push({ title: name, file: uploaded.body[0]?.id ?? 0 });
    }
    const { body } = await create({ body: 'Tập huấn cho GV.', attachments });
    const { checks, warnings } = await standing(editor, body.data.documentId);
    expect(checks).toEqual([]);
    expect(warnings.map(({ field }) => field)).toEqual([
      GLOSSARY.field.body,
      `${GLOSSARY.field.attachments}, mục 2`,
      `${GLOSSARY.field.attachments}, mục 3`,
    ]);
    expect(warnings[1]?.reason).toContain('“ban-chup.pdf” là bản chụp');
    expect(warnings[2]?.reason).toContain('không đọc được tệp “hong.pdf”');
    await does(editor, body.data.documentId, 'submit');
    expect((await standing(approver, body.data.documentId)).warnings).toEqual(warnings);
    const approved = await does(approver, body.data.documentId, 'approve');
    expect(approved).toMatchObject({ state: 'published', warnings: [] });
    const row = (await outbox(cms)).find(({ key }) => key === body.data.postId);
    expect(row?.payload.attachments).toMatchObject([
      { scanned: false },
      { scanned: true },
      { scanned: false },
    ]);
  });

  it('a policy whose only document is a scan is not submitted before its key points are written', async () => {
    const policies = '/content-manager/collection-types/api::policy.policy';
    const [scan] = (
      await editor.upload({
        name: 'ban-chup.pdf',
        type: 'application/pdf',
        bytes: file('ban-chup.pdf'),
      })
    ).body;
    const policy = {
      ...(await articleBody(cms)),
      documentNumber: '1/KH',
      issuer: 'Sở',
      documentKind: 'Kế hoạch',
      issuedOn: '2025-08-01',
      abstract: 'Trích yếu.',
      state: 'chua-xac-minh',
      original: scan?.id,
    };
    const saved = (await editor.post<Saved>(policies, policy)).body.data;
    const path = `/approval/posts/api::policy.policy/${saved.documentId}`;
    const step = async (who: Person, action: string) => {
      const { draftHash } = (await who.get<{ data: { draftHash: string } }>(path)).body.data;
      return who.post<{ error?: { message: string } }>(`${path}/actions/${action}`, { draftHash });
    };
    const refused = await step(editor, 'submit');
    expect(refused.status).toBe(400);
    expect(refused.body.error?.message).toContain(
      `${GLOSSARY.field.keyPoints}: văn bản chỉ có bản chụp, máy đọc màn hình không đọc được`,
    );
    await editor.put(`${policies}/${saved.documentId}`, { keyPoints: [{ text: 'Học phí được miễn.' }] });
    expect((await step(editor, 'submit')).status).toBe(200);
    expect((await step(approver, 'approve')).status).toBe(200);
    const row = (await outbox(cms)).find(({ key }) => key === saved.postId);
    expect(row?.payload.original).toMatchObject({ scanned: true });
  });

  it('a PDF that unpacks to more than memory allows is given up, and the newsroom goes on', async () => {
    const bytes = pdfBomb();
    const { status, body } = await editor.upload({ name: 'bom.pdf', type: 'application/pdf', bytes });
    expect(status).toBe(201);
    const attachments = [{ title: 'Bom', file: body[0]?.id }];
    const { warnings } = await standing(editor, (await create({ attachments })).body.data.documentId);
    expect(warnings).toEqual([
      {
        field: `${GLOSSARY.field.attachments}, mục 1`,
        reason: expect.stringContaining('“bom.pdf”') as string,
      },
    ]);
  });
});
