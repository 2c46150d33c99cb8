// Ways to avoid an approval in a plain Strapi; each of them was seen to work there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, person, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  act,
  articleBody,
  articles,
  does,
  entryId,
  fingerprint,
  otherUnit,
  publish,
  standing,
  write,
} from '../support/cms-posts.ts';
import { eventually } from '../support/system.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('nine ways around an approval', () => {
  let cms: Cms;
  let superAdmin: SignedIn;
  let editor: SignedIn;
  let elsewhere: SignedIn;
  let approver: SignedIn;
  let fullAccess: ReturnType<typeof person>;
  let draft: string;

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    const unit = await otherUnit(cms);
    superAdmin = await signIn(cms, null);
    editor = await signIn(cms, 'editor');
    elsewhere = await signIn(cms, 'editor', unit);
    approver = await signIn(cms, 'approver');
    const token = await cms.strapi
      .service('admin::api-token')
      .create({ name: 'toàn quyền', description: '', type: 'full-access', lifespan: null });
    fullAccess = person(cms, token.accessKey);
    draft = (await write(cms, editor)).documentId;
    await does(editor, draft, 'submit');
  });
  afterAll(() => cms.stop());

  const unchanged = async (attempt: () => Promise<unknown>) => {
    const before = await fingerprint(cms);
    const result = await attempt();
    expect(await fingerprint(cms)).toBe(before);
    return result;
  };

  it('1: create and update with status "published" publish nothing', async () => {
    const documents = cms.strapi.documents(ARTICLE);
    await unchanged(async () => {
      await expect(
        documents.create({ data: { title: 'x', format: 'tin' }, status: 'published' }),
      ).rejects.toThrow('Không đăng');
      await expect(
        documents.update({ documentId: draft, data: { title: 'x' }, status: 'published' }),
      ).rejects.toThrow('Không đăng');
    });
  });

  it('2: REST writes and publishes nothing, not even with a full-access token', async () => {
    await unchanged(async () => {
      const rest = `/api/${cms.strapi.contentTypes[ARTICLE].info.pluralName}`;
      expect((await fullAccess.post(rest, { data: { title: 'x' } })).status).toBe(405);
      expect((await fullAccess.put(`${rest}/${draft}`, { data: { title: 'x' } })).status).toBe(405);
      expect((await fullAccess.get(`${rest}?status=draft`)).status).toBe(404);
    });
  });

  it('3: publishing with a changed text saves nothing of it', async () => {
    await unchanged(async () => {
      const body = await articleBody(cms, { title: 'Đổi khi đăng' });
      for (const who of [approver, superAdmin, editor])
        expect((await who.post(`${articles}/${draft}/actions/publish`, body)).status).toBe(403);
    });
  });

  it('4: a post belongs to its writer’s unit, whatever the form says, and does not move', async () => {
    const unitOf = async (documentId: string) =>
      (await cms.strapi.documents(ARTICLE).findOne({ documentId, populate: ['unit'] }))?.unit?.code;
    const { documentId } = await write(cms, elsewhere);
    expect(await unitOf(documentId)).toBe('xa-vi-du');
    const body = await articleBody(cms, { lead: 'Chuyển đơn vị.' });
    expect((await elsewhere.put(`${articles}/${documentId}`, body)).status).toBe(200);
    expect(await unitOf(documentId)).toBe('xa-vi-du');
  });

  it('5: a bulk look-up gives nothing of another unit', async () => {
    const path = `${articles}/actions/bulkFindForValidation`;
    const found = async (who: SignedIn) =>
      (await who.post<{ results: unknown[] }>(path, { documentIds: [draft] })).body.results.length;
    expect([await found(editor), await found(elsewhere)]).toEqual([1, 0]);
  });

  it('6: a clone of another unit’s post is not made', async () => {
    await unchanged(async () => {
      for (const path of [`${articles}/clone/${draft}`, `${articles}/auto-clone/${draft}`])
        expect((await elsewhere.post(path, await articleBody(cms))).status, path).toBe(404);
    });
  });

  it('7: Super Admin is stopped too, and the draft save of the same request is taken back', async () => {
    await unchanged(async () => {
      const body = await articleBody(cms, { title: 'Của Super Admin' });
      expect((await superAdmin.post(`${articles}/${draft}/actions/publish`, body)).status).toBe(403);
      expect((await superAdmin.post(`${articles}/actions/publish`, body)).status).toBe(403);
      expect((await act(superAdmin, draft, 'approve')).status).toBe(403);
    });
  });

  it('8: the file of a submitted or public post is neither replaced nor deleted, and the posts are named', async () => {
    const [file] = (await editor.upload({ name: 'diem.png', type: 'image/png', bytes: PIXEL })).body;
    const photo = {
      picture: file?.id,
      alt: 'Một điểm',
      credit: 'Ban Biên tập',
      decorative: false,
      people: 'none',
    };
    const { documentId } = await write(cms, editor, { title: 'Bài có ảnh', gallery: [photo] });
    await does(editor, documentId, 'submit');
    const attempts = () =>
      Promise.all([
        superAdmin.delete(`/upload/files/${file?.id}`),
        superAdmin.post('/upload/actions/bulk-delete', { fileIds: [file?.id] }),
        superAdmin.replaceFile(Number(file?.id), { name: 'khac.png', type: 'image/png', bytes: PIXEL }),
      ]);
    for (const { status, body } of await attempts()) {
      expect(status).toBe(403);
      expect(body.error?.message).toContain('“Bài có ảnh”');
    }
    await does(approver, documentId, 'approve');
    for (const { status } of await attempts()) expect(status).toBe(403);
    expect(await cms.strapi.db.query('plugin::upload.file').count({ where: { id: file?.id } })).toBe(1);
  });

  it('9: a text changed behind the Document Service is not what was approved: nothing of it is published', async () => {
    const { documentId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    const change = (title: string) =>
      cms.strapi.db.query(ARTICLE).updateMany({ where: { documentId }, data: { title } });
    await change('Sửa thẳng vào cơ sở dữ liệu');
    expect((await act(approver, documentId, 'approve')).status).toBe(409);

    const later = (await write(cms, editor)).documentId;
    await does(editor, later, 'submit');
    await does(approver, later, 'approve', { publishAt: new Date(Date.now() + 1500).toISOString() });
    await cms.strapi.db
      .query(ARTICLE)
      .updateMany({ where: { documentId: later }, data: { title: 'Sửa bài hẹn giờ' } });
    await eventually(async () => expect((await standing(editor, later)).state).toBe('returned'));
    expect((await standing(editor, later)).status).toBe('draft');
  });

  it('none of this stands in the way of the right way', async () => {
    const { documentId } = await write(cms, editor);
    expect((await publish(editor, approver, documentId)).data.state).toBe('published');
    expect(await entryId(cms, 'api::unit.unit', 'xa-vi-du')).toBeTruthy();
  });
});
