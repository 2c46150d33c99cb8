import { describe, expect, it } from 'vitest';
import { indexForm, readable, searchForm, searchKey } from './search.ts';

const nfd = (text: string): string => text.normalize('NFD');

describe('searchForm', () => {
  it.each([
    ['hoà', 'hòa'],
    ['KHOẺ', 'KHỎE'],
    ['thuý', 'thúy'],
    ['Uỷ ban', 'Ủy ban'],
    ['toà, hoá.', 'tòa, hóa.'],
    [nfd('hoà'), 'hòa'],
    ['hòa', 'hòa'],
  ])('writes the tone of “%s” where it belongs: “%s”', (given, expected) => {
    expect(searchForm(given)).toBe(expected);
  });

  it.each(['quý', 'Quỳ', 'hoàn', 'ngoài', 'khuỷu', 'huỳnh', 'loại', 'hoặc'])(
    'leaves “%s”, where the tone has one place only',
    (word) => expect(searchForm(word)).toBe(word),
  );

  it('keeps đ apart from d by a mark', () => {
    const mark = '\u0335';
    expect(searchForm('Đào đá dạ')).toBe(`D${mark}ào d${mark}á dạ`);
    expect(searchForm('đào').normalize('NFD').replace(/\p{M}/gu, '')).toBe('dao');
  });
});

describe('searchKey', () => {
  it.each([
    ['giáo', 'giao'],
    [nfd('giáo'), 'giao'],
    ['ĐÀO', 'dao'],
    ['hoà', 'hoa'],
    ['hòa,', 'hoa'],
    ['“GDĐT”', 'gddt'],
    ['1008/KH-SGDĐT', '1008khsgddt'],
  ])('of “%s” is “%s”', (word, key) => expect(searchKey(word)).toBe(key));
});

describe('indexForm', () => {
  const title = 'Trẻ đến lớp';
  const text = 'Trẻ vui; trẻ “đến”, TRẺ đọc (lớp) và trẻ ngủ – 12/2026/QĐ-UBND, QĐ-UBND, 12/2026/QĐ-UBND.';

  it('is turned back by readable', () => {
    expect(readable(indexForm(title, text))).toEqual({ title, text });
    expect(readable(indexForm('', text))).toEqual({ title: '', text });
    expect(readable(indexForm(title, ''))).toEqual({ title, text: '' });
    expect(readable(indexForm('–', '… ! ?'))).toEqual({ title: '–', text: '… ! ?' });
  });

  it('writes a word once in letters that an index knows', () => {
    const words = indexForm(title, text).split(' ');
    expect(words.filter((word) => searchKey(word) === 'tre')).toEqual(['Trẻ', 'trẻ', 'TRẺ']);
    expect(words.filter((word) => searchKey(word) === 'lop')).toEqual(['lớp']);
    expect(words).toHaveLength(title.split(' ').length + 1 + text.split(' ').length);
  });

  it('is turned back where there are more words than signs', () => {
    const long = Array.from({ length: 20_000 }, (_, index) => `từ${index % 9000}`).join(' ');
    expect(readable(indexForm(title, long))).toEqual({ title, text: long });
  });

  it('removes its own signs from texts', () => {
    expect(readable(indexForm('a\ue000b', 'c\uf8ffd \ue001 e'))).toEqual({ title: 'ab', text: 'cd e' });
  });

  it('knows other alphabets', () => {
    expect(readable(indexForm('Ω Ω', 'Ω e\u0301 𝒳'))).toEqual({ title: 'Ω Ω', text: 'Ω é 𝒳' });
  });
});
