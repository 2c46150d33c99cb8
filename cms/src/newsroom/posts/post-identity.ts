import { newPostId } from '../../domain/posts/post-id';
import { type PostUid, isPostUid } from '../../domain/content-types';
import { appendEvent, eraseComments } from '../log/event-log';
import { currentCaller } from '../people/people';
import { type LoadedPost, loadPost } from './post-facts';
import { deleteRecord, insertRecord } from './post-records';
import { eraseReadings } from './readings';
import { eraseRevisions } from './revisions';
import { exclusively } from '../ground/transaction';
import { isSeed, mayErase, mayPublish } from '../ground/permits';
import { type CallParams, type DocumentMiddleware, savedDocument } from '../ground/document-middleware';
import { rowsOf } from '../ground/rows';

/**
 * The server gives a post its id at the first save, and the id never changes; a clone gets an id of its own.
 * Only a publication sets the slug, and only the seed marks a post as a sample.
 */
export const postIdentity: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isPostUid(uid)) return next();
  const params = context.params as CallParams;

  switch (context.action) {
    case 'create':
    case 'clone': {
      const postId = newPostId();
      const sample = await isSample(uid, context.action, params);
      params.data = { ...params.data, postId, slug: null, sample, workflow: 'draft' };
      return strapi.db.transaction(async () => {
        const result = await next();
        const saved = savedDocument(result);
        if (saved) await insertRecord({ uid, postDocumentId: saved.documentId, postId });
        return result;
      });
    }
    case 'update': {
      const data = { ...params.data };
      delete data.postId;
      delete data.sample;
      delete data.workflow;
      if (!mayPublish(params.documentId) && !mayErase(params.documentId)) delete data.slug;
      params.data = data;
      return next();
    }
    case 'delete':
      return exclusively(async () => {
        const documentId = String(params.documentId);
        const post = await loadPost({ uid, documentId });
        const result = await next();
        if (post) await logDeletion(post);
        await eraseComments({ uid, documentId });
        await eraseRevisions({ uid, documentId });
        await eraseReadings({ uid, documentId });
        await deleteRecord(uid, documentId);
        return result;
      });
    default:
      return next();
  }
};

const logDeletion = async ({ key, record, facts }: LoadedPost): Promise<void> => {
  const caller = await currentCaller();
  await appendEvent(key, {
    actor: typeof caller === 'string' ? null : caller.id,
    actingFor: null,
    action: 'delete',
    fromState: record.state,
    toState: 'deleted',
    draftHash: facts.draftHash,
    comment: null,
  });
};

/** A copy of sample content is sample content. */
const isSample = async (uid: PostUid, action: 'create' | 'clone', params: CallParams): Promise<boolean> => {
  if (action === 'create') return isSeed() && params.data?.sample === true;
  const source = await rowsOf(uid).findOne({
    where: { documentId: params.documentId },
    select: ['sample'],
  });
  return source?.sample === true;
};
