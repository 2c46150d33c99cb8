import type { Block, Run } from '@newsroom/shared';
import type { SavedBlock, SavedDocument } from './document.ts';

/**
 * A saved post as plain text. Old machines in schools open it with a Notepad that takes a text without a byte order
 * mark for the machine's own code page, and line feeds alone for no line breaks.
 */
export const plainFile = ({ blocks }: SavedDocument): string =>
  `\uFEFF${blocks
    .map(linesOf)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`.replaceAll('\n', '\r\n');

const linesOf = (block: SavedBlock): string[] => {
  switch (block.type) {
    case 'mark':
      return [`[${textOf(block.runs)}]`];
    case 'title':
    case 'lead':
    case 'small':
    case 'heading':
    case 'paragraph':
      return textOf(block.runs).split('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${/[?]$/.test(label) ? label : `${label}:`} ${value}`);
    case 'list':
      return block.items.flatMap((item, index) =>
        indented(item, block.start === null ? '- ' : `${block.start + index}. `),
      );
    case 'quote':
      return block.blocks.flatMap(linesOf).map((line) => `> ${line}`);
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(textOf).join(' | '));
    case 'code':
      return block.text.split('\n');
    case 'rule':
      return ['* * *'];
  }
};

/** The lines of one entry: the first behind its sign, the others below its text. */
const indented = (item: readonly Block[], sign: string): string[] =>
  item.flatMap(linesOf).map((line, index) => (index === 0 ? sign : ' '.repeat(sign.length)) + line);

/** The words, and behind linked words where they lead. */
const textOf = (runs: readonly Run[]): string =>
  runs
    .map(({ text, href }, index) => {
      const ends = href !== null && runs[index + 1]?.href !== href;
      return ends && href !== text ? `${text} (${href})` : text;
    })
    .join('');
