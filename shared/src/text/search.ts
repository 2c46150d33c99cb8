/**
 * The spelling used for search. Pagefind finds words by their letters without diacritics, and ranks words with the same
 * diacritics higher. It does not know that đ is a d with a mark, nor that hoà and hòa are the same word.
 */

/** A text in search form: NFC, tone marks placed as in hòa, and đ as d with a separate mark, which can be removed. */
export const searchForm = (text: string): string =>
  toneInPlace(text)
    .normalize('NFC')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? `d${STROKE}` : `D${STROKE}`));

/**
 * A post for the index: its title, then the rest, in search form. A word that occurred before with the same letters is
 * replaced by a sign that the index ignores: the most frequent syllables are in nearly every post, and would otherwise
 * make up most of the data that a query loads. `readable` reverses it.
 */
export const indexForm = (title: string, text: string): string => {
  const signs = new Map<string, string>();
  const formOf = (part: string): string =>
    searchForm(part.replace(SIGN, ''))
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) =>
        word.replace(CORE, (core) => {
          const sign = signs.get(core);
          if (sign !== undefined) return sign;
          if (signs.size < MOST_SIGNS) signs.set(core, String.fromCharCode(FIRST_SIGN + signs.size));
          return core;
        }),
      )
      .join(' ');
  return `${formOf(title)} ${TITLE_END} ${formOf(text)}`;
};

/** The readable title and text of an indexed post. */
export const readable = (indexed: string): { title: string; text: string } => {
  const cores: string[] = [];
  const read = indexed
    .split(' ')
    .map((word) => {
      const core = CORE.exec(word)?.[0];
      if (core !== undefined && cores.length < MOST_SIGNS) cores.push(core);
      return word.replace(SIGN, (sign) => cores[sign.charCodeAt(0) - FIRST_SIGN] ?? sign);
    })
    .join(' ')
    .replaceAll(`d${STROKE}`, 'đ')
    .replaceAll(`D${STROKE}`, 'Đ');
  const [title = '', text = ''] = read.split(TITLE_END);
  return { title: title.trim(), text: text.trim() };
};

/** The same key for all spellings of a word: lower case, no diacritics, đ as d, only letters and digits. */
export const searchKey = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Combining short stroke overlay: the mark that makes d a đ. Pagefind is configured to treat it as part of words. */
export const STROKE = '\u0335';

/** A word without the punctuation around it. */
const CORE = /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/u;

/** Signs for repeated words are in the private use area. The last one separates the title from the text. */
const FIRST_SIGN = 0xe000;
const MOST_SIGNS = 0x18ff;
const SIGN = /[\ue000-\uf8ff]/g;
const TITLE_END = '\uf8ff';

/** Moves the tone mark of open syllables in oa, oe, uy to the first vowel. The u of qu does not count. */
const toneInPlace = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(^|[^qQ])([oO])([aeAE])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu, '$1$2$4$3')
    .replace(/(^|[^qQ])([uU])([yY])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu, '$1$2$4$3');
