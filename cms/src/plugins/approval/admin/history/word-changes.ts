import { diffWords, diffWordsWithSpace } from 'diff';

/** A run of words that stays, goes or comes. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Of an unchanged run, how much is shown at each end; a run not longer than both and a little is shown whole. */
const CONTEXT = 160;
const GAP = ' … ';

/** Word by word, from one text to another. */
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

/** Leaves out the middle of a long run that stays; at the ends of the text, its outer part. */
function abridged(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * CONTEXT + 40) return text;
  const head = first ? '' : text.slice(0, CONTEXT);
  const tail = last ? '' : text.slice(-CONTEXT);
  return `${head}${GAP}${tail}`;
}
