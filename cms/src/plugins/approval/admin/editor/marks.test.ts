import { EditorSelection, EditorState, type StateCommand, type TransactionSpec } from '@codemirror/state';
import { describe, expect, it, test } from 'vitest';
import { insertBlock, insertLink, linkAddress, pasted, tableOf, toggleMark, togglePrefix } from './marks';

/** "một «hai» ba": the words between the quotation marks are selected; "«»" is a cursor. */
const stateOf = (text: string): EditorState => {
  const [from, to] = [text.indexOf('«'), text.indexOf('»') - 1];
  return EditorState.create({
    doc: text.replace(/[«»]/g, ''),
    selection: EditorSelection.range(from, to),
  });
};
const shown = (state: EditorState): string => {
  const { from, to } = state.selection.main;
  return `${state.sliceDoc(0, from)}«${state.sliceDoc(from, to)}»${state.sliceDoc(to)}`;
};
const press = (text: string, command: StateCommand): string => {
  let state = stateOf(text);
  command({ state, dispatch: (transaction) => (state = transaction.state) });
  return shown(state);
};
const put = (text: string, make: (state: EditorState) => TransactionSpec): string => {
  const state = stateOf(text);
  return shown(state.update(make(state)).state);
};

describe('bold and italic', () => {
  test.each([
    ['một «hai» ba', '**', 'một **«hai»** ba'],
    ['một **«hai»** ba', '**', 'một «hai» ba'],
    ['một «**hai**» ba', '**', 'một «hai» ba'],
    ['một «hai »ba', '**', 'một **«hai»** ba'],
    ['trường h«»ọc', '**', 'trường **«học»**'],
    ['một **«hai»** ba', '*', 'một ***«hai»*** ba'],
    ['một ***«hai»*** ba', '*', 'một **«hai»** ba'],
    ['một *«hai»* ba', '*', 'một «hai» ba'],
  ] as const)('%s with %s is %s', (text, mark, expected) => {
    expect(press(text, toggleMark(mark))).toBe(expected);
  });
});

describe('headings, lists and quotations', () => {
  test.each([
    ['Mở «»bài', 'heading', '## Mở «»bài'],
    ['## Mở «»bài', 'heading', 'Mở «»bài'],
    ['## Mở «»bài', 'subheading', '### Mở «»bài'],
    ['«một\n\nhai»', 'bullets', '- «một\n\n- hai»'],
    ['«- một\n- hai»', 'numbers', '«1. một\n2. hai»'],
    ['«1. một\n2. hai»', 'numbers', '«một\nhai»'],
    ['«»', 'bullets', '- «»'],
    ['một «hai»', 'quote', '> một «hai»'],
    ['> một «hai»', 'quote', 'một «hai»'],
  ] as const)('%j as %s is %j', (text, kind, expected) => {
    expect(press(text, togglePrefix(kind))).toBe(expected);
  });
});

describe('a link', () => {
  it('stands in the place of the selected words', () => {
    const link = (state: EditorState) => insertLink(state, 'văn bản [1]', 'https://a.vn/x(1)');
    expect(put('xem «đây» nhé', link)).toBe('xem [văn bản \\[1\\]](https://a.vn/x%281%29)«» nhé');
  });

  test.each([
    ['vanban.chinhphu.vn', 'https://vanban.chinhphu.vn'],
    [' https://a.vn/b?c#d ', 'https://a.vn/b?c#d'],
    ['so@angiang.edu.vn', 'mailto:so@angiang.edu.vn'],
    ['tel:0297123', 'tel:0297123'],
    ['/chinh-sach/', '/chinh-sach/'],
    ['javascript:alert(1)', null],
    ['//a.vn/', null],
    ['xem ở đây', null],
    ['', null],
  ])('to %j leads to %j', (typed, address) => {
    expect(linkAddress(typed)).toBe(address);
  });
});

describe('a block', () => {
  it('has an empty line above and below', () => {
    expect(put('một\nh«»ai', (state) => insertBlock(state, '---'))).toBe('một\nh\n\n---«»\n\nai');
    expect(put('«»', (state) => insertBlock(state, '---'))).toBe('---«»\n');
  });

  it('may be a table, whose cells keep their words', () => {
    expect(
      tableOf([
        ['Việc', 'Hạn'],
        ['a|b', ' hai\nba '],
      ]),
    ).toBe('| Việc | Hạn |\n| --- | --- |\n| a\\|b | hai ba |');
  });
});

describe('what is pasted', () => {
  it('goes on in its line', () => {
    expect(put('một «hai» ba', (state) => pasted(state, '**bốn**'))).toBe('một **bốn**«» ba');
  });

  it('gets lines of its own where it is more than words', () => {
    expect(put('một «»ba', (state) => pasted(state, '- bốn'))).toBe('một \n\n- bốn\n\n«»ba');
    expect(put('một\n«»', (state) => pasted(state, '## Hai'))).toBe('một\n\n## Hai«»');
  });
});
