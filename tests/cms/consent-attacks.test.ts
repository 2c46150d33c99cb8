// Each of these once gave access over HTTP to a child's name, form or picture, or used it without consent.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, UNIT, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  CONSENT,
  act,
  articles,
  consentBody,
  consents,
  does,
  entryId,
  otherUnit,
  publish,
  standing,
  write,
} from '../support/cms-posts.ts';
import { eventually } from '../support/system.ts';

const FILE = 'plugin::upload.file';
const policies = '/content-manager/collection-types/api::policy.policy';
const child = {
  kind: 'child',
  name: 'Bé Tên Kín',
  guardian: 'Mẹ Tên Kín',
  childAgreement: 'under-seven',
};

describe('nobody gets at a consent', () => {
  let cms: Cms;
  let editor: SignedIn;
  let approver: SignedIn;
  let elsewhere: SignedIn;
  let administrator: SignedIn;
  let number = 0;

  const upload = async (who: SignedIn, name = 'anh.png'): Promise<number> => {
    number += 1;
    const background = `#00${number.toString(16).padStart(4, '0')}`;
    const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background } })
      .png()
      .toBuffer();
    const [file] = (await who.upload({ name, type: 'image/png', bytes })).body;
    if (!file) throw new Error('no file');
    return file.id;
  };
  /** Creates a record of a child with a copy of the signed form. */
  const sign = async (who: SignedIn, changes: Record<string, unknown> = {}) => {
    const evidence = await upload(who, 'phieu.png');
    const body = await consentBody(cms, { ...child, evidence, ...changes });
    const answer = await who.post<{ data: { documentId: string; code: string } }>(consents, body);
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return { ...answer.body.data, evidence };
  };
  const connect = (...ids: string[]) => ({ connect: ids.map((documentId) => ({ documentId })) });
  const unitOf = async (code: string) => ({ unit: connect(await entryId(cms, 'api::unit.unit', code)) });
  const photo = async (who: SignedIn, changes: Record<string, unknown> = {}) => ({
    picture: await upload(who),
    alt: 'Sân trường',
    credit: 'Ban Biên tập',
    decorative: false,
    people: 'none',
    ...changes,
  });
  const fileOf = (id: number) => cms.strapi.db.query(FILE).findOne({ where: { id } });

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    const other = await otherUnit(cms);
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    elsewhere = await signIn(cms, 'editor', other);
    administrator = await signIn(cms, 'administrator');
  });
  afterAll(() => cms.stop());

  describe('by the choices of a relation', () => {
    const fields = 'fields[0]=name&fields[1]=guardian&populate=*&page=1&pageSize=100';

    it('without a right to consents, though a component holds the relation', async () => {
      const { code } = await sign(editor);
      for (const path of [
        `/content-manager/relations/post.photo/consents?${fields}`,
        `/content-manager/relations/${ARTICLE}/consents?${fields}`,
      ]) {
        const { status, body } = await administrator.get(path);
        expect([status, JSON.stringify(body).includes('Tên Kín')], path).toEqual([403, false]);
      }
      // The query that the form itself sends is answered.
      const { body } = await editor.get<{ results: { code: string }[] }>(
        `/content-manager/relations/post.photo/consents?page=1&pageSize=100&_q=${code}`,
      );
      expect(body.results.map((choice) => choice.code)).toEqual([code]);
    });

    it('of posts, which hold consents of other units', async () => {
      const foreign = await sign(approver, { name: 'Bé Xã Bên', ...(await unitOf('xa-vi-du')) });
      const post = { title: 'Văn bản', consents: connect(foreign.documentId), ...(await unitOf(UNIT)) };
      expect((await approver.post(policies, post)).status).toBe(201);
      const choices = '/content-manager/relations/api::policy.policy/implements?page=1&pageSize=10';
      const answer = async (query: string) => (await editor.get(encodeURI(`${choices}&${query}`))).body;
      const plain = await answer('');
      expect(JSON.stringify(plain)).toContain('"total":1');
      for (const query of [
        'populate=*',
        'populate[consents][fields][0]=name',
        'filters[consents][name][$startsWith]=Khác',
        'sort=consents.name',
      ]) {
        expect(await answer(query), query).toEqual(plain);
      }
    });
  });

  describe('by the copy of a signed form', () => {
    it('of another unit, by its number in a record of one’s own', async () => {
      const { evidence } = await sign(editor);
      const shown = await photo(editor);
      await write(cms, editor, { title: 'Tựa chưa đăng', gallery: [shown] });
      const loose = await upload(editor);
      for (const id of [evidence, shown.picture, loose]) {
        const { status, body } = await elsewhere.post(consents, await consentBody(cms, { evidence: id }));
        expect([status, body.error?.message]).toEqual([400, expect.stringContaining('đơn vị của bạn')]);
        expect(body.error?.message).not.toContain('Tựa chưa đăng');
      }
      const own = await sign(elsewhere);
      const { status } = await elsewhere.put(`${consents}/${own.documentId}`, { evidence });
      expect(status).toBe(400);
    });

    it('of another unit, which an approver keeps for it', async () => {
      const { evidence } = await sign(approver, await unitOf('xa-vi-du'));
      const [listed, opened] = [
        await editor.get<{ results: { id: number }[] }>('/upload/files?pageSize=100'),
        await editor.get(`/upload/files/${evidence}`),
      ];
      expect(listed.body.results.map(({ id }) => id)).not.toContain(evidence);
      expect(opened.status).toBe(403);
    });

    it('once another has taken its place in the record', async () => {
      const { documentId, evidence } = await sign(editor);
      const next = await upload(editor, 'phieu-moi.png');
      expect((await editor.put(`${consents}/${documentId}`, { evidence: next })).status).toBe(200);
      await eventually(async () => {
        expect(await fileOf(evidence)).toBeNull();
      });
      expect(await fileOf(next)).not.toBeNull();
    });

    it('by its name, asked of a folder', async () => {
      const form = await upload(editor, 'phieu-be-ten-kin.png');
      const { body } = await approver.post<{ data: { id: number } }>('/upload/folders', {
        name: 'Thư mục',
        parent: null,
      });
      const superAdmin = await signIn(cms, null);
      await superAdmin.post('/upload/actions/bulk-move', {
        fileIds: [form],
        destinationFolderId: body.data.id,
      });
      const found = async (query: string) => (await elsewhere.get(`/upload/folders?${query}`)).body;
      expect(await found('filters[files][name][$startsWith]=khac')).toEqual(
        await found('filters[files][name][$startsWith]=phieu-be'),
      );
    });
  });

  it('by a code that is given again after its record was deleted', async () => {
    const first = await sign(editor);
    const gallery = [await photo(editor, { people: 'child', consents: connect(first.documentId) })];
    const { documentId } = await write(cms, editor, { gallery });
    await does(editor, documentId, 'submit');
    await does(editor, documentId, 'recall');
    await editor.put(`${articles}/${documentId}`, { gallery: [] });
    expect((await editor.delete(`${consents}/${first.documentId}`)).status).toBe(200);
    const second = await sign(editor, { name: 'Bé Khác' });
    expect(second.code).not.toBe(first.code);
    const restored = await editor.post(`/approval/posts/${ARTICLE}/${documentId}/revisions/1/restore`);
    expect(restored.status).toBe(200);
    const { status, message } = await act(editor, documentId, 'submit');
    expect([status, message]).toEqual([400, expect.stringContaining('chưa có phiếu đồng ý')]);
  });

  it('by what was said about a post before a consent was withdrawn', async () => {
    const consent = await sign(editor, { name: 'Bé Được Nhắc', guardian: 'Bà Ngoại Được Nhắc' });
    const gallery = [await photo(editor, { people: 'child', consents: connect(consent.documentId) })];
    const { documentId } = await write(cms, editor, { gallery });
    for (const comment of ['Hỏi lại mẹ bé được nhắc.', 'Gọi cho Bà Ngoại Được Nhắc.', 'Thiếu ngày.']) {
      await does(editor, documentId, 'submit');
      await does(approver, documentId, 'return', { comment });
    }
    expect((await publish(editor, approver, documentId)).status).toBe(200);
    const { status } = await approver.post(`/approval/consents/${consent.documentId}/withdraw`, {
      posts: [{ uid: ARTICLE, documentId, how: 'strip' }],
    });
    expect(status).toBe(200);
    const comments: { text: string }[] = await cms.strapi.db
      .query('api::approval.approval-comment')
      .findMany({ where: { postDocumentId: documentId }, orderBy: { id: 'asc' } });
    expect(comments.map(({ text }) => text)).toEqual(['Thiếu ngày.', expect.stringContaining(consent.code)]);
    expect(await cms.strapi.db.query(CONSENT).count({ where: { code: consent.code, name: null } })).toBe(1);
    await eventually(async () => {
      expect(await fileOf(consent.evidence)).toBeNull();
    });
  });

  it('by why a post was urgent, or was published at once, before a consent was withdrawn', async () => {
    const consent = await sign(editor, { name: 'Bé Được Nêu', guardian: 'Ông Được Nêu' });
    const covered = { people: 'child', consents: connect(consent.documentId) };
    const gallery = [await photo(editor, covered)];
    const urgent = await write(cms, editor, { gallery });
    expect((await publish(editor, approver, urgent.documentId)).status).toBe(200);
    expect((await editor.put(`${articles}/${urgent.documentId}`, { gallery: [] })).status).toBe(200);
    await does(editor, urgent.documentId, 'submit', {
      correction: { kind: 'minor' },
      urgent: 'ông được nêu muốn gỡ ảnh bé ngay.',
    });
    const emergency = await write(cms, approver, { gallery });
    await does(approver, emergency.documentId, 'emergency', { comment: 'Nhà Bé Được Nêu cần gấp.' });

    const { status } = await approver.post(`/approval/consents/${consent.documentId}/withdraw`, {
      posts: [urgent, emergency].map(({ documentId }) => ({ uid: ARTICLE, documentId, how: 'strip' })),
    });
    expect(status).toBe(200);
    expect((await standing(approver, urgent.documentId)).urgent).toBe('Ý kiến đã được xóa.');
    expect((await standing(approver, emergency.documentId)).emergency?.reason).toBe('Ý kiến đã được xóa.');
    const named: { text: string | null }[] = await cms.strapi.db
      .query('api::approval.mail')
      .findMany({ where: { postDocumentId: { $in: [urgent.documentId, emergency.documentId] } } });
    expect(named.filter(({ text }) => /được nêu/i.test(text ?? ''))).toEqual([]);
    await eventually(async () => {
      expect(await fileOf(consent.evidence)).toBeNull();
    });
  });
});
