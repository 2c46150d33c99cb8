import type { Modules } from '@strapi/strapi';

/** A rule on the way of every document; it calls `next` exactly once or throws. */
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

/** The document of a result that may be of any action; null when the action found none. */
export const savedDocument = (result: unknown): SavedDocument | null =>
  typeof result === 'object' &&
  result !== null &&
  'documentId' in result &&
  typeof result.documentId === 'string'
    ? { documentId: result.documentId }
    : null;
