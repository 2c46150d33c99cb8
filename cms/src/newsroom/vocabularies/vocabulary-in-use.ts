import { GLOSSARY } from '@newsroom/shared';
import { POST_UID_LIST, type VocabularyUid, isVocabularyUid } from '../../domain/content-types';
import { UNTITLED } from '../../domain/posts/draft';
import { forbidden } from '../ground/refusal';
import type { CallParams, DocumentMiddleware } from '../ground/document-middleware';
import { rowsOf } from '../ground/rows';

const RELATION: Partial<Record<VocabularyUid, { field: string; name: string; instead: string }>> = {
  'api::unit.unit': {
    field: 'unit',
    name: GLOSSARY.field.unit,
    instead: 'Hãy ghi ngày hết hiệu lực ở tên của đơn vị.',
  },
  'api::task-group.task-group': {
    field: 'taskGroups',
    name: GLOSSARY.field.taskGroups,
    instead: 'Hãy ghi ngày hết hiệu lực của nhóm.',
  },
  'api::stream.stream': {
    field: 'stream',
    name: 'Nội dung truyền thông',
    instead: 'Hãy sửa tên thay vì xóa.',
  },
};

const NAMED = 5;

/** An entry of a vocabulary is never deleted, it only ends: readers keep the addresses of its pages and feeds. */
export const vocabularyInUse: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isVocabularyUid(uid) || context.action !== 'delete') return next();
  const relation = RELATION[uid];
  if (!relation) throw forbidden('Không xóa được thông tin của cơ quan.');
  const { documentId } = context.params as CallParams;

  const titles: string[] = [];
  for (const postUid of POST_UID_LIST) {
    const posts = await rowsOf(postUid).findMany({
      select: ['title'],
      where: { [relation.field]: { documentId }, publishedAt: null },
      limit: NAMED + 1,
    });
    titles.push(...posts.map(({ title }) => `“${title ?? UNTITLED}”`));
  }
  const used =
    titles.length === 0
      ? 'địa chỉ trang và nguồn tin tự động của mục này đã có người dùng.'
      : `đang dùng ở các bài: ${titles.slice(0, NAMED).join(', ')}${titles.length > NAMED ? ' và nhiều bài khác' : ''}.`;
  throw forbidden(`${relation.name} không xóa được: ${used} ${relation.instead}`);
};
