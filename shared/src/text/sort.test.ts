import { expect, test } from 'vitest';
import { compareVietnamese } from './sort.ts';

test('sorts letters in the order of the Vietnamese alphabet, tones after letters', () => {
  const words = ['đá', 'dân', 'ăn', 'an', 'âu', 'êm', 'em', 'ơi', 'ông', 'oi', 'má', 'mà', 'ma'];
  expect(words.sort(compareVietnamese)).toEqual([
    'an',
    'ăn',
    'âu',
    'dân',
    'đá',
    'em',
    'êm',
    'ma',
    'mà',
    'má',
    'oi',
    'ông',
    'ơi',
  ]);
});
