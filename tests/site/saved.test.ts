import { load } from 'cheerio';
import type { ModelInput } from '@newsroom/site';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Tree, exampleInput, renderedTree } from '../support/site-tree.ts';

const BODY = `Một đoạn có **chữ đậm**, <b>không phải thẻ</b> & một [liên kết](/chinh-sach/).

### Việc cần làm

5. Năm
   - Ý con
6. Sáu

| Nội dung | Số buổi |
| --- | --- |
| Quan sát trẻ | 4 |

> Học rồi làm ngay.

Địa chỉ [hỏng](http://[::nothing).
`;

/** The example article with a text that contains everything that a text may contain. */
const input = (): ModelInput => {
  const { changes, ...rest } = exampleInput();
  return {
    ...rest,
    changes: changes.map((change) =>
      change.subject === 'post' && change.payload.id === '7kd3mq9' && change.payload.status === 'live'
        ? { ...change, payload: { ...change.payload, body: BODY } }
        : change,
    ),
  };
};

describe('a post as a file to keep', () => {
  let tree: Tree;
  const file = (end: string): string => {
    const found = [...tree].find(([path]) => path.endsWith(end));
    if (!found) throw new Error(`no file ${end}`);
    return found[1];
  };

  beforeAll(async () => {
    tree = await renderedTree(input());
  });

  it('stands in both forms beside the page of each live post, and of no withdrawn one', () => {
    const posts = [...tree.keys()].filter((path) =>
      /^(bai-viet|guong-dien-hinh|chinh-sach)\/[^/]+-[a-z0-9]{7}\//.test(path),
    );
    const folders = Map.groupBy(posts, (path) => path.slice(0, path.lastIndexOf('/')));
    const forms = [...folders].map(([folder, files]) => {
      const id = folder.slice(-7);
      return files
        .map((path) => path.slice(folder.length + 1).replace(id, 'id'))
        .sort()
        .join(' ');
    });
    expect(forms.filter((names) => names === 'id.docx id.txt index.html').length).toBeGreaterThan(5);
    expect(new Set(forms)).toEqual(new Set(['id.docx id.txt index.html', 'index.html']));
    expect([...tree.keys()].join()).not.toMatch(/m4w9e7s\.(docx|txt)/);
  });

  it('is a Word file whose headings, lists, table and links survive', async () => {
    const buffer = Buffer.from(file('7kd3mq9.docx'), 'latin1');
    const { value, messages } = await mammoth.convertToHtml(
      { buffer },
      { styleMap: ["p[style-name='Quote'] => blockquote > p:fresh"] },
    );
    const $ = load(value);
    expect($('h1').text()).toBe('Buổi bồi dưỡng chiều thứ Sáu ở Trường Mầm non Ví Dụ 1');
    expect($('h3').text()).toBe('Việc cần làm');
    expect(
      $('ol > li')
        .toArray()
        .map((item) => $(item).contents().first().text()),
    ).toEqual(['Năm', 'Sáu']);
    expect($('ol ul li').text()).toBe('Ý con');
    expect(
      $('table tr')
        .toArray()
        .map((row) =>
          $(row)
            .find('td, th')
            .toArray()
            .map((cell) => $(cell).text()),
        ),
    ).toEqual([
      ['Nội dung', 'Số buổi'],
      ['Quan sát trẻ', '4'],
    ]);
    expect($('strong').text()).toContain('chữ đậm');
    expect($('blockquote').text()).toBe('Học rồi làm ngay.');
    expect($.text()).toContain('<b>không phải thẻ</b> & một');
    const links = $('a[href]')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(links).toContain('https://vi-du.example/chinh-sach/');
    expect(links.every((href) => URL.canParse(href ?? ''))).toBe(true);
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('is a text that an old Notepad shows as it is', () => {
    const text = file('7kd3mq9.txt');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('5. Năm\r\n   - Ý con\r\n6. Sáu');
    expect(text).toContain('Nội dung | Số buổi\r\nQuan sát trẻ | 4');
    expect(text).toContain('một liên kết (https://vi-du.example/chinh-sach/).');
  });

  it.each(['docx', 'txt'])(
    'says as %s what it is, whose, where it stands and how to use it',
    async (form) => {
      const text =
        form === 'txt'
          ? file('7kd3mq9.txt')
          : (await mammoth.extractRawText({ buffer: Buffer.from(file('7kd3mq9.docx'), 'latin1') })).value;
      for (const said of [
        'Trang minh họa – không phải trang của cơ quan nhà nước',
        'Dữ liệu minh họa',
        'Đăng lúc 16:30, 14/04/2023',
        'Tác giả: Nguyễn Thị Ví Dụ',
        'Đính chính ngày 20/04/2023: Bản đăng lần đầu ghi nhầm số buổi là 8; số đúng là 7.',
        'Minh họa: Ban Biên tập',
        'https://vi-du.example/bai-viet/buoi-boi-duong-chieu-thu-sau-7kd3mq9/',
        'ghi rõ nguồn “Sở Giáo dục và Đào tạo tỉnh Kiên Giang”',
      ])
        expect(text).toContain(said);
    },
  );

  it('carries a policy’s summary and document, and a profile’s person', () => {
    expect(file('g9s6b4p.txt')).toMatch(/Nói ngắn gọn[^]*Ai được hưởng\?[^]*Số, ký hiệu: 1008\/KH-SGDĐT/);
    expect(file('f8r5a3n.txt')).toMatch(/Họ và tên: /);
  });

  it('has the same bytes when it is made again', async () => {
    const again = await renderedTree(input());
    const saved = [...tree].filter(([path]) => /\.(docx|txt)$/.test(path));
    expect(saved.length).toBeGreaterThan(15);
    for (const [path, bytes] of saved) expect(again.get(path) === bytes, path).toBe(true);
  });
});
