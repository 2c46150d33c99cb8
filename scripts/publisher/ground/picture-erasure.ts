import type { Change } from '@newsroom/shared';

/** Whether a row is a live post with this picture. */
export const showsPicture = ({ subject, payload }: Change, picture: string): boolean =>
  subject === 'post' &&
  payload.status === 'live' &&
  [payload.leadPhoto, ...payload.gallery].some((photo) => photo?.sha256 === picture);

/** The same row without the picture, and without the words that stood with it. */
export const withoutPicture = (change: Change, picture: string): Change => {
  if (change.subject !== 'post' || change.payload.status !== 'live') return change;
  const { payload } = change;
  const leadPhoto = payload.leadPhoto?.sha256 === picture ? null : payload.leadPhoto;
  const gallery = payload.gallery.filter(({ sha256 }) => sha256 !== picture);
  return { ...change, payload: { ...payload, leadPhoto, gallery } };
};
