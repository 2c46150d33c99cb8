import { describe, expect, test } from 'vitest';
import { picturesIn, plainText, renderMarkdown } from './render.ts';

/** Markup in the rendered HTML that a browser would execute or load. */
const ACTIVE =
  /<(script|img|iframe|svg|style|object|form|input)\b|<[a-z][^>]*\son\w+\s*=|<[^>]*(javascript|data|vbscript):/i;

describe('renderMarkdown', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a line', 'Chào <script>alert(1)</script> các bạn'],
    ['an event handler', '<b onclick="alert(1)">đậm</b>'],
    ['a picture with a handler', '<img src=x onerror=alert(1)>'],
    ['a javascript: link', '[bấm](javascript:alert(1))'],
    ['a javascript: link, disguised', '[bấm](JaVaScRiPt&#58;alert(1))'],
    ['a javascript: link between angle brackets', '<javascript:alert(1)>'],
    ['a data: link', '[bấm](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a vbscript: link', '[bấm](vbscript:msgbox)'],
    ['a reference to a javascript: link', '[bấm][1]\n\n[1]: javascript:alert(1)'],
    ['an attribute smuggled into an address', '[bấm](https://a.vn/"onmouseover="alert(1))'],
    ['a frame', '<iframe src="https://a.vn"></iframe>'],
  ])('makes %s harmless', (_, source) => {
    expect(renderMarkdown(source)).not.toMatch(ACTIVE);
  });

  test('shows raw HTML as the text it is', () => {
    expect(renderMarkdown('Viết <b>đậm</b> & <i>nghiêng</i>')).toBe(
      '<p>Viết &lt;b&gt;đậm&lt;/b&gt; &amp; &lt;i&gt;nghiêng&lt;/i&gt;</p>\n',
    );
  });

  test('drops pictures: they stand in the gallery', () => {
    expect(renderMarkdown('Trước ![sân trường](/anh/a.jpg) sau')).toBe('<p>Trước  sau</p>\n');
  });

  test('leaves h1 to the page', () => {
    expect(renderMarkdown('# Một\n\n## Hai\n\nBa\n===')).toBe('<h2>Một</h2>\n<h2>Hai</h2>\n<h2>Ba</h2>\n');
  });

  test('keeps lists in lists', () => {
    expect(renderMarkdown('- một\n  - hai\n    1. ba\n- bốn').replace(/\n/g, '')).toBe(
      '<ul><li>một<ul><li>hai<ol><li>ba</li></ol></li></ul></li><li>bốn</li></ul>',
    );
  });

  test('keeps the number that a list starts with', () => {
    expect(renderMarkdown('3. ba\n4. bốn')).toContain('<ol start="3">');
  });

  test('makes tables whose headings belong to their columns', () => {
    expect(
      renderMarkdown('| Nội dung | Số buổi |\n| --- | --: |\n| Kể chuyện | 3 |').replace(/\n/g, ''),
    ).toBe(
      '<table><thead><tr><th scope="col">Nội dung</th><th scope="col">Số buổi</th></tr></thead>' +
        '<tbody><tr><td>Kể chuyện</td><td>3</td></tr></tbody></table>',
    );
  });

  test.each([
    ['[a](https://a.vn/x?y=1)', 'https://a.vn/x?y=1'],
    ['[a](/chinh-sach/)', '/chinh-sach/'],
    ['[a](mailto:a@b.vn)', 'mailto:a@b.vn'],
    ['[a](tel:0123)', 'tel:0123'],
  ])('keeps the link %s', (source, href) => {
    expect(renderMarkdown(source)).toBe(`<p><a href="${href}">a</a></p>\n`);
  });

  test('drops an address that takes its scheme from the page', () => {
    expect(renderMarkdown('[a](//a.vn/)')).not.toContain('href');
  });
});

test('picturesIn names the pictures of a text, wherever they stand', () => {
  const source = '![a](/uploads/a.jpg)\n\n- mục ![b](/uploads/b.png)\n\n| ![c](c.gif) |\n| --- |\n| chữ |';
  expect(picturesIn(source)).toEqual(['/uploads/a.jpg', '/uploads/b.png', 'c.gif']);
  expect(picturesIn('không có ảnh, `![a](b)` là chữ')).toEqual([]);
});

describe('plainText', () => {
  test('gives the words alone, in one line', () => {
    expect(plainText('## Đầu đề\n\nMột **hai**\n[ba](/x/)\n\n- bốn')).toBe('Đầu đề Một hai ba bốn');
  });

  test('parts the words of lines, cells and blocks, and not those around marks', () => {
    expect(
      plainText('một  \nhai\n\n| ba | bốn |\n| --- | --- |\n| năm | sáu |\n\n    bảy\n\n`tám`**chín**'),
    ).toBe('một hai ba bốn năm sáu bảy támchín');
  });

  test('leaves pictures out', () => {
    expect(plainText('trước ![ảnh](/a.jpg) sau')).toBe('trước sau');
  });

  test('gives signs as signs, not as HTML', () => {
    expect(plainText('Hỏi & đáp: 3 < 4')).toBe('Hỏi & đáp: 3 < 4');
  });
});
