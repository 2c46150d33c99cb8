import { createRequire } from 'node:module';
// What the server tells the page for approvers and the calendar.
import { dayOf, monthOf } from '@newsroom/shared';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_URL, type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, signIn } from '../support/cms-people.ts';
import { ARTICLE, articles, does, otherUnit, publish, standing, write } from '../support/cms-posts.ts';

const { eraseSamples } = createRequire(import.meta.url)(
  '@newsroom/cms/dist/src/newsroom/publication/publisher.js',
) as { eraseSamples(this: void): Promise<unknown> };

interface Review {
  draftHash: string;
  draft: { title: string; lead: string };
  body: string;
  names: { unit: string | null; stream: string | null; taskGroups: string[] };
  files: Record<string, { url: string; readingUrl: string | null }>;
  compared: { with: string; at: string; snapshot: { lead: string } } | null;
}

interface CalendarEntry {
  documentId: string;
  kind: string;
  at: string;
}

describe('reading a post before a decision', () => {
  let cms: Cms;
  let editor: SignedIn;
  let approver: SignedIn;
  let second: SignedIn;

  const path = (documentId: string): string => `/approval/posts/${ARTICLE}/${documentId}`;
  const review = async (who: SignedIn, documentId: string): Promise<Review> =>
    (await who.get<{ data: Review }>(`${path(documentId)}/review`)).body.data;
  /** Opens the page and reads the text. */
  const opens = async (who: SignedIn, documentId: string): Promise<Review['compared']> => {
    const { draftHash, compared } = await review(who, documentId);
    expect((await who.post(`${path(documentId)}/seen`, { draftHash })).status).toBe(200);
    return compared;
  };
  const resubmitted = async (documentId: string, lead: string): Promise<void> => {
    await editor.put(`${articles}/${documentId}`, { lead });
    const { status } = await standing(editor, documentId);
    await does(editor, documentId, 'submit', { correction: status === 'live' ? { kind: 'minor' } : null });
  };
  const submitted = async (lead: string): Promise<string> => {
    const { documentId } = await write(cms, editor, { lead });
    await does(editor, documentId, 'submit');
    return documentId;
  };

  beforeAll(async () => {
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    second = await signIn(cms, 'approver');
  });
  afterAll(() => cms.stop());

  it('shows text, names and pictures: safe HTML, addresses that are signed, large and small', async () => {
    const bytes = await sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#7ab' } })
      .jpeg()
      .toBuffer();
    const [file] = (await editor.upload({ name: 'san.jpg', type: 'image/jpeg', bytes })).body as unknown as {
      id: number;
    }[];
    const photo = { picture: file?.id, alt: 'Một điểm', credit: 'Ban Biên tập' };
    const { documentId } = await write(cms, editor, {
      body: '## Mục\n\n<script>alert(1)</script> **đậm**',
      leadPhoto: photo,
    });
    const { body, names, files } = await review(approver, documentId);
    expect(body).toContain('<h2>Mục</h2>');
    expect(body).toContain('<strong>đậm</strong>');
    expect(body).not.toContain('<script>');
    expect(names).toMatchObject({ stream: 'Kế hoạch số 87/KH-UBND', taskGroups: ['Đào tạo, bồi dưỡng'] });
    expect(names.unit).toContain('Sở Giáo dục và Đào tạo');
    const { url, readingUrl } = files[String(file?.id)]!;
    const original = await fetch(cms.url + url);
    expect(Buffer.from(await original.arrayBuffer())).toEqual(bytes);
    const small = await fetch(cms.url + readingUrl);
    expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ width: 1080 });
    expect(
      (
        await fetch(
          cms.url +
            readingUrl?.replace(/signature=(.)/, (_, first) => `signature=${first === '0' ? '1' : '0'}`),
        )
      ).status,
    ).toBe(404);
    expect((await fetch(cms.url + readingUrl?.replace(/\?.*&/, '?'))).status).toBe(404);
  });

  it('tells what changed since the person saw it, the same when opened again, and of nobody else’s reading', async () => {
    const documentId = await submitted('Một.');
    expect(await opens(approver, documentId)).toBeNull();
    expect(await opens(approver, documentId)).toBeNull();
    await resubmitted(documentId, 'Hai.');
    expect((await opens(approver, documentId))?.snapshot.lead).toBe('Một.');
    expect(await opens(approver, documentId)).toMatchObject({ with: 'seen', snapshot: { lead: 'Một.' } });
    expect(await opens(second, documentId)).toBeNull();
    await resubmitted(documentId, 'Ba.');
    expect((await opens(approver, documentId))?.snapshot.lead).toBe('Hai.');
  });

  it('takes a decision for a reading', async () => {
    const documentId = await submitted('Một.');
    await does(approver, documentId, 'return', { comment: 'Thiếu tên trường.' });
    await resubmitted(documentId, 'Hai.');
    expect((await opens(approver, documentId))?.snapshot.lead).toBe('Một.');
  });

  it('does not count a text that had changed before it was on the screen, nor one that nobody submitted', async () => {
    const documentId = await submitted('Một.');
    await opens(approver, documentId);
    const { draftHash } = await review(approver, documentId);
    await resubmitted(documentId, 'Hai.');
    await approver.post(`${path(documentId)}/seen`, { draftHash });
    expect((await review(approver, documentId)).compared?.snapshot.lead).toBe('Một.');
    await editor.put(`${articles}/${documentId}`, { lead: 'Chưa gửi.' });
    await opens(approver, documentId);
    expect((await review(approver, documentId)).compared?.snapshot.lead).toBe('Một.');
    expect((await approver.post(`${path(documentId)}/seen`, {})).status).toBe(400);
  });

  it('compares with what is public for whoever sees the post for the first time', async () => {
    const documentId = await submitted('Một.');
    await does(approver, documentId, 'approve');
    await resubmitted(documentId, 'Hai.');
    expect(await opens(second, documentId)).toMatchObject({ with: 'live', snapshot: { lead: 'Một.' } });
    expect(await opens(approver, documentId)).toMatchObject({ with: 'seen', snapshot: { lead: 'Một.' } });
  });

  it('keeps no reading of a post withdrawn by consent, and none of a deleted one', async () => {
    const readings = (documentId: string): Promise<number> =>
      cms.strapi.db.query('api::approval.reading').count({ where: { postDocumentId: documentId } });
    const withdrawn = await submitted('Chuyện riêng.');
    await opens(second, withdrawn);
    await does(approver, withdrawn, 'approve');
    expect(await readings(withdrawn)).toBe(3);
    await does(approver, withdrawn, 'withdraw', { reasonKind: 'consent', comment: 'Xin gỡ.' });
    expect(await readings(withdrawn)).toBe(0);
    expect(await opens(second, withdrawn)).toBeNull();
    expect(await readings(withdrawn)).toBe(0);

    const deleted = await submitted('Minh họa.');
    await cms.strapi.db.query(ARTICLE).updateMany({ where: { documentId: deleted }, data: { sample: true } });
    expect(await readings(deleted)).toBe(1);
    await eraseSamples();
    expect(await readings(deleted)).toBe(0);
  });

  it('gives a message for a chat while somebody is asked, with the link to where it is decided', async () => {
    const { documentId } = await write(cms, editor);
    expect((await standing(editor, documentId)).message).toBeNull();
    const { message } = await does(editor, documentId, 'submit');
    expect(message).toMatch(/^Kính nhờ Ban Biên tập xem và duyệt bài “Lớp bồi dưỡng tháng Mười/);
    expect(message?.split('\n')[1]).toBe(
      `${ADMIN_URL}/admin/plugins/approval/review/${ARTICLE}/${documentId}`,
    );
    expect((await does(approver, documentId, 'approve')).message).toBeNull();
  });

  it('puts what is urgent first in “Việc cần làm”, with why it is', async () => {
    const [older, urgent] = [(await write(cms, editor)).documentId, (await write(cms, editor)).documentId];
    await does(editor, older, 'submit');
    await does(editor, urgent, 'submit', { urgent: 'Bão vào chiều nay.' });
    const { body } = await approver.get<{
      data: { waiting: { documentId: string; urgent: string | null }[] };
    }>('/approval/to-do');
    const found = body.data.waiting.filter(({ documentId }) => [older, urgent].includes(documentId));
    expect(found.map((item) => [item.documentId, item.urgent])).toEqual([
      [urgent, 'Bão vào chiều nay.'],
      [older, null],
    ]);
    await does(approver, urgent, 'approve');
    expect((await standing(approver, urgent)).urgent).toBeNull();
  });

  describe('the calendar', () => {
    const now = new Date().toISOString();
    const entries = async (
      who: SignedIn,
      month = monthOf(now),
    ): Promise<(CalendarEntry & { day: string })[]> => {
      const { body } = await who.get<{ data: { days: { day: string; entries: CalendarEntry[] }[] } }>(
        `/approval/calendar?month=${month}`,
      );
      return body.data.days.flatMap(({ day, entries: found }) => found.map((entry) => ({ ...entry, day })));
    };
    const kindOf = async (who: SignedIn, documentId: string, month?: string) =>
      (await entries(who, month))
        .filter((entry) => entry.documentId === documentId)
        .map(({ kind, day }) => `${kind} ${day}`);

    it('has what waits on the day of its submission, what is public on that of its first publication', async () => {
      const waiting = await submitted('Chờ.');
      const { documentId } = await write(cms, editor);
      await publish(editor, approver, documentId);
      expect(await kindOf(approver, waiting)).toEqual([`waiting ${dayOf(now)}`]);
      expect(await kindOf(approver, documentId)).toEqual([`published ${dayOf(now)}`]);
      await does(approver, documentId, 'withdraw', { reasonKind: 'error', reason: 'Sai.' });
      expect(await kindOf(approver, documentId)).toEqual([]);
    });

    it('has what is set for an hour on its day in Việt Nam, in its month alone', async () => {
      const documentId = await submitted('Hẹn giờ.');
      await does(approver, documentId, 'approve', { publishAt: '2031-03-31T17:30:00.000Z' });
      expect(await kindOf(approver, documentId, '2031-04')).toEqual(['scheduled 2031-04-01']);
      expect(await kindOf(approver, documentId, '2031-03')).toEqual([]);
    });

    it('shows nobody what they may not know of', async () => {
      const elsewhere = await signIn(cms, 'editor', await otherUnit(cms));
      const contributor = await signIn(cms, 'contributor');
      const administrator = await signIn(cms, 'administrator');
      const documentId = await submitted('Chờ.');
      await does(approver, await submitted('Hẹn.'), 'approve', { publishAt: '2031-06-01T00:00:00.000Z' });
      expect(await kindOf(editor, documentId)).toHaveLength(1);
      for (const month of [monthOf(now), '2031-06']) {
        for (const who of [elsewhere, contributor, administrator])
          expect(await entries(who, month)).toEqual([]);
      }
    });

    it.each(['', '2026-13', '2026-1', '2026-11-01'])('refuses “%s” for a month', async (month) => {
      const { status, body } = await editor.get(`/approval/calendar?month=${month}`);
      expect(status).toBe(400);
      expect(body.error?.message).toContain('2026-11');
    });
  });
});
