const collator = new Intl.Collator('vi');

/** Vietnamese order: a, ă, â, …, d, đ, …; letters are compared before tones. */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b);
