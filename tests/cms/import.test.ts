import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GLOSSARY } from '@newsroom/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, person, signIn, signInAs } from '../support/cms-people.ts';
import { ARTICLE, articles, standing } from '../support/cms-posts.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'paste');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, name));

/** The start of an encrypted Word file: the signature of old Office files, and the name of its stream. */
const withPassword = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(504),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);

interface Imported {
  data?: { documentId: string; title: string; notices: string[] };
  error?: { message: string };
}

describe('a Word file', () => {
  let cms: Cms;
  let editor: SignedIn;

  const send = async (who: Pick<SignedIn, 'uploadTo'>, name: string, bytes: Buffer) => {
    const { status, body } = await who.uploadTo('/approval/import', { name, type: DOCX, bytes });
    return { status, ...(body as Imported) };
  };
  const draftOf = (documentId: string) =>
    cms.strapi.documents(ARTICLE).findOne({
      documentId,
      populate: { gallery: { populate: { picture: true } }, unit: true, createdBy: true },
    });
  const counts = async () => ({
    articles: await cms.strapi.db.query(ARTICLE).count(),
    files: await cms.strapi.db.query('plugin::upload.file').count(),
    stored: (await readdir(join(cms.varDir, 'cms/uploads'))).length,
  });

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
  });
  afterAll(() => cms.stop());

  it.each([
    ['libreoffice.docx', 'Chuyện lớp học trên đảo Ví Dụ', 'libreoffice-docx.md', 3],
    ['word.docx', 'Ngày hội đọc sách ở trường mầm non Ví Dụ', 'word-docx.md', 1],
  ])(
    '%s becomes a draft: title, clean text, pictures in the gallery',
    async (name, title, golden, pictures) => {
      const { status, data, error } = await send(editor, name, fixture(name));
      expect(status, error?.message).toBe(200);
      const draft = await draftOf(data!.documentId);
      expect(draft).toMatchObject({ title, workflow: 'draft', publishedAt: null });
      expect(`${draft?.body}\n`).toBe(fixture(golden).toString());
      expect(draft?.gallery).toHaveLength(pictures);
      expect(data?.notices[0]).toContain(`Đã đưa ${pictures} ảnh vào Chùm ảnh`);
    },
  );

  it('is the sender’s own: their unit, their name in the log, their pictures', async () => {
    const { data } = await send(editor, 'word.docx', fixture('word.docx'));
    const draft = await draftOf(data!.documentId);
    expect(draft?.unit?.code).toBe('so-gddt-an-giang');
    expect(draft?.createdBy?.id).toBe(editor.id);
    const { history } = await standing(editor, data!.documentId);
    expect(history.map(({ action, by }) => `${action} ${by}`)).toEqual(['Tạo bài Người Thử editor']);
    const file = await cms.strapi.db
      .query('plugin::upload.file')
      .findOne({ where: { id: draft?.gallery?.[0]?.picture?.id }, populate: ['createdBy'] });
    expect(file).toMatchObject({ name: 'word – ảnh 1.png', mime: 'image/png', createdBy: { id: editor.id } });
  });

  it('has pictures that the checks ask about, and a drawing that no site shows is told', async () => {
    const { data } = await send(editor, 'word.docx', fixture('word.docx'));
    expect(data?.notices[1]).toBe('Đã bỏ 1 ảnh: tải ảnh lên ở mục Ảnh.');
    const fields = (await standing(editor, data!.documentId)).checks.map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining([
        expect.stringContaining(GLOSSARY.field.alt),
        expect.stringContaining(GLOSSARY.field.credit),
      ]),
    );
  });

  it('of one unit is not seen by another', async () => {
    const { data } = await send(editor, 'word.docx', fixture('word.docx'));
    const other = await signIn(cms, 'editor', 'ubnd-vi-du');
    expect((await other.get(`${articles}/${data!.documentId}`)).status).toBe(404);
  });

  it.each([
    ['an old .doc', 'word-97.doc', () => fixture('word-97.doc'), 'tệp Word đời cũ (.doc)'],
    ['an old .doc named .docx', 'ke-hoach.docx', () => fixture('word-97.doc'), 'tệp Word đời cũ (.doc)'],
    ['a file with a password', 'mat.docx', () => withPassword, 'có mật khẩu'],
    ['an .odt', 'bai.odt', () => fixture('libreoffice.odt'), 'OpenDocument (.odt)'],
    ['a text named .docx', 'ghi.docx', () => Buffer.from('chỉ là chữ'), 'không phải là tài liệu Word'],
    ['RTF named .docx', 'ghi.docx', () => Buffer.from('{\\rtf1 a}'), 'tệp RTF'],
    [
      'a spreadsheet named .docx',
      'bang.docx',
      () => fixture('spreadsheet.docx'),
      'không phải là tài liệu Word',
    ],
    ['one cut off half-way', 'nua.docx', () => fixture('word.docx').subarray(0, 1500), 'đã hỏng'],
    ['one that unpacks to too much', 'bom.docx', () => fixture('bomb.docx'), 'giải nén ra quá lớn'],
    ['one of 21 MB', 'to.docx', () => Buffer.alloc(21_000_000, 'PK'), 'lớn hơn 20 MB'],
    ['an empty file', 'rong.docx', () => Buffer.alloc(0), 'rỗng'],
  ])('%s is refused with its name and the way out, and nothing is kept', async (_, name, bytes, message) => {
    const before = await counts();
    const { status, error } = await send(editor, name, bytes());
    expect(status).toBe(400);
    expect(error?.message).toContain(`Tệp “${name}”`);
    expect(error?.message).toContain(message);
    expect(error?.message).toMatch(/Tài liệu Word \(\.docx\)|lưu lại/);
    expect(await counts()).toEqual(before);
  });

  it('in VNI is refused with the paragraph and what to do in UniKey', async () => {
    const before = await counts();
    const { status, error } = await send(editor, 'cu.docx', fixture('vni.docx'));
    expect(status).toBe(400);
    expect(error?.message).toMatch(/Tệp “cu\.docx”: Đoạn 2 \(“Giaùo vieân .*bảng mã cũ VNI.*Ctrl\+Shift\+F6/);
    expect(await counts()).toEqual(before);
  });

  it.each([['spokesperson'], ['administrator']] as const)('is not taken from a %s', async (role) => {
    const before = await counts();
    const { status } = await send(await signIn(cms, role), 'word.docx', fixture('word.docx'));
    expect(status).toBe(403);
    expect(await counts()).toEqual(before);
  });

  it('of somebody without a unit leaves no pictures behind', async () => {
    const before = await counts();
    const { status, error } = await send(
      await signInAs(cms, { roles: ['editor'] }),
      'word.docx',
      fixture('word.docx'),
    );
    expect(status).toBe(400);
    expect(error?.message).toContain('chưa thuộc đơn vị nào');
    expect(await counts()).toEqual(before);
  });

  it('is not taken without a session, nor is a request without a file', async () => {
    expect((await send(person(cms, null), 'word.docx', fixture('word.docx'))).status).toBe(401);
    expect((await editor.form('/approval/import', { a: 'b' })).status).toBe(400);
  });
});
