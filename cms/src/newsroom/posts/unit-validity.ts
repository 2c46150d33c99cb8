import { GLOSSARY, dayOf, formatDay, unitEndedOn, unitIsValidOn, unitNameOn } from '@newsroom/shared';
import { isPostUid } from '../../domain/content-types';
import { refusal } from '../ground/refusal';
import { isSeed } from '../ground/permits';
import { unitByCode } from '../vocabularies/vocabularies';
import { type CallParams, type DocumentMiddleware, savedDocument } from '../ground/document-middleware';

/** A unit can be chosen for a post only while it exists; what a post already has stays. */
export const unitValidity: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isPostUid(uid) || isSeed()) return next();
  if (context.action !== 'create' && context.action !== 'update') return next();
  const { documentId, data } = context.params as CallParams;
  if (!data || !('unit' in data)) return next();

  const unitCode = async (id: string | undefined) => {
    if (!id) return null;
    const post = await strapi
      .documents(uid)
      .findOne({ documentId: id, fields: [], populate: { unit: { fields: ['code'] } } });
    return post?.unit?.code ?? null;
  };
  return strapi.db.transaction(async () => {
    const before = await unitCode(documentId);
    const result = await next();
    const after = await unitCode(savedDocument(result)?.documentId);
    if (after && after !== before) {
      const unit = await unitByCode(after);
      const today = dayOf(new Date().toISOString());
      if (unit && !unitIsValidOn(unit, today)) {
        const ended = unitEndedOn(unit);
        throw refusal('Chưa lưu được bài.', [
          {
            field: GLOSSARY.field.unit,
            reason:
              `“${unitNameOn(unit, today)}” ` +
              (ended && ended < today ? `đã kết thúc hoạt động ngày ${formatDay(ended)}` : 'chưa hoạt động') +
              '; hãy chọn đơn vị đang hoạt động',
          },
        ]);
      }
    }
    return result;
  });
};
