import { expect, test } from 'vitest';
import { proseOf } from './prose.ts';

test('a table stands in a frame that can be scrolled by keyboard', () => {
  const html = proseOf('| A | B |\n| --- | --- |\n| 1 | 2 |\n\n`<table>`');
  expect(
    html.match(/<div class="table-frame" role="group" aria-label="Bảng" tabindex="0"><table>/g),
  ).toHaveLength(1);
  expect(html.match(/<\/table><\/div>/g)).toHaveLength(1);
  expect(html).toContain('&lt;table&gt;');
});
