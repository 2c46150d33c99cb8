import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password';

describe('a new password', () => {
  it.each(['Mot cau de nho 2026', 'Bảy đợt tập huấn, mỗi đợt ba ngày, năm 2026', 'Aa1aaaaaaaaa'])(
    '%j is taken',
    (password) => expect(passwordProblem(password)).toBeNull(),
  );

  it.each([
    ['Matkhau1', 'ít nhất 12 ký tự'],
    ['mot cau de nho 2026', 'chữ hoa'],
    ['MOT CAU DE NHO 2026', 'chữ thường'],
    ['ĐẶT MẬT KHẨU ế 2026', 'chữ thường (không dấu)'],
    ['Mot cau de nho', 'chữ số'],
    ['Ộ'.repeat(25), 'quá dài'],
  ])('%j is refused, with what it lacks', (password, why) => {
    expect(passwordProblem(password)).toContain(why);
  });
});
