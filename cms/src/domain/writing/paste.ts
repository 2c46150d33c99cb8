import { cleanText } from '@newsroom/shared';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Nodes, Root as Markdown } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { findOldEncoding, type OldParagraph } from './old-encoding';
import { cleanHtml, type Dropped, paragraphsOf } from './paste-html';
import { tidyMarkdown } from './paste-markdown';
import { placeNoteMarks, separateNotes } from './paste-notes';

export { droppedLines } from './paste-html';

/** What is left of pasted HTML. */
export interface Pasted {
  markdown: string;
  dropped: Dropped;
  /** If set, nothing may be used: the characters are not the letters that the writer sees. */
  oldEncoding: OldParagraph | null;
}

/**
 * HTML of Word, LibreOffice, Google Docs or a web page as clean markdown: headings from "##" without gaps, bold,
 * italics, lists, links, tables and notes. Pictures, colours, fonts and everything else that markdown cannot express
 * are counted and left out.
 *
 * The browser and the server use the same parser, so that both give the same text.
 */
export const htmlToMarkdown = (html: string): Pasted => {
  const { tree, dropped, oldEncoding } = read(html);
  return { markdown: write(tree), dropped, oldEncoding };
};

/** Strapi's limit for a title. */
const TITLE_LENGTH = 300;

/** The same for a whole document: its first heading or paragraph becomes the title and is removed from the text. */
export const htmlToPost = (html: string): Pasted & { title: string } => {
  const { tree, dropped, oldEncoding } = read(html);
  const [first] = tree.children;
  const words = first?.type === 'heading' || first?.type === 'paragraph' ? textOf(first) : '';
  const isTitle = words !== '' && words.length <= TITLE_LENGTH;
  if (isTitle) {
    tree.children.shift();
    tidyMarkdown(tree);
  }
  return { title: isTitle ? words : cutAtWord(textOf(tree)), markdown: write(tree), dropped, oldEncoding };
};

const read = (html: string) => {
  const root = fromHtml(html);
  const oldEncoding = findOldEncoding(paragraphsOf(root));
  const notes = separateNotes(root);
  const { clean, dropped } = cleanHtml(root, notes);
  const tree = toMdast(clean, { quotes: ['“”'] }) as Markdown;
  tidyMarkdown(tree);
  return { tree, dropped, oldEncoding };
};

const write = (tree: Markdown): string =>
  placeNoteMarks(
    toMarkdown(tree, {
      bullet: '-',
      rule: '-',
      listItemIndent: 'one',
      resourceLink: true,
      extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
    })
      // An ampersand has to be escaped only where it would begin a character reference.
      .replace(/\\&(?!#?\w+;)/g, '&')
      .trim(),
  );

const textOf = (node: Nodes): string =>
  placeNoteMarks(cleanText(toString(node)).replace(/\s+/g, ' ').trim())
    .replace(/\[\d+\]/g, '')
    .trim();

const cutAtWord = (text: string): string =>
  text.length <= TITLE_LENGTH ? text : text.slice(0, TITLE_LENGTH - 1).replace(/\s+\S*$/, '') + '…';
