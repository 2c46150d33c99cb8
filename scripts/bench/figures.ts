/** One line of a result; `guide`: the value that it should not exceed. */
export interface Figure {
  what: string;
  value: number | null;
  unit: 's' | 'ms' | 'KB' | 'MB' | 'tệp';
  guide: number | null;
}

/** The smallest value that is not exceeded by a share of all values. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
