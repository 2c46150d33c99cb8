import { diffWords, diffWordsWithSpace } from 'diff';

/** A run of words that is unchanged, removed or added. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Characters of an unchanged run that are shown at each end; a short run is shown completely. */
const CONTEXT = 160;
const GAP = ' … ';

/** The changes from one text to another, by words. */
export function wordChanges(from: string, to: string): Run[] {
  const byWords = diffWords(from, to);
  const unseen = byWords.every(({ added, removed }) => !added && !removed);
  // Only spaces or line breaks differ.
  const changes = unseen ? diffWordsWithSpace(from, to) : byWords;
  return changes.map(({ added, removed, value }, index) => {
    if (added) return { kind: 'added', text: value };
    if (removed) return { kind: 'removed', text: value };
    return { kind: 'same', text: abridged(value, index === 0, index === changes.length - 1) };
  });
}

/** Leaves out the middle of a long unchanged run; at the start or end of the text, also its outer part. */
function abridged(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * CONTEXT + 40) return text;
  const head = first ? '' : text.slice(0, CONTEXT);
  const tail = last ? '' : text.slice(-CONTEXT);
  return `${head}${GAP}${tail}`;
}
