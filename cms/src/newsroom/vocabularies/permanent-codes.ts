import { type VocabularyUid, isVocabularyUid } from '../../domain/content-types';
import { labelOf } from '../../domain/labels';
import { refusal } from '../ground/refusal';
import { readEntry } from './vocabularies';
import type { CallParams, DocumentMiddleware } from '../ground/document-middleware';

/** Fields that cannot be changed: codes are part of addresses, and feed readers know entries by ids made of the others. */
const PERMANENT: Record<VocabularyUid, readonly string[]> = {
  'api::unit.unit': ['code'],
  'api::task-group.task-group': ['code'],
  'api::stream.stream': ['code'],
  'api::department.department': ['feedAuthority', 'feedYear'],
};

export const permanentCodes: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isVocabularyUid(uid) || context.action !== 'update') return next();
  const { documentId, data } = context.params as CallParams;
  const stored = documentId ? await readEntry(uid, documentId) : null;
  if (!stored || !data) return next();

  const changed = PERMANENT[uid].filter((field) => field in data && data[field] !== stored[field]);
  if (changed.length > 0) {
    throw refusal(
      'Chưa lưu được.',
      changed.map((field) => ({
        field: labelOf(uid, field),
        reason: `không đổi được sau khi đã đặt (đang là “${String(stored[field])}”)`,
      })),
    );
  }
  return next();
};
