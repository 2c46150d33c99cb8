import { POST_UID_LIST } from '../../domain/content-types';
import { UNTITLED } from '../../domain/posts/draft';
import type { PostRecord } from '../../domain/posts/post-record';
import { type Actor, sees } from '../../domain/people/actor';
import type { ListedPost } from '../../domain/approval-api';
import { rowsOf } from '../ground/rows';

interface VisibleDraft {
  record: PostRecord;
  post: ListedPost;
  creator: number | null;
  /** Of the last change of the draft. */
  updatedAt: string;
}

/** Those drafts of the records that the person may see. */
export const visibleDrafts = async (
  actor: Actor,
  records: readonly PostRecord[],
): Promise<VisibleDraft[]> => {
  const found: VisibleDraft[] = [];
  for (const uid of POST_UID_LIST) {
    const own = new Map(
      records.filter((record) => record.uid === uid).map((record) => [record.postDocumentId, record]),
    );
    const drafts = await rowsOf(uid).findMany({
      where: { documentId: { $in: [...own.keys()] }, publishedAt: null },
      select: ['documentId', 'title', 'updatedAt'],
      populate: { unit: { select: ['id', 'code', 'currentName'] }, createdBy: { select: ['id'] } },
    });
    for (const draft of drafts) {
      const record = own.get(draft.documentId);
      const creator = draft.createdBy?.id ?? null;
      if (!record || !sees(actor, { unit: draft.unit?.code ?? null, creator })) continue;
      found.push({
        record,
        creator,
        updatedAt: draft.updatedAt,
        post: {
          uid,
          documentId: draft.documentId,
          title: draft.title ?? UNTITLED,
          unit: draft.unit?.currentName ?? null,
        },
      });
    }
  }
  return found;
};
