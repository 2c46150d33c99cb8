import type { State } from '../../domain/posts/facts';
import { appendEvent } from '../log/event-log';
import { queueMails } from '../mail/queue';
import type { LoadedDraft } from '../posts/drafts';
import { type LoadedPost, postAfter } from '../posts/post-facts';
import type { PostRecord } from '../../domain/posts/post-record';
import { updateRecord } from '../posts/post-records';
import type { Prepared } from '../publication/publications';

/** A step of a post, with what the log, the record and the mails need to know of it. */
export interface Step {
  /** Its name in the log: a transition, or something that the system does by itself. */
  action: string;
  to: State;
  /** null: the system. */
  actor: number | null;
  /** By whose delegation; null: their own role. */
  actingFor?: number | null;
  comment?: string | null;
  /** What changes in the post's record besides its state. */
  record?: Partial<PostRecord>;
  /** The draft, where the step has changed it. */
  loaded?: LoadedDraft | undefined;
  /** Hash of the draft after the step, where it is another one. */
  draftHash?: string | undefined;
  /** What the decision has prepared of the draft, for the mails. */
  prepared?: Prepared | undefined;
  /**
   * Erases the post's text, people and pictures, and all comments on it. It runs after the event is written, so that the
   * comment of this step is erased as well. The mails of the step then hold nothing of the post.
   */
  erase?: ((post: LoadedPost) => Promise<void>) | undefined;
}

/** Writes a step into the log, the record and the mails; call it within `exclusively`, with what the step does. */
export const recordStep = async (before: LoadedPost, step: Step): Promise<LoadedPost> => {
  const { action, to, actor, actingFor = null, comment = null, record = {}, loaded, erase } = step;
  const from = before.record.state;
  const event = await appendEvent(before.key, {
    actor,
    actingFor,
    action,
    fromState: from,
    toState: to,
    draftHash: step.draftHash ?? before.facts.draftHash,
    comment,
  });
  const noted = { ...record, state: to };
  await updateRecord(before.record, noted);
  if (erase) await erase(before);
  const after = postAfter(before, { event, record: noted, loaded });
  await queueMails(after, {
    action,
    from,
    to,
    actor,
    actingFor,
    comment,
    scheduledAt: record.scheduledAt ?? null,
    prepared: step.prepared,
    erased: erase !== undefined,
  });
  return after;
};
