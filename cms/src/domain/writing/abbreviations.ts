import { isSyllable } from '@newsroom/shared';
import { KNOWN_TO_ALL, OFFICE_ABBREVIATIONS } from './abbreviation-list';

export interface Abbreviation {
  short: string;
  /** null: not in the list of abbreviations that offices use. */
  full: string | null;
}

/**
 * The abbreviations that are not written out at their first use: "giáo viên (GV)" or "GV (giáo viên)".
 * @param texts in reading order; plain, without markdown
 * @param names of units; nothing in them counts as an abbreviation
 * @returns for each text the abbreviations that are used there first
 */
export const unexplainedIn = (texts: readonly string[], names: readonly string[] = []): Abbreviation[][] => {
  const met = new Set<string>();
  return texts.map((text) => {
    const plain = withoutNames(text, names).replace(DOCUMENT_NUMBER, ' ').replace(ADDRESS, ' ');
    const joined = plain.replace(JOINED, '$1$2');
    return capitalsIn(joined).flatMap(({ short, start }): Abbreviation[] => {
      if (met.has(short)) return [];
      met.add(short);
      if (isWrittenOut(short, joined.slice(0, start), joined.slice(start + short.length))) return [];
      return [{ short, full: OFFICE_ABBREVIATIONS[short] ?? null }];
    });
  });
};

/** "33/QĐ-TTg", "52/2020/TT-BGDĐT", "29-NQ/TW", or "/KH-UBND" for a document without a number yet. */
const DOCUMENT_NUMBER =
  /(?:\d[\d/]*\s?[-/]|(?<![\p{L}\p{N}])[….\s]{0,9}\/)\s?\p{Lu}\p{L}*(?:[-/&–]\p{Lu}\p{L}*)*/gu;
const ADDRESS = /https?:\/\/\S+|www\.\S+|\S+@\S+/g;
/** "GD&ĐT", "GD - ĐT" */
const JOINED = /(?<!\p{L})([SBP]?GD)\s?[&–-]\s?(ĐT)(?!\p{L})/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CAPITALS = /^\p{Lu}{2,6}$/u;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const ROMAN = /^X{0,3}(?:IX|IV|V?I{0,3})$/;

const withoutNames = (text: string, names: readonly string[]): string =>
  names.reduce((rest, name) => rest.replaceAll(name, ' '), text);

/** Words in capitals that are abbreviations: no names, headings in capitals or numbers. */
const capitalsIn = (text: string): { short: string; start: number }[] =>
  [...text.matchAll(WORD)]
    .map((match) => ({ short: match[0], start: match.index }))
    .filter(
      ({ short }) =>
        CAPITALS.test(short) &&
        !KNOWN_TO_ALL.has(short) &&
        !ROMAN.test(short) &&
        (short in OFFICE_ABBREVIATIONS || !isWordInCapitals(short)),
    );

const isWordInCapitals = (word: string): boolean =>
  word.normalize('NFD').search(TONES) !== -1 || isSyllable(word.toLowerCase());

const isWrittenOut = (short: string, before: string, after: string): boolean => {
  const [, inside] = /^\s?\(([^()]{2,80})\)/.exec(after) ?? [];
  if (inside !== undefined && isSpelledBy(short, inside)) return true;
  const opened = /\(([^()]{0,60})$/.exec(before);
  if (!opened || !/^[^()]*\)/.test(after)) return false;
  const explained = before.slice(0, opened.index);
  // An abbreviation that is not in the list may be foreign, so any words before the bracket count as its explanation.
  return isSpelledBy(short, explained) || (!(short in OFFICE_ABBREVIATIONS) && /\p{Ll}\s*$/u.test(explained));
};

/** Whether words near the end of a text begin with these letters: "Giáo dục và Đào tạo" for GDĐT. */
const isSpelledBy = (short: string, text: string): boolean => {
  const words = (text.slice(-300).match(WORD) ?? []).slice(-16).map((word) => word.toLowerCase());
  const letters = [...short.toLowerCase()];
  return words.some((_, end) => {
    let left = letters.length;
    for (let at = end; at >= 0 && left > 0; at -= 1) {
      const word = words[at] ?? '';
      if (initial(word) === letters[left - 1]) left -= 1;
      else if (!BETWEEN.has(word)) return false;
    }
    return left === 0;
  });
};

/** Words that an abbreviation skips. */
const BETWEEN = new Set(['và', 'của', 'các', 'về', 'cho', 'với', 'tại', 'ở', 'trong']);

/** First letter without its tone mark: "Ủy" gives U; "ương" gives Ư. */
const initial = (word: string): string | undefined =>
  [...word.normalize('NFD').replace(TONES, '').normalize('NFC')][0];
