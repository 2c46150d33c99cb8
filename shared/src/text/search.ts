/**
 * The written forms of search. Pagefind finds words by their letters without marks, and ranks those higher whose marks
 * are the same; it does not know that đ is a d, nor that hoà and hòa are one word.
 */

/** A text as it is searched for: NFC, tones as in hòa, and đ as a d with a mark that can be taken off like any other. */
export const searchForm = (text: string): string =>
  toneInPlace(text)
    .normalize('NFC')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? `d${STROKE}` : `D${STROKE}`));

/**
 * A post as it is indexed: its title, then the rest, in search form. A word that has stood before in the same letters is
 * written as a sign for it, which the index passes over: the most frequent syllables stand in nearly every post, and
 * would otherwise make up most of what a query loads. `readable` turns all of it back.
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

/** What people read of a post as it was indexed. */
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

/** What is the same for all ways of writing a word: lower case, without marks, đ as d, letters and digits only. */
export const searchKey = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Combining short stroke overlay: the mark that keeps đ apart from d. Pagefind is told that it belongs to words. */
export const STROKE = '\u0335';

/** A word without the signs around it. */
const CORE = /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/u;

/** Signs for words stand in the private use area. The last sign of it parts the title from the text. */
const FIRST_SIGN = 0xe000;
const MOST_SIGNS = 0x18ff;
const SIGN = /[\ue000-\uf8ff]/g;
const TITLE_END = '\uf8ff';

/** Open syllables in oa, oe, uy: the tone stands on the first vowel. The u of qu is none. */
const toneInPlace = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(^|[^qQ])([oO])([aeAE])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu, '$1$2$4$3')
    .replace(/(^|[^qQ])([uU])([yY])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu, '$1$2$4$3');
