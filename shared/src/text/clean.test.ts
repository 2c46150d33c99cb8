import { describe, expect, test } from 'vitest';
import { cleanDeep, cleanText } from './clean.ts';

describe('cleanText', () => {
  test.each([
    ['composes to NFC', 'Bồi dưỡng'.normalize('NFD'), 'Bồi dưỡng'],
    ['drops control characters', 'a\u0000b\u0008c\u000Bd\u001Fe\u007Ff\u0085g', 'abcdefg'],
    ['keeps tab and line feed', 'a\tb\nc', 'a\tb\nc'],
    ['turns every line end into a line feed', 'a\r\nb\rc', 'a\nb\nc'],
    ['drops halves of surrogate pairs', 'a\uD83Db\uDE42c', 'abc'],
    ['keeps whole surrogate pairs', '🙂', '🙂'],
    ['drops noncharacters', 'a\uFFFEb\uFFFFc', 'abc'],
    ['leaves the end of a CDATA section to who writes XML', 'a]]>b', 'a]]>b'],
  ])('%s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  test('composes a letter and its mark that a control character separated', () => {
    expect(cleanText('o\u0001\u0302')).toBe('ô');
  });
});

describe('cleanDeep', () => {
  test('cleans every string, however deep', () => {
    const dirty = {
      title: 'a\u0000',
      list: ['b\u0001', { deep: 'c\u0002' }],
      n: 1,
      nothing: null,
      yes: true,
    };
    expect(cleanDeep(dirty)).toEqual({
      title: 'a',
      list: ['b', { deep: 'c' }],
      n: 1,
      nothing: null,
      yes: true,
    });
  });

  test('does not change instances of classes', () => {
    const date = new Date(0);
    expect(cleanDeep({ date })).toHaveProperty('date', date);
  });
});
