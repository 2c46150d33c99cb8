import { isPostUid } from '../../domain/content-types';
import { recordOf } from '../posts/post-records';
import { forbidden } from '../ground/refusal';
import { exclusively } from '../ground/transaction';
import { mayPublish, mayRemoveSamples } from '../ground/permits';
import type { CallParams, DocumentMiddleware } from '../ground/document-middleware';

const NOT_HERE =
  'Không đăng hoặc gỡ bài theo cách này được. Hãy lưu bản nháp; người duyệt dùng nút “Duyệt đăng” hoặc “Gỡ bài”.';

/**
 * Only approved text is public: without the permit of the workflow nobody can publish or unpublish a post, or delete one
 * that was ever public, whatever their role or token.
 */
export const publicationGate: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isPostUid(uid)) return next();
  const { documentId, status } = context.params as CallParams;

  switch (context.action) {
    case 'publish':
    case 'unpublish':
      if (!mayPublish(documentId)) throw forbidden(NOT_HERE);
      break;
    case 'create':
    case 'update':
    case 'clone':
      if (status === 'published') throw forbidden(NOT_HERE);
      break;
    case 'delete':
      // Checked under the lock, so that no approval can happen between the check and the deletion.
      return exclusively(async () => {
        if (!mayRemoveSamples() && (await recordOf(uid, documentId))?.status !== 'draft') {
          throw forbidden('Bài đã từng đăng thì không xóa được. Hãy dùng nút “Gỡ bài” để gỡ khỏi trang.');
        }
        return await next();
      });
    default:
      break;
  }
  return next();
};
