import type { LivePublication, Photo } from '@newsroom/shared';
import { labelOf } from '../facts.ts';
import { sharePath } from '../routes/base/addresses.ts';
import { keyOf } from '../routes/base/key.ts';
import { memoWith } from '../routes/base/memo.ts';
import type { Site } from '../routes/base/model.ts';
import type { Picture } from '../routes/base/page.ts';
import { CARD_SIZE, cardOf, PHOTO_FRAME, type CardNode, type Frame } from './card.ts';

/** What social networks show of a post: a card with its title, drawn by the publisher. */
export interface SharePicture {
  /** Different whenever the picture shows something else. */
  url: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Drawn below the card. */
  photo: SharePhoto | null;
  card(): CardNode;
}

export interface SharePhoto {
  /** Public address of the size that the share picture is made from. */
  path: string;
  /** Must stay visible; null: the middle. */
  focalPoint: Photo['focalPoint'];
  frame: Frame;
}

/** The lead photo is used only if everybody in it has agreed to social networks. */
export const sharePictureOf = memoWith(
  (post: LivePublication, { department }: Site, lead: Picture | null): SharePicture => {
    const photo = lead && lead.photo.alsoFor.includes('social') ? sharePhotoOf(lead) : null;
    const card = (): CardNode =>
      cardOf({
        title: post.title,
        label: labelOf(post),
        department: department.shortName,
        sample: post.sample,
        official: department.official,
        credit: photo && lead ? lead.photo.credit : null,
      });
    return {
      url: sharePath(post.id, keyOf([], { card: card(), photo })),
      ...CARD_SIZE,
      photo,
      card,
    };
  },
);

const sharePhotoOf = ({ photo, jpeg }: Picture): SharePhoto | null => {
  const covering = jpeg.find(
    ({ width, height }) => width >= PHOTO_FRAME.width && height >= PHOTO_FRAME.height,
  );
  const made = covering ?? jpeg.at(-1);
  return made ? { path: made.path, focalPoint: photo.focalPoint, frame: PHOTO_FRAME } : null;
};
