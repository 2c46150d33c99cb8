import { GLOSSARY } from '@newsroom/shared';
import { evidenceAmong } from './consents';
import { eraseComments } from '../log/event-log';
import { eraseMails } from '../mail/rows';
import { eraseKeptMails } from '../mail/transport';
import type { LoadedPost } from '../posts/post-facts';
import { eraseReadings } from '../posts/readings';
import { eraseRevisions, revisionsOf } from '../posts/revisions';
import { dropUnusedOriginals } from '../files/originals';
import { announcedPosts } from '../outbox/outbox';
import { withErasurePermit } from '../ground/permits';
import type { PostKey } from '../../domain/content-types';
import { fileIdsOf } from '../../domain/posts/snapshot';
import { postsWithFile } from '../posts/uses';

/**
 * A post withdrawn by consent: text, names, pictures and address go from the CMS too, with every version and comment.
 * Unit, topics and the log stay. Call it within `exclusively`; files go once that is committed, for no rollback brings them back.
 */
export const erasePost = async ({ key, loaded }: LoadedPost): Promise<void> => {
  const versions = [loaded.snapshot, ...(await revisionsOf(key)).map(({ snapshot }) => snapshot)];
  const files = [...new Set(versions.flatMap(fileIdsOf))];
  await eraseComments(key);
  await eraseRevisions(key);
  await eraseReadings(key);
  await eraseMails(key);
  // The Document Service also deletes the components, which hold captions and names.
  await withErasurePermit(key.documentId, () =>
    strapi.documents(key.uid).update({
      documentId: key.documentId,
      // Made of the type's own attributes: Strapi's input types cannot follow them.
      data: blankOf(key.uid) as never,
    }),
  );
  await dropFilesAfterCommit(files);
  await afterCommit(() => eraseKeptMails(key.documentId));
};

/** Deletes uploads that no post shows and no consent stands on any more, and originals that nothing public names; no rollback brings them back. */
export const dropFilesAfterCommit = (ids: readonly (number | string)[]): Promise<void> =>
  afterCommit(() => dropFiles([...new Set(ids)]));

const afterCommit = async (run: () => Promise<void>): Promise<void> => {
  await strapi.db.transaction(({ onCommit }) => {
    onCommit(() => {
      run().catch((error: unknown) => strapi.log.error(error));
    });
    return Promise.resolve();
  });
};

/** What places a post, and what Strapi keeps by itself; anything else may name or show a person. */
const KEPT = new Set([
  ...['unit', 'taskGroups', 'stream', 'format', 'postId', 'sample', 'workflow'],
  ...['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'],
]);

const blankOf = (uid: PostKey['uid']): Record<string, unknown> => {
  const blank = Object.entries(strapi.contentTypes[uid].attributes)
    .filter(([name]) => !KEPT.has(name))
    .map(([name, attribute]) => {
      const many =
        ('repeatable' in attribute && attribute.repeatable === true) || attribute.type === 'relation';
      return [name, many ? [] : null] as const;
    });
  return { ...Object.fromEntries(blank), title: GLOSSARY.withdrawnByConsent };
};

const dropFiles = async (ids: readonly (number | string)[]): Promise<void> => {
  const upload = strapi.plugin('upload').service('upload');
  for (const id of ids) {
    const file = await upload.findOne(id);
    const used = (await postsWithFile(id)).length > 0 || (await evidenceAmong([id])).length > 0;
    if (file && !used) await upload.remove(file);
  }
  await dropUnusedOriginals(await announcedPosts());
};
