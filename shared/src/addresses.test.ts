import { expect, test } from 'vitest';
import { attachmentPath, erasedPath, postPath, renditionPath } from './addresses.ts';

test.each([
  ['article', '/bai-viet/goc-sach-7kd3mq9/'],
  ['profile', '/guong-dien-hinh/goc-sach-7kd3mq9/'],
  ['policy', '/chinh-sach/goc-sach-7kd3mq9/'],
] as const)('the address of a post of kind %s is made of its kind, slug and id alone', (kind, path) => {
  expect(postPath({ kind, slug: 'goc-sach', id: '7kd3mq9' })).toBe(path);
});

test('the notice of a post withdrawn by consent carries no word of its title', () => {
  expect(erasedPath('7kd3mq9')).toBe('/da-go/7kd3mq9/');
});

test('pictures and files are named by their content', () => {
  const sha256 = 'a'.repeat(64);
  expect(renditionPath(sha256, 640, 'jpg')).toBe(`/anh/${sha256}-640.jpg`);
  expect(attachmentPath({ sha256, extension: 'pdf' })).toBe(`/tep/${sha256}.pdf`);
});
