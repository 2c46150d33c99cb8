import { exclusively } from '../ground/transaction';
import { forEachPost, keyOf } from '../posts/each-post';
import { loadPost } from '../posts/post-facts';
import { recordsWhere } from '../posts/post-records';
import type { ReleaseRefusal } from '../publication/publisher';
import { queueRefusal } from './queue';

/** Tells writers and approvers about approved posts that the publisher could not render. */
export const tellOfRefusals = async (refusals: readonly ReleaseRefusal[]): Promise<void> => {
  const reasons = new Map(
    refusals
      .filter(({ subject }) => subject === 'post')
      .map(({ key, problems }) => [key, problems.map(({ reason }) => reason).join('; ')]),
  );
  if (reasons.size === 0) return;
  const records = await recordsWhere({ postId: { $in: [...reasons.keys()] } });
  await forEachPost('Báo bài chưa lên trang', records.map(keyOf), (key) =>
    exclusively(async () => {
      const post = await loadPost(key);
      const reason = post && reasons.get(post.record.postId);
      if (post && reason) await queueRefusal(post, reason);
    }),
  );
};
