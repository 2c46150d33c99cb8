import type { ApprovalMark } from '@newsroom/shared';

/** A row of the append-only log of approvals: hashes and names of states, never text. */
export interface ApprovalEvent {
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  /** ISO 8601 in UTC. */
  at: string;
  /** Id of the person; null: the system itself. */
  actor: number | null;
  /** Whose capacity the person used, by delegation; null: their own. */
  actingFor: number | null;
  action: string;
  uid: string;
  postDocumentId: string;
  fromState: string;
  toState: string;
  /** sha256 of the draft as it stood after the action. */
  draftHash: string;
  /** sha256 of the comment with a random salt; the comment itself is stored elsewhere and can be erased. */
  comment: string | null;
  /** `hash` of the previous row; 64 zeros in the first row. */
  previousHash: string;
  hash: string;
}

export type Digest = (text: string) => string;

export const NO_HASH = '0'.repeat(64);

/** What a row's hash covers: every other column. `previousHash` includes the row before. */
export const hashOf = (event: Omit<ApprovalEvent, 'hash'>, digest: Digest): string =>
  digest(
    JSON.stringify([
      event.sequence,
      event.at,
      event.actor,
      event.actingFor,
      event.action,
      event.uid,
      event.postDocumentId,
      event.fromState,
      event.toState,
      event.draftHash,
      event.comment,
      event.previousHash,
    ]),
  );

/** The first fault of the log, in words for an operator; null: there is none. */
export const findFault = (
  events: readonly ApprovalEvent[],
  marks: readonly ApprovalMark[],
  digest: Digest,
): string | null => {
  let previous: Pick<ApprovalEvent, 'sequence' | 'hash'> = { sequence: 0, hash: NO_HASH };
  for (const event of events) {
    const expected = previous.sequence + 1;
    if (event.sequence > expected)
      return `thiếu dòng ${expected}: sau dòng ${previous.sequence} là dòng ${event.sequence}`;
    if (event.sequence < expected) return `dòng ${event.sequence} bị chèn thêm`;
    if (event.previousHash !== previous.hash) {
      return `dòng ${event.sequence} không nối với dòng ${previous.sequence}: một trong hai dòng đã bị sửa, thay hoặc chèn`;
    }
    if (hashOf(event, digest) !== event.hash) return `dòng ${event.sequence} đã bị sửa`;
    previous = event;
  }
  for (const { count, head } of marks) {
    if (count > events.length) {
      return `thiếu dòng ${events.length + 1} trở đi: một lần cập nhật trang đã ghi nhận ${count} dòng`;
    }
    if (count > 0 && events[count - 1]?.hash !== head) {
      return `dòng ${count} khác với dòng mà một lần cập nhật trang đã ghi nhận`;
    }
  }
  return null;
};
