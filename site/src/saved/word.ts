import type { Block, Run } from '@newsroom/shared';
import { escaped } from '../feeds/html.ts';
import { archiveOf, deflated, stored } from './archive.ts';
import type { SavedBlock, SavedDocument } from './document.ts';
import { documentEnd, documentStart, FIXED_PARTS, numberingOf, relationshipsOf, XML } from './word-parts.ts';

/** A saved post as a Word file. The same post gives the same bytes, at any time and on any machine. */
export const wordFile = (document: SavedDocument): Uint8Array<ArrayBuffer> => {
  const body = new Body();
  const text = body.blocks(document.blocks);
  return archiveOf([
    ...FIXED_PARTS,
    stored('docProps/core.xml', coreOf(document)),
    stored('docProps/app.xml', appOf(document)),
    numberingOf(body.counts),
    stored('word/_rels/document.xml.rels', relationshipsOf(body.links)),
    // A higher level takes longer and saves almost nothing.
    deflated('word/document.xml', documentStart + text + documentEnd, 1),
  ]);
};

/** Writes the text, and collects the links and lists that it refers to in other parts. */
class Body {
  /** Addresses, in the order of their relationships. */
  readonly links: string[] = [];
  /** First number of each numbered list. */
  readonly counts: number[] = [];

  blocks(blocks: readonly SavedBlock[], place: Place = {}): string {
    return blocks.map((block) => this.#block(block, place)).join('');
  }

  #block(block: SavedBlock, place: Place): string {
    switch (block.type) {
      case 'title':
        return this.#paragraph(block.runs, { style: 'Heading1' });
      case 'lead':
        return this.#paragraph(block.runs, { style: 'Lead' });
      case 'mark':
        return this.#paragraph(block.runs, { style: 'Mark' });
      case 'small':
        return this.#paragraph(block.runs, { style: 'Small' });
      case 'heading':
        return this.#paragraph(block.runs, { style: `Heading${block.level}` });
      case 'paragraph':
        return this.#paragraph(block.runs, place);
      case 'list':
        return this.#list(block, place);
      case 'quote':
        return this.blocks(block.blocks, { style: 'Quote' });
      case 'table':
        return table(
          [block.head, ...block.rows].map((row, index) =>
            tableRow(
              row.map((cell) => this.#paragraph(cell, { style: index === 0 ? 'TableHead' : 'TableText' })),
              index === 0,
            ),
          ),
          block.head.map(() => Math.floor(TEXT_WIDTH / block.head.length)),
        );
      case 'facts':
        return table(
          block.facts.map(({ label, value }) =>
            tableRow([
              this.#paragraph([{ ...PLAIN, text: label }], { style: 'TableHead' }),
              this.#paragraph([{ ...PLAIN, text: value }], { style: 'TableText' }),
            ]),
          ),
          FACT_WIDTHS,
        );
      case 'code':
        return this.#paragraph([{ ...PLAIN, text: block.text, code: true }], { style: 'TableText' });
      case 'rule':
        return '<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr></w:p>';
    }
  }

  #list({ start, items }: Extract<Block, { type: 'list' }>, { level = -1 }: Place): string {
    const below = level + 1;
    const number = start === null ? BULLETS : BULLETS + this.counts.push(start);
    return items
      .map((item) =>
        item
          .map((block, index) =>
            this.#block(block, index === 0 ? { number, level: below } : { level: below, style: 'ListText' }),
          )
          .join(''),
      )
      .join('');
  }

  #paragraph(runs: readonly Run[], { style, number, level }: Place): string {
    const look = [
      style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
      number === undefined
        ? ''
        : `<w:pStyle w:val="ListText"/><w:numPr><w:ilvl w:val="${Math.min(level ?? 0, 8)}"/><w:numId w:val="${number}"/></w:numPr>`,
    ].join('');
    return `<w:p>${look === '' ? '' : `<w:pPr>${look}</w:pPr>`}${runs.map((run) => this.#run(run)).join('')}</w:p>`;
  }

  #run(run: Run): string {
    if (run.href === null) return textRun(run);
    return `<w:hyperlink r:id="L${this.links.push(run.href)}">${textRun(run)}</w:hyperlink>`;
  }
}

/** Properties that a paragraph gets from its context. */
interface Place {
  style?: string;
  /** Id of the list that its sign or number belongs to. */
  number?: number;
  level?: number;
}

const PLAIN = { bold: false, italic: false, struck: false, code: false, href: null };

/** Id of all bulleted lists; numbered lists have the following ids. */
const BULLETS = 1;

const textRun = ({ text, bold, italic, struck, code, href }: Run): string => {
  const look = [
    href !== null ? '<w:rStyle w:val="Hyperlink"/>' : '',
    code ? '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>' : '',
    bold ? '<w:b/>' : '',
    italic ? '<w:i/>' : '',
    struck ? '<w:strike/>' : '',
  ].join('');
  const words = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${words}</w:r>`;
};

/** Word requires a paragraph after a table, which also separates two tables. */
const table = (rows: readonly string[], widths: readonly number[]): string => {
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>${grid}${rows.join('')}</w:tbl><w:p><w:pPr><w:pStyle w:val="Small"/></w:pPr></w:p>`;
};

/** In twentieths of a point: the width between the margins of an A4 page. */
const TEXT_WIDTH = 9071;
const FACT_WIDTHS = [2835, 6236];

const tableRow = (cells: readonly string[], isHead = false): string =>
  `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;

const coreOf = ({ title, lead, creator, created, modified }: SavedDocument): string =>
  `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator><dc:description>${escaped(lead)}</dc:description><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${modified}</dcterms:modified></cp:coreProperties>`;

const appOf = ({ company }: SavedDocument): string =>
  `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>${escaped(company)}</Company></Properties>`;
