import { PUBLICATION_VERSION } from './publication.ts';

/**
 * A row of an older version in the shape of today's; any other row as it is. What it holds is checked afterwards.
 * Nobody asked for consent to more than the site when version 1 was written: its pictures go nowhere else.
 */
export const liftRow = (row: Record<string, unknown>): Record<string, unknown> =>
  row.version === 1 ? { ...row, version: PUBLICATION_VERSION, payload: liftPayload(row.payload) } : row;

const liftPayload = (payload: unknown): unknown => {
  if (!isObject(payload)) return payload;
  const { leadPhoto, gallery } = payload;
  return {
    ...payload,
    ...(isObject(leadPhoto) ? { leadPhoto: liftPhoto(leadPhoto) } : {}),
    ...(Array.isArray(gallery) ? { gallery: gallery.map(liftPhoto) } : {}),
  };
};

const liftPhoto = (photo: unknown): unknown =>
  isObject(photo) ? { ...photo, alsoFor: [], focalPoint: null } : photo;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
