import { createHash } from 'node:crypto';
import { parseChange } from '@newsroom/shared';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cms, startCms } from '../support/cms.ts';
import { type Person, person, signIn } from '../support/cms-people.ts';
import { ARTICLE, act, articleBody, articles, does, entryId, outbox, publish } from '../support/cms-posts.ts';

interface Row extends Record<string, unknown> {
  sequence: number;
  subject: string;
  key: string;
  payload: Record<string, unknown>;
}

describe('the way from the CMS to the publisher', () => {
  let cms: Cms;
  let editor: Person;
  let approver: Person;
  let administrator: Person;
  let publisher: Person;

  const changes = async (after = 0) =>
    (await publisher.get<{ rows: Row[]; more: boolean }>(`/api/publication/changes?after=${after}&limit=500`))
      .body;
  const rowOf = async (key: string) => (await changes()).rows.find((row) => row.key === key);
  const create = async (extra: Record<string, unknown> = {}) =>
    (
      await editor.post<{ data: { documentId: string; postId: string } }>(
        articles,
        await articleBody(cms, extra),
      )
    ).body.data;
  const approve = (documentId: string) => publish(editor, approver, documentId);
  const withdraw = (documentId: string, input: Record<string, unknown>) =>
    act(approver, documentId, 'withdraw', input);

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    administrator = await signIn(cms, 'administrator');
    publisher = person(cms, cms.token);
  });
  afterAll(() => cms.stop());

  it('announces every vocabulary entry and the department from the first start', async () => {
    const { rows } = await changes();
    const count = (subject: string) => rows.filter((row) => row.subject === subject).length;
    expect([count('unit'), count('task-group'), count('stream'), count('department')]).toEqual([17, 5, 2, 1]);
    for (const row of rows) expect(parseChange(row), row.key).toHaveProperty('change');
  });

  it('gives sequences that rise, page by page, without a gap in the content', async () => {
    const all = (await changes()).rows.map((row) => row.sequence);
    const paged: number[] = [];
    for (let after = 0, more = true; more;) {
      const page = (
        await publisher.get<{ rows: Row[]; more: boolean }>(`/api/publication/changes?after=${after}&limit=4`)
      ).body;
      paged.push(...page.rows.map((row) => row.sequence));
      after = page.rows.at(-1)?.sequence ?? after;
      more = page.more;
    }
    expect(paged).toEqual(all);
    expect(paged).toEqual([...paged].sort((a, b) => a - b));
  });

  it('holds a question until there is something to say, at once after the commit', async () => {
    const { sequence = 0 } = (await changes()).rows.at(-1) ?? {};
    const path = `/api/publication/changes?after=${sequence}`;
    expect((await publisher.get<{ rows: Row[] }>(`${path}&wait=50`)).body.rows).toEqual([]);
    const answer = publisher.get<{ rows: Row[] }>(`${path}&wait=10000`);
    const { documentId, postId } = await create({ title: 'Bài được chờ' });
    await approve(documentId);
    expect((await answer).body.rows.map(({ key }) => key)).toEqual([postId]);
  });

  it('publishes an approved article with its picture, whose original is served by hash', async () => {
    const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#8ac' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const [file] = (await editor.upload({ name: 'Ảnh lớp học.jpg', type: 'image/jpeg', bytes })).body;
    const { documentId, postId } = await create({
      leadPhoto: {
        picture: file?.id,
        alt: 'Một lớp học',
        decorative: false,
        people: 'none',
        credit: 'Ban Biên tập',
        caption: null,
      },
    });
    const approved = await approve(documentId);
    expect(approved.status, approved.message).toBe(200);

    const row = await rowOf(postId);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(row?.payload).toMatchObject({
      status: 'live',
      slug: 'lop-boi-duong-thang-muoi-o-cum-truong-ven-bien',
      leadPhoto: { sha256, width: 600, height: 900, alt: 'Một lớp học', credit: 'Ban Biên tập' },
    });
    const original = await fetch(`${cms.url}/api/publication/originals/${sha256}`, {
      headers: { authorization: `Bearer ${cms.token}` },
    });
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('names the pictures of posts that wait for a decision by their hash, and none of any other post', async () => {
    const awaited = async () =>
      (await publisher.get<{ pictures: string[] }>('/api/publication/originals')).body.pictures;
    const hashes: string[] = [];
    const photos = [];
    for (const background of ['#a11', '#1a1']) {
      const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
        .jpeg()
        .toBuffer();
      hashes.push(createHash('sha256').update(bytes).digest('hex'));
      const [file] = (await editor.upload({ name: `${background}.jpg`, type: 'image/jpeg', bytes })).body;
      photos.push({ picture: file?.id, alt: 'Một lớp học', people: 'none', credit: 'Ban Biên tập' });
    }
    const [leadPhoto, other] = photos;
    const { documentId } = await create({ leadPhoto, gallery: [other, leadPhoto] });
    expect(await awaited()).toEqual([]);
    await does(editor, documentId, 'submit');
    expect((await awaited()).sort()).toEqual(hashes.toSorted());
    await editor.put(`${articles}/${documentId}`, await articleBody(cms, { title: 'Sửa sau khi gửi' }));
    expect(await awaited()).toEqual([]);
    await does(editor, documentId, 'submit');
    await does(approver, documentId, 'approve', {
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect((await awaited()).sort()).toEqual(hashes.toSorted());
    await does(approver, documentId, 'unschedule');
    await does(approver, documentId, 'approve');
    expect(await awaited()).toEqual([]);
  });

  it('keeps the slug of the first approval when the title changes', async () => {
    const { documentId, postId } = await create({ title: 'Tiêu đề thứ nhất' });
    await approve(documentId);
    await editor.put(`${articles}/${documentId}`, await articleBody(cms, { title: 'Tiêu đề thứ hai' }));
    await approve(documentId);
    expect((await rowOf(postId))?.payload).toMatchObject({
      slug: 'tieu-de-thu-nhat',
      title: 'Tiêu đề thứ hai',
    });
  });

  it('keeps one row per post, so that a superseded text is nowhere', async () => {
    const { documentId, postId } = await create({ body: 'Câu cũ sẽ được thay.' });
    await approve(documentId);
    await editor.put(`${articles}/${documentId}`, await articleBody(cms, { body: 'Câu mới.' }));
    await approve(documentId);
    expect((await outbox(cms)).filter(({ key }) => key === postId)).toHaveLength(1);
    expect(JSON.stringify(await outbox(cms))).not.toContain('Câu cũ sẽ được thay');
  });

  it.each([
    ['error', 'Số liệu chưa đúng', { slug: 'bai-se-go', title: 'Bài sẽ gỡ', reason: 'Số liệu chưa đúng' }],
    ['consent', '', { slug: null, title: null, reason: 'Bài được gỡ theo yêu cầu của người có liên quan' }],
  ])('withdraws for %s: the row keeps neither body nor picture', async (reasonKind, reason, expected) => {
    const { documentId, postId } = await create({ title: 'Bài sẽ gỡ', body: 'Thân bài bí mật.' });
    await approve(documentId);
    const answer = await withdraw(documentId, { reasonKind, reason });
    expect(answer.status, answer.message).toBe(200);
    const row = await rowOf(postId);
    expect(row?.payload).toMatchObject({ status: 'withdrawn', reasonKind, ...expected });
    expect(JSON.stringify(row)).not.toContain('Thân bài bí mật');
  });

  it('nothing withdrawn returns: a withdrawn post is not approved again', async () => {
    const { documentId, postId } = await create({ title: 'Gỡ rồi thì thôi' });
    await approve(documentId);
    await withdraw(documentId, { reasonKind: 'outdated', reason: 'Đã có bài mới' });
    const again = await approve(documentId);
    expect(again.status).toBe(409);
    expect(again.message).toContain('không sửa và không đăng lại được');
    expect((await editor.put(`${articles}/${documentId}`, { title: 'Sửa rồi đăng lại' })).status).toBe(409);
    expect((await rowOf(postId))?.payload.status).toBe('withdrawn');
  });

  it('announces a new name of a unit in the transaction of its save', async () => {
    const documentId = await entryId(cms, 'api::unit.unit', 'huyen-an-bien');
    const path = `/content-manager/collection-types/api::unit.unit/${documentId}`;
    const saved = await administrator.put(path, {
      names: [
        {
          name: 'Phòng Giáo dục và Đào tạo huyện An Biên',
          gsoCode: '908',
          validFrom: null,
          validTo: '2025-06-30',
        },
        { name: 'Tên thử nghiệm', gsoCode: null, validFrom: '2025-07-01', validTo: null },
      ],
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(JSON.stringify((await rowOf('huyen-an-bien'))?.payload.names)).toContain('Tên thử nghiệm');
  });

  it('shows the editor when the publisher had the post on the site, and what it refused', async () => {
    const { documentId, postId } = await create({ title: 'Chờ lên trang' });
    await approve(documentId);
    const sequence = (await changes()).rows.at(-1)?.sequence;
    const at = '2026-11-20T01:02:03.000Z';
    const refusals = [
      { subject: 'post', key: postId, problems: [{ field: 'leadPhoto', reason: 'ảnh hỏng' }] },
    ];
    const report = await fetch(`${cms.url}/api/publication/releases`, {
      method: 'POST',
      headers: { authorization: `Bearer ${cms.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sequence, at, refusals }),
    });
    expect(report.status).toBe(204);
    const { body } = await editor.get<{ data: unknown }>(`/approval/posts/${ARTICLE}/${documentId}`);
    expect(body.data).toMatchObject({
      status: 'live',
      releasedAt: at,
      refusal: [{ field: 'leadPhoto', reason: 'ảnh hỏng' }],
      url: `http://localhost:4321/bai-viet/cho-len-trang-${postId}/`,
    });
  });
});
