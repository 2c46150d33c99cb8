import { describe, expect, it } from 'vitest';
import { lastCredit, smallPictureWarning } from './photos';

describe('smallPictureWarning', () => {
  it.each([
    [1200, 800],
    [900, 1200],
    [8064, 6048],
  ])('says nothing of %i × %i', (width, height) => {
    expect(smallPictureWarning({ width, height })).toBeNull();
  });

  it.each([
    [1199, 800, '1.199 × 800 điểm ảnh'],
    [720, 960, '720 × 960 điểm ảnh'],
  ])('tells of %i × %i with its size and the way out', (width, height, size) => {
    const warning = smallPictureWarning({ width, height });
    expect(warning).toContain(size);
    expect(warning).toContain('xin tệp gốc');
  });

  it('says nothing of what could not be measured', () => {
    expect(smallPictureWarning({ width: null, height: null })).toBeNull();
  });
});

describe('lastCredit', () => {
  it('is the last one that is written, whatever comes after it without one', () => {
    const photos = [null, { credit: 'Trường Ví Dụ 1' }, { credit: ' Lê Ví Dụ ' }, { credit: '  ' }, {}];
    expect(lastCredit(photos)).toBe('Lê Ví Dụ');
  });

  it('is empty where no picture says it', () => {
    expect(lastCredit([undefined, { credit: null }])).toBe('');
  });
});
