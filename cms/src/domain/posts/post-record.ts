import type { WithdrawalReason } from '@newsroom/shared';
import type { PostUid } from '../content-types';
import { ERASED_WORDS, holdsOneOf } from '../erased-words';
import type { RecordStatus } from '../fields';
import type { State } from './facts';
import type { Correction } from './snapshot';

/** A note that readers were given of a correction. */
export interface CorrectionNote {
  at: string;
  note: string;
}

/** One row a post: where it stands, and what the public has under its id. It outlives the copies of draft and publish. */
export interface PostRecord {
  id: number;
  postId: string;
  uid: PostUid;
  postDocumentId: string;
  status: RecordStatus;
  firstPublishedAt: string | null;
  modifiedAt: string | null;
  withdrawnAt: string | null;
  reasonKind: WithdrawalReason | null;
  reason: string | null;
  /** The outbox row that announced this state; `releasedAt`: when the publisher had it on the site. */
  sequence: number | null;
  releasedAt: string | null;
  state: State;
  /** Hash of what was submitted and not yet decided; null: nothing is. */
  submittedHash: string | null;
  /** Somebody asked for the spokesperson's approval; null, of an older system: nobody did. */
  flagged: boolean | null;
  /** Why what was submitted is to be decided on at once; null: it may wait. */
  urgent: string | null;
  /** When to publish what is approved; null: at once. */
  scheduledAt: string | null;
  /** What the submitted change of a live post is to readers. */
  correction: Correction | null;
  /** The notes that readers have, oldest first. */
  corrections: CorrectionNote[] | null;
  correctionRequest: { by: number; at: string; comment: string } | null;
  /** Somebody wants this note hidden; a second person has to agree. */
  hiding: { by: number; at: string; index: number } | null;
  /** An approver's text beside the draft. */
  proposal: {
    by: number;
    at: string;
    comment: string;
    changes: Record<string, { from: string; to: string }>;
  } | null;
  /** Who wrote the text before it came here, by a copy or by an older version; null: nobody else. */
  textSavers: number[] | null;
  /** Who lifted the need for the spokesperson; not the one who then approves. */
  flagLiftedBy: number | null;
  /** Published without a second person; null: not, or confirmed since. */
  emergency: { by: number; at: string; reason: string; savers: number[] } | null;
}

/** What people said about the post, where it holds one of the words: that something was said stays, what was said goes. */
export const withoutWords = (
  { urgent, correctionRequest, proposal, emergency }: PostRecord,
  words: readonly string[],
): Partial<PostRecord> => ({
  ...(urgent !== null && holdsOneOf(urgent, words) ? { urgent: ERASED_WORDS } : {}),
  ...(correctionRequest && holdsOneOf(correctionRequest.comment, words)
    ? { correctionRequest: { ...correctionRequest, comment: ERASED_WORDS } }
    : {}),
  ...(proposal && holdsOneOf(proposal.comment, words)
    ? { proposal: { ...proposal, comment: ERASED_WORDS } }
    : {}),
  ...(emergency && holdsOneOf(emergency.reason, words)
    ? { emergency: { ...emergency, reason: ERASED_WORDS } }
    : {}),
});
