import type { PostKey } from '../../domain/content-types';

/** The data are fields of a draft of the same type, which Strapi's input types cannot see. */
export const saveDraft = (key: PostKey, data: Record<string, unknown>): Promise<unknown> =>
  strapi.documents(key.uid).update({ documentId: key.documentId, data: data as never });
