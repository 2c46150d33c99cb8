import { searchKey } from '@newsroom/shared';

/** A few words of a text; the words that the query asks for are marked. */
export interface Excerpt {
  parts: { text: string; marked: boolean }[];
  /** Whether the text has more words before and after the excerpt. */
  cut: { before: boolean; after: boolean };
}

/** The words of a query. A number such as 12/2026/QĐ-UBND is split into its parts, as in the index. */
export const wordsOf = (query: string): string[] => query.split(SIGNS).filter((word) => word !== '');

/** The keys of the words of a query. */
export const keysOf = (query: string): string[] => wordsOf(query).map(searchKey);

/** Whether a text has words that begin with each of the keys. */
export const hasAll = (text: string, keys: readonly string[]): boolean => {
  const words = text.split(/\s+/);
  return keys.every((key) => words.some((word) => begins(word, key)));
};

/** The part of a text with the most words of the query; without any, its beginning. */
export const excerptOf = (text: string, keys: readonly string[]): Excerpt => {
  const words = text.split(/\s+/);
  const asked = words.map((word) => keys.findIndex((key) => begins(word, key)));
  let start = bestStart(asked);
  let end = Math.min(start + LENGTH, words.length);
  while (words[start] === SEPARATOR) start += 1;
  while (words[end - 1] === SEPARATOR) end -= 1;
  const parts: Excerpt['parts'] = [];
  for (const [index, word] of words.slice(start, end).entries()) {
    const marked = asked[start + index] !== -1;
    const last = parts.at(-1);
    const space = index === 0 ? '' : ' ';
    if (last?.marked === marked) last.text += space + word;
    else if (marked && last) {
      last.text += space;
      parts.push({ text: word, marked });
    } else parts.push({ text: space + word, marked });
  }
  return { parts, cut: { before: start > 0, after: end < words.length } };
};

/** Separates the texts of a post in the index. */
const SEPARATOR = '·';

/** Number of words in an excerpt, and of words before the first match. */
const LENGTH = 32;
const LEAD_IN = 6;

/** @param asked for each word of the text the index of the key that it matches; -1: none */
const bestStart = (asked: readonly number[]): number => {
  let best = { start: 0, found: 0 };
  for (const [index, key] of asked.entries()) {
    if (key === -1) continue;
    const start = Math.max(0, Math.min(index - LEAD_IN, asked.length - LENGTH));
    const found = new Set(asked.slice(start, start + LENGTH).filter((each) => each !== -1)).size;
    if (found > best.found) best = { start, found };
  }
  return best.start;
};

const begins = (word: string, key: string): boolean =>
  searchKey(word).startsWith(key) || wordsOf(word).some((part) => searchKey(part).startsWith(key));

/** Everything except letters and digits. */
const SIGNS = /[^\p{L}\p{N}\p{M}]+/u;
