import { adminApi } from '@strapi/strapi/admin';

import { tellSaved } from './own-saves';

/** Key under which the form stores the server's message about the save as a whole. */
export const SAVE_ERROR = 'refusedSave';

interface Refusal {
  name?: string;
  message?: string;
  details?: unknown;
}

interface Save {
  documentId?: string;
}

interface SaveRequest {
  data: Record<string, unknown>;
}

interface Saved {
  data?: { updatedAt?: string };
}

interface Sending {
  queryFulfilled: Promise<unknown>;
}

/** The content manager's endpoint that saves a document; only the part used here. */
interface SaveEndpoint {
  query: (save: Save) => SaveRequest;
  invalidatesTags: (result: unknown, refused: unknown, save: Save) => unknown;
  onQueryStarted: (save: Save, sending: Sending) => Promise<void>;
  transformResponse: (response: Saved, meta: unknown, save: Save) => Saved;
  transformErrorResponse?: (refusal: Refusal) => Refusal;
}

/** When the draft in a form was last saved, by document; the form does not send it itself. */
const shownInstants = new Map<string, string>();

/** Records which save the draft in the form belongs to. */
export const noteShown = (documentId: string, savedAt: string): void => {
  shownInstants.set(documentId, savedAt);
};

/**
 * Two people who save the same draft must not overwrite each other's text.
 *
 * A save sends the time of the save that it is based on, so that the server can refuse it. A refused save must leave the
 * form unchanged, but Strapi treats every refusal except a ValidationError as a success, fetches the document again, and
 * undoes its optimistic changes. Each of these would overwrite what was typed. So every refusal is turned into a
 * ValidationError, and the other effects run only after a successful save.
 */
export function guardSaves(): void {
  adminApi.enhanceEndpoints({
    // The content manager's endpoints are not in the type of the admin's api.
    endpoints: {
      updateDocument(endpoint: SaveEndpoint) {
        const { query, invalidatesTags, onQueryStarted, transformResponse } = endpoint;
        endpoint.query = (save) => {
          const request = query(save);
          const updatedAt = shownInstants.get(save.documentId ?? '');
          return updatedAt === undefined ? request : { ...request, data: { ...request.data, updatedAt } };
        };
        endpoint.transformResponse = (response, meta, save) => {
          const saved = transformResponse(response, meta, save);
          if (save.documentId && saved.data?.updatedAt) noteShown(save.documentId, saved.data.updatedAt);
          return saved;
        };
        endpoint.onQueryStarted = async (save, sending) => {
          const made = await sending.queryFulfilled.then(
            () => true,
            () => false,
          );
          if (!made) return;
          if (save.documentId) tellSaved(save.documentId);
          await onQueryStarted(save, sending);
        };
        endpoint.invalidatesTags = (result, refused, save) =>
          refused ? [] : invalidatesTags(result, refused, save);
        endpoint.transformErrorResponse = asValidationError;
      },
    },
  });
}

function asValidationError(refusal: Refusal): Refusal {
  const whole = { path: [SAVE_ERROR], message: refusal.message ?? '', name: 'ValidationError' };
  const given = (refusal.details as { errors?: unknown } | null | undefined)?.errors;
  const errors = refusal.name === 'ValidationError' && Array.isArray(given) ? given : [];
  return { ...refusal, name: 'ValidationError', details: { errors: errors.length > 0 ? errors : [whole] } };
}
