import { type ChangesPage, postPath } from '@newsroom/shared';
import type { Core } from '@strapi/strapi';
import { POST_UID_LIST, POST_UIDS } from '../../../domain/content-types';
import { withSampleRemovalPermit } from '../../../newsroom/ground/permits';
import { logMark } from '../../../newsroom/log/event-log';
import { appendOutboxRow, changesWithin, removeOutboxRow } from '../../../newsroom/outbox/outbox';
import { queueRefusal } from '../../../newsroom/mail/queue';
import { forEachPost, keyOf } from '../../../newsroom/posts/each-post';
import { loadPost } from '../../../newsroom/posts/post-facts';
import { markReleased, recordsWhere } from '../../../newsroom/posts/post-records';
import { dropUnusedOriginals } from '../../../newsroom/posts/unused-originals';
import { exclusively } from '../../../newsroom/ground/transaction';
import type { ReleaseReport } from '../controllers/publication';

export type ReleaseRefusal = ReleaseReport['refusals'][number];

/** Tells of posts that the publisher could not take. */
const tell = async (refusals: readonly ReleaseRefusal[]): Promise<void> => {
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

/** What passes between the CMS and the publisher. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const refusals = strapi.store({ type: 'api', name: 'publication', key: 'refusals' });

  /** What the publisher could not take, as of its last release. */
  const refused = async (): Promise<ReleaseRefusal[]> => ((await refusals.get({})) ?? []) as ReleaseRefusal[];

  return {
    changes: async (after: number, limit: number, wait: number): Promise<ChangesPage> => ({
      ...(await changesWithin(after, limit, wait)),
      approvals: await logMark(),
    }),

    /** What the publisher has on the site now, and what it could not take. */
    async reportRelease({ sequence, at, refusals: standing }: ReleaseReport): Promise<void> {
      await markReleased(sequence, at);
      const known = new Set((await refused()).map((refusal) => JSON.stringify(refusal)));
      const news = standing.filter((refusal) => !known.has(JSON.stringify(refusal)));
      await tell(news);
      await refusals.set({ value: standing });
    },

    refused,

    /** Deletes every sample post with its history, and has the publisher forget it without a notice. */
    async eraseSamples(): Promise<{ title: string; url: string | null }[]> {
      const erased: { title: string; url: string | null }[] = [];
      for (const uid of POST_UID_LIST) {
        const samples = (await strapi.db.query(uid).findMany({
          select: ['documentId', 'title', 'slug', 'postId'],
          where: { sample: true, publishedAt: null },
        })) as { documentId: string; title: string; slug: string | null; postId: string }[];
        for (const { documentId, title, slug, postId } of samples) {
          await exclusively(() =>
            withSampleRemovalPermit(async () => {
              await strapi.documents(uid).delete({ documentId });
              await removeOutboxRow('post', postId);
              await appendOutboxRow({ subject: 'erasure', key: postId, payload: { id: postId } });
            }),
          );
          erased.push({ title, url: slug && postPath({ kind: POST_UIDS[uid], slug, id: postId }) });
        }
      }
      await dropUnusedOriginals(() => true);
      return erased;
    },
  };
};
