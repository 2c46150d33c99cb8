import { render } from 'dom-serializer';
import { DomUtils, parseDocument } from 'htmlparser2';

/** HTML that is already escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | null | readonly Value[];

/** A template that escapes its values, except `Html`; null gives nothing. */
export const markup = (strings: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(String.raw({ raw: strings }, ...values.map(textOf)));

/** The same HTML with absolute addresses of links and pictures; changed in the parsed tree. */
export const withAbsoluteUrls = ({ text }: Html, base: string): Html => {
  const tree = parseDocument(text);
  for (const element of DomUtils.getElementsByTagName(() => true, tree)) {
    for (const name of ['href', 'src']) {
      const address = element.attribs[name];
      if (address !== undefined && URL.canParse(address, base))
        element.attribs[name] = new URL(address, base).href;
    }
  }
  return new Html(serialised(tree.children));
};

/**
 * The serialiser calls itself for what lies within an element, and a text of 16 kB can hold elements eight thousand deep:
 * it is given one element at a time, without what lies within.
 */
const serialised = (nodes: readonly ChildNode[]): string => {
  const parts: string[] = [];
  // What is left to be written, the next one last.
  const left: (ChildNode | string)[] = nodes.toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'string') {
      parts.push(next);
    } else if ('attribs' in next && next.children.length > 0) {
      const end = `</${next.name}>`;
      const isBare = Object.keys(next.attribs).length === 0;
      const whole = isBare ? `<${next.name}>${end}` : render(next.cloneNode(), { encodeEntities: 'utf8' });
      parts.push(whole.slice(0, -end.length));
      left.push(end, ...next.children.toReversed());
    } else {
      parts.push(render(next, { encodeEntities: 'utf8' }));
    }
  }
  return parts.join('');
};

type ChildNode = ReturnType<typeof parseDocument>['children'][number];

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const textOf = (value: Value): string => {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return escaped(String(value));
};
