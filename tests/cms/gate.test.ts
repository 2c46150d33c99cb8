import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type Answer, type Person, person, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  act,
  articleBody,
  articles,
  does,
  fingerprint,
  outbox,
  publish,
  write,
} from '../support/cms-posts.ts';

describe('only approved text is public', () => {
  let cms: Cms;
  let superAdmin: Person;
  let editor: Person;
  let approver: Person;
  let fullAccess: Person;
  /** A saved draft, and a post that was approved. */
  let draft: string;
  let live: string;

  const create = (who: Person, changes: Record<string, unknown> = {}) => write(cms, who, changes);

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    superAdmin = await signIn(cms, null);
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    const token = await cms.strapi
      .service('admin::api-token')
      .create({ name: 'toàn quyền', description: '', type: 'full-access', lifespan: null });
    fullAccess = person(cms, token.accessKey);
    draft = (await create(editor)).documentId;
    live = (await create(editor, { title: 'Bài đã duyệt' })).documentId;
    expect((await publish(editor, approver, live)).status).toBe(200);
    await does(editor, draft, 'submit');
  });
  afterAll(() => cms.stop());

  const NOT_HERE = 'Không đăng hoặc gỡ bài theo cách này được.';
  const WAS_PUBLIC = 'Bài đã từng đăng thì không xóa được.';
  /** The path at which REST would serve articles. */
  const rest = () => `/api/${cms.strapi.contentTypes[ARTICLE].info.pluralName}`;
  type Attempt = () => Promise<{ status: number; message?: string; body?: Answer['body'] }>;

  /** `says`: text by which this refusal differs from others; null: there is no such address, or nobody is logged in. */
  const refusals: [what: string, status: number, says: string | null, attempt: Attempt][] = [
    [
      'publish one, content manager',
      403,
      NOT_HERE,
      () => superAdmin.post(`${articles}/${draft}/actions/publish`, {}),
    ],
    [
      'publish one with a changed text, content manager',
      403,
      NOT_HERE,
      async () =>
        superAdmin.post(`${articles}/${draft}/actions/publish`, await articleBody(cms, { title: 'Đã đổi' })),
    ],
    [
      'publish many',
      403,
      NOT_HERE,
      () => superAdmin.post(`${articles}/actions/bulkPublish`, { documentIds: [draft] }),
    ],
    [
      'create and publish',
      403,
      NOT_HERE,
      async () => superAdmin.post(`${articles}/actions/publish`, await articleBody(cms)),
    ],
    ['unpublish one', 403, NOT_HERE, () => superAdmin.post(`${articles}/${live}/actions/unpublish`, {})],
    [
      'unpublish one and drop the draft',
      403,
      NOT_HERE,
      () => superAdmin.post(`${articles}/${live}/actions/unpublish`, { discardDraft: true }),
    ],
    [
      'unpublish many',
      403,
      NOT_HERE,
      () => superAdmin.post(`${articles}/actions/bulkUnpublish`, { documentIds: [live] }),
    ],
    ['delete what was published', 403, WAS_PUBLIC, () => superAdmin.delete(`${articles}/${live}`)],
    [
      'delete many that were published',
      403,
      WAS_PUBLIC,
      () => superAdmin.post(`${articles}/actions/bulkDelete`, { documentIds: [live] }),
    ],
    [
      'create, REST, full-access token',
      405,
      null,
      () => fullAccess.post(rest(), { data: { title: 'Lách luật' } }),
    ],
    [
      'create as published, REST',
      405,
      null,
      () => fullAccess.post(`${rest()}?status=published`, { data: { title: 'Lách luật' } }),
    ],
    [
      'update, REST, full-access token',
      405,
      null,
      () => fullAccess.put(`${rest()}/${draft}`, { data: { title: 'Lách luật' } }),
    ],
    ['delete, REST, full-access token', 405, null, () => fullAccess.delete(`${rest()}/${live}`)],
    ['approve, as an editor', 403, '“Duyệt đăng”', () => act(editor, draft, 'approve')],
    ['approve, as Super Admin', 403, '“Duyệt đăng”', () => act(superAdmin, draft, 'approve')],
    [
      'withdraw, as an editor',
      403,
      '“Gỡ bài”',
      () => act(editor, live, 'withdraw', { reasonKind: 'error', reason: 'x' }),
    ],
    ['approve, nobody', 401, null, () => act(person(cms, null), draft, 'approve')],
    ['approve, full-access token', 401, null, () => act(fullAccess, draft, 'approve')],
  ];
  it.each(refusals)('refuses to %s with %i and changes no row', async (_, wanted, says, attempt) => {
    const before = await fingerprint(cms);
    const { status, message, body } = await attempt();
    expect(status).toBe(wanted);
    if (says !== null) expect(message ?? body?.error?.message).toContain(says);
    expect(await fingerprint(cms)).toBe(before);
  });

  it('answers whoever may at the same addresses', async () => {
    const posts = async () => [await create(editor), await create(editor)].map((post) => post.documentId);
    const [one, two] = await posts();
    const answers = {
      create: await superAdmin.post(articles, await articleBody(cms)),
      delete: await superAdmin.delete(`${articles}/${one}`),
      deleteMany: await superAdmin.post(`${articles}/actions/bulkDelete`, { documentIds: [two] }),
      // The token is valid: it can read what the publisher reads.
      token: await fullAccess.get('/api/publication/changes'),
    };
    expect(Object.entries(answers).map(([what, { status }]) => [what, status])).toEqual([
      ['create', 201],
      ['delete', 200],
      ['deleteMany', 200],
      ['token', 200],
    ]);
    const documentId = (await create(editor)).documentId;
    await does(editor, documentId, 'submit');
    expect((await act(approver, documentId, 'approve')).status).toBe(200);
    const withdrawn = await act(approver, documentId, 'withdraw', { reasonKind: 'error', reason: 'x' });
    expect(withdrawn.status).toBe(200);
  });

  const services: [string, () => Promise<unknown>][] = [
    ['publish', () => cms.strapi.documents(ARTICLE).publish({ documentId: draft })],
    ['unpublish', () => cms.strapi.documents(ARTICLE).unpublish({ documentId: live })],
    [
      'create with status published',
      () =>
        cms.strapi.documents(ARTICLE).create({ data: { title: 'x', format: 'tin' }, status: 'published' }),
    ],
    [
      'update with status published',
      () =>
        cms.strapi
          .documents(ARTICLE)
          .update({ documentId: draft, data: { title: 'x' }, status: 'published' }),
    ],
    ['delete', () => cms.strapi.documents(ARTICLE).delete({ documentId: live })],
  ];
  it.each(services)('refuses %s through the Document Service without a permit', async (_, attempt) => {
    const before = await fingerprint(cms);
    await expect(attempt()).rejects.toThrow(/Không đăng hoặc gỡ bài theo cách này|không xóa được/);
    expect(await fingerprint(cms)).toBe(before);
  });

  it('gives a clone an id of its own, no slug, and leaves it a draft', async () => {
    const rows = (await outbox(cms)).length;
    const source = await cms.strapi.documents(ARTICLE).findOne({ documentId: live });
    const { status, body } = await superAdmin.post<{
      data: { documentId: string; postId: string; slug: string | null };
    }>(`${articles}/clone/${live}`, await articleBody(cms, { title: 'Bản sao' }));
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.data.postId).toMatch(/^(?=.*[a-z])[23456789abcdefghjkmnpqrstvwxyz]{7}$/);
    expect(body.data.postId).not.toBe(source?.postId);
    expect(body.data.slug).toBeNull();
    expect((await outbox(cms)).length).toBe(rows);
    expect(
      await cms.strapi.documents(ARTICLE).findOne({ documentId: body.data.documentId, status: 'published' }),
    ).toBeNull();
  });

  it('marks a copy of sample content as sample content', async () => {
    const { documentId } = await create(editor, { title: 'Bài minh họa' });
    await cms.strapi.db.query(ARTICLE).updateMany({ where: { documentId }, data: { sample: true } });
    const { body } = await editor.post<{ data: { documentId: string } }>(
      `${articles}/clone/${documentId}`,
      await articleBody(cms, { title: 'Bản sao' }),
    );
    const copy = await cms.strapi.documents(ARTICLE).findOne({ documentId: body.data.documentId });
    expect(copy).toMatchObject({ title: 'Bản sao', sample: true });
  });

  it('deletes a draft that was never public', async () => {
    const { documentId } = await create(editor, { title: 'Bản nháp bỏ đi' });
    expect((await superAdmin.delete(`${articles}/${documentId}`)).status).toBe(200);
    expect(await cms.strapi.documents(ARTICLE).findOne({ documentId })).toBeNull();
  });

  it('keeps the text of a draft beside the live post out of the outbox until it is approved', async () => {
    const saved = await editor.put(`${articles}/${live}`, {
      ...(await articleBody(cms)),
      title: 'Bản sửa chưa duyệt',
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(JSON.stringify(await outbox(cms))).not.toContain('Bản sửa chưa duyệt');
    expect((await publish(editor, approver, live)).status).toBe(200);
    expect(JSON.stringify(await outbox(cms))).toContain('Bản sửa chưa duyệt');
  });

  it('leaves neither published row nor outbox row when the announcement fails', async () => {
    const { documentId, postId } = await create(editor, { title: 'Bài hỏng giữa chừng' });
    const record = cms.strapi.db.query('api::publication.post-record');
    await does(editor, documentId, 'submit');
    const stop = cms.strapi.db.lifecycles.subscribe({
      models: ['api::publication.post-record'],
      beforeUpdate() {
        throw new Error('đĩa đầy');
      },
    });
    const { status } = await act(approver, documentId, 'approve');
    stop();
    expect(status).toBe(500);
    expect(await cms.strapi.documents(ARTICLE).findOne({ documentId, status: 'published' })).toBeNull();
    expect((await outbox(cms)).filter(({ key }) => key === postId)).toEqual([]);
    expect(await record.findOne({ where: { postId } })).toMatchObject({
      status: 'draft',
      state: 'submitted',
    });
  });
});
