import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Clock, setClock } from '../support/clock.ts';
import { type Cms, startCms } from '../support/cms.ts';
import { type SignedIn, signIn } from '../support/cms-people.ts';
import { does, write } from '../support/cms-posts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

const MAILS = 'api::approval.mail';
const MINUTE = 60_000;
const TITLES = Array.from({ length: 10 }, (_, index) => `Bài thứ ${index + 1} của cụm trường`);

/** The task that sends mails runs every two seconds. */
const soon = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 30_000, interval: 50 });

describe('ten submissions before half past one, and no mail server until half past two', () => {
  let clock: Clock;
  let cms: Cms;
  let server: MailServer;
  let editor: SignedIn;
  let approver: SignedIn;
  let second: SignedIn;

  const unsent = (): Promise<{ kind: string; recipient: number; attempts: number }[]> =>
    cms.strapi.db.query(MAILS).findMany({ where: { sentAt: { $null: true } }, orderBy: { id: 'asc' } });
  const attempts = async (): Promise<number> =>
    (await unsent()).reduce((sum, { attempts: each }) => sum + each, 0);
  const received = (to: SignedIn) => server.received.filter((mail) => mail.to === to.email);

  beforeAll(async () => {
    clock = setClock('2027-03-02T13:20:00+07:00');
    server = await startMailServer();
    process.env['SMTP_URL'] = server.url;
    cms = await startCms({ seed: 'empty' });
    editor = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    second = await signIn(cms, 'approver');
    await server.stop();
  });
  afterAll(async () => {
    delete process.env['SMTP_URL'];
    await cms.stop();
    await server.stop();
    clock.restore();
  });

  it('lose no mail and double none: each approver has one digest of all that waits, the writer what was decided', async () => {
    const posts: string[] = [];
    for (const title of TITLES) {
      const { documentId } = await write(cms, editor, { title });
      await does(editor, documentId, 'submit');
      posts.push(documentId);
    }
    expect(await unsent()).toEqual([]);

    clock.advance(10 * MINUTE);
    await soon(async () => expect(await unsent()).toHaveLength(2));
    expect((await unsent()).map(({ kind, recipient }) => `${kind} ${recipient}`)).toEqual([
      `digest ${approver.id}`,
      `digest ${second.id}`,
    ]);
    await does(approver, posts[0] ?? '', 'return', { comment: 'Thiếu tên trường.' });
    await does(approver, posts[1] ?? '', 'approve');

    for (let passed = 0; passed < 60; passed += 20) {
      const before = await attempts();
      clock.advance(20 * MINUTE);
      await soon(async () => expect(await attempts()).toBeGreaterThan(before));
    }
    expect(await unsent()).toHaveLength(4);
    expect(server.received).toEqual([]);

    server = await startMailServer(server.port);
    clock.advance(2 * MINUTE);
    await soon(async () => expect(await unsent()).toEqual([]));
    expect(received(editor).map(({ subject }) => subject)).toEqual([
      `Cần sửa lại: ${TITLES[0]}`,
      `Đã đăng: ${TITLES[1]}`,
    ]);
    for (const person of [approver, second]) {
      const [digest, ...others] = received(person);
      expect(others).toEqual([]);
      expect(digest?.subject).toBe('Việc cần làm: 8 tin, bài đang chờ bạn');
      for (const [index, title] of TITLES.entries()) {
        const times = digest?.text.split(`Tiêu đề: ${title}\n`).length;
        expect(times, title).toBe(index < 2 ? 1 : 2);
      }
    }
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(4);

    // No mail is sent twice: the next mail to arrive is the next one that is written.
    clock.advance(60 * MINUTE);
    await does(await signIn(cms, 'approver'), posts[2] ?? '', 'return', { comment: 'Thiếu ảnh.' });
    await soon(() => expect(received(editor)).toHaveLength(3));
    expect(server.received).toHaveLength(5);
  });
});
