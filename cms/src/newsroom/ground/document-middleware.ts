import type { Modules } from '@strapi/strapi';

/** A rule for every call of the Document Service; it calls `next` exactly once or throws. */
export type DocumentMiddleware = Modules.Documents.Middleware.Middleware;

/** The parts of a call that rules look at, whatever its action and type. */
export interface CallParams {
  documentId?: string;
  status?: string;
  data?: Record<string, unknown>;
}

/** What `next()` of a create, an update or a clone gives. */
export interface SavedDocument {
  documentId: string;
}

/** The document in the result of an action, whichever action it is; null when there is none. */
export const savedDocument = (result: unknown): SavedDocument | null =>
  typeof result === 'object' &&
  result !== null &&
  'documentId' in result &&
  typeof result.documentId === 'string'
    ? { documentId: result.documentId }
    : null;
