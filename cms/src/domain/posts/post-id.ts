import { POST_ID_ALPHABET, postId } from '@newsroom/shared';
import { customAlphabet } from 'nanoid';

const draw = customAlphabet(POST_ID_ALPHABET, 7);

/** A new random post id: 7 characters with at least one letter. */
export const newPostId = (): string => {
  let id = draw();
  while (!postId.safeParse(id).success) id = draw();
  return id;
};
