import { type ChangesPage, postPath } from '@newsroom/shared';
import type { Core } from '@strapi/strapi';
import { POST_UID_LIST, POST_UIDS } from '../../../domain/content-types';
import { withSampleRemovalPermit } from '../../../newsroom/ground/permits';
import { logMark } from '../../../newsroom/log/event-log';
import { appendOutboxRow, changesWithin, removeOutboxRow } from '../../../newsroom/outbox/outbox';
import { markReleased } from '../../../newsroom/posts/post-records';
import { dropUnusedOriginals } from '../../../newsroom/posts/unused-originals';
import { exclusively } from '../../../newsroom/ground/transaction';
import type { ReleaseReport } from '../controllers/publication';

export type ReleaseRefusal = ReleaseReport['refusals'][number];

/** Everything that the CMS and the publisher exchange. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const refusals = strapi.store({ type: 'api', name: 'publication', key: 'refusals' });

  return {
    changes: async (after: number, limit: number, wait: number): Promise<ChangesPage> => ({
      ...(await changesWithin(after, limit, wait)),
      approvals: await logMark(),
    }),

    /** Records what the publisher has on the site now, and what it refused. */
    async reportRelease({ sequence, at, refusals: standing }: ReleaseReport): Promise<void> {
      await markReleased(sequence, at);
      await refusals.set({ value: standing });
    },

    /** What the publisher refused at its last release. */
    refused: async (): Promise<ReleaseRefusal[]> => ((await refusals.get({})) ?? []) as ReleaseRefusal[],

    /** Deletes every sample post with its history, and makes the publisher delete it without a withdrawal notice. */
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
