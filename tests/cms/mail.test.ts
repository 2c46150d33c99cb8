import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADMIN_URL, type Cms, secretsOf, startCms } from '../support/cms.ts';
import { type SignedIn, UNIT, signIn } from '../support/cms-people.ts';
import { ARTICLE, act, articles, does, entryId, standing, write } from '../support/cms-posts.ts';
import { type MailServer, type ReceivedMail, readMail, startMailServer } from '../support/mail-server.ts';

/** A mail is sent within seconds of its step; after a failure, within a minute. */
const soon = <T>(check: () => T | Promise<T>, timeout = 30_000): Promise<T> =>
  vi.waitFor(check, { timeout, interval: 100 });
const MAILS = 'api::approval.mail';
const TITLE = 'Lớp bồi dưỡng tháng Mười ở cụm trường ven biển';

describe('mails', () => {
  const secrets = secretsOf();
  const varDir = mkdtempSync(join(tmpdir(), 'newsroom-mail-'));
  let cms: Cms;
  let server: MailServer;
  let editor: SignedIn;
  let colleague: SignedIn;
  let approver: SignedIn;
  let second: SignedIn;
  let spokesperson: SignedIn;

  interface Row {
    id: number;
    recipient: number;
    kind: string;
    subject: string | null;
    text: string | null;
    sentAt: string | null;
    attempts: number;
  }
  const rows = (): Promise<Row[]> => cms.strapi.db.query(MAILS).findMany({ orderBy: { id: 'asc' } });
  const allSent = () =>
    soon(async () => expect((await rows()).filter(({ sentAt }) => sentAt === null)).toEqual([]));
  const who = ({ to }: ReceivedMail): string =>
    Object.entries({ editor, colleague, approver, second, spokesperson }).find(
      ([, { email }]) => email === to,
    )?.[0] ?? to;
  /** "editor: Đã đăng" for each mail that arrived since the last call, sorted. */
  const arrived = async (): Promise<string[]> => {
    await allSent();
    return server.received
      .splice(0)
      .map((mail) => `${who(mail)}: ${mail.subject.replace(/: Lớp bồi dưỡng.*$/, '')}`)
      .sort();
  };
  const files = (): ReceivedMail[] => {
    const folder = join(varDir, 'mail');
    return readdirSync(folder, { withFileTypes: true })
      .map(({ name }) => readMail(readFileSync(join(folder, name), 'latin1')))
      .filter(({ to }) => to.endsWith('@vi-du.test'));
  };
  const submitted = async (changes: Record<string, unknown> = {}): Promise<string> => {
    const { documentId } = await write(cms, editor, changes);
    await does(editor, documentId, 'submit');
    return documentId;
  };
  /** Moves the clock so that a digest is due. */
  const digestHour = async (): Promise<void> => {
    const stored = { type: 'newsroom', name: 'mail', key: 'digest' } as const;
    const earlier = '2026-01-01T00:30:00.000Z';
    await cms.strapi.store.set({ ...stored, value: earlier });
    await soon(async () => expect(await cms.strapi.store.get(stored)).not.toBe(earlier));
  };
  const boot = async (): Promise<void> => {
    cms = await startCms({ seed: 'empty', secrets, varDir });
  };

  beforeAll(async () => {
    await boot();
    editor = await signIn(cms, 'editor');
    colleague = await signIn(cms, 'editor');
    approver = await signIn(cms, 'approver');
    second = await signIn(cms, 'approver');
    spokesperson = await signIn(cms, 'spokesperson');
  });
  afterAll(async () => {
    await cms.stop();
    rmSync(varDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    server = await startMailServer();
    process.env['SMTP_URL'] = server.url;
  });
  afterEach(async () => {
    delete process.env['SMTP_URL'];
    await server.stop();
  });

  it('tell writer and submitter of a return, with title, unit, lead, comment, what is missing and the link', async () => {
    const { documentId } = await write(cms, editor);
    await does(colleague, documentId, 'submit');
    await does(approver, documentId, 'return', { comment: 'Thiếu tên trường.' });
    await allSent();
    const [mail] = server.received;
    expect(mail?.text).toContain('Người Thử approver đã trả lại bài để sửa.');
    expect(mail?.text).toContain(`Tiêu đề: ${TITLE}`);
    expect(mail?.text).toContain('Đơn vị: Sở Giáo dục và Đào tạo');
    expect(mail?.text).toContain('Tóm tắt (sapo): Ba buổi, hai mươi giáo viên, một chủ đề.');
    expect(mail?.text).toContain('Ý kiến: Thiếu tên trường.');
    expect(mail?.text).toContain(
      `Mở bài: ${ADMIN_URL}/admin/content-manager/collection-types/${ARTICLE}/${documentId}`,
    );
    expect(await arrived()).toEqual(['colleague: Cần sửa lại', 'editor: Cần sửa lại']);
    expect(await rows()).toMatchObject([
      { subject: null, text: null },
      { subject: null, text: null },
    ]);

    await editor.put(`${articles}/${documentId}`, { lead: '' });
    expect((await standing(editor, documentId)).checks).not.toEqual([]);
  });

  it('tell of approval, publication at the hour, and withdrawal', async () => {
    const documentId = await submitted();
    const publishAt = new Date(Date.now() + 1500).toISOString();
    await does(approver, documentId, 'approve', { publishAt });
    await soon(async () => expect((await standing(editor, documentId)).state).toBe('published'));
    const told = await arrived();
    expect(told).toEqual([
      expect.stringMatching(/^editor: Đã duyệt, hẹn đăng \d\d:\d\d, /),
      'editor: Đã đăng',
    ]);
    await does(second, documentId, 'withdraw', { reasonKind: 'error', reason: 'Sai số liệu.' });
    expect(await arrived()).toEqual(['editor: Đã gỡ']);
  });

  it('tell whoever approved that a save voided it, and what the post lacks now', async () => {
    const documentId = await submitted();
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    await does(approver, documentId, 'approve', { publishAt });
    await arrived();
    await editor.put(`${articles}/${documentId}`, { title: `${TITLE} hôm nay`, lead: '' });
    await allSent();
    expect(server.received[0]?.text).toContain('lần duyệt trước đó không còn hiệu lực');
    expect(server.received[0]?.text).toMatch(/Những mục chưa đạt:\n- Tóm tắt \(sapo\)/);
    expect(await arrived()).toEqual(['approver: Không còn chờ duyệt']);
  });

  it('ask the spokesperson at once', async () => {
    const documentId = await submitted({ format: 'thong-cao-bao-chi' });
    await arrived();
    await does(approver, documentId, 'approve');
    await allSent();
    const asked = server.received.find((mail) => who(mail) === 'spokesperson');
    expect(asked?.text).toContain(
      `Xem và duyệt: ${ADMIN_URL}/admin/plugins/approval/review/${ARTICLE}/${documentId}`,
    );
    expect(await arrived()).toEqual([
      'editor: Đã duyệt, chờ người phát ngôn',
      'spokesperson: Chờ người phát ngôn duyệt',
    ]);
    await does(spokesperson, documentId, 'approveAsSpokesperson');
    expect(await arrived()).toEqual(['editor: Đã đăng']);
  });

  it('tell at once of a press release: who is to approve it, and the spokesperson what will come', async () => {
    const { documentId } = await write(cms, editor, { format: 'thong-cao-bao-chi' });
    await does(editor, documentId, 'submit');
    expect(await arrived()).toEqual([
      'approver: Chờ duyệt',
      'second: Chờ duyệt',
      'spokesperson: Sẽ cần người phát ngôn duyệt',
    ]);
    await does(approver, documentId, 'return', { comment: 'Thiếu tên trường.' });
    expect(await arrived()).toEqual(['editor: Cần sửa lại']);
  });

  it('tell leader and then approvers at once of an urgent post, and why it is', async () => {
    const leader = await signIn(cms, 'leader');
    const units = cms.strapi.db.query('api::unit.unit');
    await units.updateMany({ where: { code: UNIT }, data: { leaderConfirms: true } });
    const { documentId } = await write(cms, editor);
    const urgent = 'Bão vào chiều nay, phụ huynh cần biết trường nào nghỉ.';
    await does(editor, documentId, 'submit', { urgent, comment: 'Nhờ anh chị xem giúp.' });
    await allSent();
    expect(server.received.map(({ to }) => to)).toEqual([leader.email]);
    expect(server.received[0]?.text).toContain(`Cần duyệt gấp: ${urgent}`);
    expect(server.received[0]?.text).toContain('Lời nhắn: Nhờ anh chị xem giúp.');
    server.received.splice(0);
    expect((await standing(approver, documentId)).urgent).toBe(urgent);

    await does(leader, documentId, 'confirm');
    await units.updateMany({ where: { code: UNIT }, data: { leaderConfirms: false } });
    expect(await arrived()).toEqual([
      'approver: Cần duyệt gấp – chờ duyệt',
      'second: Cần duyệt gấp – chờ duyệt',
    ]);
    await does(approver, documentId, 'return', { comment: 'Thiếu tên trường.' });
    expect((await standing(editor, documentId)).urgent).toBeNull();
    expect(await arrived()).toEqual(['editor: Cần sửa lại']);
  });

  it('are not made of an urgency without a reason: the submission is refused, the field named', async () => {
    const { documentId } = await write(cms, editor);
    const { status, fields } = await act(editor, documentId, 'submit', { urgent: ' ' });
    expect([status, fields]).toEqual([400, ['Cần duyệt gấp']]);
  });

  it('ask approvers and spokesperson at once to confirm an emergency, not whoever published it', async () => {
    const { documentId } = await write(cms, approver, {
      unit: { connect: [{ documentId: await entryId(cms, 'api::unit.unit', UNIT) }] },
    });
    await does(approver, documentId, 'emergency', { comment: 'Bão vào, trường nghỉ.' });
    expect(await arrived()).toEqual([
      'second: Khẩn – chờ xác nhận bài đã đăng',
      'spokesperson: Khẩn – chờ xác nhận bài đã đăng',
    ]);
    await does(second, documentId, 'confirmEmergency');
    expect(await arrived()).toEqual([]);
  });

  it('gather what waits in one digest a person, once an hour of the digest, and are silent if nothing waits', async () => {
    await submitted({ title: `${TITLE} một` });
    const own = await submitted({ title: `${TITLE} hai` });
    await second.put(`${articles}/${own}`, { lead: 'Sửa bởi người duyệt thứ hai.' });
    await does(editor, own, 'submit');
    await arrived();
    await digestHour();
    await soon(() => expect(server.received).toHaveLength(2));
    const digests = Object.fromEntries(server.received.map((mail) => [who(mail), mail]));
    expect(Object.keys(digests).sort()).toEqual(['approver', 'second']);
    expect(digests['approver']?.subject).toBe('Việc cần làm: 2 tin, bài đang chờ bạn');
    expect(digests['approver']?.text).toMatch(
      /1\. Duyệt đăng\nTiêu đề: .* một\n[^]*2\. .*\nTiêu đề: .* hai\n/,
    );
    expect(digests['second']?.subject).toBe('Việc cần làm: 1 tin, bài đang chờ bạn');
    await allSent();
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(server.received).toHaveLength(2);
  });

  it('gather what waits although one post cannot be read', async () => {
    const unreadable = await submitted({ title: `${TITLE} ba` });
    await arrived();
    const stop = cms.strapi.db.lifecycles.subscribe({
      beforeFindOne({ model, params }) {
        const { where } = params as { where: { documentId?: string } };
        if (model.uid === ARTICLE && where.documentId === unreadable) throw new Error('hỏng');
      },
    });
    const failed = vi.spyOn(cms.strapi.log, 'error').mockImplementation(() => cms.strapi.log);
    try {
      await digestHour();
      await soon(() => expect(server.received).toHaveLength(2));
      expect(failed.mock.calls).toEqual([[expect.stringContaining(unreadable)]]);
    } finally {
      failed.mockRestore();
      stop();
    }
    const text = server.received.map((mail) => mail.text).join('\n');
    expect(text).toContain(`${TITLE} một`);
    expect(text).not.toContain(`${TITLE} ba`);
    await allSent();
  });

  it('tell writer and approver, once, of what the site could not take and why', async () => {
    const documentId = await submitted();
    await does(approver, documentId, 'approve');
    await arrived();
    const { postId, refusal } = await standing(editor, documentId);
    expect(refusal).toBeNull();
    const reason = `Bài “${TITLE}” chưa lên trang được vì …; bạn cần …`;
    const refusals = [{ subject: 'post', key: postId, problems: [{ field: 'payload', reason }] }];
    const report = async (body: object) => {
      const { status } = await fetch(`${cms.url}/api/publication/releases`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${cms.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ sequence: 1, at: new Date().toISOString(), ...body }),
      });
      expect(status).toBe(204);
    };
    await report({ refusals });
    await report({ refusals });
    await allSent();
    expect(server.received[0]?.text).toContain(`Lý do: ${reason}`);
    expect(await arrived()).toEqual(['approver: Chưa lên trang', 'editor: Chưa lên trang']);
    expect((await standing(editor, documentId)).refusal).toEqual([{ field: 'payload', reason }]);
    await report({ refusals: [] });
    expect((await standing(editor, documentId)).refusal).toBeNull();
    expect(await arrived()).toEqual([]);
  });

  it('hold up nobody while the server is dead or hangs, say so once without address or text, and come later', async () => {
    const warned = vi.spyOn(cms.strapi.log, 'warn');
    const { port } = server;
    await server.stop();
    const hanging = createServer(() => undefined).listen(port, '127.0.0.1');
    const documentId = await submitted();
    expect((await does(approver, documentId, 'approve')).state).toBe('published');
    // The answer comes before the first attempt to send has ended.
    expect(warned).not.toHaveBeenCalled();
    await soon(async () => expect((await rows()).at(-1)?.attempts).toBeGreaterThan(0), 30_000);
    hanging.close();
    await soon(async () => expect((await rows()).at(-1)?.attempts).toBeGreaterThan(1), 60_000);
    server = await startMailServer(port);
    await soon(async () => expect((await rows()).at(-1)?.sentAt).not.toBeNull(), 60_000);
    expect(await arrived()).toEqual(['editor: Đã đăng']);
    const lines = warned.mock.calls.map(([line]) => (typeof line === 'string' ? line : ''));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`to person ${editor.id}`);
    expect(lines.join()).not.toMatch(/@|Lớp bồi dưỡng/);
    warned.mockRestore();
  });

  it('pass by an address that the server refuses', async () => {
    server.refused.add(editor.email);
    const { documentId } = await write(cms, editor);
    await does(colleague, documentId, 'submit');
    await does(approver, documentId, 'return', { comment: 'Thiếu tên trường.' });
    await soon(() => expect(server.received.map(who)).toEqual(['colleague']));
    server.refused.clear();
    await allSent();
    expect(await arrived()).toEqual(['colleague: Cần sửa lại', 'editor: Cần sửa lại']);
  });

  it('of samples become files in var/mail alone', async () => {
    const { documentId } = await write(cms, editor);
    await cms.strapi.db.query(ARTICLE).updateMany({ where: { documentId }, data: { sample: true } });
    await does(editor, documentId, 'submit');
    await digestHour();
    await allSent();
    await does(approver, documentId, 'return', { comment: 'Thiếu tên trường.' });
    await allSent();
    const subjects = files().map((mail) => `${who(mail)}: ${mail.subject}`);
    expect(subjects).toContain(`editor: [Minh họa] Cần sửa lại: ${TITLE}`);
    expect(subjects).toContain('approver: [Minh họa] Việc cần làm: 1 tin, bài đang chờ bạn');
    expect(server.received.filter(({ text }) => text.includes(documentId))).toEqual([]);
    expect(server.received.filter(({ subject }) => subject.includes('[Minh họa]'))).toEqual([]);
  });

  it('keep no word of a post withdrawn by consent, neither waiting nor in var/mail, and tell of it without one', async () => {
    const documentId = await submitted({ title: 'Cô Nguyễn Thị Riêng Tư', lead: 'Chuyện riêng tư.' });
    delete process.env['SMTP_URL'];
    await does(approver, documentId, 'return', { comment: 'Hỏi lại cô Riêng Tư.' });
    await allSent();
    const telling = () => files().filter(({ text }) => /riêng tư/i.test(text));
    expect(telling()).toHaveLength(1);
    process.env['SMTP_URL'] = 'smtp://127.0.0.1:1';
    await does(editor, documentId, 'submit');
    await does(approver, documentId, 'approve');
    expect(JSON.stringify(await rows())).toContain('Riêng Tư');
    await does(approver, documentId, 'withdraw', { reasonKind: 'consent', comment: 'Cô Riêng Tư xin gỡ.' });
    expect(JSON.stringify(await rows())).not.toMatch(/riêng tư/i);
    await soon(() => expect(telling()).toEqual([]));
    process.env['SMTP_URL'] = server.url;
    await allSent();
    expect(server.received.map(({ subject }) => subject)).toEqual([
      'Đã gỡ: Bài được gỡ theo yêu cầu của người có liên quan',
    ]);
    expect(server.received[0]?.text).not.toMatch(/riêng tư/i);
  });

  it('come again under the same Message-ID if the system ends before it knows, and after no other restart', async () => {
    server.silent = true;
    const documentId = await submitted();
    await does(approver, documentId, 'approve');
    await soon(() => expect(server.received).toHaveLength(1));
    await cms.stop();
    await server.stop();
    const [before] = server.received;

    server = await startMailServer();
    process.env['SMTP_URL'] = server.url;
    await boot();
    // The claim of the dead system has expired.
    await cms.strapi.db.query(MAILS).updateMany({
      where: { sentAt: { $null: true } },
      data: { dueAt: new Date().toISOString() },
    });
    await allSent();
    expect(server.received.map(({ messageId }) => messageId)).toEqual([before?.messageId]);
    await cms.stop();
    await boot();
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(server.received).toHaveLength(1);
  });
});
