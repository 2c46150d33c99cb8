import { readFileSync } from 'node:fs';
import { headingsIn, renderMarkdown } from '@newsroom/shared';
import { describe, expect, it } from 'vitest';
import { droppedLines, htmlToMarkdown, htmlToPost } from './paste';

const fixture = (name: string): string => readFileSync(`tests/fixtures/paste/${name}`, 'utf8');
const markdownOf = (html: string): string => htmlToMarkdown(html).markdown;

describe('pasted HTML', () => {
  it.each(['word', 'web', 'google-docs', 'libreoffice'])('of %s becomes clean markdown', (name) => {
    const { markdown, oldEncoding } = htmlToMarkdown(fixture(`${name}.html`));
    expect(`${markdown}\n`).toBe(fixture(`${name}.md`));
    expect(oldEncoding).toBeNull();
  });

  it('loses pictures, colours and the rest of what a text does not carry, and each kind is told', () => {
    expect(droppedLines(htmlToMarkdown(fixture('word.html')).dropped)).toEqual([
      'Đã bỏ 3 ảnh: tải ảnh lên ở mục Ảnh.',
      'Đã bỏ màu chữ và phông chữ.',
      'Đã bỏ 2 liên kết không mở được trên trang; chữ vẫn còn.',
      'Đã bỏ 1 lời bình của Word.',
      'Đã bỏ 1 đoạn gạch bỏ khi theo dõi sửa đổi (Track Changes).',
    ]);
    expect(droppedLines(htmlToMarkdown(fixture('web.html')).dropped)).toEqual([
      'Đã bỏ 1 ảnh: tải ảnh lên ở mục Ảnh.',
      'Đã bỏ màu chữ và phông chữ.',
      'Đã bỏ 1 khung nhúng (video, bản đồ, biểu mẫu).',
    ]);
    expect(droppedLines(htmlToMarkdown('<p>Chỉ có chữ.</p>').dropped)).toEqual([]);
  });

  it('with a paragraph in VNI is recognised by it', () => {
    expect(htmlToMarkdown(fixture('word-vni.html')).oldEncoding).toEqual({
      encoding: 'VNI',
      paragraph: 2,
      words: 'Giaùo vieân maàm non vuøng bieån …',
    });
  });

  it('with soft hyphens that are the ư of TCVN3 is recognised before they go', () => {
    expect(htmlToMarkdown('<p>Tr\u00ADêng</p>').oldEncoding?.encoding).toBe('TCVN3');
  });

  it.each([
    ['<h3>Một</h3><h6>Hai</h6><h4>Ba</h4><h1>Bốn</h1><h2>Năm</h2>', [2, 3, 3, 2, 3]],
    ['<h1>Một</h1><h2>Hai</h2><h2>Ba</h2><h5>Bốn</h5>', [2, 3, 3, 4]],
  ])('has its headings from level 2 without a gap: %s', (html, levels) => {
    expect(headingsIn(markdownOf(html)).map(({ level }) => level)).toEqual(levels);
  });

  it.each([
    ['bold parted into runs', '<p><b>Ti</b><b>ền</b> đề</p>', '<p><strong>Tiền</strong> đề</p>'],
    [
      'a mark of punctuation in bold',
      '<p>a <b>Chú ý:</b>đọc kỹ</p>',
      '<p>a <strong>Chú ý</strong>:đọc kỹ</p>',
    ],
    ['spaces in bold', '<p>Có<b> ba </b>lớp</p>', '<p>Có <strong>ba</strong> lớp</p>'],
    ['bold of nothing', '<p>Có<b> </b>lớp</p>', '<p>Có lớp</p>'],
    [
      'signs of markdown',
      '<p># 1. * _a_ [b](c) `d` &amp;amp; | ~</p>',
      '<p># 1. * _a_ [b](c) `d` &amp;amp; | ~</p>',
    ],
    ['script in a link', '<p><a href=" JavaScript:alert(1)">chữ</a></p>', '<p>chữ</p>'],
    [
      'a link with brackets',
      '<p><a href="https://a.vn/(1)">[x]</a></p>',
      '<p><a href="https://a.vn/(1)">[x]</a></p>',
    ],
    [
      'a frame of one cell',
      '<table><tr><td><p>Hộp</p><p>tin</p></td></tr></table>',
      '<p>Hộp</p>\n<p>tin</p>',
    ],
    ['NFD and spaces that do not break', '<p>Gia\u0301o\u00A0vie\u0302n\u200B</p>', '<p>Giáo viên</p>'],
    ['a bracket after the mark of a note', '<p>a<a href="#_ftn1">[1]</a>(b)</p>', '<p>a[1](b)</p>'],
    [
      'an ordered list that begins at 3',
      '<ol start="3"><li>a</li></ol>',
      '<ol start="3">\n<li>a</li>\n</ol>',
    ],
    [
      'a list of each item, as Word on the web has it',
      '<ol start="1"><li>a</li></ol><ol start="2"><li>b</li></ol><ol start="1"><li>c</li></ol>',
      '<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<ol>\n<li>c</li>\n</ol>',
    ],
    ['nothing', '<p>&nbsp;</p><h2> </h2><ul><li></li></ul>', ''],
  ])('%s reads on the page as it was meant', (_, html, expected) => {
    expect(renderMarkdown(markdownOf(html)).trim()).toBe(expected);
  });

  it('of a whole document gives the title, and a text without it', () => {
    const { title, markdown } = htmlToPost('<h1>Tên <b>bài</b></h1><p>Chữ.</p><h2>Mục</h2>');
    expect(title).toBe('Tên bài');
    expect(markdown).toBe('Chữ.\n\n## Mục');
  });

  it('whose first paragraph is too long for a title keeps it, and is named after its beginning', () => {
    const { title, markdown } = htmlToPost(`<p>${'Một hai ba bốn. '.repeat(40)}</p>`);
    expect(title).toMatch(/^Một hai ba bốn\. .*…$/);
    expect(title.length).toBeLessThanOrEqual(300);
    expect(markdown.startsWith('Một hai ba bốn.')).toBe(true);
  });
});
