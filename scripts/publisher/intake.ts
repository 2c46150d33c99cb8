import {
  type Change,
  type LivePublication,
  type RawChange,
  type Refusal,
  parseChange,
} from '@newsroom/shared';
import { problem } from './ground/refusals.ts';

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
 *   from an older copy would call it live again. The same holds for a picture that went with its consent.
 */
export const decide = (
  row: RawChange,
  withdrawn: ReadonlySet<string>,
  isErased: (picture: string) => boolean,
): Decision => {
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
  const shown =
    change.subject === 'post' && change.payload.status === 'live' ? picturesOf(change.payload) : [];
  const erased = shown.find(({ sha256 }) => isErased(sha256));
  if (erased) {
    const reason = 'người trong ảnh đã rút đồng ý nên ảnh không đăng lại được';
    return { action: 'keep', refusal: problem(row, `payload.${erased.field}`, reason) };
  }
  return { action: 'take', change };
};

const refused = (row: RawChange, refusal: Refusal): Decision =>
  (row.subject === 'post' && !callsItselfLive(row.payload)) || row.subject === 'erasure'
    ? { action: 'remove', id: row.key, refusal }
    : { action: 'keep', refusal };

const callsItselfLive = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'status' in payload && payload.status === 'live';

const picturesOf = ({ leadPhoto, gallery }: LivePublication): { field: string; sha256: string }[] => [
  ...(leadPhoto ? [{ field: 'leadPhoto', sha256: leadPhoto.sha256 }] : []),
  ...gallery.map(({ sha256 }, index) => ({ field: `gallery.${index}`, sha256 })),
];

const keyOf = ({ subject, payload }: Change): string => {
  switch (subject) {
    case 'post':
    case 'erasure':
      return payload.id;
    case 'picture-erasure':
      return payload.sha256;
    case 'unit':
    case 'task-group':
    case 'stream':
      return payload.code;
    case 'department':
      return 'department';
  }
};
