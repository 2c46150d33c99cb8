import { describe, expect, it } from 'vitest';
import type { MailKind } from './mail';
import { type MailPost, type News, digestLetter, newsLetter } from './letters';

const POST: MailPost = {
  title: 'Lớp bồi dưỡng\nở cụm trường',
  unit: 'Ủy ban nhân dân xã Ví Dụ',
  lead: 'Ba buổi, hai mươi giáo viên.',
  formLink: 'https://toa-soan.vi-du.test/admin/content-manager/collection-types/api::article.article/abc',
  reviewLink: 'https://toa-soan.vi-du.test/admin/plugins/approval/review/api::article.article/abc',
  sample: false,
  urgent: null,
  needsSpokesperson: false,
  problems: [{ field: 'Ảnh đại diện', reason: 'chưa có' }],
  warnings: [],
};
const NEWS: News = {
  kind: 'returned',
  action: 'return',
  from: 'submitted',
  to: 'returned',
  by: 'Trần Văn Duyệt',
  actingFor: null,
  at: '2026-11-25T02:05:00.000Z',
  comment: 'Thiếu tên trường.',
  scheduledAt: null,
  url: null,
};

it('a mail holds what happened, by whom, title, unit, lead, comment, what is to mend, and the link', () => {
  expect(newsLetter('Lê Thị Viết', POST, NEWS)).toEqual({
    subject: 'Cần sửa lại: Lớp bồi dưỡng ở cụm trường',
    text: [
      'Kính gửi Lê Thị Viết,',
      'Trần Văn Duyệt đã trả lại bài để sửa.',
      [
        'Tiêu đề: Lớp bồi dưỡng ở cụm trường',
        'Đơn vị: Ủy ban nhân dân xã Ví Dụ',
        'Tóm tắt (sapo): Ba buổi, hai mươi giáo viên.',
        'Thời điểm: 09:05, 25/11/2026',
        'Ý kiến: Thiếu tên trường.',
      ].join('\n'),
      'Những mục chưa đạt:\n- Ảnh đại diện: chưa có',
      `Mở bài: ${POST.formLink}`,
      'Thư này do tòa soạn điện tử gửi tự động, xin không trả lời.',
    ].join('\n\n'),
  });
});

