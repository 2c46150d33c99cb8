import { type VocabularyUid, isVocabularyUid } from '../../domain/content-types';
import { refusal } from '../ground/refusal';
import { readEntry } from './vocabularies';
import type { CallParams, DocumentMiddleware } from '../ground/document-middleware';

/** Codes stand in addresses and the feeds' ids in every reader: once set they stay. */
const PERMANENT: Record<VocabularyUid, { field: string; label: string }[]> = {
  'api::unit.unit': [{ field: 'code', label: 'Mã đơn vị' }],
  'api::task-group.task-group': [{ field: 'code', label: 'Mã nhóm nhiệm vụ' }],
  'api::stream.stream': [{ field: 'code', label: 'Mã nội dung truyền thông' }],
  'api::department.department': [
    { field: 'feedAuthority', label: 'Tên miền của mã tin' },
    { field: 'feedYear', label: 'Năm của mã tin' },
  ],
};

export const permanentCodes: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isVocabularyUid(uid) || context.action !== 'update') return next();
  const { documentId, data } = context.params as CallParams;
  const stored = documentId ? await readEntry(uid, documentId) : null;
  if (!stored || !data) return next();

  const changed = PERMANENT[uid].filter(({ field }) => field in data && data[field] !== stored[field]);
  if (changed.length > 0) {
    throw refusal(
      'Chưa lưu được.',
      changed.map(({ field, label }) => ({
        field: label,
        reason: `không đổi được sau khi đã đặt (đang là “${String(stored[field])}”)`,
      })),
    );
  }
  return next();
};
