import { dayOf } from '@newsroom/shared';
import { digestSlot, readersOn, waitsFor } from '../../domain/mail/mail';
import { type DigestItem, type Letter, type MailPost, digestLetter } from '../../domain/mail/letters';
import { mailPost } from './queue';
import { clearMails, insertMails } from './rows';
import { allDelegations, allPeople } from '../people/people';
import { forEachPost, keyOf } from '../posts/each-post';
import { type LoadedPost, loadPost } from '../posts/post-facts';
import { recordsIn } from '../posts/post-records';
import { exclusively } from '../ground/transaction';
import { AWAITING_DECISION } from '../../domain/posts/facts';
import type { Actor } from '../../domain/people/actor';

/** The hour of the last digests; stored in the database, so that a restart neither skips nor repeats one. */
const STORED = { type: 'newsroom', name: 'mail', key: 'digest' } as const;
const KEPT_DAYS = 30;

/**
 * At the hours of the digest: queues a digest for everybody who may decide on posts, and a second one about sample
 * posts. Which posts wait is looked up when the mail is sent, so that a late mail is not out of date.
 */
export const queueDigests = async (): Promise<void> => {
  const slot = digestSlot(new Date().toISOString());
  if (isDone(await lastSlot(), slot)) return;
  await exclusively(async () => {
    const last = await lastSlot();
    if (isDone(last, slot)) return;
    await strapi.store.set({ ...STORED, value: slot });
    // The first start of a newsroom: it has missed no digest.
    if (last === null) return;
    await clearMails(KEPT_DAYS);
    const deciders = (await readersToday()).filter(decides);
    await insertMails(
      deciders.flatMap(({ id }) => [false, true].map((sample) => ({ ...DIGEST, recipient: id, sample }))),
    );
  });
};

/** A post that somebody may have to decide on. */
export interface WaitingPost {
  post: LoadedPost;
  shown: MailPost;
}

export const loadWaitingPosts = async (): Promise<WaitingPost[]> => {
  const found: WaitingPost[] = [];
  const waiting = await recordsIn(AWAITING_DECISION);
  await forEachPost('Soạn thư tổng hợp', waiting.map(keyOf), async (key) => {
    const post = await loadPost(key);
    if (post) found.push({ post, shown: await mailPost(post) });
  });
  return found;
};

/** null: nothing waits for the person. */
export const writeDigest = async (
  person: { id: number; name: string },
  posts: readonly WaitingPost[],
  sample: boolean,
): Promise<(Letter & { posts: string[] }) | null> => {
  const reader = (await readersToday()).find(({ id }) => id === person.id);
  if (!reader) return null;
  const items = posts.flatMap(({ post, shown }): (DigestItem & { documentId: string })[] => {
    const waiting = shown.sample === sample ? waitsFor(post.facts, reader) : null;
    const since = post.events.at(-1)?.at ?? post.loaded.updatedAt;
    return waiting === null ? [] : [{ post: shown, waiting, since, documentId: post.key.documentId }];
  });
  if (items.length === 0) return null;
  items.sort(
    (a, b) => Number(b.post.urgent !== null) - Number(a.post.urgent !== null) || (a.since < b.since ? -1 : 1),
  );
  return {
    ...digestLetter(person.name, items, new Date().toISOString()),
    posts: items.map(({ documentId }) => documentId),
  };
};

const DIGEST = { kind: 'digest', uid: null, postDocumentId: null, subject: null, text: null } as const;

const decides = ({ capacities }: Actor): boolean =>
  (['leader', 'approver', 'spokesperson'] as const).some((capacity) => capacities.has(capacity));

const readersToday = async (): Promise<Actor[]> =>
  readersOn(dayOf(new Date().toISOString()), await allPeople(), await allDelegations());

/** Both are ISO 8601 in UTC and can be compared as text. */
const isDone = (last: string | null, slot: string): boolean => last !== null && last >= slot;

const lastSlot = async (): Promise<string | null> => {
  const value: unknown = await strapi.store.get(STORED);
  return typeof value === 'string' ? value : null;
};
