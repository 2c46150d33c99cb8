import { expect, it } from 'vitest';
import { fileNameProblem, mendedFileName } from './file-names';

it.each([
  ['kế hoạch 12/2026.pdf', 'kế hoạch 12-2026.pdf'],
  ['a:b.pdf', 'a-b.pdf'],
  ['"a" <b>|c?*.jpg', '-a- -b--c--.jpg'],
  ['con', 'tep-con'],
  ['..', 'tep-'],
  ['Ảnh lớp 1.jpg', 'Ảnh lớp 1.jpg'],
])('a file called %j is %j in the library', (name, mended) => {
  expect(mendedFileName(name)).toBe(mended);
});

it('a name of 200 characters is taken, a longer one refused with its length', () => {
  expect(fileNameProblem('ế'.repeat(200))).toBeNull();
  expect(fileNameProblem('ế'.repeat(201))).toContain('Tên tệp dài 201 ký tự');
});
