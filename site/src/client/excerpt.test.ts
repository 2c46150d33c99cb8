import { describe, expect, it } from 'vitest';
import { excerptOf, hasAll, keysOf } from './excerpt.ts';

const words = (count: number): string => Array.from({ length: count }, (_, index) => `từ${index}`).join(' ');
const shown = (text: string, query: string): string => {
  const { parts, cut } = excerptOf(text, keysOf(query));
  const marked = parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('');
  return `${cut.before ? '…' : ''}${marked}${cut.after ? '…' : ''}`;
};

describe('an excerpt', () => {
  it('marks the words of the query, however they are written', () => {
    expect(shown('Cô giáo viên mầm non, giáo án.', 'giao VIÊN')).toBe('Cô [giáo viên] mầm non, [giáo] án.');
    expect(shown('Đào tạo', 'dao')).toBe('[Đào] tạo');
    expect(shown('Số 12/2026/QĐ-UBND', 'ubnd')).toBe('Số [12/2026/QĐ-UBND]');
  });

  it('is the beginning of the text where it has no word of the query, and all of a short one', () => {
    expect(shown(words(40), 'giáo')).toBe(`${words(32)}…`);
    expect(shown(words(32), '')).toBe(words(32));
  });

  it('is where most of the words stand together', () => {
    const text = `giáo ${words(50)} giáo viên ${words(50)}`;
    const excerpt = shown(text, 'giáo viên');
    expect(excerpt).toMatch(/^…từ44 từ45 .* từ49 \[giáo viên\] từ0 .*…$/);
  });

  it('neither starts nor ends with the separator of two texts', () => {
    expect(shown(`${words(31)} · ${words(9)}`, '')).toBe(`${words(31)}…`);
  });

  it('has its full length at the end of a text too', () => {
    expect(shown(`${words(50)} viên`, 'viên')).toMatch(/^…từ19 .* \[viên\]$/);
  });
});

describe('hasAll', () => {
  it.each([
    ['Cô giáo mầm non', 'giao mam', true],
    ['Cô giáo mầm non', 'giao viên', false],
    ['Cô giáo mầm non', 'giáom', false],
    ['', 'giáo', false],
    ['Số 12/2026/QĐ-UBND', '12/2026 ubnd', true],
  ])('of “%s” and “%s”: %s', (text, query, expected) => {
    expect(hasAll(text, keysOf(query))).toBe(expected);
  });
});
