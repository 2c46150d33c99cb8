import { cleanText } from '@newsroom/shared';
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { inLists, isWordItem, markerOf, numberedByLetters } from './paste-lists';

/** What was removed from pasted HTML, counted. */
export interface Dropped {
  images: number;
  /** Elements with a colour, a font or a size. */
  looks: number;
  /** Videos, maps, forms. */
  embeds: number;
  /** Links to nothing on the web: scripts, files of the writer's machine. */
  links: number;
  /** Comments of Word. */
  comments: number;
  /** Passages deleted with Word's track changes. */
  deletions: number;
}

/** Tells the writer what was left out, one line for each kind. */
export const droppedLines = ({ images, looks, embeds, links, comments, deletions }: Dropped): string[] => [
  ...(images > 0 ? [`Đã bỏ ${images} ảnh: tải ảnh lên ở mục Ảnh.`] : []),
  ...(looks > 0 ? ['Đã bỏ màu chữ và phông chữ.'] : []),
  ...(embeds > 0 ? [`Đã bỏ ${embeds} khung nhúng (video, bản đồ, biểu mẫu).`] : []),
  ...(links > 0 ? [`Đã bỏ ${links} liên kết không mở được trên trang; chữ vẫn còn.`] : []),
  ...(comments > 0 ? [`Đã bỏ ${comments} lời bình của Word.`] : []),
  ...(deletions > 0 ? [`Đã bỏ ${deletions} đoạn gạch bỏ khi theo dõi sửa đổi (Track Changes).`] : []),
];

/** Keeps only what markdown can express; the notes are put at the end. */
export const cleanHtml = (root: Root, notes: Element[]): { clean: Root; dropped: Dropped } => {
  const dropped: Dropped = { images: 0, looks: 0, embeds: 0, links: 0, comments: 0, deletions: 0 };
  const children = [...bodyOf(root), ...notes];
  return { clean: { type: 'root', children: blocks(children, dropped) }, dropped };
};

/** The text of each paragraph, heading, list item and table cell, unchanged. */
export const paragraphsOf = (root: Root): string[] => {
  const paragraphs = [''];
  const walk = (node: Nodes): void => {
    if (node.type === 'text') paragraphs[paragraphs.length - 1] += node.value;
    if (!('children' in node) || (node.type === 'element' && SILENT.has(node.tagName))) return;
    const parts = node.type === 'element' && (BLOCKS.has(node.tagName) || node.tagName === 'br');
    if (parts) paragraphs.push('');
    node.children.forEach(walk);
    if (parts) paragraphs.push('');
  };
  walk(root);
  return paragraphs.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
};

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'head',
  'meta',
  'link',
  'datalist',
]);

const IMAGES = new Set(['img', 'svg', 'canvas', 'v:imagedata']);

const EMBEDS = new Set([
  'iframe',
  'video',
  'audio',
  'object',
  'embed',
  'map',
  'button',
  'input',
  'select',
  'textarea',
]);

const BLOCKS = new Set([
  ...[
    'p',
    'div',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'table',
    'tr',
    'td',
    'th',
  ],
  ...['blockquote', 'pre', 'hr', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav', 'figure'],
  ...['figcaption', 'caption', 'address', 'center', 'details', 'summary'],
]);

/** Elements that stay as they are, without their attributes. */
const KEPT = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'hr'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'code', 'kbd', 'samp', 'q', 'br'],
]);

/** Tags with the same meaning. */
const SAME: Record<string, string> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
  strike: 'del',
  del: 'del',
};

const bodyOf = (root: Root): ElementContent[] => {
  const html = root.children.find((child) => child.type === 'element' && child.tagName === 'html');
  const body = (html?.type === 'element' ? html.children : []).find(
    (child) => child.type === 'element' && child.tagName === 'body',
  );
  return body?.type === 'element' ? body.children : [];
};

const blocks = (nodes: ElementContent[], dropped: Dropped): ElementContent[] =>
  inLists(nodes, (children) => children.flatMap((child) => cleanNode(child, dropped)));

const cleanNode = (node: ElementContent, dropped: Dropped): ElementContent[] => {
  if (node.type === 'text') return [{ type: 'text', value: plain(node.value) }];
  return node.type === 'element' ? cleanElement(node, dropped) : [];
};

/**
 * Removes private-use characters (signs of a special font, and the marks that this module uses itself) and soft hyphens.
 */
