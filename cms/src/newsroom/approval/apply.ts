import { draftHash, keepOriginals, loadDraft, saveDraft } from '../posts/drafts';
import { type LoadedPost, withDraft } from '../posts/post-facts';
import type { PostRecord } from '../../domain/posts/post-record';
import { keepRevision } from '../posts/revisions';
import { erasePost } from '../consents/erasure';
import { asPartOfStep, asPerson } from '../ground/permits';
import { publishDraft, republishNotes, withdrawLive, withdrawnByConsent } from '../publication/publications';
import { type Step, recordStep } from '../steps/record-step';
import type { Change, Decision } from './effects/effect';

/**
 * Makes the changes that were decided and records the step; call it within `exclusively`.
 * @returns the post as it is then
 */
export const apply = async (
  post: LoadedPost,
  { to, record, changes = [], draftHash: hash, prepared, erases }: Decision,
  by: Pick<Step, 'action' | 'actor' | 'actingFor' | 'comment'>,
): Promise<LoadedPost> => {
  let noted: Partial<PostRecord> = {};
  for (const change of changes) noted = { ...noted, ...(await make(post, change)) };
  const loaded = changes.some(({ kind }) => kind === 'proposal') ? await loadDraft(post.key) : null;
  const after = await recordStep(post, {
    ...by,
    to,
    record: { ...noted, ...record },
    prepared,
    ...(loaded ? { loaded, draftHash: draftHash(loaded.snapshot, null) } : { draftHash: hash }),
    ...(erases ? { erase: erasePost } : {}),
  });
  const rewritten = erases || changes.some(({ kind }) => kind === 'publication' || kind === 'withdrawal');
  const now = rewritten ? await loadDraft(post.key) : null;
  return now ? withDraft(after, now) : after;
};

/** @returns what the post's record notes of the change */
const make = async (post: LoadedPost, change: Change): Promise<Partial<PostRecord>> => {
  const { key, loaded } = post;
  switch (change.kind) {
    case 'proposal':
      await asPartOfStep(() => asPerson(change.by, () => saveDraft(key, change.data)));
      return {};
    case 'keepOriginals':
      await keepOriginals(loaded);
      return {};
    case 'revision': {
      const { cause, by: actor, draftHash } = change;
      await keepRevision(key, { actor, cause, draftHash, snapshot: loaded.snapshot });
      return {};
    }
    case 'publication':
      return publishDraft(post, change.publication);
    case 'notes':
      return republishNotes(post, change.corrections);
    case 'withdrawal':
      return withdrawLive(post, change);
    case 'withdrawnByConsent':
      return withdrawnByConsent(post);
    default:
      return change satisfies never;
  }
};
