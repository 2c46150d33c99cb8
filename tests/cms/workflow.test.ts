import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { UNIT, type SignedIn, signIn } from '../support/cms-people.ts';
import { ARTICLE, act, articles, does, entryId, outbox, standing, write } from '../support/cms-posts.ts';
import { eventually } from '../support/system.ts';

describe('the way of a post', () => {
  let cms: Cms;
  let editor: SignedIn;
  let approver: SignedIn;
  let second: SignedIn;
  let spokesperson: SignedIn;

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    second = await signIn(cms, 'approver');
    spokesperson = await signIn(cms, 'spokesperson');
  });
  afterAll(() => cms.stop());

  it('leads from draft to public by two people', async () => {
    const { documentId, postId } = await write(cms, editor);
    expect((await standing(editor, documentId)).may.map(({ action }) => action)).toContain('submit');
    await does(editor, documentId, 'submit');
    expect((await standing(approver, documentId)).state).toBe('submitted');
    const done = await does(approver, documentId, 'approve');
    expect(done).toMatchObject({ state: 'published', status: 'live' });
    expect((await outbox(cms)).filter(({ key }) => key === postId)).toHaveLength(1);
    expect(done.history.map(({ action }) => action)).toEqual(['Duyệt đăng', 'Gửi duyệt', 'Tạo bài']);
  });

  it('reads the post once to decide and its draft once more to answer, and prepares its publication once', async () => {
    const { documentId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    const { draftHash } = await standing(approver, documentId);
    const reads = { draft: 0, log: 0, prepared: 0 };
    const stop = cms.strapi.db.lifecycles.subscribe({
      beforeFindOne({ model, params }) {
        const { where, populate } = params as { where: { documentId?: string }; populate?: object };
        const isDraft = where.documentId === documentId && populate && 'gallery' in populate;
        if (model.uid === ARTICLE && isDraft) reads.draft += 1;
      },
      beforeFindMany({ model, params }) {
        const { where } = params as { where?: { postDocumentId?: unknown } };
        const isLog = model.uid === 'api::approval.approval-event' && where?.postDocumentId === documentId;
        if (isLog) reads.log += 1;
        // Every preparation of a publication reads the units with all their names, so these reads are counted.
        if (model.uid === 'api::unit.unit' && where === undefined) reads.prepared += 1;
      },
    });
    const approval = `/approval/posts/${ARTICLE}/${documentId}/actions/approve`;
    expect((await approver.post(approval, { draftHash })).status).toBe(200);
    stop();
    expect(reads).toEqual({ draft: 2, log: 1, prepared: 1 });
  });

  it('returns with a comment, and takes what was fixed', async () => {
    const { documentId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    expect((await act(approver, documentId, 'return')).status).toBe(400);
    const returned = await does(approver, documentId, 'return', { comment: 'Thiếu tên trường.' });
    expect(returned.state).toBe('returned');
    expect((await editor.put(`${articles}/${documentId}`, { title: 'Đã sửa tên trường' })).status).toBe(200);
    expect((await standing(editor, documentId)).state).toBe('returned');
    await does(editor, documentId, 'submit');
    expect((await does(approver, documentId, 'approve')).status).toBe('live');
  });

  it('voids a submission by one changed character', async () => {
    const { documentId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    const { draftHash } = await standing(approver, documentId);
    await editor.put(`${articles}/${documentId}`, { lead: 'Ba buổi, hai mươi giáo viên, một chủ đề!' });
    expect((await standing(editor, documentId)).state).toBe('draft');
    expect((await act(approver, documentId, 'approve', { draftHash })).status).toBe(409);
    await does(editor, documentId, 'submit');
    expect((await act(approver, documentId, 'approve', { draftHash })).status).toBe(409);
  });

  it('shows an approver’s proposal word by word, and lets the same approver approve it', async () => {
    const { documentId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    const proposed = await does(approver, documentId, 'propose', {
      changes: { title: 'Tiêu đề hay hơn', lead: 'Ba buổi, hai mươi giáo viên, một chủ đề.' },
      comment: 'Ngắn hơn',
    });
    expect(proposed).toMatchObject({
      state: 'returned',
      proposal: {
        changes: [
          { field: 'title', from: 'Lớp bồi dưỡng tháng Mười ở cụm trường ven biển', to: 'Tiêu đề hay hơn' },
        ],
      },
    });
    expect((await does(editor, documentId, 'acceptProposal')).proposal).toBeNull();
    await does(editor, documentId, 'submit');
    expect((await does(approver, documentId, 'approve')).state).toBe('published');
    const live = await cms.strapi.documents(ARTICLE).findOne({ documentId, status: 'published' });
    expect(live?.title).toBe('Tiêu đề hay hơn');
  });

  it('bars whoever saved a change, and lifts the bar with the next publication', async () => {
    const { documentId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    expect((await approver.put(`${articles}/${documentId}`, { title: 'Người duyệt sửa' })).status).toBe(200);
    await does(editor, documentId, 'submit');
    const refused = await act(approver, documentId, 'approve');
    expect(refused.status).toBe(403);
    expect((await standing(approver, documentId)).barred).toContain('phải để người khác duyệt');
    expect((await does(second, documentId, 'approve')).state).toBe('published');
    await editor.put(`${articles}/${documentId}`, { title: 'Lần sau' });
    await does(editor, documentId, 'submit', { correction: { kind: 'minor' } });
    expect((await does(approver, documentId, 'approve')).state).toBe('published');
  });

  it('needs the spokesperson, another person than the approver, for a press release', async () => {
    const { documentId } = await write(cms, editor, { format: 'thong-cao-bao-chi' });
    await does(editor, documentId, 'submit');
    expect((await does(approver, documentId, 'approve')).state).toBe('second');
    expect((await act(second, documentId, 'approve')).status).toBe(409);
    expect((await act(second, documentId, 'approveAsSpokesperson')).status).toBe(403);
    expect((await does(spokesperson, documentId, 'approveAsSpokesperson')).state).toBe('published');
  });

  it('publishes at the hour, once', async () => {
    const { documentId, postId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    const publishAt = new Date(Date.now() + 1500).toISOString();
    expect((await does(approver, documentId, 'approve', { publishAt })).state).toBe('scheduled');
    await eventually(async () => expect((await standing(editor, documentId)).state).toBe('published'));
    expect((await outbox(cms)).filter(({ key }) => key === postId)).toHaveLength(1);
  });

  it('goes on past a post that cannot be read: at its hour, for pictures, in what waits; and logs it once', async () => {
    const posts = [await write(cms, editor), await write(cms, editor)] as const;
    const [unreadable, other] = posts;
    for (const { documentId } of posts) await does(editor, documentId, 'submit');
    const stop = cms.strapi.db.lifecycles.subscribe({
      beforeFindOne({ model, params }) {
        const { where } = params as { where: { documentId?: string } };
        if (model.uid === ARTICLE && where.documentId === unreadable.documentId) throw new Error('hỏng');
      },
    });
    const { error } = cms.strapi.log;
    const lines: string[] = [];
    cms.strapi.log.error = ((line: unknown) => lines.push(String(line))) as unknown as typeof error;
    try {
      const headers = { Authorization: `Bearer ${cms.token}` };
      expect((await fetch(`${cms.url}/api/publication/originals`, { headers })).status).toBe(200);
      const { status, body } = await approver.get<{
        data: { waiting: { documentId: string }[] };
      }>('/approval/to-do');
      expect(status).toBe(200);
      const waiting = body.data.waiting.map(({ documentId }) => documentId);
      expect(waiting).toContain(other.documentId);
      expect(waiting).not.toContain(unreadable.documentId);

      await cms.strapi.db.query('api::publication.post-record').updateMany({
        where: { postId: { $in: posts.map(({ postId }) => postId) } },
        data: { state: 'scheduled', scheduledAt: new Date(Date.now() - 1000).toISOString() },
      });
      await eventually(async () =>
        expect((await standing(editor, other.documentId)).state).toBe('published'),
      );
      // Once more for each of them.
      await fetch(`${cms.url}/api/publication/originals`, { headers });
      expect(
        lines.filter((line) => line.includes(unreadable.documentId)).map((line) => line.split(':')[0]),
      ).toEqual(['Tìm ảnh của bài chờ duyệt', 'Lập việc cần làm', 'Tự đăng theo giờ hẹn']);
    } finally {
      cms.strapi.log.error = error;
      stop();
    }
  });

  it('corrects with a note that is never changed, only followed by another, and hides one by two people', async () => {
    const { documentId, postId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    await does(approver, documentId, 'approve');
    const notes = async () =>
      (await outbox(cms)).find(({ key }) => key === postId)?.payload['corrections'] as { note: string }[];
    expect((await act(editor, documentId, 'submit')).status).toBe(400);
    await does(editor, documentId, 'submit', { correction: { kind: 'substantial', note: 'Số lớp là ba.' } });
    await does(approver, documentId, 'approve');
    await does(editor, documentId, 'submit', {
      correction: { kind: 'substantial', note: 'Tên đúng là Ví Dụ 2.' },
    });
    await does(approver, documentId, 'approve');
    expect((await notes()).map(({ note }) => note)).toEqual(['Số lớp là ba.', 'Tên đúng là Ví Dụ 2.']);
    await does(approver, documentId, 'requestHiding', { index: 0, comment: 'Nêu tên một em.' });
    expect((await act(approver, documentId, 'confirmHiding')).status).toBe(403);
    await does(second, documentId, 'confirmHiding');
    expect((await notes()).map(({ note }) => note)).toEqual([
      'Ghi chú đã được ẩn theo quy định',
      'Tên đúng là Ví Dụ 2.',
    ]);
  });

  it('flags an emergency until another person confirms it', async () => {
    const { documentId } = await write(cms, approver, {
      unit: { connect: [{ documentId: await entryId(cms, 'api::unit.unit', UNIT) }] },
    });
    expect((await act(approver, documentId, 'emergency')).status).toBe(400);
    const done = await does(approver, documentId, 'emergency', { comment: 'Bão vào, trường nghỉ.' });
    expect(done).toMatchObject({ status: 'live', emergency: { reason: 'Bão vào, trường nghỉ.' } });
    expect((await act(approver, documentId, 'confirmEmergency')).status).toBe(403);
    expect((await does(second, documentId, 'confirmEmergency')).emergency).toBeNull();

    await approver.put(`${articles}/${documentId}`, { lead: 'Sửa gấp.' });
    const untold = await act(approver, documentId, 'emergency', { comment: 'Sai số điện thoại.' });
    expect([untold.status, untold.fields]).toEqual([400, ['Nội dung đính chính']]);
    const told = await does(approver, documentId, 'emergency', {
      comment: 'Sai số điện thoại.',
      correction: { kind: 'substantial', note: 'Số điện thoại đúng là 0297 000 000.' },
    });
    expect(told.corrections.map(({ note }) => note)).toEqual(['Số điện thoại đúng là 0297 000 000.']);
  });

  it('withdraws by consent: title, text, names and pictures leave the CMS too', async () => {
    const { documentId, postId } = await write(cms, editor, {
      title: 'Cô Nguyễn Thị Riêng Tư',
      body: 'Câu chuyện riêng tư.',
      authors: [{ name: 'Bà Riêng Tư', role: 'author' }],
    });
    await does(editor, documentId, 'submit', { comment: 'Về cô Riêng Tư' });
    await does(approver, documentId, 'approve');
    await does(approver, documentId, 'withdraw', { reasonKind: 'consent' });
    for (const name of await cms.strapi.db.dialect.schemaInspector.getTables()) {
      const rows = JSON.stringify(await cms.strapi.db.connection(name).select('*'));
      expect(rows.toLowerCase(), name).not.toMatch(/riêng tư|rieng-tu/);
    }
    expect((await act(editor, documentId, 'submit')).status).toBe(409);
    expect((await outbox(cms)).find(({ key }) => key === postId)?.payload).toMatchObject({
      status: 'withdrawn',
      title: null,
    });
  });

  it('keeps revisions, and restores one as a new draft', async () => {
    const { documentId } = await write(cms, editor, { title: 'Bản một' });
    await does(editor, documentId, 'submit');
    await editor.put(`${articles}/${documentId}`, { title: 'Bản hai' });
    await does(editor, documentId, 'submit');
    const { revisions } = await does(approver, documentId, 'approve');
    expect(revisions.map(({ number, cause }) => `${number} ${cause}`)).toEqual([
      '3 published',
      '2 submitted',
      '1 submitted',
    ]);
    const path = `/approval/posts/${ARTICLE}/${documentId}/revisions/1`;
    expect((await editor.get<{ data: { snapshot: { title: string } } }>(path)).body.data.snapshot.title).toBe(
      'Bản một',
    );
    expect((await editor.post(`${path}/restore`)).status).toBe(200);
    const draft = await cms.strapi
      .documents(ARTICLE)
      .findOne({ documentId, populate: ['unit', 'stream', 'taskGroups'] });
    expect(draft).toMatchObject({ title: 'Bản một', unit: { code: UNIT }, stream: { code: 'ke-hoach-87' } });
    expect((await standing(editor, documentId)).state).toBe('draft');
  });

  it('refuses the second save of two people, naming the first, and loses nothing', async () => {
    const { documentId } = await write(cms, editor);
    const opened = await editor.get<{ data: { updatedAt: string } }>(`${articles}/${documentId}`);
    const { updatedAt } = opened.body.data;
    expect(
      (await approver.put(`${articles}/${documentId}`, { lead: 'Của người duyệt.', updatedAt })).status,
    ).toBe(200);
    const refused = await editor.put(`${articles}/${documentId}`, { lead: 'Của biên tập viên.', updatedAt });
    expect(refused.status).toBe(409);
    expect(refused.body.error?.message).toContain('Người Thử approver');
    expect((await cms.strapi.documents(ARTICLE).findOne({ documentId }))?.lead).toBe('Của người duyệt.');
  });
});
