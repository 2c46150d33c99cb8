import { describe, expect, test } from 'vitest';
import { type Block, markdownBlocks, type Run } from './blocks.ts';
import { plainText } from './render.ts';

const plain = { bold: false, italic: false, struck: false, code: false, href: null };
const run = (text: string, look: Partial<Run> = {}): Run => ({ text, ...plain, ...look });

const textIn = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      switch (block.type) {
        case 'heading':
        case 'paragraph':
          return block.runs.map(({ text }) => text).join('');
        case 'list':
          return block.items.map(textIn).join(' ');
        case 'quote':
          return textIn(block.blocks);
        case 'table':
          return [block.head, ...block.rows]
            .flat(2)
            .map(({ text }) => text)
            .join(' ');
        case 'code':
          return block.text;
        case 'rule':
          return '';
      }
    })
    .join(' ');

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

describe('markdownBlocks', () => {
  test('keeps looks and links of words, and breaks', () => {
    expect(markdownBlocks('Một **hai *ba*** [bốn](/a/)  \n~~năm~~ `sáu`\nbảy')).toEqual([
      {
        type: 'paragraph',
        runs: [
          run('Một '),
          run('hai ', { bold: true }),
          run('ba', { bold: true, italic: true }),
          run(' '),
          run('bốn', { href: '/a/' }),
          run('\n'),
          run('năm', { struck: true }),
          run(' '),
          run('sáu', { code: true }),
          run(' '),
          run('bảy'),
        ],
      },
    ]);
  });

  test('keeps headings from level 2, lists in lists, where a count starts, quotes and tables', () => {
    const source =
      '# Một\n\n3. ba\n   - con\n4. bốn\n\n> trích\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n---\n\n```\nmã\n```';
    expect(markdownBlocks(source)).toEqual([
      { type: 'heading', level: 2, runs: [run('Một')] },
      {
        type: 'list',
        start: 3,
        items: [
          [
            { type: 'paragraph', runs: [run('ba')] },
            { type: 'list', start: null, items: [[{ type: 'paragraph', runs: [run('con')] }]] },
          ],
          [{ type: 'paragraph', runs: [run('bốn')] }],
        ],
      },
      { type: 'quote', blocks: [{ type: 'paragraph', runs: [run('trích')] }] },
      { type: 'table', head: [[run('A')], [run('B')]], rows: [[[run('1')], [run('2')]]] },
      { type: 'rule' },
      { type: 'code', text: 'mã' },
    ]);
  });

  test.each(['[a](ftp://x.vn/)', '[a](//x.vn/)', '[a](javascript:alert(1))', '![a](/anh/a.jpg)'])(
    'takes no link where a page has none, and no picture: %s',
    (source) => {
      expect(JSON.stringify(markdownBlocks(source))).not.toMatch(/"href":"|\.jpg/);
    },
  );

  test('loses no word that the page shows', () => {
    const source =
      '## Hai\n\nViết <b>đậm</b> & “trích”.\n\n1. một\n\n   đoạn hai\n\n| Cột | Cột *hai* |\n| --- | --- |\n| ô | |';
    expect(words(textIn(markdownBlocks(source)))).toEqual(words(plainText(source)));
  });
});
