import { adminApi } from '@strapi/strapi/admin';

/** Under this name the form keeps what the server said about a save as a whole. */
export const SAVE_ERROR = 'refusedSave';

interface Refusal {
  name?: string;
  message?: string;
  details?: unknown;
}

/** Of the content manager's endpoint that saves a document, the part used here. */
interface SaveEndpoint {
  invalidatesTags: (result: unknown, refused: unknown, asked: unknown) => unknown;
  transformErrorResponse?: (refusal: Refusal) => Refusal;
}

/**
 * A refused save must cost nobody their text. Strapi's form takes any refusal but a ValidationError
 * for a success, and fetches the document anew, over what was typed: so every refusal is made a
 * ValidationError, and only a save that was made is followed by a fetch.
 */
export function keepTextOfRefusedSaves(): void {
  adminApi.enhanceEndpoints({
    // The content manager's endpoints are not in the type of the admin's api.
    endpoints: {
      updateDocument(endpoint: SaveEndpoint) {
        const tags = endpoint.invalidatesTags;
        endpoint.invalidatesTags = (result, refused, asked) => (refused ? [] : tags(result, refused, asked));
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
