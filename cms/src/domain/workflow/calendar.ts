/** "2026-11" */
export const isMonth = (text: string): boolean => /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);

/** First instant of a month in Vietnamese time, and of the next. */
export const monthBounds = (month: string): { from: Date; until: Date } => ({
  from: firstInstant(month),
  until: firstInstant(monthAfter(month, 1)),
});

/** The month a number of months later (or earlier, if negative). */
export const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months)).toISOString().slice(0, 7);
};

/** The days of a month in weeks that begin on Monday; null: a day of another month. */
export const weeksOf = (month: string): (string | null)[][] => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  // `getUTCDay` counts from Sunday.
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const days = Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
  const cells = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_each, day) => cells[week * 7 + day] ?? null),
  );
};

/** Of a day "2026-11-25": 0 is Monday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

// The country has one zone and no summer time.
const firstInstant = (month: string): Date => new Date(`${month}-01T00:00:00+07:00`);