describe('what a mail says of a step', () => {
  it.each<[MailKind, Partial<News>, string, string]>([
    ['proposed', { action: 'propose' }, 'Có đề xuất sửa', 'đã gửi đề xuất sửa bài'],
    [
      'approved',
      { action: 'approve', to: 'second' },
      'chờ người phát ngôn',
      'đang chờ người phát ngôn duyệt',
    ],
    [
      'approved',
      { action: 'approve', to: 'scheduled', scheduledAt: '2026-11-26T01:00:00.000Z' },
      'hẹn đăng 08:00, 26/11/2026',
      'sẽ tự đăng lúc 08:00, 26/11/2026',
    ],
    ['published', { action: 'approve', to: 'published' }, 'Đã đăng', 'đã duyệt, bài đã được đăng'],
    ['published', { action: 'publishDue', by: null, to: 'published' }, 'Đã đăng', 'theo giờ hẹn'],
    ['published', { action: 'publishNow', to: 'published' }, 'Đã đăng', 'không chờ đến giờ hẹn'],
    ['published', { action: 'emergency', to: 'published' }, 'Đã đăng', 'chờ một người khác xác nhận'],
    [
      'voided',
      { action: 'save', from: 'submitted', to: 'draft' },
      'Không còn chờ duyệt',
      'lần gửi duyệt trước đó không còn',
    ],
    [
      'voided',
      { action: 'save', from: 'scheduled', to: 'draft' },
      'Không còn chờ duyệt',
      'lần duyệt trước đó không còn hiệu lực',
    ],
    ['voided', { action: 'recall', to: 'draft' }, 'Không còn chờ duyệt', 'đã rút bài lại để sửa'],
    [
      'voided',
      { action: 'discard', from: 'submitted', to: 'published' },
      'Không còn chờ duyệt',
      'lấy lại bản đã đăng',
    ],
    ['unscheduled', { action: 'unschedule', to: 'submitted' }, 'Đã hủy hẹn giờ đăng', 'bước “Chờ duyệt”'],
    ['held', { action: 'hold', by: null }, 'Chưa tự đăng được', 'bước “Cần sửa lại”'],
    ['withdrawn', { action: 'withdraw', to: 'withdrawn' }, 'Đã gỡ', 'đã gỡ bài khỏi trang công khai'],
    [
      'unreleased',
      { action: 'refuse', by: null, comment: 'Bài “A” chưa lên trang được vì …' },
      'Chưa lên trang',
      'Lý do: Bài “A” chưa lên trang được vì …',
    ],
    ['second', { action: 'approve', to: 'second' }, 'Chờ người phát ngôn duyệt', 'Bài cần người phát ngôn'],
    ['emergency', { action: 'emergency', to: 'published' }, 'Khẩn – chờ xác nhận', 'đã đăng khẩn bài này'],
  ])('%s %o', (kind, news, subject, text) => {
    const letter = newsLetter('Ai', POST, { ...NEWS, kind, ...news });
    expect(letter.subject).toContain(subject);
    expect(letter.text).toContain(text);
  });

  it.each<[MailKind, string]>([
    ['second', `Xem và duyệt: ${POST.reviewLink}`],
    ['emergency', `Xem và duyệt: ${POST.reviewLink}`],
    ['returned', `Mở bài: ${POST.formLink}`],
    ['published', `Mở bài: ${POST.formLink}`],
    ['confirm', `Xem và duyệt: ${POST.reviewLink}`],
    ['approve', `Xem và duyệt: ${POST.reviewLink}`],
    ['coming', `Xem bài: ${POST.reviewLink}`],
  ])('%s leads to where its reader has to go: %s', (kind, line) => {
    expect(newsLetter('Ai', POST, { ...NEWS, kind }).text.split('\n')).toContain(line);
  });

  const REASON = 'Bão vào chiều nay,\nphụ huynh cần biết trường nào nghỉ.';
  const SUBMITTED = { action: 'submit', from: 'draft', to: 'submitted' } as const;

  it.each<[MailKind, Partial<MailPost>, Partial<News>, string, string]>([
    [
      'confirm',
      { urgent: REASON },
      { ...SUBMITTED, to: 'confirming' },
      'Cần duyệt gấp – chờ lãnh đạo đơn vị xác nhận: ',
      'Trần Văn Duyệt đã gửi duyệt bài. Bài cần lãnh đạo đơn vị xác nhận, rồi mới đến Ban Biên tập.',
    ],
    [
      'confirm',
      { needsSpokesperson: true },
      { ...SUBMITTED, to: 'confirming' },
      'Chờ lãnh đạo đơn vị xác nhận: ',
      'rồi mới đến Ban Biên tập và người phát ngôn.',
    ],
    [
      'approve',
      { urgent: REASON },
      SUBMITTED,
      'Cần duyệt gấp – chờ duyệt: ',
      'Trần Văn Duyệt đã gửi duyệt bài. Bài cần Ban Biên tập duyệt.',
    ],
    [
      'approve',
      { needsSpokesperson: true },
      { action: 'confirm', from: 'confirming', to: 'submitted' },
      'Chờ duyệt: ',
      'Trần Văn Duyệt đã xác nhận bài. Bài cần Ban Biên tập duyệt, sau đó đến người phát ngôn.',
    ],
    [
      'approve',
      { needsSpokesperson: true },
      { action: 'flag', from: 'submitted', to: 'submitted' },
      'Chờ duyệt: ',
      'Trần Văn Duyệt đã đề nghị để người phát ngôn duyệt bài này.',
    ],
    [
      'approve',
      { urgent: REASON },
      { action: 'unschedule', from: 'scheduled', to: 'submitted' },
      'Cần duyệt gấp – chờ duyệt: ',
      'Trần Văn Duyệt đã hủy hẹn giờ đăng. Bài cần Ban Biên tập duyệt lại.',
    ],
    [
      'coming',
      { needsSpokesperson: true },
      SUBMITTED,
      'Sẽ cần người phát ngôn duyệt: ',
      'Ban Biên tập duyệt xong, bài sẽ chuyển đến người phát ngôn; khi đó bạn nhận thêm một thư.',
    ],
    [
      'second',
      { urgent: REASON, needsSpokesperson: true },
      { action: 'approve', to: 'second' },
      'Cần duyệt gấp – chờ người phát ngôn duyệt: ',
      'Bài cần người phát ngôn duyệt trước khi đăng.',
    ],
  ])('%s %o %o', (kind, post, news, subject, text) => {
    const letter = newsLetter('Ai', { ...POST, ...post }, { ...NEWS, kind, ...news });
    expect(letter.subject.startsWith(subject), letter.subject).toBe(true);
    expect(letter.text).toContain(text);
    expect(
      letter.text.includes('Cần duyệt gấp: Bão vào chiều nay, phụ huynh cần biết trường nào nghỉ.'),
    ).toBe(post.urgent !== undefined);
  });

  it('calls what came with a submission a message, and a return’s reason no urgency', () => {
    const text = (kind: MailKind, news: Partial<News> = {}) =>
      newsLetter('Ai', { ...POST, urgent: REASON }, { ...NEWS, kind, ...news }).text;
    expect(text('approve', SUBMITTED)).toContain('Lời nhắn: Thiếu tên trường.');
    expect(text('returned')).toContain('Ý kiến: Thiếu tên trường.');
    expect(text('returned')).not.toContain('Cần duyệt gấp');
  });

  it('names whose delegation was used', () => {
    const { text } = newsLetter('Ai', POST, { ...NEWS, actingFor: 'Phạm Thị Giao' });
    expect(text).toContain('Trần Văn Duyệt (theo ủy quyền của Phạm Thị Giao) đã trả lại');
  });

  it('marks what tells of sample posts, and shortens a long title between words', () => {
    const { subject } = newsLetter('Ai', { ...POST, title: 'từ '.repeat(80), sample: true }, NEWS);
    expect(subject).toMatch(/^\[Minh họa\] Cần sửa lại: (từ )+từ…$/);
    expect(subject.length).toBeLessThan(140);
  });
});

