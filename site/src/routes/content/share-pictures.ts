import { sharePictureOf, type SharePicture } from '../../share/share-picture.ts';
import type { Model } from '../base/model.ts';
import { pictureOf } from './posts.ts';

/** The share pictures of all live posts, newest first. */
export const sharePictures = ({ site, months, renditions }: Model): SharePicture[] =>
  site === null
    ? []
    : months.flatMap(({ posts }) =>
        posts.map(({ post }) => sharePictureOf(post, site, pictureOf(post.leadPhoto, renditions))),
      );
