import type { Token } from 'markdown-it';
import { ALLOWED_SCHEMES, tokensOf } from './render.ts';

/** A piece of text with one style. */
export interface Run {
  /** "\n" is a line break within the paragraph. */
  text: string;
  bold: boolean;
  italic: boolean;
  struck: boolean;
  code: boolean;
  /** Address of the link, as written. */
  href: string | null;
}

/** The parts of a text without HTML, for files that are not web pages. */
export type Block =
  | { type: 'heading'; level: number; runs: Run[] }
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'list'; start: number | null; items: Block[][] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'table'; head: Run[][]; rows: Run[][][] }
  | { type: 'code'; text: string }
  | { type: 'rule' };

/**
 * The same content as `renderMarkdown` gives, as data: raw HTML is text, pictures are dropped, only addresses that pages
 * allow become links, and headings start at level 2.
 */
export const markdownBlocks = (source: string): Block[] => {
  const tokens = tokensOf(source);
  let at = 0;

  const blocksUntil = (close: string | null): Block[] => {
    const blocks: Block[] = [];
    for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
      at += 1;
      if (token.type === close) break;
      const block = blockOf(token);
      if (block) blocks.push(block);
    }
    return blocks;
  };

  const inline = (): Run[] => runsOf(tokens[at]?.children ?? []);

  const blockOf = (token: Token): Block | null => {
    switch (token.type) {
      case 'heading_open': {
        const block: Block = { type: 'heading', level: Number(token.tag.slice(1)), runs: inline() };
        at += 2;
        return block;
      }
      case 'paragraph_open': {
        const runs = inline();
        at += 2;
        return runs.length === 0 ? null : { type: 'paragraph', runs };
      }
      case 'bullet_list_open':
        return { type: 'list', start: null, items: itemsUntil('bullet_list_close') };
      case 'ordered_list_open':
        return {
          type: 'list',
          start: Number(token.attrGet('start') ?? 1),
          items: itemsUntil('ordered_list_close'),
        };
      case 'blockquote_open':
        return { type: 'quote', blocks: blocksUntil('blockquote_close') };
      case 'table_open':
        return table();
      case 'fence':
      case 'code_block':
        return { type: 'code', text: token.content.replace(/\n$/, '') };
      case 'hr':
        return { type: 'rule' };
      default:
        return null;
    }
  };

  const itemsUntil = (close: string): Block[][] => {
    const items: Block[][] = [];
    for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
      at += 1;
      if (token.type === close) break;
      if (token.type === 'list_item_open') items.push(blocksUntil('list_item_close'));
    }
    return items;
  };

  const table = (): Block => {
    const rows: Run[][][] = [];
    for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
      at += 1;
      if (token.type === 'table_close') break;
      if (token.type === 'tr_open') rows.push([]);
      else if (token.type === 'inline') rows.at(-1)?.push(runsOf(token.children ?? []));
    }
    const [head = [], ...body] = rows;
    return { type: 'table', head, rows: body };
  };

  return blocksUntil(null);
};

const runsOf = (tokens: readonly Token[]): Run[] => {
  const runs: Run[] = [];
  const look = { bold: false, italic: false, struck: false, href: null as string | null };
  const add = (text: string, code = false): void => {
    if (text !== '') runs.push({ text, code, ...look });
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'strong_open':
      case 'strong_close':
        look.bold = token.nesting === 1;
        break;
      case 'em_open':
      case 'em_close':
        look.italic = token.nesting === 1;
        break;
      case 's_open':
      case 's_close':
        look.struck = token.nesting === 1;
        break;
      case 'link_open':
        look.href = safeHref(String(token.attrGet('href') ?? ''));
        break;
      case 'link_close':
        look.href = null;
        break;
      case 'code_inline':
        add(token.content, true);
        break;
      case 'softbreak':
        add(' ');
        break;
      case 'hardbreak':
        add('\n');
        break;
      case 'image':
        break;
      default:
        add(token.content);
    }
  }
  return runs;
};

/** The address if the sanitiser of pages would keep it; otherwise null. */
const safeHref = (href: string): string | null => {
  if (href === '' || href.startsWith('//')) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  return scheme === undefined || ALLOWED_SCHEMES.includes(scheme) ? href : null;
};
