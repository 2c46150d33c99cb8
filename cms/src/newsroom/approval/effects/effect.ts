import type { LivePublication, WithdrawalReason } from '@newsroom/shared';
import type { Actor } from '../../../domain/people/actor';
import type { State } from '../../../domain/posts/facts';
import type { LoadedPost } from '../../posts/post-facts';
import type { CorrectionNote, PostRecord } from '../../../domain/posts/post-record';
import type { Prepared } from '../../publication/publications';
import type { Revision } from '../../posts/revisions';
import type { AskedAction } from '../../../domain/workflow/workflow';
import type { InputOf } from '../inputs';

/** A transition that somebody may make, of a post read under the lock. */
export interface Asked<A extends AskedAction> {
  post: LoadedPost;
  actor: Actor;
  input: InputOf<A>;
}

/** Decides what a transition does and returns it as data; it reads but changes nothing. Its errors are shown to the person. */
export type Effect<A extends AskedAction> = (asked: Asked<A>) => Decision | Promise<Decision>;

/** What a step does: all of it or nothing. */
export interface Decision {
  to: State;
  /** What changes in the post's record. */
  record?: Partial<PostRecord>;
  /** Hash of the draft after the step, where it is another one. */
  draftHash?: string;
  /** In their order; `recordStep` comes after them. */
  changes?: readonly Change[];
  /** What the decision has prepared of the draft, for the mails. */
  prepared?: Prepared;
  /** Whether the post's text, people and pictures are erased. */
  erases?: true;
}

/** What a step changes besides the post's record. */
export type Change =
  | { kind: 'proposal'; data: Record<string, unknown>; by: number }
  | { kind: 'keepOriginals' }
  | { kind: 'revision'; cause: Revision['cause']; draftHash: string; by: number | null }
  | { kind: 'publication'; publication: LivePublication }
  | { kind: 'notes'; corrections: CorrectionNote[] }
  | { kind: 'withdrawal'; reasonKind: WithdrawalReason; reason: string }
  | { kind: 'withdrawnByConsent' };
