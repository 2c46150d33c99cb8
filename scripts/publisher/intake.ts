import { type Change, type RawChange, type Refusal, parseChange } from '@newsroom/shared';

/** What becomes of one outbox row. */
export type Decision =
  /** The newest good version of its key. */
  | { action: 'take'; change: Change }
  /** The last good version stays on the site. */
  | { action: 'keep'; refusal: Refusal }
  /** Nothing of the post stays on the site. */
  | { action: 'remove'; id: string; refusal: Refusal | null };

/**
 * Decides on a row by the contract and by what was withdrawn before.
 *
 * - A row that the contract refuses leaves the last good version on the site only while the row
 *   itself calls the post live. Any other refused post row (a withdrawal with a fault, a payload that
 *   nobody can read) takes the post down without a notice: a missing page is mended by the next good
 *   row, a text that had to go is not.
 * - A post that was withdrawn never comes back under its id, whatever the row says: a CMS restored
 *   from an older copy would call it live again.
 */
export const decide = (row: RawChange, withdrawn: ReadonlySet<string>): Decision => {
  const parsed = parseChange(row);
  if ('refusal' in parsed) return refused(row, parsed.refusal);
  const { change } = parsed;
  if (keyOf(change) !== change.key) {
    return refused(row, problem(row, 'key', `không khớp với nội dung (${keyOf(change)})`));
  }
  if (change.subject === 'erasure') return { action: 'remove', id: change.key, refusal: null };
  if (change.subject === 'post' && change.payload.status === 'live' && withdrawn.has(change.key)) {
    const refusal = problem(row, 'payload.status', 'bài đã gỡ thì không đăng lại được');
    return { action: 'keep', refusal };
  }
  return { action: 'take', change };
};

/** A refusal of the row for one reason. */
export const problem = (
  { subject, key }: Pick<RawChange, 'subject' | 'key'>,
  field: string,
  reason: string,
): Refusal => ({ subject, key, problems: [{ field, reason }] });

const refused = (row: RawChange, refusal: Refusal): Decision =>
  (row.subject === 'post' && !callsItselfLive(row.payload)) || row.subject === 'erasure'
    ? { action: 'remove', id: row.key, refusal }
    : { action: 'keep', refusal };

const callsItselfLive = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'status' in payload && payload.status === 'live';

const keyOf = ({ subject, payload }: Change): string => {
  switch (subject) {
    case 'post':
    case 'erasure':
      return payload.id;
    case 'unit':
    case 'task-group':
    case 'stream':
      return payload.code;
    case 'department':
      return 'department';
  }
};
