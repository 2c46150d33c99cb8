import type { Element, ElementContent, Nodes, Root } from 'hast';

/** Replace the brackets of a note's number until the text is written, because brackets in a text are escaped. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

/** Links from the text to a note, and back, as Word, Google Docs, LibreOffice and mammoth write them. */
const TO_NOTE = /^#(_(?:ftn|edn)\d+|ftnt\d+|sd(?:footnote|endnote)\d+sym|(?:footnote|endnote)-\d+)$/;
const TO_TEXT =
  /^#(_(?:ftn|edn)ref\d+|ftnt_ref\d+|sd(?:footnote|endnote)\d+anc|(?:footnote|endnote)-ref-\d+)$/;

/**
 * Numbers footnotes and endnotes in the order of their marks in the text, removes the notes from the tree, and returns
 * them as paragraphs "[1] …".
 */
export const separateNotes = (root: Root): Element[] => {
  const numbers = new Map<string, number>();
  const found: { number: number; note: Element }[] = [];

  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return number;
  };
  const walk = (parent: Root | Element, block: Element | null): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      const href = String(child.properties['href'] ?? '');
      const target = TO_NOTE.exec(href)?.[1];
      if (target !== undefined) {
        child.tagName = 'span';
        child.properties = {};
        child.children = [text(mark(numberOf(target)))];
      } else if (block && TO_TEXT.test(href)) {
        found.push({ number: numberOf(noteOf(href)), note: block });
        child.tagName = 'span';
        child.properties = {};
        child.children = [];
      } else {
        walk(child, isNoteBlock(child, block) ? child : block);
      }
    }
  };
  walk(root, null);
  remove(root, new Set(found.map(({ note }) => note)));
  return found
    .toSorted((one, other) => one.number - other.number)
    .flatMap(({ number, note }) => asParagraphs(note, number));
};

/** Writes the numbers of notes as readers see them. A bracket that would start a link is escaped. */
export const placeNoteMarks = (markdown: string): string =>
  markdown.replace(/\uE000(\d+)\uE001(?=([(:[])?)/g, (_, number: string, next?: string) =>
    next === undefined ? `[${number}]` : `\\[${number}]`,
  );

const mark = (number: number): string => `${OPEN}${number}${CLOSE}`;

const text = (value: string): ElementContent => ({ type: 'text', value });

/** "#_ftnref1" → "_ftn1" */
const noteOf = (href: string): string =>
  href
    .slice(1)
    .replace(/^(_(?:ftn|edn))ref/, '$1')
    .replace('ftnt_ref', 'ftnt')
    .replace('-ref-', '-')
    .replace(/anc$/, 'sym');

/** A note is a list item or a marked `div`; without one around it, it is a paragraph. */
const isNoteBlock = (element: Element, around: Element | null): boolean => {
  const { tagName, properties } = element;
  if (tagName === 'li') return true;
  if (tagName === 'div') return typeof properties['id'] === 'string';
  return tagName === 'p' && (around === null || !isNote(around));
};

const isNote = ({ tagName, properties }: Element): boolean =>
  (tagName === 'li' || tagName === 'div') &&
  /^(ftn|edn|sdfootnote|sdendnote|footnote-|endnote-)\d+$/.test(String(properties['id'] ?? ''));

/** Removes the notes, the lists and `div`s that held nothing else, and the rule above them. */
const remove = (parent: Root | Element, notes: ReadonlySet<Nodes>): boolean => {
  const kept: typeof parent.children = [];
  let removed = false;
  for (const child of parent.children) {
    const isNote = notes.has(child);
    const heldNotes = child.type === 'element' && remove(child, notes);
    if (!isNote && !(heldNotes && child.children.every(isLayout))) {
      kept.push(child as never);
      continue;
    }
    removed = true;
    while (kept.length > 0 && isLayout(kept.at(-1))) kept.pop();
  }
  parent.children = kept;
  return removed;
};

const isLayout = (node: Nodes | undefined): boolean =>
  node?.type === 'comment' ||
  (node?.type === 'text' && node.value.trim() === '') ||
  (node?.type === 'element' && (node.tagName === 'hr' || node.tagName === 'br'));

const asParagraphs = (note: Element, number: number): Element[] => {
  const paragraphs = note.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'p',
  );
  const blocks = note.tagName !== 'p' && paragraphs.length > 0 ? paragraphs : [{ ...note, tagName: 'p' }];
  return blocks.map(({ children }, index) => ({
    type: 'element',
    tagName: 'p',
    properties: {},
    children: index === 0 ? [text(`${mark(number)} `), ...children] : children,
  }));
};
