import type { CallParams, DocumentMiddleware } from '../ground/document-middleware';

/** Strapi sets these itself but also accepts them from a form, by which a post could be saved as another document. */
const STRAPIS_OWN = new Set([
  'id',
  'documentId',
  'locale',
  'localizations',
  'publishedAt',
  'createdAt',
  'updatedAt',
]);

/** Removes from a save all that is not an attribute of its type. */
export const ownAttributes: DocumentMiddleware = (context, next) => {
  const { uid, action } = context;
  if (!uid.startsWith('api::')) return next();
  if (action !== 'create' && action !== 'update' && action !== 'clone') return next();
  const params = context.params as CallParams;
  const known = strapi.contentTypes[uid].attributes;
  if (params.data) {
    params.data = Object.fromEntries(
      Object.entries(params.data).filter(([name]) => Object.hasOwn(known, name) && !STRAPIS_OWN.has(name)),
    );
  }
  return next();
};
