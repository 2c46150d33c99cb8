import type { Block, Run } from '@newsroom/shared';
import type { SavedBlock, SavedDocument } from './document.ts';

/**
 * A saved post as plain text, for the Notepad on old machines in schools: without a byte order mark it would read the
 * file in the machine's own code page, and it does not show a line feed alone as a line break.
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

/** The lines of one list item: the first after its sign, the others indented to the same column. */
const indented = (item: readonly Block[], sign: string): string[] =>
  item.flatMap(linesOf).map((line, index) => (index === 0 ? sign : ' '.repeat(sign.length)) + line);

/** The text; a link is followed by its address. */
const textOf = (runs: readonly Run[]): string =>
  runs
    .map(({ text, href }, index) => {
      const ends = href !== null && runs[index + 1]?.href !== href;
      return ends && href !== text ? `${text} (${href})` : text;
    })
    .join('');
