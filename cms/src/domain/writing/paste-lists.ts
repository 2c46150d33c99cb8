import type { Element, ElementContent } from 'hast';

interface Item {
  level: number;
  marker: string;
  children: ElementContent[];
}

/** Whether Word shows this paragraph or heading as an item of a list; only its style says so. */
export const isWordItem = ({ properties }: Element): boolean =>
  /mso-list:(?!\s*(none|skip|ignore))/i.test(String(properties['style'] ?? ''));

/** The number or sign that Word wrote before an item, and the item's content without it. */
export const markerOf = (element: Element): { marker: string; children: ElementContent[] } => {
  const markers: string[] = [];
  const without = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      if (/mso-list:\s*ignore/i.test(String(node.properties['style'] ?? ''))) {
        markers.push(textOf(node));
        return [];
      }
      return [{ ...node, children: without(node.children) }];
    });
  const children = without(element.children);
  return {
    marker: markers
      .join('')
      .replace(/[\s\u00A0]+/g, ' ')
      .trim(),
    children,
  };
};

/**
 * Cleans the nodes, and builds lists from the paragraphs that Word writes instead of lists.
 *
 * @param clean cleans nodes that are not Word's list items
 */
export const inLists = (
  nodes: ElementContent[],
  clean: (nodes: ElementContent[]) => ElementContent[],
): ElementContent[] => {
  const result: ElementContent[] = [];
  let items: Item[] = [];
  const close = (): void => {
    result.push(...nested(items));
    items = [];
  };
  for (const node of nodes) {
    if (node.type === 'element' && node.tagName === 'p' && isWordItem(node) && !hasOutline(node)) {
      const { marker, children } = markerOf(node);
      // Passed as a paragraph, so that its colours are counted too.
      const cleaned = clean([
        { ...node, children, properties: { ...node.properties, style: withoutList(node) } },
      ]);
      items.push({ level: levelOf(node), marker, children: cleaned.flatMap(contentOf) });
    } else if (items.length > 0 && isGap(node)) {
      continue;
    } else {
      close();
      result.push(...clean([node]));
    }
  }
  close();
  return result;
};

/** Markdown lists can only be numbered, so "a)" is written into the item's text: "điểm a" can still be found. */
export const numberedByLetters = (source: Element, list: Element): Element => {
  const style = String(source.properties['style'] ?? '');
  const type = String(source.properties['type'] ?? '');
  const start = Number(source.properties['start'] ?? 1);
  const count = countOf(type, style);
  if (!count) return start > 1 ? { ...list, properties: { start } } : list;
  let number = start;
  return {
    ...list,
    tagName: 'ul',
    children: list.children.map((item) =>
      item.type === 'element' && item.tagName === 'li' ? withPrefix(item, `${count(number++)}) `) : item,
    ),
  };
};

const nested = (items: Item[]): Element[] => {
  const roots: Element[] = [];
  const open: { level: number; list: Element }[] = [];
  for (const { level, marker, children } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const number = /^(\d{1,4})[.)]$/.exec(marker)?.[1];
    const tagName = number === undefined ? 'ul' : 'ol';
    // "a)" and "1.1." are written into the text, because markdown lists can only be numbered.
    const said = number === undefined && /[\p{L}\p{N}][.)]/u.test(marker);
    const item = element('li', said ? [{ type: 'text', value: `${marker} ` }, ...children] : children);
    const last = open.at(-1);
    if (last?.level === level && last.list.tagName === tagName) {
      last.list.children.push(item);
      continue;
    }
    if (last?.level === level) open.pop();
    const list = element(tagName, [item], number === undefined ? {} : { start: Number(number) });
    const parent = open.at(-1)?.list.children.at(-1);
    if (parent?.type === 'element') parent.children.push(list);
    else roots.push(list);
    open.push({ level, list });
  }
  return roots;
};

const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({ type: 'element', tagName, properties, children });

const contentOf = (node: ElementContent): ElementContent[] =>
  node.type === 'element' && node.tagName === 'p' ? node.children : [node];

/** A numbered heading is a heading, not a list item. */
const hasOutline = ({ properties }: Element): boolean =>
  /mso-outline-level:\s*[1-6]/i.test(String(properties['style'] ?? ''));

const withoutList = ({ properties }: Element): string =>
  String(properties['style'] ?? '').replace(/mso-list:[^;]*;?/gi, '');

const levelOf = ({ properties }: Element): number =>
  Number(/level(\d+)/i.exec(String(properties['style'] ?? ''))?.[1] ?? 1);

const isGap = (node: ElementContent): boolean =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');

const textOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(textOf).join('') : '';

const withPrefix = (item: Element, prefix: string): Element => {
  const [first, ...rest] = item.children;
  return first?.type === 'element' && first.tagName === 'p'
    ? { ...item, children: [withPrefix(first, prefix), ...rest] }
    : { ...item, children: [{ type: 'text', value: prefix }, ...item.children] };
};

const countOf = (type: string, style: string): ((number: number) => string) | null => {
  if (type === 'a' || /lower-(alpha|latin)/.test(style)) return (number) => letter(number);
  if (type === 'A' || /upper-(alpha|latin)/.test(style)) return (number) => letter(number).toUpperCase();
  if (type === 'i' || /lower-roman/.test(style)) return (number) => roman(number);
  if (type === 'I' || /upper-roman/.test(style)) return (number) => roman(number).toUpperCase();
  return null;
};

const letter = (number: number): string =>
  number > 26
    ? letter(Math.floor((number - 1) / 26)) + letter(((number - 1) % 26) + 1)
    : ALPHABET.charAt(number - 1);

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

const roman = (number: number): string => {
  let rest = number;
  return ROMAN.map(([sign, value]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return sign.repeat(times);
  }).join('');
};

const ROMAN: [string, number][] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];
