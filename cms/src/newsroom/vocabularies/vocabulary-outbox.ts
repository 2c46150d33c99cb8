import { VOCABULARY_UIDS, isVocabularyUid } from '../../domain/content-types';
import { announce } from '../../domain/vocabularies/vocabulary';
import { appendOutboxRow } from '../outbox/outbox';
import { refusal } from '../ground/refusal';
import { exclusively } from '../ground/transaction';
import { readEntry } from './vocabularies';
import { type DocumentMiddleware, savedDocument } from '../ground/document-middleware';

/** Every save of a vocabulary or of the department is announced in the transaction of the save. */
export const vocabularyOutbox: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isVocabularyUid(uid)) return next();
  if (context.action !== 'create' && context.action !== 'update') return next();

  return exclusively(async () => {
    const result = await next();
    const saved = savedDocument(result);
    const entry = saved && (await readEntry(uid, saved.documentId));
    if (!entry) return result;
    const announced = announce(uid, entry);
    if ('problems' in announced) throw refusal('Chưa lưu được.', announced.problems);
    await appendOutboxRow({ subject: VOCABULARY_UIDS[uid], ...announced });
    return result;
  });
};
