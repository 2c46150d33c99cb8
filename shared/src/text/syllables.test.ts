import { expect, it } from 'vitest';
import { isSyllable } from './syllables.ts';

it.each(['giáo', 'viên', 'nghiêng', 'quyển', 'đường', 'ấy', 'khuya', 'oanh', 'gì', 'ngoèo', 'tóc', 'học'])(
  '“%s” is a syllable',
  (word) => expect(isSyllable(word)).toBe(true),
);

it.each(['save', 'loading', 'hoc\u0301\u0300', 'tằ', 'hòc', 'school', 'ngắ', 'ab', 'vieân', 'gv', ''])(
  '“%s” is none',
  (word) => expect(isSyllable(word)).toBe(false),
);