const plain = (value: string): string =>
  cleanText(
    value.replace(/[\u00AD\u200B\u2060\uFEFF]|[\uE002-\uF8FF]/g, '').replace(/[\u00A0\u2007\u202F]/g, ' '),
  );

const cleanElement = (element: Element, dropped: Dropped): ElementContent[] => {
  const { tagName } = element;
  const style = styleOf(element);
  if (SILENT.has(tagName) || isHidden(element, style)) return [];
  if (IMAGES.has(tagName)) {
    if (!isDot(element)) dropped.images += 1;
    return [];
  }
  if (EMBEDS.has(tagName)) {
    dropped.embeds += 1;
    return [];
  }
  if (isWordComment(element, style)) {
    // Counted once, by the mark in the text: the comment's own words are in a list at the end of the document.
    if (!/mso-element:/.test(style)) dropped.comments += 1;
    return [];
  }
  if (tagName === 'del' && (hasClass(element, /^msoDel$/i) || element.properties['cite'] !== undefined)) {
    dropped.deletions += 1;
    return [];
  }
  if (tagName === 'br') return /page-break/.test(style) ? [] : [make('br', [])];
  if (hasLooks(element, style)) dropped.looks += 1;

  const heading = headingOf(element, style);
  if (heading) return [make(heading, inlines(withMarker(element), dropped))];
  if (tagName === 'a') return link(element, dropped);
  if (tagName === 'table') return table(element, dropped);
  if (tagName === 'td' || tagName === 'th') return [cell(element, dropped)];
  if (tagName === 'sup' || tagName === 'sub') return raised(element, dropped);

  const children = blocks(element.children, dropped);
  if (tagName === 'ul') return [make('ul', nestedInItems(children))];
  if (tagName === 'ol') return [numberedByLetters(element, make('ol', nestedInItems(children)))];
  const same = SAME[tagName];
  if (same !== undefined && !(same === 'strong' && /font-weight:\s*(normal|400)/.test(style))) {
    return [make(same, children)];
  }
  if (KEPT.has(tagName)) return [make(tagName, children)];
  if (tagName === 'span' || tagName === 'font') return emphasised(children, style);
  // A block separates words on a page, so it becomes a paragraph.
  return BLOCKS.has(tagName) && !children.some(isBlock) ? [make('p', children)] : children;
};

const make = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

const styleOf = ({ properties }: Element): string => {
  const style = properties['style'];
  return typeof style === 'string' ? style.toLowerCase() : '';
};

const hasClass = ({ properties }: Element, pattern: RegExp): boolean =>
  Array.isArray(properties['className']) &&
  properties['className'].some((name) => pattern.test(String(name)));

const isBlock = (node: ElementContent): boolean => node.type === 'element' && BLOCKS.has(node.tagName);

const isHidden = ({ properties }: Element, style: string): boolean =>
  /(^|;)\s*(display:\s*none|mso-hide:\s*all)/.test(style) || properties['hidden'] === true;

/** Invisible pictures of 1 pixel that count readers. */
const isDot = ({ properties }: Element): boolean =>
  [properties['width'], properties['height']].some((size) => size !== undefined && Number(size) <= 1);

const isWordComment = (element: Element, style: string): boolean =>
  /mso-element:\s*comment/.test(style) ||
  /mso-special-character:\s*comment/.test(style) ||
  hasClass(element, /^(MsoCommentReference|msocomanchor)$/i);

const hasLooks = ({ tagName }: Element, style: string): boolean =>
  tagName === 'font' ||
  /(^|;)\s*(font-family|font-size|font|background|background-color|color)\s*:/.test(
    style.replace(/(^|;)\s*(color:\s*(black|windowtext|inherit)|background:\s*(white|transparent))\b/g, '$1'),
  );

const headingOf = (element: Element, style: string): string | null => {
  if (/^h[1-6]$/.test(element.tagName)) return element.tagName;
  if (element.tagName !== 'p') return null;
  if (hasClass(element, /^MsoTitle/i)) return 'h1';
  const [, level] = /mso-outline-level:\s*([1-6])/.exec(style) ?? [];
  return level === undefined ? null : `h${level}`;
};

/** The number that Word gives to a heading becomes part of its text. */
const withMarker = (element: Element): ElementContent[] => {
  if (!isWordItem(element)) return element.children;
  const { marker, children } = markerOf(element);
  return marker === '' ? children : [{ type: 'text', value: `${marker} ` }, ...children];
};

