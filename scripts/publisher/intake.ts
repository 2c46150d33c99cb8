import {
  type Change,
  type LivePublication,
  type RawChange,
  type Refusal,
  parseChange,
} from '@newsroom/shared';
import { problem } from './ground/refusals.ts';

/** The decision on one outbox row. */
export type Decision =
  /** It is the newest valid version of its key. */
  | { action: 'take'; change: Change }
  /** The last valid version stays on the site. */
  | { action: 'keep'; refusal: Refusal }
  /** The post is removed from the site completely. */
  | { action: 'remove'; id: string; refusal: Refusal | null };

/**
 * Decides on a row by the contract and by earlier withdrawals.
 *
 * - If the contract refuses a row, the last valid version stays on the site, but only if the row itself says that the post
 *   is live. Any other refused row of a post (a withdrawal with a fault, an unreadable payload) removes the post without a
 *   notice: the next valid row restores a missing page, but a text that had to be removed must not stay.
 * - A withdrawn post never comes back under its id, whatever the row says: a CMS that was restored from an older copy would
 *   call it live again. The same applies to a picture that was removed with its consent.
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
