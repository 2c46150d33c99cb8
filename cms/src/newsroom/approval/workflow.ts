import type { Actor } from '../../domain/people/actor';
import type { PostKey } from '../../domain/content-types';
import type { Problem } from '../../domain/problems';
import { type AskedAction, actsFor, judge, ruleOf } from '../../domain/workflow/workflow';
import { asPerson, savingFor } from '../ground/permits';
import { refusal, refused } from '../ground/refusal';
import { exclusively } from '../ground/transaction';
import { forEachPost, keyOf } from '../posts/each-post';
import { type LoadedPost, allSaversOf, loadPost } from '../posts/post-facts';
import type { PostRecord } from '../../domain/posts/post-record';
import { NOTHING_SUBMITTED, recordsWhere, updateRecord } from '../posts/post-records';
import { draftData } from '../posts/restore';
import { revisionOf } from '../posts/revisions';
import { preparePublication } from '../publication/publications';
import { apply } from './apply';
import { decide } from './effects';
import type { Decision } from './effects/effect';
import { publicationChanges } from './effects/publishing';
import { parseInput } from './inputs';
import { saveDraft } from '../posts/drafts';

/**
 * Makes one transition: reads the post under the lock, judges, decides, applies. All of it or nothing.
 * @param raw what came with the request; checked here
 * @returns the post as the transition left it
 */
export const transition = (
  key: PostKey,
  action: AskedAction,
  actor: Actor,
  raw: unknown,
): Promise<LoadedPost> =>
  exclusively(async () => {
    const post = await loadPost(key);
    if (!post) throw refused({ status: 404, message: 'Không tìm thấy bài này.' });
    const input = parseInput(action, raw);
    const no = judge(action, post.facts, actor, 'draftHash' in input ? input.draftHash : undefined);
    if (no) throw refused(no);
    if (ruleOf(action).comment === 'required' && input.comment === '') {
      throw refusal(`Chưa làm được việc “${ruleOf(action).label}”.`, [
        { field: 'Lý do', reason: 'chưa ghi' },
      ]);
    }
    return apply(post, await decide(action, { post, actor, input }), {
      action,
      actor: actor.id,
      actingFor: actsFor(action, post.facts, actor),
      comment: input.comment === '' ? null : input.comment,
    });
  });

/** Publishes what was approved for now or earlier. One that can no longer be published goes back to its writer. */
export const publishDue = async (): Promise<void> => {
  const due = { state: 'scheduled', scheduledAt: { $lte: new Date() } };
  const scheduled = await recordsWhere(due);
  await forEachPost('Tự đăng theo giờ hẹn', scheduled.map(keyOf), (key) =>
    exclusively(async () => {
      const post = await loadPost(key);
      // Another step may have been made before the lock was taken.
      if (!post || post.record.state !== 'scheduled' || !isDue(post.record)) return;
      const decision = await atItsHour(post);
      const action = decision.to === 'published' ? 'publishDue' : 'hold';
      await apply(post, decision, { action, actor: null, comment: decision.comment });
    }),
  );
};

/** Puts a submission's or publication's text back into the draft, as a save of the person. */
export const restore = (key: PostKey, number: number, actor: Actor): Promise<void> =>
  exclusively(async () => {
    const post = await loadPost(key);
    if (!post) throw refused({ status: 404, message: 'Không tìm thấy bài này.' });
    const no = judge('save', post.facts, actor);
    if (no) throw refused(no);
    const revision = await revisionOf(key, number);
    if (!revision) throw refused({ status: 404, message: `Bài không có bản số ${number}.` });
    const data = await draftData(revision.snapshot);
    // The writers of the older text count as writers again.
    await updateRecord(post.record, { textSavers: allSaversOf(post) });
    await asPerson(actor.id, () => savingFor('restore', () => saveDraft(key, data)));
  });

/** @returns with a comment: why the post goes back to its writer instead */
const atItsHour = async (post: LoadedPost): Promise<Decision & { comment: string | null }> => {
  const held = (comment: string) => ({ to: 'returned', record: NOTHING_SUBMITTED, comment }) as const;
  if (post.facts.submittedHash !== post.facts.draftHash) {
    return held('Bài đã khác bản được duyệt nên không tự đăng.');
  }
  const prepared = await preparePublication(post, new Date().toISOString());
  const { publication, problems } = prepared;
  return publication
    ? { to: 'published', changes: publicationChanges(post, publication, null), comment: null }
    : { ...held(`Đến giờ đăng nhưng bài chưa đăng được: ${sentence(problems)}`), prepared };
};

const isDue = ({ scheduledAt }: PostRecord): boolean =>
  scheduledAt !== null && new Date(scheduledAt).getTime() <= Date.now();

const sentence = (problems: readonly Problem[]): string =>
  problems.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