const link = (element: Element, dropped: Dropped): ElementContent[] => {
  const children = blocks(element.children, dropped);
  const href = String(element.properties['href'] ?? '').trim();
  if (!/\S/.test(words(children)) || href === '' || href.startsWith('#')) return children;
  if (/^(https?:\/\/|mailto:|tel:)/i.test(href) && !children.some(isBlock)) {
    return [make('a', children, { href })];
  }
  if (!/^https?:/i.test(href)) dropped.links += 1;
  return children;
};

/** A list directly within a list is moved into the item before it. */
const nestedInItems = (children: ElementContent[]): ElementContent[] => {
  const result: ElementContent[] = [];
  for (const child of children) {
    const before = result.findLast((each) => each.type === 'element');
    const isList = child.type === 'element' && (child.tagName === 'ul' || child.tagName === 'ol');
    if (isList && before?.type === 'element' && before.tagName === 'li') before.children.push(child);
    else result.push(child);
  }
  return result;
};

const emphasised = (children: ElementContent[], style: string): ElementContent[] => {
  if (children.some(isBlock)) return children;
  let result = children;
  if (/font-style:\s*italic/.test(style)) result = [make('em', result)];
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) result = [make('strong', result)];
  return result;
};

/** A table of one cell is only a frame around a text. */
const table = (element: Element, dropped: Dropped): ElementContent[] => {
  const cells = cellsOf(element);
  if (cells.length === 1) return blocks(cells[0]?.children ?? [], dropped);
  const caption = element.children.find((child) => child.type === 'element' && child.tagName === 'caption');
  const rows = blocks(
    element.children.filter((child) => child !== caption),
    dropped,
  );
  return [...(caption ? cleanNode(caption, dropped) : []), make('table', withHead(rows))];
};

/** Markdown has no table without a head, so the first row becomes the head. */
const withHead = (rows: ElementContent[]): ElementContent[] => {
  const first = rows.flatMap((part) => rowsOf(part))[0];
  for (const each of first?.children ?? []) if (each.type === 'element') each.tagName = 'th';
  return rows;
};

const rowsOf = (part: ElementContent): Element[] => {
  if (part.type !== 'element') return [];
  return part.tagName === 'tr' ? [part] : part.children.flatMap(rowsOf);
};

const cellsOf = (element: Element): Element[] =>
  element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'td' || child.tagName === 'th' ? [child] : cellsOf(child);
  });

const cell = (element: Element, dropped: Dropped): Element => {
  const { colSpan, rowSpan } = element.properties;
  return make(element.tagName, inlines(element.children, dropped), {
    ...(colSpan === undefined ? {} : { colSpan }),
    ...(rowSpan === undefined ? {} : { rowSpan }),
  });
};

/** Content on one line, because a cell or a heading cannot hold paragraphs; list items get a dash. */
const inlines = (nodes: ElementContent[], dropped: Dropped): ElementContent[] => {
  const flatten = (children: ElementContent[]): ElementContent[] =>
    children.flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      if (child.tagName === 'br' || child.tagName === 'hr') return [SPACE];
      if (!BLOCKS.has(child.tagName)) return [{ ...child, children: flatten(child.children) }];
      const dash: ElementContent[] = child.tagName === 'li' ? [{ type: 'text', value: '– ' }] : [];
      return [SPACE, ...dash, ...flatten(child.children), SPACE];
    });
  return flatten(blocks(nodes, dropped));
};

const SPACE: ElementContent = { type: 'text', value: ' ' };

const RAISED = new Map([...'0123456789+-n'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ'][index]]));
const LOWERED = new Map([...'0123456789+-'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋'][index]]));

/** "m²" and "CO₂" have characters of their own; all other raised or lowered text becomes normal text. */
const raised = (element: Element, dropped: Dropped): ElementContent[] => {
  const children = blocks(element.children, dropped);
  const signs = [...words(children).trim()].map((sign) =>
    (element.tagName === 'sup' ? RAISED : LOWERED).get(sign),
  );
  return signs.length > 0 && signs.every((sign) => sign !== undefined)
    ? [{ type: 'text', value: signs.join('') }]
    : children;
};

const words = (nodes: ElementContent[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? words(node.children) : ''))
    .join('');
