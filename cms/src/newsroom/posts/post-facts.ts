import { GLOSSARY } from '@newsroom/shared';
import type { ApprovalEvent } from '../../domain/log/event-chain';
import { type LoadedDraft, draftHash, loadDraft } from './drafts';
import { eventsOf } from '../log/event-log';
import type { PostRecord } from '../../domain/posts/post-record';
import { recordOf } from './post-records';
import type { PostKey } from '../../domain/content-types';
import type { PostFacts } from '../../domain/posts/facts';
import { rowsOf } from '../ground/rows';

/** A post with all that a decision about it depends on. */
export interface LoadedPost {
  key: PostKey;
  loaded: LoadedDraft;
  record: PostRecord;
  /** Its rows of the log, oldest first. */
  events: ApprovalEvent[];
  facts: PostFacts;
}

/** Null: no such post. Read it within `exclusively` to decide on it. */
export const loadPost = async (key: PostKey): Promise<LoadedPost | null> => {
  const [loaded, record] = [await loadDraft(key), await recordOf(key.uid, key.documentId)];
  // A record belongs to the post whose id it holds, not to another one in the same document.
  if (!loaded || !record || loaded.draft.postId !== record.postId) return null;
  const { unit } = loaded.draft;
  return withFacts({
    key,
    loaded,
    record,
    events: await eventsOf(key),
    leaderConfirms: unit ? await leaderConfirms(unit.code) : false,
  });
};

/** The post as a step has left it; nothing is read again. */
export const postAfter = (
  { key, loaded, record, events, facts: { leaderConfirms } }: LoadedPost,
  step: { event: ApprovalEvent; record: Partial<PostRecord>; loaded?: LoadedDraft | undefined },
): LoadedPost =>
  withFacts({
    key,
    loaded: step.loaded ?? loaded,
    record: { ...record, ...step.record },
    events: [...events, step.event],
    leaderConfirms,
  });

/** The post with its draft as the database has it now: when it was saved, and its slug. */
export const withDraft = (post: LoadedPost, loaded: LoadedDraft): LoadedPost =>
  withFacts({ ...post, loaded, leaderConfirms: post.facts.leaderConfirms });

const withFacts = ({
  leaderConfirms,
  ...post
}: Omit<LoadedPost, 'facts'> & Pick<PostFacts, 'leaderConfirms'>): LoadedPost => {
  const { loaded, record, events } = post;
  return {
    ...post,
    facts: {
      state: record.state,
      live: record.status === 'live',
      draftHash: draftHash(loaded.snapshot, record.correction),
      submittedHash: record.submittedHash,
      format: loaded.draft.format,
      unit: loaded.draft.unit?.code ?? null,
      creator: loaded.creator,
      savers: [...new Set([...saversOf(events), ...(record.textSavers ?? [])])],
      firstApprover: firstApproverOf(events),
      flagged: record.flagged === true,
      urgent: record.urgent !== null,
      flagLiftedBy: record.flagLiftedBy,
      reasonKind: record.reasonKind,
      leaderConfirms,
      proposal: record.proposal,
      emergency: record.emergency,
      correctionRequested: record.correctionRequest !== null,
      hasNote: (record.corrections ?? []).some(({ note }) => note !== GLOSSARY.hiddenNote),
      hiding: record.hiding,
    },
  };
};

const SAVES = new Set(['create', 'clone', 'save', 'restore', 'acceptProposal']);

/** Everybody who saved a change since the post's creation or last publication, by the log. */
const saversOf = (events: readonly ApprovalEvent[]): number[] => {
  const since = events.findLastIndex(
    ({ fromState, toState }) => toState === 'published' && fromState !== 'published',
  );
  return [...new Set(saversIn(events.slice(since + 1)))];
};

/** Everybody who ever changed the post's text. */
export const allSaversOf = ({ events, record }: Pick<LoadedPost, 'events' | 'record'>): number[] => [
  ...new Set([...saversIn(events), ...(record.textSavers ?? [])]),
];

const saversIn = (events: readonly ApprovalEvent[]): number[] =>
  events.flatMap(({ action, actor }) => (SAVES.has(action) && actor !== null ? [actor] : []));

/** Who gave the approval of the Ban Biên tập to the text that waits for the spokesperson now. */
const firstApproverOf = (events: readonly ApprovalEvent[]): number | null =>
  events.findLast(({ toState, fromState }) => toState === 'second' && fromState !== 'second')?.actor ?? null;

const leaderConfirms = async (code: string): Promise<boolean> => {
  const unit = await rowsOf('api::unit.unit').findOne({ where: { code }, select: ['leaderConfirms'] });
  return unit?.leaderConfirms === true;
};
