import { expect, test } from 'vitest';
import { linesForPhotos } from './photo-lines';

test.each([
  ['một dòng', ['một dòng']],
  ['Cô giáo đọc sách\r\n\r\n  Sân trường \n', ['Cô giáo đọc sách', 'Sân trường']],
  ['1. Cô giáo\n2) Sân\nẢnh 3: Cổng\n- Hiên\n• Vườn', ['Cô giáo', 'Sân', 'Cổng', 'Hiên', 'Vườn']],
  ['3 bé ngồi đọc', ['3 bé ngồi đọc']],
])('%j describes %j', (pasted, lines) => {
  expect(linesForPhotos(pasted)).toEqual(lines);
});
