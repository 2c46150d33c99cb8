/**
 * Control characters, noncharacters and halves of surrogate pairs: none of them can stand in
 * XML 1.0 (https://www.w3.org/TR/xml/#charsets) and none is ever meant by an editor.
 * Tab and line feed stay.
 */
// eslint-disable-next-line no-control-regex -- these are the characters to be found
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Text as it is kept everywhere: NFC, line feeds only, without characters that XML forbids. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '').normalize('NFC');

/** `cleanText` on every string of a JSON-like value; the shape stays, other values are the same objects. */
export const cleanDeep = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (isPlainObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanDeep(item)]));
  }
  return value;
};

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
