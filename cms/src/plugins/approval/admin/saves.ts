import { adminApi } from '@strapi/strapi/admin';

import { tellSaved } from './kept/own-saves';

/** Under this name the form keeps what the server said about a save as a whole. */
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

/** Of the content manager's endpoint that saves a document, the part used here. */
interface SaveEndpoint {
  query: (save: Save) => SaveRequest;
  invalidatesTags: (result: unknown, refused: unknown, save: Save) => unknown;
  onQueryStarted: (save: Save, sending: Sending) => Promise<void>;
  transformResponse: (response: Saved, meta: unknown, save: Save) => Saved;
  transformErrorResponse?: (refusal: Refusal) => Refusal;
}

/** When the draft in a form was last saved, by its document: the form itself leaves it out of what it sends. */
const shownInstants = new Map<string, string>();

/** Tells of which save the draft in the form is. */
export const noteShown = (documentId: string, savedAt: string): void => {
  shownInstants.set(documentId, savedAt);
};

/**
 * Nobody's text is lost to a second save, neither the one that came first nor the one that came late.
 *
 * A save says over which one it is made, so that the server can refuse it. And a refused save leaves
 * the form alone. Strapi takes any refusal but a ValidationError for a success, fetches the document
 * anew, and undoes what it had noted of the save before the answer came: each of these writes over
 * what was typed. So every refusal becomes a ValidationError, and the rest follows only a save that
 * was made.
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
