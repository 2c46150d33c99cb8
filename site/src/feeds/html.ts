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
  return new Html(render(tree, { encodeEntities: 'utf8' }));
};

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
