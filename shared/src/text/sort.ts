const collator = new Intl.Collator('vi');

/** Order of Vietnamese words: a, ă, â, …, d, đ, …; tones after letters. */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b);
