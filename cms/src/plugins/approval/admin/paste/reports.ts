/** What the writer is told of the last paste. */
export interface PasteReport {
  /** Nothing was inserted into the text. */
  refused: boolean;
  lines: string[];
  /** Path of the form's field. */
  at: string;
}

let last: PasteReport | null = null;
const listeners = new Set<() => void>();

export const lastReport = (): PasteReport | null => last;

export const onReport = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const report = (next: Omit<PasteReport, 'at'> | null): void => {
  last = next && { ...next, at: location.pathname };
  for (const listener of listeners) listener();
};
