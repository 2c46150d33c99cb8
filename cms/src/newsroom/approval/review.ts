import { proseOf } from '@newsroom/shared';
import { type Snapshot, fileIdsOf } from '../../domain/posts/snapshot';
import { isPicture } from '../../domain/pictures/upload-types';
import { type LoadedPost, loadPost } from '../posts/post-facts';
import { noteSeen, seenBefore } from '../posts/readings';
import { revisionOf, revisionsOf } from '../posts/revisions';
import { exclusively } from '../ground/transaction';
import { readingUrl } from '../files/uploads';
import { currentUnitName } from '../vocabularies/vocabularies';
import type { PostKey } from '../../domain/content-types';
import { type Actor, sees } from '../../domain/people/actor';
import type { Review } from '../../domain/approval-api';
import { rowsOf } from '../ground/rows';
import { strapiService } from '../ground/strapi-services';

/** Null: there is no such post, or this person may not see it. */
export const reviewOf = async (key: PostKey, actor: Actor): Promise<Review | null> => {
  const post = await loadPost(key);
  if (!post || !sees(actor, post.facts)) return null;
  const { snapshot } = post.loaded;
  return {
    draftHash: post.facts.draftHash,
    draft: snapshot,
    body: proseOf(snapshot.body ?? ''),
    names: await namesOf(snapshot),
    files: await filesOf(snapshot),
    compared: await comparedOf(post, actor),
  };
};

/**
 * Notes that the person has read this text, unless it is another by now.
 * @returns false: there is no such post, or this person may not see it
 */
export const markSeen = (key: PostKey, actor: Actor, draftHash: string): Promise<boolean> =>
  exclusively(async () => {
    const post = await loadPost(key);
    if (!post || !sees(actor, post.facts)) return false;
    if (draftHash === post.facts.draftHash) await noteSeen(post, actor.id);
    return true;
  });

/** Somebody who has just decided on the text has read it. */
export const noteRead = (post: LoadedPost, actor: Actor): Promise<void> =>
  exclusively(() => noteSeen(post, actor.id));

const comparedOf = async (post: LoadedPost, actor: Actor): Promise<Review['compared']> => {
  const seen = await seenBefore(post, actor.id);
  if (seen) {
    const revision = await revisionOf(post.key, seen.number);
    return revision && { with: 'seen', at: seen.at, snapshot: revision.snapshot };
  }
  if (!post.facts.live) return null;
  const live = (await revisionsOf(post.key)).find(({ cause }) => cause === 'published');
  return live ? { with: 'live', at: live.at, snapshot: live.snapshot } : null;
};

const namesOf = async ({ unit, stream, taskGroups, authors }: Snapshot): Promise<Review['names']> => {
  const topics = await rowsOf('api::task-group.task-group').findMany({
    where: { code: { $in: taskGroups.map(({ code }) => code) } },
    orderBy: { code: 'asc' },
  });
  const named = stream ? await rowsOf('api::stream.stream').findOne({ where: { code: stream.code } }) : null;
  return {
    unit: await currentUnitName(unit?.code),
    stream: named?.shortTitle ?? null,
    taskGroups: topics.map(({ shortTitle }) => shortTitle),
    authorUnits: await Promise.all(authors.map((author) => currentUnitName(author.unit?.code))),
  };
};

const filesOf = async (snapshot: Snapshot): Promise<Review['files']> => {
  const stored = await rowsOf('plugin::upload.file').findMany({
    where: { id: { $in: fileIdsOf(snapshot) } },
  });
  const { signFileUrls } = strapiService('plugin::upload.file');
  const signed = await Promise.all(stored.map((file) => signFileUrls(file)));
  return Object.fromEntries(
    signed.map(({ id, url, name, mime, size, width, height }) => [
      id,
      {
        url,
        readingUrl: isPicture(mime) ? readingUrl(url) : null,
        name,
        mime,
        // Strapi states the size in kilobytes.
        bytes: Math.round(size * 1000),
        width,
        height,
      },
    ]),
  );
};
