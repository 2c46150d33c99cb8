import { textsOf } from './snapshot-texts';
import type { Snapshot } from '../../../../domain/posts/snapshot';

/** A field that differs between two texts of a post. */
export interface Change {
  /** Its path in the form: "gallery.0.caption". */
  field: string;
  label: string;
  from: string;
  to: string;
}

export function changesBetween(
  from: Snapshot,
  to: Snapshot,
  labelOf: (path: readonly string[]) => string,
): Change[] {
  const [before, after] = [textsOf(from), textsOf(to)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((path) => ({
      field: path,
      label: labelOf(path.split('.')),
      from: before.get(path) ?? '',
      to: after.get(path) ?? '',
    }))
    .filter(({ from: old, to: now }) => old !== now);
}
