/** Stands in the place of what somebody wrote and what was erased. */
export const ERASED_WORDS = 'Ý kiến đã được xóa.';

/**
 * Whether a text holds one of the words, in small or capital letters. It is not asked of the database: SQLite knows small
 * and capital letters of English alone.
 */
export const holdsOneOf = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.toLowerCase().includes(word.toLowerCase()));
