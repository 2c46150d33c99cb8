import { describe, expect, test } from 'vitest';
import { slugOf } from './slug.ts';

describe('slugOf', () => {
  test.each([
    ['takes the marks off', 'Bồi dưỡng giáo viên mầm non', 'boi-duong-giao-vien-mam-non'],
    ['knows đ and Đ', 'Đồ dùng đồ chơi', 'do-dung-do-choi'],
    ['reads decomposed text like composed', 'Bồi dưỡng Đại học'.normalize('NFD'), 'boi-duong-dai-hoc'],
    ['parts the syllables of a document number', 'Kế hoạch 1008/KH-SGDĐT', 'ke-hoach-1008-kh-sgddt'],
    ['keeps abbreviations in one piece', 'Sở GDĐT và UBND', 'so-gddt-va-ubnd'],
    ['drops punctuation', '“Góc sách” – ngang tầm mắt trẻ?!', 'goc-sach-ngang-tam-mat-tre'],
    ['keeps numbers', 'Năm học 2024.2025', 'nam-hoc-2024-2025'],
  ])('%s', (_, title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  test('cuts a long title at a syllable, to at most 80 characters', () => {
    const slug = slugOf('giáo viên mầm non '.repeat(20));
    expect(slug).toBe('giao-vien-mam-non-giao-vien-mam-non-giao-vien-mam-non-giao-vien-mam-non-giao');
    expect(slug.length).toBeLessThanOrEqual(80);
  });

  test('keeps 80 characters that end with a syllable', () => {
    const title = `${'abcd '.repeat(15)}abcde xyz`;
    expect(slugOf(title)).toBe(`${'abcd-'.repeat(15)}abcde`);
    expect(slugOf(title)).toHaveLength(80);
  });

  test('cuts a single syllable that is too long', () => {
    expect(slugOf('a'.repeat(200))).toBe('a'.repeat(80));
  });

  test.each(['', '???', '🙂'])('falls back where no letter or digit is left: %j', (title) => {
    expect(slugOf(title)).toBe('bai');
    expect(slugOf(title, 'don-vi')).toBe('don-vi');
  });
});
