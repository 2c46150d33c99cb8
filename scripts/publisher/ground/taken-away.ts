import { type Change, GLOSSARY, type LivePublication } from '@newsroom/shared';

// What goes from the version of a post that the public has, while its next version waits.

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

/** The released row with those notes hidden that the next version hides; null: it hides none. */
export const withNotesHidden = (released: Change, next: Change): Change | null => {
  if (released.subject !== 'post' || released.payload.status !== 'live') return null;
  if (next.subject !== 'post' || next.payload.status !== 'live') return null;
  const { payload } = released;
  const after = next.payload.corrections;
  const isHidden = ({ at, note }: Correction, index: number): boolean =>
    note !== GLOSSARY.hiddenNote && after[index]?.at === at && after[index].note === GLOSSARY.hiddenNote;
  if (!payload.corrections.some(isHidden)) return null;
  const corrections = payload.corrections.map((correction, index) =>
    isHidden(correction, index) ? { ...correction, note: GLOSSARY.hiddenNote } : correction,
  );
  // Under the other's number: a search index of the former one has those words too.
  return { ...released, sequence: next.sequence, payload: { ...payload, corrections } };
};

type Correction = LivePublication['corrections'][number];
