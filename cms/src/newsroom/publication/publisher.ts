import { type ChangesPage, postPath } from '@newsroom/shared';
import { POST_UID_LIST, POST_UIDS } from '../../domain/content-types';
import { UNTITLED } from '../../domain/posts/draft';
import type { Problem } from '../../domain/problems';
import { withSampleRemovalPermit } from '../ground/permits';
import { rowsOf } from '../ground/rows';
import { exclusively } from '../ground/transaction';
import { logMark } from '../log/event-log';
import { appendOutboxRow, changesWithin, removeOutboxRow } from '../outbox/outbox';
import { markReleased } from '../posts/post-records';
import { dropUnusedOriginals } from '../posts/unused-originals';

/** What the publisher has on the site, and what it could not take. */
export interface ReleaseReport {
  /** Of the newest row of the outbox that it has read. */
  sequence: number;
  at: string;
  refusals: ReleaseRefusal[];
}

export interface ReleaseRefusal {
  subject: string;
  key: string;
  problems: Problem[];
}

/** What the publisher reads: changes of posts and vocabularies, and how long the log of approvals is. */
export const changes = async (after: number, limit: number, wait: number): Promise<ChangesPage> => ({
  ...(await changesWithin(after, limit, wait)),
  approvals: await logMark(),
});

/** @param tell is called with the refusals that the report before did not have, before they count as told */
export const noteRelease = async (
  { sequence, at, refusals }: ReleaseReport,
  tell: (refusals: readonly ReleaseRefusal[]) => Promise<void>,
): Promise<void> => {
  await markReleased(sequence, at);
  const known = new Set((await refusalsOfLastRelease()).map((refusal) => JSON.stringify(refusal)));
  await tell(refusals.filter((refusal) => !known.has(JSON.stringify(refusal))));
  await strapi.store.set({ ...REFUSALS, value: refusals });
};

/** What the publisher could not take, as of its last release. */
export const refusalsOfLastRelease = async (): Promise<ReleaseRefusal[]> =>
  ((await strapi.store.get(REFUSALS)) as ReleaseRefusal[] | null) ?? [];

/** Deletes every sample post with its history, and has the publisher forget it without a notice. */
export const eraseSamples = async (): Promise<{ title: string; url: string | null }[]> => {
  const erased: { title: string; url: string | null }[] = [];
  for (const uid of POST_UID_LIST) {
    const samples = await rowsOf(uid).findMany({
      select: ['documentId', 'title', 'slug', 'postId'],
      where: { sample: true, publishedAt: null },
    });
    for (const { documentId, title, slug, postId } of samples) {
      await exclusively(() =>
        withSampleRemovalPermit(async () => {
          await strapi.documents(uid).delete({ documentId });
          await removeOutboxRow('post', postId);
          await appendOutboxRow({ subject: 'erasure', key: postId, payload: { id: postId } });
        }),
      );
      const url = slug && postPath({ kind: POST_UIDS[uid], slug, id: postId });
      erased.push({ title: title ?? UNTITLED, url });
    }
  }
  await dropUnusedOriginals(() => true);
  return erased;
};

const REFUSALS = { type: 'api', name: 'publication', key: 'refusals' } as const;
