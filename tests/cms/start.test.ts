import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, UNIT, person, signIn } from '../support/cms-people.ts';
import {
  ARTICLE,
  act,
  articles,
  does,
  fingerprint,
  otherUnit,
  publish,
  standing,
  write,
} from '../support/cms-posts.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PROFILE = 'api::profile.profile';
const POLICY = 'api::policy.policy';

interface Started {
  data: { uid: string; documentId: string };
}

describe('a new post', () => {
  let cms: Cms;
  let editor: SignedIn;
  let contributor: SignedIn;
  let approver: SignedIn;
  let elsewhere: SignedIn;

  const start = (who: Pick<SignedIn, 'post'>, wish: Record<string, unknown> = {}) =>
    who.post<Started>('/approval/start', {
      uid: ARTICLE,
      title: 'Lớp tập huấn tháng Mười',
      from: { template: 'hoi-nghi-tap-huan' },
      ...wish,
    });
  const started = async (who: Pick<SignedIn, 'post'>, wish: Record<string, unknown> = {}) => {
    const { status, body } = await start(who, wish);
    expect(status, body.error?.message).toBe(200);
    return body.data.documentId;
  };
  const draftOf = (uid: typeof ARTICLE | typeof PROFILE | typeof POLICY, documentId: string) =>
    cms.strapi.documents(uid).findOne({ documentId, populate: '*' });
  /** An old post with everything that a copy must not contain. */
  const fullArticle = async (who: SignedIn) => {
    const [file] = (await who.upload({ name: 'a.png', type: 'image/png', bytes: PIXEL })).body;
    const photo = { picture: file!.id, alt: 'Bé An bên cửa', credit: 'Cô Lan', decorative: false };
    return write(cms, who, {
      title: 'Bài cũ',
      body: 'Bé An kể.\n\n## Việc một\n\nCô Lan nói.',
      format: 'chum-anh',
      source: 'Phòng Mầm non',
      authors: [{ name: 'Cô Lan', role: 'author' }],
      leadPhoto: photo,
      gallery: [photo],
      attachments: [{ title: 'Danh sách lớp', file: file!.id }],
    });
  };

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    const other = await otherUnit(cms);
    editor = await signIn(cms, 'editor');
    contributor = await signIn(cms, 'contributor');
    approver = await signIn(cms, 'approver');
    elsewhere = await signIn(cms, 'editor', other);
  });
  afterAll(() => cms.stop());

  it('begins with what its template says, as a draft of the writer’s own unit, in their name', async () => {
    const documentId = await started(contributor, { unit: 'xa-vi-du' });
    const draft = await draftOf(ARTICLE, documentId);
    expect(draft).toMatchObject({
      title: 'Lớp tập huấn tháng Mười',
      format: 'tin',
      workflow: 'draft',
      stream: { code: 'ke-hoach-87' },
      taskGroups: [{ code: 'dao-tao-boi-duong' }],
      unit: { code: UNIT },
      createdBy: { id: contributor.id },
    });
    const { history } = await standing(contributor, documentId);
    expect(history.map(({ action }) => action)).toEqual(['Tạo bài']);
  });

  it.each([
    [PROFILE, 'guong-giao-vien'],
    [POLICY, 'chinh-sach-moi'],
  ] as const)('can be of the kind %s', async (uid, template) => {
    const documentId = await started(editor, { uid, from: { template } });
    expect((await draftOf(uid, documentId))?.body).toContain('## ');
  });

  it('is not submitted while its template’s prompts stand in it, and each field is named', async () => {
    const documentId = await started(editor);
    const refused = await act(editor, documentId, 'submit');
    expect(refused.status).toBe(400);
    expect(refused.message).toContain('còn chỗ chưa điền: “[… ngày, tháng, năm]” và');
    await editor.put(`${articles}/${documentId}`, { lead: 'Hai câu.', body: 'Chữ thật. [… còn sót' });
    const checks = (await standing(editor, documentId)).checks;
    expect(checks.map(({ reason }) => reason)).toEqual([
      'còn chỗ chưa điền: “[… còn sót”; hãy điền hoặc xóa cả ngoặc',
    ]);
    await editor.put(`${articles}/${documentId}`, { body: 'Chữ thật.' });
    expect((await does(editor, documentId, 'submit')).state).toBe('submitted');
  });

  it('asks for its unit only who writes for all', async () => {
    const startOf = async (who: SignedIn) =>
      (await who.get<{ data: { unit: unknown; units: { code: string }[] | null } }>('/approval/start')).body
        .data;
    const own = { code: UNIT, name: 'Sở Giáo dục và Đào tạo tỉnh An Giang' };
    expect(await startOf(contributor)).toEqual({ unit: own, units: null });
    const { units } = await startOf(approver);
    expect(units?.map(({ code }) => code)).toContain(UNIT);
    // A unit that was merged into another one last year.
    expect(units?.map(({ code }) => code)).not.toContain('huyen-an-bien');

    expect((await start(approver)).body.error?.message).toContain('Đơn vị: chưa chọn');
    expect((await start(approver, { unit: 'khong-co' })).status).toBe(400);
    expect((await start(approver, { unit: 'huyen-an-bien' })).status).toBe(400);
    const documentId = await started(approver, { unit: UNIT });
    expect((await draftOf(ARTICLE, documentId))?.unit?.code).toBe(UNIT);
  });

  it('is refused without a title, for a template that is not there, for any other type, to whom writes nothing', async () => {
    const before = await fingerprint(cms);
    expect((await start(editor, { title: '  ' })).body.error?.message).toContain('Tiêu đề: chưa ghi');
    expect((await start(editor, { title: 'x'.repeat(301) })).status).toBe(400);
    expect((await start(editor, { from: { template: 'guong-giao-vien' } })).status).toBe(400);
    expect((await start(editor, { uid: 'api::unit.unit' })).status).toBe(400);
    expect((await start(editor, { from: {} })).status).toBe(400);
    for (const role of ['leader', 'spokesperson', 'administrator'] as const) {
      const reader = await signIn(cms, role);
      expect([role, (await start(reader)).status]).toEqual([role, 403]);
      expect((await reader.get('/approval/start')).status).toBe(403);
    }
    for (const stranger of [person(cms, null), person(cms, cms.token)]) {
      expect((await start(stranger)).status).toBe(401);
      expect((await stranger.get('/approval/start')).status).toBe(401);
    }
    expect(await fingerprint(cms)).toBe(before);
  });

  describe('made of an old one', () => {
    it('is built like it and has nothing of what it said and showed', async () => {
      const { documentId: old } = await fullArticle(editor);
      const copy = await draftOf(ARTICLE, await started(editor, { from: { documentId: old } }));
      expect(copy).toMatchObject({
        title: 'Lớp tập huấn tháng Mười',
        body: '[… nội dung]\n\n## Việc một\n\n[… nội dung của mục này]\n',
        format: 'chum-anh',
        source: 'Phòng Mầm non',
        stream: { code: 'ke-hoach-87' },
        taskGroups: [{ code: 'dao-tao-boi-duong' }],
        unit: { code: UNIT },
        lead: null,
        leadPhoto: null,
        gallery: [],
        attachments: [],
        authors: [],
        createdBy: { id: editor.id },
      });
      expect(JSON.stringify(copy)).not.toMatch(/Bé An|Cô Lan|Danh sách lớp/);
    });

    it('of a profile or a policy has neither its person nor its document', async () => {
      const profile = await cms.strapi.documents(PROFILE).create({
        data: {
          title: 'Cô Lan',
          format: 'bai',
          quote: 'Lời cô Lan',
          person: { name: 'Cô Lan' },
          achievements: [{ year: 2020, what: 'Cô Lan đạt giải' }],
        },
      });
      const policy = await cms.strapi.documents(POLICY).create({
        data: {
          title: 'Cũ',
          format: 'bai',
          state: 'con-hieu-luc',
          documentNumber: '1/QĐ',
          issuer: 'Bộ',
          documentKind: 'Quyết định',
          abstract: 'Về việc cũ',
        },
      });
      const of = async (uid: typeof PROFILE | typeof POLICY, documentId: string) =>
        draftOf(uid, await started(approver, { uid, unit: UNIT, from: { documentId } }));
      expect(await of(PROFILE, profile.documentId)).toMatchObject({
        person: null,
        achievements: [],
        quote: null,
      });
      expect(await of(POLICY, policy.documentId)).toMatchObject({
        issuer: 'Bộ',
        documentKind: 'Quyết định',
        documentNumber: null,
        abstract: null,
        state: 'chua-xac-minh',
      });
    });

    it('is refused of a post that the person may not know of, that is gone, or is withdrawn by consent', async () => {
      const { documentId: old } = await write(cms, editor);
      const copied = async (who: SignedIn, documentId: string) =>
        (await start(who, { from: { documentId } })).status;
      expect([
        await copied(elsewhere, old),
        await copied(contributor, old),
        await copied(editor, 'x'),
      ]).toEqual([404, 404, 404]);
      await publish(editor, approver, old);
      await does(approver, old, 'withdraw', { reasonKind: 'consent' });
      expect(await copied(editor, old)).toBe(409);
    });

    it('by Strapi’s own clone brings no picture, file or person either, whatever the form sends', async () => {
      const { documentId: old } = await fullArticle(editor);
      const full = await draftOf(ARTICLE, old);
      const { body } = await editor.post<Started>(`${articles}/clone/${old}`, { gallery: full?.gallery });
      expect(body.data).toMatchObject({ leadPhoto: null, gallery: [] });
      expect((await standing(editor, body.data.documentId)).history.map(({ action }) => action)).toEqual([
        'Tạo bài từ bài khác',
      ]);
      expect(await draftOf(ARTICLE, body.data.documentId)).toMatchObject({
        title: 'Bài cũ',
        leadPhoto: null,
        gallery: [],
        attachments: [],
        authors: [],
      });
    });
  });
});
