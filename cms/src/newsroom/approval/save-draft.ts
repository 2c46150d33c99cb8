import type { PostKey } from '../../domain/content-types';

/** Restored and accepted fields come from a draft of this type: Strapi's input types cannot follow them. */
export const saveDraft = (key: PostKey, data: Record<string, unknown>): Promise<unknown> =>
  strapi.documents(key.uid).update({ documentId: key.documentId, data: data as never });