it('a digest lists each post with what it waits for, since when, and its link', () => {
  const since = '2026-11-24T08:00:00.000Z';
  const { subject, text } = digestLetter(
    'Lê Thị Duyệt',
    [
      {
        post: { ...POST, problems: [], warnings: [{ field: 'Nội dung', reason: '“GV” viết tắt' }] },
        waiting: 'approve',
        since,
      },
      { post: { ...POST, title: null, unit: null, lead: null }, waiting: 'confirmEmergency', since },
    ],
    '2026-11-25T00:30:00.000Z',
  );
  expect(subject).toBe('Việc cần làm: 2 tin, bài đang chờ bạn');
  expect(text).toContain('Tính đến 07:30, 25/11/2026, 2 tin, bài đang chờ bạn:');
  expect(text).toContain('1. Duyệt đăng\nTiêu đề: Lớp bồi dưỡng ở cụm trường\nĐơn vị:');
  expect(text).toContain('2. Xác nhận bài đăng khẩn\nTiêu đề: Chưa có tiêu đề\nChờ từ: 15:00, 24/11/2026');
  expect(text).toContain('Nên xem lại:\n- Nội dung: “GV” viết tắt\nXem và duyệt: ');
  expect(text).toContain('- Ảnh đại diện: chưa có');
  expect(text.split('\n').filter((line) => line === `Xem và duyệt: ${POST.reviewLink}`)).toHaveLength(2);
  expect(text).not.toContain(POST.formLink);
});

it('a digest says of an urgent post why it is', () => {
  const item = { post: { ...POST, urgent: 'Bão vào.' }, waiting: 'approve' as const, since: NEWS.at };
  expect(digestLetter('Ai', [item], NEWS.at).text).toContain(
    '1. Duyệt đăng\nCần duyệt gấp: Bão vào.\nTiêu đề:',
  );
});
