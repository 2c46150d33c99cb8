import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, signIn } from '../support/cms-people.ts';
import { ARTICLE, act, articles, does, outbox, publish, standing, write } from '../support/cms-posts.ts';

describe('two at once', () => {
  let cms: Cms;
  let editor: SignedIn;
  let approvers: SignedIn[];

  const [one, two] = [() => approvers[0] as SignedIn, () => approvers[1] as SignedIn];
  const rowsOf = async (postId: string) => (await outbox(cms)).filter(({ key }) => key === postId);
  const liveRows = (documentId: string) =>
    cms.strapi.db.query(ARTICLE).count({ where: { documentId, publishedAt: { $notNull: true } } });

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    approvers = [];
    for (let count = 0; count < 4; count += 1) approvers.push(await signIn(cms, 'approver'));
  });
  afterAll(() => cms.stop());

  it('of twenty approvals of one post one succeeds, and nineteen hear that it is approved', async () => {
    const { documentId, postId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    const { draftHash } = await standing(one(), documentId);
    const path = `/approval/posts/${ARTICLE}/${documentId}/actions/approve`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (approvers[index % approvers.length] as SignedIn).post(path, { draftHash }),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(19);
    for (const { status, body } of refused) {
      expect(status).toBe(409);
      expect(body.error?.message).toContain('đã được duyệt');
    }
    expect(await rowsOf(postId)).toHaveLength(1);
    expect(await liveRows(documentId)).toBe(1);
  });

  it('approve against edit: either the approved text is public and the edit waits, or the approval is void', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { documentId, postId } = await write(cms, editor);
      await does(editor, documentId, 'submit');
      const [approved, saved] = await Promise.all([
        act(one(), documentId, 'approve'),
        editor.put(`${articles}/${documentId}`, { title: 'Sửa đúng lúc duyệt' }),
      ]);
      expect(saved.status).toBe(200);
      const draft = await cms.strapi.documents(ARTICLE).findOne({ documentId });
      expect(draft?.title).toBe('Sửa đúng lúc duyệt');
      const rows = await rowsOf(postId);
      const after = await standing(editor, documentId);
      expect(after.state).toBe('draft');
      if (approved.status === 200) {
        expect(rows.map(({ payload }) => payload['title'])).toEqual([
          'Lớp bồi dưỡng tháng Mười ở cụm trường ven biển',
        ]);
      } else {
        expect(approved.status).toBe(409);
        expect(rows).toEqual([]);
      }
    }
  });

  it('approve against withdraw: the post is withdrawn in the end, with one row', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { documentId, postId } = await write(cms, editor);
      await publish(editor, one(), documentId);
      await editor.put(`${articles}/${documentId}`, { title: 'Bản sửa' });
      await does(editor, documentId, 'submit', { correction: { kind: 'minor' } });
      const [approved, withdrawn] = await Promise.all([
        act(one(), documentId, 'approve'),
        act(two(), documentId, 'withdraw', { reasonKind: 'error', reason: 'Sai số liệu.' }),
      ]);
      expect(withdrawn.status).toBe(200);
      expect([200, 404, 409]).toContain(approved.status);
      expect((await rowsOf(postId)).map(({ payload }) => payload['status'])).toEqual(['withdrawn']);
      expect(await liveRows(documentId)).toBe(0);
    }
  });

  it('approve against delete: no approval comes between the check whether a post was public and its deletion', async () => {
    const superAdmin = await signIn(cms, null);
    const { documentId, postId } = await write(cms, editor);
    await does(editor, documentId, 'submit');
    let between: { status: number } | null = null;
    const stop = cms.strapi.db.lifecycles.subscribe({
      models: ['api::publication.post-record'],
      async afterFindOne() {
        // An approval under the lock would wait for the deletion. It can only come here if the check reads without the lock.
        if (between !== null || cms.strapi.db.inTransaction()) return;
        between = { status: 0 };
        between = await act(one(), documentId, 'approve');
      },
    });
    const deleted = await superAdmin.delete(`${articles}/${documentId}`);
    stop();
    expect([deleted.status, between]).toEqual([200, null]);
    expect((await act(one(), documentId, 'approve')).status).toBe(404);
    expect([await rowsOf(postId), await liveRows(documentId)]).toEqual([[], 0]);
  });

  it('of two posts that claim the same id at once, one gets it and the other is not saved', async () => {
    const { postId } = await write(cms, editor);
    const records = cms.strapi.db.query('api::publication.post-record');
    const drafts = cms.strapi.db.query(ARTICLE);
    const [before, beforeDrafts] = [await records.count(), await drafts.count()];
    const wanted = 'zz2zz2z';
    const insert = (id: string, number: number) => [
      records.create({
        data: { postId: id, uid: ARTICLE, postDocumentId: `khac-${number}`, status: 'draft', state: 'draft' },
      }),
      drafts.create({ data: { postId: id, title: 'Trùng mã', format: 'tin', publishedAt: null } }),
    ];
    const results = await Promise.allSettled(
      [insert(wanted, 1), insert(wanted, 2), insert(postId, 3)].flat(),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect([await records.count(), await drafts.count()]).toEqual([before + 1, beforeDrafts + 1]);
  });

  it('parallel saves of many posts leave a log without gaps', async () => {
    await Promise.all(Array.from({ length: 12 }, () => write(cms, editor)));
    const events = await cms.strapi.db
      .query('api::approval.approval-event')
      .findMany({ orderBy: { sequence: 'asc' } });
    expect(events.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
      events.map((_: unknown, index: number) => index + 1),
    );
  });
});
