import { errors } from '@strapi/utils';
import { officialRefusal } from './official-mode';
import { readEntry } from '../newsroom/vocabularies/vocabularies';
import { type DocumentMiddleware, savedDocument } from '../newsroom/ground/document-middleware';

/** "Đây là trang chính thức" needs complete data of the department, and no samples. */
export const officialMode: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (uid !== 'api::department.department') return next();
  if (context.action !== 'create' && context.action !== 'update') return next();
  return strapi.db.transaction(async () => {
    const result = await next();
    const saved = savedDocument(result);
    const department = saved && (await readEntry(uid, saved.documentId));
    if (department?.official === true) {
      const reason = await officialRefusal(department);
      if (reason) throw new errors.ValidationError(reason);
    }
    return result;
  });
};
