/**
 * Control characters, noncharacters and single halves of surrogate pairs. XML 1.0 does not allow them
 * (https://www.w3.org/TR/xml/#charsets), and no editor writes them on purpose. Tab and line feed are allowed.
 */
// eslint-disable-next-line no-control-regex -- the pattern has to match these characters
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Text as it is stored everywhere: NFC, line feeds only, without characters that XML forbids. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '').normalize('NFC');

/** `cleanText` for every string of a JSON-like value; the shape and all other values stay. */
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
