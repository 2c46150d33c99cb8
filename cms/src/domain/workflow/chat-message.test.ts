import { describe, expect, it } from 'vitest';
import { type AskedPost, chatMessage } from './chat-message';

const POST: AskedPost = {
  title: 'Lớp bồi dưỡng\nở cụm trường',
  unit: 'Ủy ban nhân dân xã Ví Dụ',
  state: 'submitted',
  sample: false,
  emergency: false,
  correctionRequested: false,
  hidingRequested: false,
  reviewLink: 'https://toa-soan.vi-du.test/xem',
  formLink: 'https://toa-soan.vi-du.test/sua',
};
const NAMED = '“Lớp bồi dưỡng ở cụm trường” (Ủy ban nhân dân xã Ví Dụ)';

describe('a message for a chat', () => {
  it.each<[string, Partial<AskedPost>, string]>([
    [
      'asks the unit’s leader',
      { state: 'confirming' },
      `Kính nhờ lãnh đạo đơn vị xem và xác nhận bài ${NAMED}.`,
    ],
    ['asks the approvers', {}, `Kính nhờ Ban Biên tập xem và duyệt bài ${NAMED}.`],
    ['asks the spokesperson', { state: 'second' }, `Kính nhờ người phát ngôn xem và duyệt bài ${NAMED}.`],
    [
      'asks for a second look at an emergency',
      { state: 'published', emergency: true },
      `Bài ${NAMED} đã được đăng khẩn. Kính nhờ anh, chị xem và xác nhận.`,
    ],
    [
      'asks for a second person to hide a note',
      { state: 'published', hidingRequested: true },
      `Bài ${NAMED} có ghi chú đính chính được đề nghị ẩn. Kính nhờ anh, chị xem và cho ý kiến.`,
    ],
    [
      'asks about a correction',
      { state: 'published', correctionRequested: true },
      `Bài ${NAMED} có đề nghị đính chính. Kính nhờ Ban Biên tập xem và cho ý kiến.`,
    ],
    ['marks samples', { sample: true }, `[Minh họa] Kính nhờ Ban Biên tập xem và duyệt bài ${NAMED}.`],
    [
      'goes without title and unit',
      { title: null, unit: null },
      'Kính nhờ Ban Biên tập xem và duyệt bài “Chưa có tiêu đề”.',
    ],
  ])('%s, with the link to where it is decided', (_, changes, words) => {
    expect(chatMessage({ ...POST, ...changes })).toBe(`${words}\nhttps://toa-soan.vi-du.test/xem`);
  });

  it('asks the writer to mend what was returned, with the link to the form', () => {
    expect(chatMessage({ ...POST, state: 'returned' })).toBe(
      `Bài ${NAMED} cần sửa lại. Nhờ anh, chị xem ý kiến và sửa giúp.\nhttps://toa-soan.vi-du.test/sua`,
    );
  });

  it.each<Partial<AskedPost>>([
    { state: 'draft' },
    { state: 'scheduled' },
    { state: 'published' },
    { state: 'withdrawn', emergency: true },
  ])('is none where nobody is asked: %o', (changes) => {
    expect(chatMessage({ ...POST, ...changes })).toBeNull();
  });
});
